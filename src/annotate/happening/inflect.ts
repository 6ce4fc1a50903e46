import { table } from "../../text/tables.ts";

/** How a verb stands: its plain form, the -s form, the past, the past participle, the -ing form. One spelling can be several. */
export type Form = "plain" | "present" | "past" | "participle" | "ing";

/** A spelling of a verb and the forms it can be. */
export interface Inflection {
  readonly word: string;
  readonly forms: readonly Form[];
}

const irregular = new Map(table("knowledge/events/irregular.tsv").map((row) => [row[0] ?? "", row]));

/** Verbs of more than one syllable that double the last consonant because the stress lies on it. */
const DOUBLING = new Set(
  "admit commit permit submit omit emit refer prefer confer defer deter transfer occur concur rebel compel propel expel repel quit equip regret abet acquit kidnap beset rebut".split(
    " ",
  ),
);
const ONE_SYLLABLE = /^[^aeiou]*(?:qu)?[aeiou][^aeiouwxy]$/;
const DOUBLED_L = /[^aeiou][aeio]l$/;

function stems(base: string): string[] {
  if (ONE_SYLLABLE.test(base) || DOUBLING.has(base)) return [base + base.slice(-1)];
  if (base.length > 4 && DOUBLED_L.test(base)) return [base, `${base}l`];
  return [base];
}

function present(base: string): string {
  if (/[^aeiou]y$/.test(base)) return `${base.slice(0, -1)}ies`;
  return /(?:s|x|z|ch|sh|[^aeo]o|go)$/.test(base) ? `${base}es` : `${base}s`;
}

function past(base: string): string[] {
  if (base.endsWith("e")) return [`${base}d`];
  if (/[^aeiou]y$/.test(base)) return [`${base.slice(0, -1)}ied`];
  return stems(base).map((stem) => `${stem}ed`);
}

function ing(base: string): string[] {
  if (base.endsWith("ie")) return [`${base.slice(0, -2)}ying`];
  if (/[^eoy]e$/.test(base)) return [`${base.slice(0, -1)}ing`];
  return stems(base).map((stem) => `${stem}ing`);
}

/** All spellings of a verb given in its plain form (lower case), British and American, with the forms each can be. "be" and "have" included. */
export function inflections(base: string): Inflection[] {
  if (base === "be") return BE;
  const known = irregular.get(base);
  const found = new Map<string, Form[]>();
  const note = (word: string, form: Form) => found.set(word, [...(found.get(word) ?? []), form]);
  note(base, "plain");
  note(base === "have" ? "has" : present(base), "present");
  for (const word of known?.[1] ? [known[1]] : past(base)) note(word, "past");
  for (const word of known?.[2] ? [known[2]] : past(base)) note(word, "participle");
  for (const word of ing(base)) note(word, "ing");
  return [...found].map(([word, forms]) => ({ word, forms }));
}

const BE: Inflection[] = [
  { word: "be", forms: ["plain"] },
  { word: "am", forms: ["present"] },
  { word: "is", forms: ["present"] },
  { word: "are", forms: ["present"] },
  { word: "was", forms: ["past"] },
  { word: "were", forms: ["past"] },
  { word: "been", forms: ["participle"] },
  { word: "being", forms: ["ing"] },
];

/** The plural of a noun given in the singular; of a noun phrase, with its last word in the plural. */
export function plural(noun: string): string {
  return present(noun);
}
