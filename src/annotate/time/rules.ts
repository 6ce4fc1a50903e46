import { digits } from "../../text/figures.ts";

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

/** The number of every word that no rule names. */
const UNKNOWN = 0;
/** Set in the number of a hyphenated word that begins or ends with a word of the rules, as it may have to be read in pieces. */
const JOINED = 0x8000;
const WORD = 0x7fff;

/** A word of some rule, with the rules that can begin with it and, by the number of a second word, those of them that can go on with it once it was met. */
interface Known<T> {
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
function canGoOn<T>({ elements }: Compiled<T>, first: string, second: string): boolean {
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
  return { numbers, known };
}

type Parts = Record<string, number | string | undefined>;

/** One try of a rule's elements on the pieces of a sentence. Kept as one object for all tries: this is the innermost loop of the annotator. */
class Walk {
  readonly pieces: readonly Piece[];
  elements: readonly Element[] = [];
  parts: Parts = {};
  /** Whether `parts` were written to or given away, so that the next try needs new ones. */
  private used = false;
  private readonly answers = new Map<Slot, { readonly at: number; readonly read: SlotRead | null }>();

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

  /** What a slot reads at a piece. Many rules ask one slot at one piece right after each other, so the last answer of each is kept. */
  private read(slot: Slot, at: number): SlotRead | null {
    let last = this.answers.get(slot);
    if (last?.at !== at) {
      last = { at, read: slot.read(this.pieces, at) };
      this.answers.set(slot, last);
    }
    return last.read;
  }

  private slot({ slot, name }: Element, step: number, at: number): number {
    const read = slot ? this.read(slot, at) : null;
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

/** The shape of a word that begins with a digit. */
function shapeOf(lower: string): Shape {
  const last = lower.charCodeAt(lower.length - 1);
  if (last >= 48 && last <= 57) return lower.length <= 2 ? "00" : lower.length === 4 && digits(lower) ? "0000" : "0";
  if (last === 115) return "0s";
  return /[a-z](?:t|d|h)$/.test(lower) ? "0th" : "0";
}

/** Shortest word that is looked into for a dash. */
const SHORTEST_JOINED = 3;

/** The number of the rules' word that a piece begins with: a hyphenated one with its first part. */
function numberOf<T>({ numbers }: Compilation<T>, { lower }: Piece): number {
  const code = lower.charCodeAt(0);
  if (code >= 48 && code <= 57) return numbers.get(shapeOf(lower)) ?? UNKNOWN;
  const known = numbers.get(lower);
  if (known !== undefined || lower.length < SHORTEST_JOINED) return known ?? UNKNOWN;
  const dash = lower.indexOf("-");
  if (dash <= 0) return UNKNOWN;
  const first = numbers.get(lower.slice(0, dash)) ?? UNKNOWN;
  return first !== UNKNOWN || numbers.has(lower.slice(lower.lastIndexOf("-") + 1)) ? JOINED | first : UNKNOWN;
}

/** The numbers of the rules' words that pieces begin with, of each piece, and one more behind the last. */
export function numbered<T>(rules: Compilation<T>, pieces: readonly Piece[]): Uint16Array {
  const found = new Uint16Array(pieces.length + 1);
  let at = 0;
  for (const piece of pieces) found[at++] = numberOf(rules, piece);
  return found;
}

const NONE: readonly never[] = [];

/** The rules that can match where the words of two numbers stand behind each other. */
function candidates<T>({ known }: Compilation<T>, first: number, second: number): readonly Compiled<T>[] {
  const here = known[first & WORD];
  if (!here || here.rules.length === 0) return NONE;
  let found = here.before[second & WORD];
  if (!found) {
    const word = known[second & WORD]?.word ?? "";
    found = here.rules.filter((rule) => canGoOn(rule, here.word, word));
    here.before[second & WORD] = found;
  }
  return found;
}

/** What so numbered pieces, from `first` to `last` exclusive, can hold: no match, as most sentences tell no time; matches; matches in parts of joined words. */
export function promise<T>(
  rules: Compilation<T>,
  numbers: Uint16Array,
  [first, last]: readonly [number, number],
): "none" | "whole" | "joined" {
  let found: "none" | "whole" = "none";
  for (let at = first; at < last; at++) {
    const here = numbers[at] ?? UNKNOWN;
    if ((here & JOINED) !== 0) return "joined";
    if (found === "whole" || here === UNKNOWN) continue;
    const next = at + 1 < last ? (numbers[at + 1] ?? UNKNOWN) : UNKNOWN;
    if (candidates(rules, here, next).length > 0) found = "whole";
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

/** All matches in the pieces of a sentence, from left to right without overlap, the longest at each place that its `make` accepts. `numbers` are those of the pieces. */
export function matches<T>(rules: Compilation<T>, pieces: readonly Piece[], numbers = numbered(rules, pieces)): Hit<T>[] {
  const all: Hit<T>[] = [];
  const walk = new Walk(pieces);
  for (let at = 0; at < pieces.length;) {
    const next = at + 1 < pieces.length ? (numbers[at + 1] ?? UNKNOWN) : UNKNOWN;
    const tried = candidates(rules, numbers[at] ?? UNKNOWN, next);
    const hit = tried.length > 0 ? longest(tried, walk, at) : null;
    if (hit) all.push(hit);
    at = hit?.match.last ?? at + 1;
  }
  return all;
}
