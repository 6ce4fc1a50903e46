import { nameKey } from "../text/names.ts";
import { gather } from "../text/gather.ts";
import { lookup, table } from "../text/tables.ts";
import { entriesOf } from "./gazetteer.ts";
import { Towns } from "./towns.ts";

/** What sort of place: a quarter is part of a town, a county a second-level region, an area anything else that has a name on maps. */
export type SiteKind = "country" | "region" | "county" | "town" | "quarter" | "area";

/**
 * A place on the map. `id` is a gazetteer key ("geo:703448", "iso:UA", "adm:US.TX", "adm2:US.TX.201", "place:black-sea"); `country` ISO
 * 3166-1 alpha-2, empty where it is in none alone; `region` the GeoNames code of the first-level region ("US.TX"), empty if unknown;
 * `lat` and `lon` degrees of a point near the middle, to about 600 m; `people` its inhabitants, 0 where they are not known here.
 * `seat`: of a country (2), of a first-level region (1).
 */
export interface Site {
  readonly id: string;
  readonly kind: SiteKind;
  readonly country: string;
  readonly region: string;
  readonly lat: number;
  readonly lon: number;
  readonly people: number;
  readonly seat: 0 | 1 | 2;
}

const BARE = { region: "", people: 0, seat: 0 } as const;

interface Atlas {
  readonly towns: Towns;
  readonly countries: ReadonlyMap<string, Site>;
  readonly regions: ReadonlyMap<string, Site>;
  readonly areas: ReadonlyMap<string, Site>;
  /** Codes of first-level regions by folded name, and by short form as written. */
  readonly regionsNamed: ReadonlyMap<string, readonly string[]>;
  readonly short: ReadonlyMap<string, string>;
  /** Second-level regions by folded name, packed as `code/lat/lon|…`. */
  readonly counties: ReadonlyMap<string, string>;
}

function loadRegions(): Pick<Atlas, "regions" | "regionsNamed"> {
  const regions = new Map<string, Site>();
  const regionsNamed = new Map<string, string[]>();
  for (const [code = "", name = "", aliases = "", lat, lon, people] of table("knowledge/places/regions.tsv")) {
    const country = code.slice(0, 2);
    const at = { lat: Number(lat), lon: Number(lon) };
    regions.set(code, { id: `adm:${code}`, kind: "region", country, region: code, ...at, people: Number(people), seat: 0 });
    const forms = aliases === "" ? [name] : [name, ...aliases.split("|")];
    for (const key of new Set(forms.map(nameKey))) gather(regionsNamed, key, code);
  }
  return { regions, regionsNamed };
}

function loadCountries(regions: Iterable<Site>): Map<string, Site> {
  const people = new Map<string, number>();
  for (const region of regions) people.set(region.country, (people.get(region.country) ?? 0) + region.people);
  const centres = table("knowledge/countries/centres.tsv");
  return new Map(
    centres.map(([iso = "", lat, lon]) => {
      const at = { lat: Number(lat), lon: Number(lon) };
      return [iso, { id: `iso:${iso}`, kind: "country", country: iso, region: "", ...at, people: people.get(iso) ?? 0, seat: 0 }];
    }),
  );
}

function loadAreas(): Map<string, Site> {
  return new Map(
    table("knowledge/places/natural.tsv").map(([id = "", , , country = "", lat, lon]) => [
      id,
      { ...BARE, id: `place:${id}`, kind: "area", country, lat: Number(lat), lon: Number(lon) },
    ]),
  );
}

let atlas: Atlas | undefined;

function atlasOf(): Atlas {
  if (atlas) return atlas;
  const regions = loadRegions();
  const short = new Map(table("knowledge/places/abbreviations.tsv").map(([form = "", code = ""]) => [form, code]));
  const towns = new Towns([...regions.regions.keys()]);
  atlas = {
    ...regions,
    short,
    towns,
    countries: loadCountries(regions.regions.values()),
    areas: loadAreas(),
    counties: lookup("knowledge/places/counties.tsv"),
  };
  return atlas;
}

function county(packed: string): Site {
  const [code = "", lat, lon, people] = packed.split("/");
  const [country = "", region = ""] = code.split(".");
  const at = { lat: Number(lat), lon: Number(lon) };
  return { id: `adm2:${code}`, kind: "county", country, region: `${country}.${region}`, ...at, people: Number(people), seat: 0 };
}

function countiesNamed(key: string): Site[] {
  const packed = atlasOf().counties.get(key);
  return packed === undefined ? [] : packed.split("|").map(county);
}

let coded: ReadonlyMap<string, Site> | undefined;

/** Counties by code; made when first asked for, since texts name counties by their names. */
function countyCoded(code: string): Site | undefined {
  coded ??= new Map(
    [...atlasOf().counties.values()].flatMap((packed) => packed.split("|").map((one) => [one.slice(0, one.indexOf("/")), county(one)])),
  );
  return coded.get(code);
}

/** The first-level region a short form stands for, as written after a town ("Ill.", "TX"); undefined for all else. */
export function regionShort(form: string): Site | undefined {
  const code = atlasOf().short.get(form);
  return code === undefined ? undefined : atlasOf().regions.get(code);
}

function ownName(iso: string): string {
  return table("knowledge/countries/countries.tsv").find(([code]) => code === iso)?.[1] ?? "";
}

/** Endings without which newspapers call second-level regions. */
const LEFT_OUT = [" county", " parish", " district", " borough", " province", " prefecture"];

/** Names that were asked for lately are kept, so many at most: news of one time names the same places again and again. */
const KEPT = 4096;
/** Longer names are no places; they are not kept. */
const LONGEST_KEPT = 64;
const kept = new Map<string, readonly Site[]>();

/**
 * All places a name can mean, in no order of likelihood: countries (also by adjective, "Syrian"), regions, counties, towns, areas.
 * A county by its bare name ("Otter Tail") only where nothing else has the name. Empty for unknown names.
 */
export function sitesNamed(name: string): readonly Site[] {
  const known = kept.get(name);
  if (known) return known;
  const found = [...sought(name).values()];
  if (kept.size >= KEPT) kept.clear();
  if (name.length <= LONGEST_KEPT) kept.set(name, found);
  return found;
}

/** The places by id, so that none is there twice. */
function sought(name: string): ReadonlyMap<string, Site> {
  const { towns, regions, regionsNamed, countries, areas, short } = atlasOf();
  const key = nameKey(name);
  const found = new Map<string, Site>();
  const add = (site: Site | undefined): void => {
    if (site && !found.has(site.id)) found.set(site.id, site);
  };
  const codes = regionsNamed.get(key) ?? [];
  for (const { id, kind } of entriesOf(name)) {
    // A country's second name that is a region's first is the region: England is not all of the United Kingdom.
    const part = kind === "country" && codes.some((code) => code.startsWith(id.slice(4))) && nameKey(ownName(id.slice(4))) !== key;
    if ((kind === "country" || kind === "group") && !part) add(countries.get(id.slice(4)));
    if (kind === "area") add(areas.get(id.slice(6)));
  }
  add(regions.get(short.get(name) ?? ""));
  for (const code of codes) add(regions.get(code));
  for (const site of [...countiesNamed(key), ...towns.named(key)]) add(site);
  if (found.size === 0) for (const ending of LEFT_OUT) for (const site of countiesNamed(key + ending)) add(site);
  return found;
}

/** The place with a gazetteer key; undefined for keys of anything else, and of places that are not in the tables. */
export function siteOf(id: string): Site | undefined {
  const { towns, regions, countries, areas } = atlasOf();
  const [table = "", code = ""] = id.split(":");
  if (table === "geo") return towns.withId(Number(code));
  if (table === "iso") return countries.get(code);
  if (table === "adm") return regions.get(code);
  if (table === "adm2") return countyCoded(code);
  return table === "place" ? areas.get(code) : undefined;
}

/** The mean radius of the earth in kilometres. */
const EARTH = 6371;
const RADIANS = Math.PI / 180;

/** Great-circle distance between two points in kilometres, by the haversine formula. */
export function kilometres(a: { readonly lat: number; readonly lon: number }, b: { readonly lat: number; readonly lon: number }): number {
  const north = Math.sin(((b.lat - a.lat) * RADIANS) / 2) ** 2;
  const east = Math.sin(((b.lon - a.lon) * RADIANS) / 2) ** 2;
  const chord = north + Math.cos(a.lat * RADIANS) * Math.cos(b.lat * RADIANS) * east;
  return 2 * EARTH * Math.asin(Math.min(1, Math.sqrt(chord)));
}
