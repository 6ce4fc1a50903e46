// Builds knowledge/holders/holders.tsv from Wikidata query results (CC0).
// Usage: node knowledge/build/holders.mjs <folder with every-politician-world and world-leaders-2021>
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { csv, handwritten, write } from "./write.mjs";

const source = process.argv[2];
const read = (path) => csv(readFileSync(join(source, path), "utf8"));
const iso = new Map();
for (const [code, name, , aliases] of handwritten("countries/countries.tsv"))
  for (const form of [name, ...aliases.split("|")]) iso.set(form, code);
for (const [code, alias] of handwritten("countries/aliases.tsv")) if (!iso.has(alias)) iso.set(alias, code);
const country = (label) => iso.get(label) ?? iso.get(label.replace(/^(?:Kingdom|State|Republic|Commonwealth) of (?:the )?/, "")) ?? "";

const rows = [];
const add = (id, name, position, label, dates) => {
  if (!/^Q\d+$/.test(id) || !name || /^Q\d+$/.test(name)) return;
  const office = position.replace(/ of (?:the )?[A-Z].*$/, (tail) => (country(tail.replace(/^ of (?:the )?/, "")) === "" ? tail : ""));
  rows.push([id, name, office, country(label), ...dates]);
};
for (const row of read("every-politician-world/sources/foreign/wikidata.csv"))
  add(row.person, row.name, row.positionLabel, row.countryLabel, [row.start, ""]);
for (const row of read("world-leaders-2021/data/wikidata.csv")) {
  add(row.officeholder, row.officeholderLabel, row.positionLabel, row.country, [row.start_year, row.end_year]);
}
for (const row of read("every-politician-world/html/holders21.csv")) add(row.personID, row.person, row.position, "", [row.start, row.end]);
write("holders/holders.tsv", ["id", "name", "office", "country", "from", "to"], rows);
