import type { Bound } from "../model/annotation.ts";
import type { Word } from "../text/spelled.ts";

/** Words before a number or a length of time that say how it bounds the true one. Longest first within a first word. */
const HEDGES: readonly (readonly [string, Bound])[] = [
  ["about", "about"],
  ["all of", "exact"],
  ["almost", "under"],
  ["an estimated", "about"],
  ["approximately", "about"],
  ["around", "about"],
  ["as few as", "at-least"],
  ["as little as", "at-least"],
  ["as many as", "at-most"],
  ["as much as", "at-most"],
  ["at least", "at-least"],
  ["at most", "at-most"],
  ["circa", "about"],
  ["close to", "about"],
  ["exactly", "exact"],
  ["fewer than", "under"],
  ["in excess of", "over"],
  ["just about", "about"],
  ["just over", "over"],
  ["just under", "under"],
  ["less than", "under"],
  ["more than", "over"],
  ["nearly", "under"],
  ["no fewer than", "at-least"],
  ["no less than", "at-least"],
  ["no more than", "at-most"],
  ["not less than", "at-least"],
  ["not more than", "at-most"],
  ["only", "exact"],
  ["over", "over"],
  ["roughly", "about"],
  ["some", "about"],
  ["under", "under"],
  ["up to", "at-most"],
  ["upward of", "over"],
  ["upwards of", "over"],
  ["well over", "over"],
];

interface Hedge {
  readonly words: readonly string[];
  readonly bound: Bound;
}

const hedges = new Map<string, Hedge[]>();
for (const [phrase, bound] of HEDGES) {
  const words = phrase.split(" ");
  const [first = ""] = words;
  hedges.set(first, [...(hedges.get(first) ?? []), { words, bound }]);
}

/** The first words of all hedges. */
export const hedgeStarts: readonly string[] = [...hedges.keys()];

/** For each first word of a hedge all words that any such hedge goes on with; "" where it can end there. */
export const hedgeSteps: ReadonlyMap<string, readonly string[]> = new Map(
  [...hedges].map(([first, own]) => [first, own.flatMap(({ words }) => (words.length === 1 ? [""] : words.slice(1)))] as const),
);

/** The hedge that begins at token `start` ("more than", "almost"), how many tokens it takes, and the bound it sets; or null. */
export function hedgeAt(words: readonly Word[], start: number): { readonly bound: Bound; readonly length: number } | null {
  for (const hedge of hedges.get(words[start]?.lower ?? "") ?? []) {
    if (hedge.words.every((word, at) => words[start + at]?.lower === word)) return { bound: hedge.bound, length: hedge.words.length };
  }
  return null;
}

/** Most words in a hedge. */
const LONGEST = 4;

/** The hedge that ends right before token `end`, where it begins, and the bound it sets; or null. */
export function hedgeBefore(words: readonly Word[], end: number): { readonly bound: Bound; readonly first: number } | null {
  for (let first = Math.max(0, end - LONGEST); first < end; first++) {
    const found = hedgeAt(words, first);
    if (found && first + found.length === end) return { bound: found.bound, first };
  }
  return null;
}
