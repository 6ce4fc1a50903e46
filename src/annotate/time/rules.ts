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
export interface Compilation<T> {
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

/** Match elements from `step` on at piece `at`; an optional element is tried first and left out second. Returns the end, or -1. */
function follow(
  elements: readonly Element[],
  step: number,
  at: number,
  { pieces, parts }: { pieces: readonly Piece[]; parts: Parts },
): number {
  const wanted = elements[step];
  if (!wanted) return at;
  const piece = pieces[at];
  if (!piece) return wanted.optional ? follow(elements, step + 1, at, { pieces, parts }) : -1;
  const read = wanted.slot ? wanted.slot.read(pieces, at) : null;
  const length = wanted.words?.has(piece.lower) ? 1 : (read?.length ?? 0);
  if (length > 0) {
    if (read) parts[wanted.name] = read.value;
    const end = follow(elements, step + 1, at + length, { pieces, parts });
    if (end >= 0) return end;
    if (read) parts[wanted.name] = undefined;
  }
  return wanted.optional ? follow(elements, step + 1, at, { pieces, parts }) : -1;
}

function candidates<T>({ byWord, byDigit }: Compilation<T>, piece: Piece): readonly Compiled<T>[] {
  const code = piece.text.charCodeAt(0);
  if (code >= 48 && code <= 57) return byDigit;
  const known = byWord.get(piece.lower);
  if (known) return known;
  const dash = piece.lower.indexOf("-");
  return (dash > 0 ? byWord.get(piece.lower.slice(0, dash)) : undefined) ?? [];
}

/** The longest match of any rule at a piece that its `make` accepts, with what it made; or null. */
export function longest<T>(
  rules: Compilation<T>,
  pieces: readonly Piece[],
  at: number,
): { readonly match: Match; readonly made: T } | null {
  const piece = pieces[at];
  if (!piece) return null;
  let best: { match: Match; made: T } | null = null;
  for (const { elements, rule } of candidates(rules, piece)) {
    const parts: Parts = {};
    const last = follow(elements, 0, at, { pieces, parts });
    if (last <= (best?.match.last ?? at)) continue;
    const match = { parts, pieces, first: at, last };
    const made = rule.make(match);
    if (made !== null) best = { match, made };
  }
  return best;
}
