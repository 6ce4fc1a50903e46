import { table } from "../text/tables.ts";

let plain: ReadonlySet<string> | undefined;

/** Whether a word has capitals by custom and names no person, body or place: "COVID-19", "GDP", "MPs", "Christmas". */
export function customary(word: string): boolean {
  plain ??= new Set(table("knowledge/words/plain.tsv").map(([form]) => form ?? ""));
  return plain.has(word);
}

let known: ReadonlySet<string> | undefined;

/** Whether a lower-case word is everyday English ("support", "talks"), and so no name merely because it has a capital letter. */
export function everyday(word: string): boolean {
  known ??= new Set(table("knowledge/words/words.tsv").map(([form]) => form ?? ""));
  if (known.has(word)) return true;
  return word.includes("-") && word.split("-").every((part) => part === "" || known?.has(part) === true || part.length === 1);
}
