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

/**
 * A slot reads a value at a piece, or null. `starts` are the lower-case words it can begin with (a hyphenated word begins with its first part);
 * `digits`: also with a digit; `more`: the words it can take behind them.
 */
export interface Slot {
  readonly starts: readonly string[];
  readonly digits?: boolean;
  readonly more?: readonly string[];
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
  /** Every word the element can begin with; digits as `DIGIT`. */
  readonly opens: ReadonlySet<string>;
}

interface Compiled<T> {
  readonly elements: readonly Element[];
  readonly rule: Rule<T>;
}

/** How `more` of a slot names all words in digits. */
export const DIGIT = "0";

/** A word of some rule, with the rules that can begin with it; those of them that can go on with a second word are found when it is first met. */
interface Known<T> {
  readonly word: string;
  readonly rules: Compiled<T>[];
  readonly before: Map<string, readonly Compiled<T>[]>;
}

/** Rules ready to be asked: every word that any of them names. */
export type Compilation<T> = ReadonlyMap<string, Known<T>>;

function element(source: string, slots: Readonly<Record<string, Slot>>): Element {
  const optional = source.endsWith("?") && source.length > 1;
  const body = optional ? source.slice(0, -1) : source;
  if (!body.startsWith("{")) {
    const words = new Set(body.split("|"));
    return { words, name: "", optional, opens: words };
  }
  const [kind = "", name = kind] = body.slice(1, -1).split("=");
  const slot = slots[kind];
  if (!slot) throw new Error(`no slot called ${kind}`);
  return { slot, name, optional, opens: new Set(slot.digits ? [...slot.starts, DIGIT] : slot.starts) };
}

/** Whether a rule's elements from `step` on can begin with a word, or be no word at all if `word` is "". */
function canBegin(elements: readonly Element[], step: number, word: string): boolean {
  for (let at = step; at < elements.length; at++) {
    if (word !== "" && elements[at]?.opens.has(word)) return true;
    if (!elements[at]?.optional) return false;
  }
  return word === "";
}

/** Whether a rule can match a text that goes on with `second` behind `first`, or ends (a word that no rule names is ""). */
function canGoOn<T>({ elements }: Compiled<T>, first: string, second: string): boolean {
  for (const [at, each] of elements.entries()) {
    if (each.opens.has(first)) {
      if (second !== "" && each.slot?.more?.includes(second)) return true;
      if (canBegin(elements, at + 1, "") || (second !== "" && canBegin(elements, at + 1, second))) return true;
    }
    if (!each.optional) return false;
  }
  return false;
}

/** Compile rules over the given slots. Rules keep their order: of matches of one length, the earlier rule wins. */
export function compile<T>(rules: readonly Rule<T>[], slots: Readonly<Record<string, Slot>>): Compilation<T> {
  const known = new Map<string, Known<T>>();
  const know = (word: string): Known<T> => {
    const met = known.get(word) ?? { word, rules: [], before: new Map<string, readonly Compiled<T>[]>() };
    known.set(word, met);
    return met;
  };
  for (const rule of rules) {
    const compiled = { elements: rule.when.split(" ").map((source) => element(source, slots)), rule };
    for (const { opens, slot } of compiled.elements) for (const word of [...opens, ...(slot?.more ?? [])]) know(word);
    const firsts = compiled.elements.slice(0, compiled.elements.findIndex((each) => !each.optional) + 1 || compiled.elements.length);
    for (const word of new Set(firsts.flatMap(({ opens }) => [...opens]))) know(word).rules.push(compiled);
  }
  return known;
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

/** The word of the rules that a piece begins with, if it is one. */
function knownAt<T>(rules: Compilation<T>, pieces: readonly Piece[], at: number): Known<T> | undefined {
  const piece = pieces[at];
  if (!piece) return undefined;
  const code = piece.lower.charCodeAt(0);
  if (code >= 48 && code <= 57) return rules.get(DIGIT);
  const known = rules.get(piece.lower);
  if (known || piece.end - piece.start < 3) return known;
  const dash = piece.lower.indexOf("-");
  return dash > 0 ? rules.get(piece.lower.slice(0, dash)) : undefined;
}

const NONE: readonly never[] = [];

function candidates<T>(first: Known<T>, second: Known<T> | undefined): readonly Compiled<T>[] {
  if (first.rules.length === 0) return NONE;
  const word = second?.word ?? "";
  let found = first.before.get(word);
  if (!found) {
    found = first.rules.filter((rule) => canGoOn(rule, first.word, word));
    first.before.set(word, found);
  }
  return found;
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
  let here = knownAt(rules, pieces, 0);
  for (let at = 0; at < pieces.length;) {
    const next = knownAt(rules, pieces, at + 1);
    const tried = here ? candidates(here, next) : NONE;
    const hit = tried.length > 0 ? longest(tried, walk, at) : null;
    if (hit) all.push(hit);
    const last = hit?.match.last ?? at + 1;
    here = last === at + 1 ? next : knownAt(rules, pieces, last);
    at = last;
  }
  return all;
}
