import { nameKey } from "../text/names.ts";
import { table } from "../text/tables.ts";

/**
 * Something a name can stand for. `id` is the gazetteer key; `use` how the name is used; `rank` orders entries of one name (population of a
 * city, and more for regions, countries and capitals); `short`: an acronym, which counts only in capitals; `nickname`: a definite
 * expression that holds only where the body is named in the same document.
 */
export interface Entry {
  readonly id: string;
  readonly class: "place" | "body" | "group";
  readonly use: "name" | "adjective" | "people";
  readonly country: string;
  readonly rank: number;
  readonly kind: "country" | "capital" | "city" | "region" | "area" | "body" | "group";
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
  /** Most words of a name that begins with this word. */
  readonly longest: ReadonlyMap<string, number>;
  readonly nicknames: ReadonlyMap<string, readonly string[]>;
}

/** Ranks of what has no population here: a country or capital is meant before any city that shares its name, a region before a small one. */
const RANK = { country: 1e9, area: 4e8, capital: 3e8, body: 2e8, group: 1e9, region: 400_000 };
/** Acronyms have at most this many letters; longer names in capitals are words. */
const ACRONYM = 5;

let index: Index | undefined;

class Builder {
  readonly entries = new Map<string, Entry[]>();
  readonly cities = new Map<string, string>();
  readonly longest = new Map<string, number>();
  readonly nicknames = new Map<string, string[]>();

  add(name: string, entry: Omit<Entry, "short">): void {
    const key = nameKey(name);
    if (key === "") return;
    const short = name.length <= ACRONYM + 2 && name === name.toUpperCase() && key.length <= ACRONYM && /^\p{L}/u.test(name);
    const own = { ...entry, short };
    const known = this.entries.get(key);
    if (known) {
      if (!known.some((other) => other.id === own.id && other.use === own.use)) known.push(own);
    } else this.entries.set(key, [own]);
    this.reach(key);
  }

  /** Note how many words a name takes. */
  private reach(key: string): void {
    const first = key.indexOf(" ");
    const word = first < 0 ? key : key.slice(0, first);
    const words = first < 0 ? 1 : key.split(" ").length;
    if ((this.longest.get(word) ?? 0) < words) this.longest.set(word, words);
  }

  countries(): void {
    for (const [iso = "", name = "", , aliases = ""] of table("knowledge/countries/countries.tsv")) {
      const entry = { id: `iso:${iso}`, class: "place", use: "name", country: iso, rank: RANK.country, kind: "country" } as const;
      for (const form of [name, ...aliases.split("|")]) if (form.length > 2) this.add(form, entry);
    }
    for (const [iso = "", alias = ""] of table("knowledge/countries/aliases.tsv")) {
      this.add(alias, { id: `iso:${iso}`, class: "place", use: "name", country: iso, rank: RANK.country, kind: "country" });
    }
    for (const [iso = "", form = "", use = ""] of [
      ...table("knowledge/nationalities/nationalities.tsv"),
      ...table("knowledge/nationalities/own.tsv"),
    ]) {
      const id = iso === "" ? `group:${nameKey(form)}` : `iso:${iso}`;
      const way = use === "people" ? "people" : "adjective";
      this.add(form, { id, class: "group", use: way, country: iso, rank: RANK.group, kind: "group" });
    }
  }

  places(): void {
    for (const [key = "", cities = ""] of table("knowledge/places/cities.tsv")) {
      this.cities.set(key, cities);
      this.reach(key);
    }
    for (const [code = "", name = ""] of table("knowledge/places/regions.tsv")) {
      this.add(name, { id: `adm:${code}`, class: "place", use: "name", country: code.slice(0, 2), rank: RANK.region, kind: "region" });
    }
    for (const [id = "", name = "", aliases = "", country = ""] of table("knowledge/places/natural.tsv")) {
      const entry = { id: `place:${id}`, class: "place", use: "name", country, rank: RANK.area, kind: "area" } as const;
      for (const form of [name, ...aliases.split("|")]) this.add(form, entry);
    }
  }

  bodies(): void {
    for (const [id = "", name = "", aliases = "", nicknames = "", country = ""] of table("knowledge/bodies/own.tsv")) {
      const entry = { id: `body:${id}`, class: "body", use: "name", country, rank: RANK.body, kind: "body" } as const;
      for (const form of [name, ...aliases.split("|")]) this.add(form, entry);
      if (nicknames !== "") this.nicknames.set(`body:${id}`, nicknames.split("|").map(nameKey));
    }
    for (const [id = "", name = "", aliases = ""] of table("knowledge/bodies/phoenix.tsv")) {
      const entry = { id: `body:${id}`, class: "body", use: "name", country: "", rank: 1, kind: "body" } as const;
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

function lookUp(own: Index, key: string): readonly Entry[] | undefined {
  const packed = own.cities.get(key);
  if (packed === undefined) return own.entries.get(key);
  own.cities.delete(key);
  const all = [...(own.entries.get(key) ?? []), ...packed.split("|").map(city)];
  own.entries.set(key, all);
  return all;
}

/** What a whole name can stand for; empty where the gazetteer does not have it. */
export function entriesOf(name: string): readonly Entry[] {
  index ??= load();
  return lookUp(index, nameKey(name)) ?? [];
}

/**
 * The longest name of the gazetteer that begins at a word. `word(n)` gives the key of the n-th word from there, or undefined where the
 * name cannot go on; `fits` may refuse a length.
 */
export function meet(word: (at: number) => string | undefined): Met | undefined {
  index ??= load();
  let key = word(0);
  if (key === undefined) return undefined;
  const most = index.longest.get(key);
  if (most === undefined) return undefined;
  let met: Met | undefined;
  for (let length = 1; ; length++) {
    const entries = lookUp(index, key);
    if (entries) met = { length, key, entries };
    if (length >= most) return met;
    const next = word(length);
    if (next === undefined) return met;
    key = next.startsWith("'") ? key + next : `${key} ${next}`;
  }
}

/** Keys of the nicknames of a body ("alliance" of NATO); empty for all else. */
export function nicknamesOf(id: string): readonly string[] {
  index ??= load();
  return index.nicknames.get(id) ?? [];
}
