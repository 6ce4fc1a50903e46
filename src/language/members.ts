import { hashes, type Hashes } from "../text/hashes.ts";
import { nameKey } from "../text/names.ts";
import { table } from "../text/tables.ts";
import { entriesOf, meet, type Entry } from "./gazetteer.ts";
import { isGiven } from "./given.ts";
import { titleAt } from "./titles.ts";
import { customary, everyday } from "./words.ts";

/** What `wordFlags` tells, by bit from the lowest. A function of the written form alone. */
export const WORD_FLAGS = [
  "given",
  "surname",
  "rare-surname",
  "political-surname",
  "everyday",
  "customary",
  "office",
  "body-last",
  "body-first",
  "place-last",
  "place-first",
  "country",
  "group",
  "region",
  "city",
  "small-city",
  "town",
  "body",
  "acronym",
] as const;

/** What `phraseFlags` tells, by bit from the lowest: the first word of a longer name of the gazetteer, and its other words. */
export const PHRASE_FLAGS = [
  "place-begins",
  "place-goes-on",
  "body-begins",
  "body-goes-on",
  "group-begins",
  "group-goes-on",
  "town-begins",
  "town-goes-on",
  "office-begins",
  "office-goes-on",
] as const;

type WordFlag = (typeof WORD_FLAGS)[number];
type PhraseFlag = (typeof PHRASE_FLAGS)[number];

const WORD = Object.fromEntries(WORD_FLAGS.map((name, at) => [name, 1 << at])) as Readonly<Record<WordFlag, number>>;
const PHRASE = Object.fromEntries(PHRASE_FLAGS.map((name, at) => [name, 1 << at])) as Readonly<Record<PhraseFlag, number>>;

/** A city of this many people is known by its name alone. */
const LARGE = 300_000;
/** Longest name of a town looked for, in words. */
const TOWN_WORDS = 3;

interface Lists {
  readonly common: Hashes;
  readonly rare: Hashes;
  readonly politics: Hashes;
  readonly towns: Hashes;
  readonly heads: ReadonlyMap<string, number>;
}

let lists: Lists | undefined;

function headsOf(): Map<string, number> {
  const found = new Map<string, number>();
  const add = (path: string, kind: "body" | "place"): void => {
    for (const [word = "", where = ""] of table(path)) {
      const last = where === "first" ? 0 : WORD[`${kind}-last`];
      const first = where === "last" ? 0 : WORD[`${kind}-first`];
      found.set(word, (found.get(word) ?? 0) | last | first);
    }
  };
  add("knowledge/bodies/heads.tsv", "body");
  add("knowledge/places/heads.tsv", "place");
  return found;
}

function load(): Lists {
  return {
    common: hashes("knowledge/surnames/common.bin"),
    rare: hashes("knowledge/surnames/rare.bin"),
    politics: hashes("knowledge/surnames/politics.bin"),
    towns: hashes("knowledge/places/towns.bin"),
    heads: headsOf(),
  };
}

function entryFlag({ kind, rank, short }: Entry): number {
  if (short) return WORD.acronym;
  if (kind === "country" || kind === "area") return WORD.country;
  if (kind === "group" || kind === "region") return WORD[kind];
  if (kind === "body" || kind === "common") return WORD.body;
  return rank >= LARGE ? WORD.city : WORD["small-city"];
}

/** In which of our lists a word is, as bits of `WORD_FLAGS`; 0 for marks and words of none. Acronyms count in capitals only. */
export function wordFlags(word: string): number {
  lists ??= load();
  const key = nameKey(word);
  if (key === "") return 0;
  let flags = lists.heads.get(key) ?? 0;
  if (isGiven(key)) flags |= WORD.given;
  if (lists.common.has(key)) flags |= WORD.surname;
  if (lists.rare.has(key)) flags |= WORD["rare-surname"];
  if (lists.politics.has(key)) flags |= WORD["political-surname"];
  if (everyday(key)) flags |= WORD.everyday;
  if (customary(key)) flags |= WORD.customary;
  if (lists.towns.has(key)) flags |= WORD.town;
  if (titleAt([key], 0, 1)) flags |= WORD.office;
  for (const entry of entriesOf(word)) if (!entry.short || word === word.toUpperCase()) flags |= entryFlag(entry);
  return flags;
}

const CAPITAL = /^\p{Lu}/u;

function isCapital(word: string | undefined): boolean {
  if (word === undefined || word === "") return false;
  const code = word.charCodeAt(0);
  return code < 128 ? code >= 65 && code <= 90 : CAPITAL.test(word);
}

/** Marks longer names of lists in one sentence. */
class Phrases {
  private readonly words: readonly string[];
  private readonly keys: readonly string[];
  readonly flags: Uint16Array;

  constructor(words: readonly string[]) {
    this.words = words;
    this.keys = words.map(nameKey);
    this.flags = new Uint16Array(words.length);
  }

  private mark(first: number, length: number, kind: "place" | "body" | "group" | "town" | "office"): void {
    for (let at = first; at < first + length; at++)
      this.flags[at] = (this.flags[at] ?? 0) | (at === first ? PHRASE[`${kind}-begins`] : PHRASE[`${kind}-goes-on`]);
  }

  private named(first: number): void {
    const met = meet((step) => this.keys[first + step] || undefined);
    if (!met || met.length < 2) return;
    for (const kind of new Set(met.entries.map((entry) => entry.class))) this.mark(first, met.length, kind);
  }

  private town(first: number, { towns }: Lists): void {
    let key = this.keys[first] ?? "";
    for (let length = 2; length <= TOWN_WORDS && isCapital(this.words[first + length - 1]); length++) {
      key += ` ${this.keys[first + length - 1] ?? ""}`;
      if (towns.has(key)) this.mark(first, length, "town");
    }
  }

  all(known: Lists): Uint16Array {
    for (const [at, word] of this.words.entries()) {
      const title = titleAt(this.keys, at, this.keys.length);
      if (title && title.length > 1) this.mark(at, title.length, "office");
      if (!isCapital(word)) continue;
      this.named(at);
      this.town(at, known);
    }
    return this.flags;
  }
}

/** For each word of a sentence, whether it stands in a longer name of our lists, as bits of `PHRASE_FLAGS`. Names begin with a capital; offices need none. */
export function phraseFlags(words: readonly string[]): Uint16Array {
  lists ??= load();
  return new Phrases(words).all(lists);
}
