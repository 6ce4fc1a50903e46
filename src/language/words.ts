import { lookup } from "../text/tables.ts";

let plain: ReadonlyMap<string, string> | undefined;

/** Whether a word has capitals by custom and names no person, body or place: "COVID-19", "GDP", "MPs", "Christmas". */
export function customary(word: string): boolean {
  plain ??= lookup("knowledge/words/plain.tsv");
  return plain.has(word);
}

let known: ReadonlyMap<string, string> | undefined;

/** Whether a lower-case word is everyday English ("support", "talks"), and so no name merely because it has a capital letter. */
export function everyday(word: string): boolean {
  known ??= lookup("knowledge/words/words.tsv");
  if (known.has(word)) return true;
  return word.includes("-") && word.split("-").every((part) => part === "" || known?.has(part) === true || part.length === 1);
}
