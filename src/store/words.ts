import { folded } from "./folded.ts";

/** Longer words are compared by their beginning: an index has no place for words without end. */
const LONGEST = 120;

/** The words of a text as a search compares them: runs of letters, digits and marks, in small letters without marks ("Réka" is "reka"), each once. */
export function wordsOf(text: string): Set<string> {
  const words = new Set<string>();
  for (const word of folded(text).match(/[\p{L}\p{N}\p{Co}]+/gu) ?? []) words.add(word.slice(0, LONGEST));
  return words;
}
