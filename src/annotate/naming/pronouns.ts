import { BLANK, type Draft } from "./draft.ts";
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

const H = 104;
const S = 115;

/** The pronoun a word is; of "he's", which is one token, its beginning. */
function pronounOf(key: string): string | undefined {
  const code = key.charCodeAt(0);
  if (code !== H && code !== S) return undefined;
  if (SEX.has(key)) return key;
  return key.startsWith("he'") ? "he" : key.startsWith("she'") ? "she" : undefined;
}

/** All pronouns of one person in the prose of a document, in order. */
export function pronouns(stream: Stream): Draft[] {
  const found: Draft[] = [];
  for (const [at, line] of stream.lines.entries()) {
    if (line.kind !== "prose") continue;
    for (let first = line.first; first < line.last; first++) {
      const word = pronounOf(stream.keys[first] ?? "");
      if (word === undefined) continue;
      const start = stream.tokens[first]?.start ?? 0;
      found.push({ ...BLANK, start, end: start + word.length, form: "pronoun", key: word, line: at, first, last: first + 1 });
    }
  }
  return found;
}
