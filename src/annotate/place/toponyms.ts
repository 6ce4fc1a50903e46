import { sitesNamed, type Site } from "../../language/geography.ts";
import type { Mention } from "../../model/annotation.ts";
import { nameKey } from "../../text/names.ts";
import type { Document } from "../../model/document.ts";

/** A place's name at one place of a text, and all that it can mean: nothing where no gazetteer has it. */
export interface Toponym {
  readonly mention: Mention;
  readonly start: number;
  readonly end: number;
  /** The name as it is compared: all toponyms of one name mean one place. */
  readonly name: string;
  readonly sites: readonly Site[];
}

/** Words before or after a name that are no part of it in any gazetteer. */
const LEADING =
  /^(?:the|greater|downtown|central|mainland|metropolitan|metro|upstate|northern|southern|eastern|western|north-?eastern|north-?western|south-?eastern|south-?western)\s+/iu;
const TRAILING =
  /(?:['’]s?|\s+(?:area|region|city|town|village|metro|state|municipality|proper|county|province|district|governorate|prefecture|oblast|township|county area))$/iu;
const CITY_OF = /^(?:city|town|village|township|state|province|county|district|republic|kingdom|island|commonwealth|municipality) of\s+/iu;

const SPELLED: Readonly<Record<string, string>> = { St: "Saint", Ft: "Fort", Mt: "Mount" };

function merged(some: readonly Site[], more: readonly Site[]): readonly Site[] {
  const known = new Set(some.map(({ id }) => id));
  return [...some, ...more.filter(({ id }) => !known.has(id))];
}

/** Places by a name as a text writes it; where the whole is unknown, without "the", "greater", "area" and the like around it. */
export function sitesOf(written: string): readonly Site[] {
  const name = written.replace(/\s+/gu, " ");
  const spelled = name.replace(/^(?:St|Ft|Mt)\b\.?/u, (short) => SPELLED[short.slice(0, 2)] ?? short);
  const whole = spelled === name ? sitesNamed(name) : merged(sitesNamed(name), sitesNamed(spelled));
  if (whole.length > 0) return whole;
  for (const pattern of [LEADING, TRAILING, CITY_OF]) {
    const bare = name.replace(pattern, "");
    if (bare !== name && bare !== "") return sitesOf(bare);
  }
  return whole;
}

// "Orel, Kent and Avon counties": each of the names is a county's.
const COUNTIES = /^(?:,| and| \p{Lu}[\p{L}.'-]*)* [Cc]ounties\b/u;
/** How far a name may stand before the word that says what it is, in characters. */
const AHEAD = 60;

// "Kharkiv region", "New York state": not the town.
const DIVISION = /^ (?:region|state|province|oblast|governorate|department|prefecture|district|county)\b/iu;

/** What the word after a name says it is: `division` a region or county, `counties` one of several. */
type Said = "" | "division" | "counties";

function saidAfter(text: string, end: number): Said {
  const ahead = text.slice(end, end + AHEAD);
  if (DIVISION.test(ahead)) return "division";
  return COUNTIES.test(ahead) ? "counties" : "";
}

function read(written: string, said: Said): readonly Site[] {
  const sites = sitesOf(written);
  if (said === "") return sites;
  const narrow = said === "counties" ? sitesNamed(`${written} county`) : sites.filter(({ kind }) => kind === "region" || kind === "county");
  return narrow.length > 0 ? narrow : sites;
}

function named({ class: of, form }: Mention): boolean {
  return of === "place" || (of === "group" && form === "adjective");
}

/** The toponyms of a document in text order: names of places, and adjectives of countries. */
export function toponymsOf(doc: Document, mentions: readonly Mention[]): Toponym[] {
  const known = new Map<string, readonly Site[]>();
  const found: Toponym[] = [];
  for (const mention of mentions) {
    if (!named(mention)) continue;
    const { start, end } = mention.name ?? mention.span;
    const written = doc.text.slice(start, end);
    const said = saidAfter(doc.text, end);
    const name = said === "" ? nameKey(written) : `${nameKey(written)} (${said})`;
    const sites = known.get(name) ?? read(written, said);
    known.set(name, sites);
    found.push({ mention, start, end, name, sites });
  }
  return found.toSorted((a, b) => a.start - b.start || b.end - a.end);
}
