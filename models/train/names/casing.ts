import { hashOf } from "../../../src/text/hash.ts";
import type { NamedSentence } from "./sentences.ts";

/** One sentence in so many is copied in title case, capitals and lower case: about as often as news has headlines and labels. */
const EVERY = { titled: 8, upper: 24, lower: 40 } as const;
/** Words shorter than this keep their small letter in most headlines. */
const LONG = 4;
/** Shortest sentence worth copying, and the longest: headlines are no paragraphs. */
const SHORT = 3;
const LONGEST = 24;

function chosen(sentences: readonly NamedSentence[], every: number, salt: string): NamedSentence[] {
  return sentences.filter(
    ({ words }) => words.length >= SHORT && words.length <= LONGEST && hashOf(`${salt} ${words.join(" ")}`) % every === 0,
  );
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** Copies in title case, in their own documents, so that the rest of the document can tell names from words. */
export function titled(sentences: readonly NamedSentence[]): NamedSentence[] {
  return chosen(sentences, EVERY.titled, "title").map((one) => ({
    ...one,
    words: one.words.map((word, at) => (at === 0 || word.length >= LONG ? capital(word) : word)),
  }));
}

/** Copies in capitals. */
export function upper(sentences: readonly NamedSentence[]): NamedSentence[] {
  return chosen(sentences, EVERY.upper, "upper").map((one) => ({ ...one, words: one.words.map((word) => word.toUpperCase()) }));
}

/** Copies in small letters. */
export function lower(sentences: readonly NamedSentence[]): NamedSentence[] {
  return chosen(sentences, EVERY.lower, "lower").map((one) => ({ ...one, words: one.words.map((word) => word.toLowerCase()) }));
}
