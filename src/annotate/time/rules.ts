/** What a slot read: its value and how many pieces it took. */
export interface SlotRead {
  readonly value: number | string;
  readonly length: number;
}

/** A piece of a sentence: a token, or a part of a hyphenated one. */
export interface Piece {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly lower: string;
}

/** A slot reads a value at a piece, or null. `starts` are the lower-case words it can begin with; `digits`: also with a digit. */
export interface Slot {
  readonly starts: readonly string[];
  readonly digits?: boolean;
  read(pieces: readonly Piece[], at: number): SlotRead | null;
}

/** What a rule matched: the values of its slots by name, and the pieces from `first` to `last` exclusive. */
export interface Match {
  readonly parts: Readonly<Record<string, number | string | undefined>>;
  readonly pieces: readonly Piece[];
  readonly first: number;
  readonly last: number;
}

/**
 * One way to say something. `when`: elements parted by spaces: words (`ago|earlier`) and slots (`{month}`, `{day=from}` to name the value),
 * each optional with `?` behind it. `make` gives the meaning, or null to refuse.
 */
export interface Rule<T> {
  readonly when: string;
  make(match: Match): T | null;
}

interface Element {
  readonly words?: ReadonlySet<string>;
  readonly slot?: Slot;
  readonly name: string;
  readonly optional: boolean;
}

interface Compiled<T> {
  readonly elements: readonly Element[];
  readonly rule: Rule<T>;
}

/** Rules ready to be asked: those that can begin with each word, and those that can begin with a digit. */
interface Compilation<T> {
  readonly byWord: ReadonlyMap<string, readonly Compiled<T>[]>;
  readonly byDigit: readonly Compiled<T>[];
}

function element(source: string, slots: Readonly<Record<string, Slot>>): Element {
  const optional = source.endsWith("?") && source.length > 1;
  const body = optional ? source.slice(0, -1) : source;
  if (!body.startsWith("{")) return { words: new Set(body.split("|")), name: "", optional };
  const [kind = "", name = kind] = body.slice(1, -1).split("=");
  const slot = slots[kind];
  if (!slot) throw new Error(`no slot called ${kind}`);
  return { slot, name, optional };
}

/** The words an element list can begin with, through optional elements. */
function openers(elements: readonly Element[]): { words: Set<string>; digits: boolean } {
  const words = new Set<string>();
  let digits = false;
  for (const each of elements) {
    for (const word of each.words ?? each.slot?.starts ?? []) words.add(word);
    digits ||= each.slot?.digits ?? false;
    if (!each.optional) break;
  }
  return { words, digits };
}

/** Compile rules over the given slots. Rules keep their order: of matches of one length, the earlier rule wins. */
export function compile<T>(rules: readonly Rule<T>[], slots: Readonly<Record<string, Slot>>): Compilation<T> {
  const byWord = new Map<string, Compiled<T>[]>();
  const byDigit: Compiled<T>[] = [];
  for (const rule of rules) {
    const compiled = { elements: rule.when.split(" ").map((source) => element(source, slots)), rule };
    const { words, digits } = openers(compiled.elements);
    for (const word of words) {
      const list = byWord.get(word);
      if (list) list.push(compiled);
      else byWord.set(word, [compiled]);
    }
    if (digits) byDigit.push(compiled);
  }
  return { byWord, byDigit };
}

type Parts = Record<string, number | string | undefined>;

/** One try of a rule's elements on the pieces of a sentence. Kept as one object for all tries: this is the innermost loop of the annotator. */
class Walk {
  readonly pieces: readonly Piece[];
  elements: readonly Element[] = [];
  parts: Parts = {};
  /** Whether `parts` were written to or given away, so that the next try needs new ones. */
  private used = false;

  constructor(pieces: readonly Piece[]) {
    this.pieces = pieces;
  }

  /** Match elements from `step` on at piece `at`; an optional element is tried first and left out second. Returns the end, or -1. */
  follow(step: number, at: number): number {
    const wanted = this.elements[step];
    if (!wanted) return at;
    const piece = this.pieces[at];
    if (!piece) return wanted.optional ? this.follow(step + 1, at) : -1;
    const end = wanted.slot ? this.slot(wanted, step, at) : wanted.words?.has(piece.lower) ? this.follow(step + 1, at + 1) : -1;
    if (end >= 0) return end;
    return wanted.optional ? this.follow(step + 1, at) : -1;
  }

  private slot({ slot, name }: Element, step: number, at: number): number {
    const read = slot?.read(this.pieces, at);
    if (!read) return -1;
    this.used = true;
    this.parts[name] = read.value;
    const end = this.follow(step + 1, at + read.length);
    if (end < 0) this.parts[name] = undefined;
    return end;
  }

  /** The match of one rule at a piece if it ends behind `least`; its parts are its own. */
  try(elements: readonly Element[], first: number, least: number): Match | null {
    this.elements = elements;
    if (this.used) this.parts = {};
    this.used = false;
    const last = this.follow(0, first);
    this.used ||= last > least;
    return last > least ? { parts: this.parts, pieces: this.pieces, first, last } : null;
  }
}

function candidates<T>({ byWord, byDigit }: Compilation<T>, piece: Piece): readonly Compiled<T>[] {
  const code = piece.text.charCodeAt(0);
  if (code >= 48 && code <= 57) return byDigit;
  const known = byWord.get(piece.lower);
  if (known) return known;
  const dash = piece.lower.indexOf("-");
  return (dash > 0 ? byWord.get(piece.lower.slice(0, dash)) : undefined) ?? [];
}

/** A match with what its rule made of it. */
export interface Hit<T> {
  readonly match: Match;
  readonly made: T;
}

function longest<T>(rules: readonly Compiled<T>[], walk: Walk, at: number): Hit<T> | null {
  let best: Hit<T> | null = null;
  for (const { elements, rule } of rules) {
    const match = walk.try(elements, at, best?.match.last ?? at);
    const made = match && rule.make(match);
    if (match && made !== null) best = { match, made };
  }
  return best;
}

/** All matches in the pieces of a sentence, from left to right without overlap, the longest at each place that its `make` accepts. */
export function matches<T>(rules: Compilation<T>, pieces: readonly Piece[]): Hit<T>[] {
  const all: Hit<T>[] = [];
  const walk = new Walk(pieces);
  for (let at = 0; at < pieces.length;) {
    const piece = pieces[at];
    const tried = piece ? candidates(rules, piece) : [];
    const hit = tried.length > 0 ? longest(tried, walk, at) : null;
    if (hit) all.push(hit);
    at = hit ? hit.match.last : at + 1;
  }
  return all;
}
