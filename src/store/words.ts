import { folded } from "./folded.ts";

/** Longer words are compared by their beginning: an index has no place for words without end. */
const LONGEST = 120;

/** A text of plain letters and of marks that are no part of words: folding it takes its capitals alone, in half the time. Most English texts are. */
const PLAIN = /^[\0-\u{7f}–—‘’“”…]*$/u;

/** The words of a text as a search compares them: runs of letters, digits and marks, in small letters without marks ("Réka" is "reka"), each once. */
export function wordsOf(text: string): Set<string> {
  const found = PLAIN.test(text) ? text.toLowerCase().match(/[a-z0-9]+/g) : folded(text).match(/[\p{L}\p{N}\p{Co}]+/gu);
  const words = new Set<string>();
  for (const word of found ?? []) words.add(word.length > LONGEST ? word.slice(0, LONGEST) : word);
  return words;
}
