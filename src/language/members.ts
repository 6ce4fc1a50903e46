import { hashes, type Hashes } from "../text/hashes.ts";
import { nameKey } from "../text/names.ts";
import { table } from "../text/tables.ts";
import { entriesOf, leadsName, meet, type Entry } from "./gazetteer.ts";
import { isGiven } from "./given.ts";
import { leadsTitle, titleAt } from "./titles.ts";
import { customary, everyday } from "./words.ts";

/**
 * What `gazetteerFlags` tells, by bit from the lowest. The first are of a word alone, whatever stands beside it; of the last five, four say
 * that it stands in a longer name of that kind, and the last that it is the first word of one.
 */
export const GAZETTEER_FLAGS = [
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
  "place-phrase",
  "body-phrase",
  "office-phrase",
  "town-phrase",
  "phrase-begins",
] as const;

type Flag = (typeof GAZETTEER_FLAGS)[number];

const FLAG = Object.fromEntries(GAZETTEER_FLAGS.map((name, at) => [name, 1 << at])) as Readonly<Record<Flag, number>>;

/** Words whose flags are kept; when so many have been met, all are forgotten. */
const KEPT = 20_000;
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
      const last = where === "first" ? 0 : FLAG[`${kind}-last`];
      const first = where === "last" ? 0 : FLAG[`${kind}-first`];
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
  if (short) return FLAG.acronym;
  if (kind === "country" || kind === "area") return FLAG.country;
  if (kind === "group" || kind === "region") return FLAG[kind];
  if (kind === "body" || kind === "common") return FLAG.body;
  return rank >= LARGE ? FLAG.city : FLAG["small-city"];
}

/** In which of our lists a word is; 0 for marks and words of none. Acronyms count in capitals only. */
function lookedUp(word: string, known: Lists): number {
  const key = nameKey(word);
  if (key === "") return 0;
  let flags = known.heads.get(key) ?? 0;
  if (isGiven(key)) flags |= FLAG.given;
  if (known.common.has(key)) flags |= FLAG.surname;
  if (known.rare.has(key)) flags |= FLAG["rare-surname"];
  if (known.politics.has(key)) flags |= FLAG["political-surname"];
  if (everyday(key)) flags |= FLAG.everyday;
  if (customary(key)) flags |= FLAG.customary;
  if (known.towns.has(key)) flags |= FLAG.town;
  if (titleAt([key], 0, 1)) flags |= FLAG.office;
  for (const entry of entriesOf(word)) if (!entry.short || word === word.toUpperCase()) flags |= entryFlag(entry);
  return flags;
}

/** What is known of a word wherever it stands. */
interface Known {
  readonly key: string;
  readonly flags: number;
  readonly capital: boolean;
  /** Phrases of office, and names of the gazetteer, of several words begin with it. */
  readonly title: boolean;
  readonly name: boolean;
}

const CAPITAL = /^\p{Lu}/u;

function isCapital(word: string): boolean {
  const code = word.charCodeAt(0);
  return code < 128 ? code >= 65 && code <= 90 : CAPITAL.test(word);
}

const met = new Map<string, Known>();

function knownOf(word: string, from: Lists): Known {
  const own = met.get(word);
  if (own) return own;
  if (met.size >= KEPT) met.clear();
  const key = nameKey(word);
  const found = { key, flags: lookedUp(word, from), capital: isCapital(word), title: leadsTitle(key), name: leadsName(key) };
  met.set(word, found);
  return found;
}

/** Marks longer names of lists in one sentence. */
class Phrases {
  private readonly words: readonly Known[];
  private readonly keys: readonly string[];
  private readonly flags: Int32Array;

  constructor(words: readonly Known[], flags: Int32Array) {
    this.words = words;
    this.keys = words.map(({ key }) => key);
    this.flags = flags;
  }

  private mark(first: number, length: number, flag: number): void {
    this.flags[first] = (this.flags[first] ?? 0) | FLAG["phrase-begins"];
    for (let at = first; at < first + length; at++) this.flags[at] = (this.flags[at] ?? 0) | flag;
  }

  private named(first: number): void {
    const found = meet((step) => this.keys[first + step] || undefined);
    if (!found || found.length < 2) return;
    for (const entry of found.entries) if (entry.class !== "group") this.mark(first, found.length, FLAG[`${entry.class}-phrase`]);
  }

  private town(first: number, { towns }: Lists): void {
    let key = this.keys[first] ?? "";
    for (let length = 2; length <= TOWN_WORDS && this.words[first + length - 1]?.capital; length++) {
      key += ` ${this.keys[first + length - 1] ?? ""}`;
      if (towns.has(key)) this.mark(first, length, FLAG["town-phrase"]);
    }
  }

  all(from: Lists): void {
    for (let at = 0; at < this.words.length; at++) {
      const word = this.words[at] as Known;
      const title = word.title ? titleAt(this.keys, at, this.keys.length) : undefined;
      if (title && title.length > 1) this.mark(at, title.length, FLAG["office-phrase"]);
      if (!word.capital) continue;
      if (word.name || this.keys[at + 1]?.startsWith("'")) this.named(at);
      this.town(at, from);
    }
  }
}

/**
 * For each word of a sentence, in which of our lists it is, alone and in longer names, as bits of `GAZETTEER_FLAGS` (24 in all). Longer names
 * begin with a capital; offices need none. The same sentence gives the same flags, whatever was asked before.
 */
export function gazetteerFlags(words: readonly string[]): Int32Array {
  lists ??= load();
  const from = lists;
  const known = words.map((word) => knownOf(word, from));
  const flags = Int32Array.from(known, (word) => word.flags);
  new Phrases(known, flags).all(from);
  return flags;
}
