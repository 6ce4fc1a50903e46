import { stem } from "../../src/language/stems.ts";

/** Words that say nothing by themselves. */
const SMALL = new Set(
  (
    "a an the of in on at by for with from to into and or but as that which who is are was were be been being has have had will would could its his her their this it he she they " +
    "after before over near around about s"
  ).split(" "),
);

function wordsOf(phrase: string): Set<string> {
  const words = phrase.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const content = words.filter((word) => !SMALL.has(word));
  return new Set((content.length > 0 ? content : words).map(stem));
}

/** From this share of common content words on (Dice) two phrases say the same. */
const SAME = 0.5;
/** From this share of the shorter phrase's content words on the longer one holds it. */
const HELD = 0.5;

/**
 * How relevant an answer is beside a phrase that coders marked, in the three steps of Giveme5W1H's assessors: 1 where both share half of their
 * content words by stems, .5 where one holds half of the words of the other among many more, 0 otherwise.
 */
export function relevance(answer: string, phrase: string): 0 | 0.5 | 1 {
  const [a, b] = [wordsOf(answer), wordsOf(phrase)];
  if (a.size === 0 || b.size === 0) return 0;
  let shared = 0;
  for (const word of a) if (b.has(word)) shared++;
  if ((2 * shared) / (a.size + b.size) >= SAME) return 1;
  return shared / Math.min(a.size, b.size) >= HELD ? 0.5 : 0;
}
