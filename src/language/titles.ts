import { nameKey, slug } from "../text/names.ts";
import { table } from "../text/tables.ts";

/** What a phrase of office names: `sole` offices have one holder at a time in a country or body; a `title` is only a form of address, a `relation` ("counterpart") what somebody is to others. */
export interface Title {
  readonly office: string;
  readonly rank: "sole" | "shared" | "title" | "relation";
  /** Number of tokens the phrase takes. */
  readonly length: number;
}

interface Tables {
  readonly phrases: ReadonlyMap<string, Omit<Title, "length">>;
  readonly longest: ReadonlyMap<string, number>;
  readonly modifiers: ReadonlyMap<string, string>;
}

let tables: Tables | undefined;

function load(): Tables {
  const phrases = new Map<string, Omit<Title, "length">>();
  const longest = new Map<string, number>();
  for (const [phrase = "", office = "", rank = ""] of table("knowledge/offices/offices.tsv")) {
    const key = nameKey(phrase);
    const kind = rank === "sole" || rank === "shared" || rank === "relation" ? rank : "title";
    phrases.set(key, { office, rank: kind });
    const words = key.split(" ");
    const first = words[0] ?? "";
    if ((longest.get(first) ?? 0) < words.length) longest.set(first, words.length);
  }
  const modifiers = new Map(table("knowledge/offices/modifiers.tsv").map(([word = "", effect = ""]) => [word, effect]));
  return { phrases, longest, modifiers };
}

/** The effect of a word before an office: "past", "below" or "plain"; undefined for any other word. */
export function modifierEffect(key: string): string | undefined {
  tables ??= load();
  return tables.modifiers.get(key);
}

// Heads of offices named after a field: "Water Minister", "Minister of Water and Sanitation".
const HEADS = new Set(["minister", "secretary", "commissioner", "director", "chief", "spokesman", "spokeswoman"]);

/** Whether a word names an office once a field stands before or after it ("Fisheries Minister"). */
export function isHead(key: string): boolean {
  return HEADS.has(key);
}

/** Whether phrases of office of several words begin with a word. */
export function leadsTitle(key: string): boolean {
  tables ??= load();
  return (tables.longest.get(key.startsWith("ex-") ? key.slice(3) : key) ?? 0) > 1;
}

/** The longest phrase of office that begins at token `at`; `ex-` before it is passed over. */
export function titleAt(keys: readonly string[], at: number, end: number): Title | undefined {
  tables ??= load();
  let key = keys[at] ?? "";
  if (key.startsWith("ex-")) key = key.slice(3);
  const most = tables.longest.get(key);
  if (most === undefined) return undefined;
  let found: Title | undefined;
  for (let length = 1, words = 1; ;) {
    const phrase = tables.phrases.get(key);
    if (phrase) found = { ...phrase, length };
    if (keys[at + length] === ".") length++;
    const next = keys[at + length];
    if (words >= most || next === undefined || at + length >= end) return found;
    key = next.startsWith("'") ? key + next : `${key} ${next}`;
    length++;
    words++;
  }
}

// "Minister of Fisheries", "secretary for the environment": the head, and the field after it.
const FIELD_LAST = /^([a-z]+) (?:of|for) (?:the )?(.+)$/;

/**
 * The post an office's words name, whatever it is called: "foreign-minister" for "Minister of Foreign Affairs". Where unknown, the words with
 * the field first, so that "Minister of Fisheries" and "Fisheries Minister" are one post.
 */
export function officeKey(words: string): string {
  tables ??= load();
  const key = nameKey(words);
  const known = tables.phrases.get(key);
  if (known) return known.office;
  const [, head = "", field = ""] = FIELD_LAST.exec(key) ?? [];
  const turned = isHead(head) ? `${field} ${head}` : key;
  return tables.phrases.get(turned)?.office ?? slug(turned.replace(/\b(?:of|for|the|and)\b/g, " "));
}

/** Whether an office's words name no post: a form of address ("Mr.") or a relation ("counterpart"). */
export function isAddress(words: string): boolean {
  tables ??= load();
  const rank = tables.phrases.get(nameKey(words))?.rank;
  return rank === "title" || rank === "relation";
}

// Words that stand for any office that ends in them: "the minister" for the foreign minister.
const GENERAL = new Set(["minister", "secretary", "commissioner", "director", "prosecutor"]);

function covers(general: string, office: string): boolean {
  return GENERAL.has(general) && (office.endsWith(`-${general}`) || office.startsWith(`${general}-of`));
}

/** Whether an office key is the general word ("minister") of another ("foreign-minister"), and so says less of the same post. */
export function saysLess(general: string, office: string): boolean {
  return general !== office && covers(general, office);
}

/** Whether two office keys can be the same post: equal, or one the general word of the other ("minister" of "foreign-minister"). */
export function sameOffice(a: string, b: string): boolean {
  return a === b || covers(a, b) || covers(b, a);
}
