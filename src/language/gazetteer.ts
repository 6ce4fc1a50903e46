import { nameKey } from "../text/names.ts";
import { lookup, table } from "../text/tables.ts";

/**
 * Something a name can stand for. `id` is the gazetteer key; `use` how the name is used; `rank` orders entries of one name (population of a
 * city, and more for regions, countries and capitals); `kind` "common": a body's name that many countries have
 * ("Supreme Court"); `short`: an acronym, which counts only in capitals; `nickname`: a definite
 * expression that holds only where the body is named in the same document.
 */
export interface Entry {
  readonly id: string;
  readonly class: "place" | "body" | "group";
  readonly use: "name" | "adjective" | "people";
  readonly country: string;
  readonly rank: number;
  readonly kind: "country" | "capital" | "city" | "region" | "area" | "body" | "common" | "group";
  readonly short: boolean;
}

/** A name of the gazetteer met in a text: how many tokens it takes, and what it can stand for. */
export interface Met {
  readonly length: number;
  readonly key: string;
  readonly entries: readonly Entry[];
}

interface Index {
  readonly entries: Map<string, readonly Entry[]>;
  /** Cities by name, still packed; unpacked into `entries` when a text first names one. */
  readonly cities: Map<string, string>;
  /** First words of longer names, one, two and more: no name goes on from words that are not here. */
  readonly beginnings: ReadonlySet<string>;
  readonly nicknames: ReadonlyMap<string, readonly string[]>;
}

/** Ranks of what has no population here: a country or capital is meant before any city that shares its name, a region before a small one. */
const RANK = { country: 1e9, area: 4e8, capital: 3e8, body: 2e8, group: 1e9, region: 400_000 };
/** Stands for the country of a body that many countries have by this name. */
const COMMON = "*";
/** Acronyms have at most this many letters; longer names in capitals are words. */
const ACRONYM = 5;

let index: Index | undefined;

function isAcronym(name: string, key: string): boolean {
  return name.length <= ACRONYM + 2 && key.length <= ACRONYM && name === name.toUpperCase() && /^\p{L}/u.test(name);
}

class Builder {
  readonly entries = new Map<string, Entry[]>();
  readonly cities = lookup("knowledge/places/cities.tsv");
  readonly beginnings = new Set<string>();
  readonly nicknames = new Map<string, string[]>();

  constructor() {
    for (const key of this.cities.keys()) this.begin(key);
  }

  add(name: string, entry: Entry): void {
    const key = nameKey(name);
    if (key === "") return;
    const own = isAcronym(name, key) ? { ...entry, short: true } : entry;
    const known = this.entries.get(key);
    if (!known) {
      this.entries.set(key, [own]);
      this.begin(key);
    } else if (!known.some((other) => other.id === own.id && other.use === own.use)) known.push(own);
  }

  private begin(key: string): void {
    for (let space = key.indexOf(" "); space >= 0; space = key.indexOf(" ", space + 1)) this.beginnings.add(key.slice(0, space));
  }

  countries(): void {
    for (const [iso = "", name = "", , aliases = ""] of table("knowledge/countries/countries.tsv")) {
      const entry = {
        id: `iso:${iso}`,
        class: "place",
        use: "name",
        country: iso,
        rank: RANK.country,
        kind: "country",
        short: false,
      } as const;
      for (const form of [name, ...aliases.split("|")]) if (form.length > 2) this.add(form, entry);
    }
    for (const [iso = "", alias = ""] of table("knowledge/countries/aliases.tsv")) {
      this.add(alias, { id: `iso:${iso}`, class: "place", use: "name", country: iso, rank: RANK.country, kind: "country", short: false });
    }
    for (const [iso = "", form = "", use = "", within = ""] of [
      ...table("knowledge/nationalities/nationalities.tsv"),
      ...table("knowledge/nationalities/own.tsv"),
    ]) {
      const id = iso === "" ? `group:${nameKey(form)}` : `iso:${iso}`;
      const way = use === "people" ? "people" : "adjective";
      this.add(form, { id, class: "group", use: way, country: iso || within, rank: RANK.group, kind: "group", short: false });
    }
  }

  places(): void {
    for (const [code = "", name = ""] of table("knowledge/places/regions.tsv")) {
      this.add(name, {
        id: `adm:${code}`,
        class: "place",
        use: "name",
        country: code.slice(0, 2),
        rank: RANK.region,
        kind: "region",
        short: false,
      });
    }
    for (const [id = "", name = "", aliases = "", country = ""] of table("knowledge/places/natural.tsv")) {
      const entry = { id: `place:${id}`, class: "place", use: "name", country, rank: RANK.area, kind: "area", short: false } as const;
      for (const form of [name, ...aliases.split("|")]) this.add(form, entry);
    }
  }

  bodies(): void {
    for (const [id = "", name = "", aliases = "", nicknames = "", where = ""] of table("knowledge/bodies/own.tsv")) {
      const what = where === COMMON ? ({ country: "", kind: "common" } as const) : ({ country: where, kind: "body" } as const);
      const entry = { id: `body:${id}`, class: "body", use: "name", rank: RANK.body, short: false, ...what } as const;
      for (const form of [name, ...aliases.split("|")]) this.add(form, entry);
      if (nicknames !== "") this.nicknames.set(`body:${id}`, nicknames.split("|").map(nameKey));
    }
    for (const [id = "", name = "", aliases = ""] of table("knowledge/bodies/phoenix.tsv")) {
      const entry = { id: `body:${id}`, class: "body", use: "name", country: "", rank: 1, kind: "body", short: false } as const;
      for (const form of [name, ...aliases.split("|")]) if (!this.entries.has(nameKey(form))) this.add(form, entry);
    }
  }
}

function load(): Index {
  const builder = new Builder();
  builder.countries();
  builder.places();
  builder.bodies();
  return builder;
}

function city(packed: string): Entry {
  const [id = "", country = "", population = "", capital = ""] = packed.split("/");
  const kind = capital === "c" ? "capital" : "city";
  const rank = (kind === "capital" ? RANK.capital : 0) + Number(population);
  return { id: `geo:${id}`, class: "place", use: "name", country, rank, kind, short: false };
}

function lookUp({ entries, cities }: Index, key: string): readonly Entry[] | undefined {
  const known = entries.get(key);
  const packed = cities.get(key);
  if (packed === undefined) return known;
  cities.delete(key);
  const all = [...(known ?? []), ...packed.split("|").map(city)];
  entries.set(key, all);
  return all;
}

/** What a whole name can stand for; empty where the gazetteer does not have it. */
export function entriesOf(name: string): readonly Entry[] {
  index ??= load();
  return lookUp(index, nameKey(name)) ?? [];
}

/**
 * The longest name of the gazetteer that begins at a word. `word(n)` gives the key of the n-th word from there, or undefined where the
 * name cannot go on.
 */
export function meet(word: (at: number) => string | undefined): Met | undefined {
  index ??= load();
  let key = word(0);
  if (key === undefined) return undefined;
  let met: Met | undefined;
  for (let length = 1; ; length++) {
    const entries = lookUp(index, key);
    if (entries) met = { length, key, entries };
    const next = word(length);
    if (next === undefined) return met;
    const possessive = next.startsWith("'");
    if (!possessive && !index.beginnings.has(key)) return met;
    key = possessive ? key + next : `${key} ${next}`;
  }
}

/** Whether longer names of the gazetteer begin with a word; a possessive ending may follow any. */
export function leadsName(key: string): boolean {
  index ??= load();
  return index.beginnings.has(key);
}

/** Keys of the nicknames of a body ("alliance" of NATO); empty for all else. */
export function nicknamesOf(id: string): readonly string[] {
  index ??= load();
  return index.nicknames.get(id) ?? [];
}
