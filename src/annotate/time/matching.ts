import { digits } from "../../text/figures.ts";
import { canGoOn, JOINED, UNKNOWN, WORD } from "./rules.ts";
import type { Compilation, Compiled, Element, Match, Piece, Rule, Shape, Slot, SlotRead } from "./rules.ts";

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

/** A match with its rule and what that made of it. */
export interface Hit<T> {
  readonly match: Match;
  readonly made: T;
  readonly rule: Rule<T>;
}

function longest<T>(rules: readonly Compiled<T>[], walk: Walk, at: number): Hit<T> | null {
  let best: Hit<T> | null = null;
  for (const { elements, rule } of rules) {
    const match = walk.try(elements, at, best?.match.last ?? at);
    const made = match && rule.make(match);
    if (match && made !== null) best = { match, made, rule };
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
