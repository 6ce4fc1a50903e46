// Builds knowledge/places/cities.tsv from GeoNames; geography.mjs builds the tables of where places lie.
// Usage: node knowledge/build/places.mjs <folder with geonames-cities500/cities500.txt.gz>
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { byCode, handwritten, key, write } from "./write.mjs";

/** Smallest population of a city that is neither a capital nor the seat of a first-level region. */
const LEAST = 15_000;
const source = process.argv[2];
const exonyms = new Map();
for (const [id, name] of handwritten("places/exonyms.tsv")) exonyms.set(id, [...(exonyms.get(id) ?? []), name]);

// One row for each name, because a table of rows for each city takes five times as long to load.
const byKey = new Map();
const lines = gunzipSync(readFileSync(join(source, "geonames-cities500/cities500.txt.gz")))
  .toString("utf8")
  .split("\n");
for (const line of lines) {
  const [id, name, ascii, , , , , code, country, , , , , , population] = line.split("\t");
  const capital = code === "PPLC";
  if (!name || code === "PPLX" || !(capital || code === "PPLA" || Number(population) >= LEAST)) continue;
  const packed = [id, country, population, capital ? "c" : ""].join("/");
  for (const form of new Set([name, ascii, ...(exonyms.get(id) ?? [])].map(key))) {
    if (/^[a-z' -]+$/.test(form)) byKey.set(form, [...(byKey.get(form) ?? []), packed].toSorted(byCode));
  }
}
write(
  "places/cities.tsv",
  ["key", "cities"],
  [...byKey].map(([form, packed]) => [form, packed.join("|")]),
);
