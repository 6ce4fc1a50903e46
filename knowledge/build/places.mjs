// Builds knowledge/places/{cities,regions}.tsv from GeoNames.
// Usage: node knowledge/build/places.mjs <folder with geonames-cities500/cities500.txt.gz and admin1/admin1.json>
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { handwritten, write } from "./write.mjs";

/** Smallest population of a city that is neither a capital nor the seat of a first-level region. */
const LEAST = 15_000;
const source = process.argv[2];
const exonyms = new Map();
for (const [id, name] of handwritten("places/exonyms.tsv")) exonyms.set(id, [...(exonyms.get(id) ?? []), name]);

const lines = gunzipSync(readFileSync(join(source, "geonames-cities500/cities500.txt.gz"))).toString("utf8").split("\n");
const cities = [];
for (const line of lines) {
  const [id, name, ascii, , , , , code, country, , region, , , , population] = line.split("\t");
  const capital = code === "PPLC";
  if (!name || code === "PPLX" || !(capital || code === "PPLA" || Number(population) >= LEAST)) continue;
  cities.push([id, name, ascii === name ? "" : ascii, country, region, population, capital ? "capital" : "", (exonyms.get(id) ?? []).join("|")]);
}
write("places/cities.tsv", ["id", "name", "ascii", "country", "region", "population", "rank", "exonyms"], cities);

const regions = JSON.parse(readFileSync(join(source, "admin1/admin1.json"), "utf8"));
write("places/regions.tsv", ["code", "name"], regions.map(({ code, name }) => [code, name]));
