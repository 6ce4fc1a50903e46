import type { Draft } from "./draft.ts";
import type { Stream } from "./stream.ts";

/** Pronouns of one person, and the sex they tell. */
const SEX: ReadonlyMap<string, string> = new Map([
  ["he", "m"],
  ["him", "m"],
  ["his", "m"],
  ["she", "f"],
  ["her", "f"],
]);

/** The sex a pronoun tells, "" for any other word. */
export function pronounSex(key: string): string {
  return SEX.get(key) ?? "";
}

// "he's" is one token; the pronoun is its beginning.
const JOINED = /^(he|she)'/;

/** All pronouns of one person in the prose of a document, in order. */
export function pronouns(stream: Stream): Draft[] {
  const found: Draft[] = [];
  for (const [at, line] of stream.lines.entries()) {
    if (line.kind !== "prose") continue;
    for (let first = line.first; first < line.last; first++) {
      const key = stream.keys[first] ?? "";
      const word = SEX.has(key) ? key : JOINED.exec(key)?.[1];
      const start = stream.tokens[first]?.start ?? 0;
      if (word)
        found.push({ start, end: start + word.length, class: "person", form: "pronoun", key: word, line: at, first, last: first + 1 });
    }
  }
  return found;
}
