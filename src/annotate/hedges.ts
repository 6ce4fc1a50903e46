import type { Bound } from "../model/annotation.ts";
import { gather } from "../text/gather.ts";
import type { Word } from "../text/spelled.ts";
import { table } from "../text/tables.ts";

interface Hedge {
  readonly words: readonly string[];
  readonly bound: Bound;
  readonly close: boolean;
}

// Words before a number or a length of time that say how it bounds the true one, by the first of them; the longest of one first word come first.
const hedges = new Map<string, Hedge[]>();
for (const [phrase = "", bound = "", close = ""] of table("knowledge/units/hedges.tsv")) {
  const words = phrase.split(" ");
  const [first = ""] = words;
  gather(hedges, first, { words, bound: bound as Bound, close: close !== "" });
}
for (const own of hedges.values()) own.sort((one, other) => other.words.length - one.words.length);

/** The first words of all hedges. */
export const hedgeStarts: readonly string[] = [...hedges.keys()];

/** For each first word of a hedge all words that any such hedge goes on with; "" where it can end there. */
export const hedgeSteps: ReadonlyMap<string, readonly string[]> = new Map(
  [...hedges].map(([first, own]) => [first, own.flatMap(({ words }) => (words.length === 1 ? [""] : words.slice(1)))] as const),
);

/** A hedge where it stands in a text: the bound it sets, and whether it says that the true number is close. */
export interface Hedging {
  readonly bound: Bound;
  readonly close: boolean;
}

/** The hedge that begins at token `start` ("more than", "almost") and how many tokens it takes; or null. */
export function hedgeAt(words: readonly Word[], start: number): (Hedging & { readonly length: number }) | null {
  for (const { words: own, bound, close } of hedges.get(words[start]?.lower ?? "") ?? []) {
    if (own.every((word, at) => words[start + at]?.lower === word)) return { bound, close, length: own.length };
  }
  return null;
}

/** Most words in a hedge. */
const LONGEST = Math.max(...[...hedges.values()].flat().map(({ words }) => words.length));

/** The hedge that ends right before token `end` and where it begins; or null. */
export function hedgeBefore(words: readonly Word[], end: number): (Hedging & { readonly first: number }) | null {
  for (let first = Math.max(0, end - LONGEST); first < end; first++) {
    const found = hedgeAt(words, first);
    if (found && first + found.length === end) return { bound: found.bound, close: found.close, first };
  }
  return null;
}
