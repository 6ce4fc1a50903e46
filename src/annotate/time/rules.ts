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

/** How words in digits are named, by what they look like: "7" and "12", "2016", "12th", "1990s", all others ("7:15", "1,200", "10am"). */
export type Shape = "00" | "0000" | "0th" | "0s" | "0";

/**
 * A slot reads a value at a piece, or null. `starts` are the lower-case words it can begin with (a hyphenated word begins with its first part), and
 * shapes of words in digits; `more`: the words it can take behind them, or those it can take behind each first word ("" where that can be all).
 */
export interface Slot {
  readonly starts: readonly string[];
  readonly more?: readonly string[] | ReadonlyMap<string, readonly string[]>;
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

/** An element of a pattern, ready to be asked. */
export interface Element {
  readonly words?: ReadonlySet<string>;
  readonly slot?: Slot;
  readonly name: string;
  readonly optional: boolean;
  /** Every word the element can begin with; digits as `DIGIT`. */
  readonly opens: ReadonlySet<string>;
}

/** A rule with its elements. */
export interface Compiled<T> {
  readonly elements: readonly Element[];
  readonly rule: Rule<T>;
}

/** The number of every word that no rule names. */
export const UNKNOWN = 0;
/** Set in the number of a hyphenated word that begins or ends with a word of the rules, as it may have to be read in pieces. */
export const JOINED = 0x8000;
/** The other bits: which word it is. */
export const WORD = 0x7fff;

/** A word of some rule, with the rules that can begin with it and, by the number of a second word, those of them that can go on with it once it was met. */
export interface Known<T> {
  readonly word: string;
  readonly rules: Compiled<T>[];
  readonly before: (readonly Compiled<T>[] | undefined)[];
}

/** Rules ready to be asked. The words that they name have numbers from 1 on. */
export interface Compilation<T> {
  readonly numbers: ReadonlyMap<string, number>;
  readonly known: readonly Known<T>[];
}

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
  return { slot, name, optional, opens: new Set(slot.starts) };
}

/** Whether a rule's elements from `step` on can begin with a word, or be no word at all if `word` is "". */
function canBegin(elements: readonly Element[], step: number, word: string): boolean {
  for (let at = step; at < elements.length; at++) {
    if (word !== "" && elements[at]?.opens.has(word)) return true;
    if (!elements[at]?.optional) return false;
  }
  return word === "";
}

/** Whether an element that begins with `first` can take `second` behind it, and whether it can end with `first`. */
function takes({ slot }: Element, first: string, second: string): { readonly second: boolean; readonly alone: boolean } {
  const more = slot?.more;
  if (more instanceof Map) {
    const own = (more as ReadonlyMap<string, readonly string[]>).get(first);
    return { second: second !== "" && own?.includes(second) === true, alone: own === undefined || own.includes("") };
  }
  return { second: second !== "" && (more as readonly string[] | undefined)?.includes(second) === true, alone: true };
}

/** Whether a rule can match a text that goes on with `second` behind `first`, or ends (a word that no rule names is ""). */
export function canGoOn<T>({ elements }: Compiled<T>, first: string, second: string): boolean {
  for (const [at, each] of elements.entries()) {
    if (each.opens.has(first)) {
      const taken = takes(each, first, second);
      if (taken.second) return true;
      if (taken.alone && (canBegin(elements, at + 1, "") || (second !== "" && canBegin(elements, at + 1, second)))) return true;
    }
    if (!each.optional) return false;
  }
  return false;
}

/** All words that a slot takes behind its first. */
function moreOf(slot: Slot | undefined): readonly string[] {
  const more = slot?.more ?? [];
  if (!(more instanceof Map)) return more as readonly string[];
  return [...(more as ReadonlyMap<string, readonly string[]>).values()].flat().filter((word) => word !== "");
}

/** Compile rules over the given slots. Rules keep their order: of matches of one length, the earlier rule wins. */
export function compile<T>(rules: readonly Rule<T>[], slots: Readonly<Record<string, Slot>>): Compilation<T> {
  const numbers = new Map<string, number>();
  const known: Known<T>[] = [{ word: "", rules: [], before: [] }];
  const know = (word: string): Known<T> => {
    const met = known[numbers.get(word) ?? UNKNOWN];
    if (met && met.word !== "") return met;
    const made = { word, rules: [], before: [] };
    numbers.set(word, known.push(made) - 1);
    return made;
  };
  for (const rule of rules) {
    const compiled = { elements: rule.when.split(" ").map((source) => element(source, slots)), rule };
    for (const { opens, slot } of compiled.elements) for (const word of [...opens, ...moreOf(slot)]) know(word);
    const firsts = compiled.elements.slice(0, compiled.elements.findIndex((each) => !each.optional) + 1 || compiled.elements.length);
    for (const word of new Set(firsts.flatMap(({ opens }) => [...opens]))) know(word).rules.push(compiled);
  }
  for (const [word, number] of numbers) if (word.indexOf("-") > 0) numbers.set(word, number | JOINED);
  return { numbers, known };
}
