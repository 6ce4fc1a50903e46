// Builds the lists that are only asked whether a name is in them: knowledge/places/towns.bin and knowledge/surnames/*.bin.
// Usage: node knowledge/build/members.mjs <kb folder> <dist.all.last of the US Census> <Phoenix.Countries.actors.txt> <every-politician-world>
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { csv, handwritten, key, writeHashes } from "./write.mjs";

/** So many of the most frequent surnames are told apart from the others. */
const COMMON = 10_000;
const PLAIN = /^[a-z' -]+$/;
const [kb, census, phoenix, politicians] = process.argv.slice(2);

const cities = new Set(handwritten("places/cities.tsv").map(([name]) => name));
const towns = new Set();
for (const line of gunzipSync(readFileSync(join(kb, "geonames-cities500/cities500.txt.gz")))
  .toString("utf8")
  .split("\n")) {
  const [, name, ascii] = line.split("\t");
  for (const form of [name, ascii].map((one) => key(one ?? ""))) if (PLAIN.test(form) && !cities.has(form)) towns.add(form);
}
writeHashes("places/towns.bin", towns);

const ranked = readFileSync(census, "utf8")
  .split("\n")
  .map((line) => line.split(/\s+/)[0].toLowerCase())
  .filter(Boolean);
writeHashes("surnames/common.bin", new Set(ranked.slice(0, COMMON)));
writeHashes("surnames/rare.bin", new Set(ranked.slice(COMMON)));

/** Longest name of a person in the lists, in words. */
const LONGEST = 4;
const last = new Set();
const add = (words) => {
  const form = key(words.at(-1) ?? "");
  if (words.length > 1 && words.length <= LONGEST && PLAIN.test(form) && form.length > 1) last.add(form);
};
for (const line of readFileSync(phoenix, "utf8").split(/\r?\n/)) {
  const name = /^\+?([A-Z][A-Z_'-]+[A-Z])_\s+(?:#|\[)/.exec(line)?.[1];
  if (name) add(name.split("_"));
}
for (const row of csv(readFileSync(join(politicians, "html/legislators.csv"), "utf8"))) add(row.person.split(" "));
for (const row of csv(readFileSync(join(politicians, "html/bio.csv"), "utf8"))) add(row.name.split(" "));
for (const [, name] of handwritten("holders/holders.tsv")) add(name.split(" "));
writeHashes("surnames/politics.bin", last);
