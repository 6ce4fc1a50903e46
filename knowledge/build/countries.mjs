// Builds knowledge/countries/countries.tsv and knowledge/nationalities/nationalities.tsv.
// Usage: node knowledge/build/countries.mjs <folder with i18n-iso-countries, countries-list, i18n-nationality>
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { handwritten, write } from "./write.mjs";

const source = process.argv[2];
const json = (path) => JSON.parse(readFileSync(join(source, path), "utf8"));
const named = json("i18n-iso-countries/en.json").countries;
const listed = json("countries-list/countries.min.json");
const nationalities = json("i18n-nationality/en.json").nationalities;

const countries = Object.entries(named).map(([iso, value]) => {
  const names = [listed[iso]?.name, ...[value].flat(), ...(listed[iso]?.alias ?? [])].filter((name) => name && /^\p{Lu}/u.test(name));
  const unique = [...new Set(names.map((name) => name.replaceAll("&", "and")))];
  return [iso, unique[0], listed[iso]?.capital ?? "", unique.slice(1).join("|")];
});
write("countries/countries.tsv", ["iso", "name", "capital", "aliases"], countries);

// Forms the source gives in the plural or that English does not use; the hand-written table has the right ones.
const wrong = new Set(handwritten("nationalities/own.tsv").map(([iso]) => iso));
const rows = Object.entries(nationalities).flatMap(([iso, value]) => {
  if (wrong.has(iso)) return [];
  const form = [value].flat()[0];
  return [[iso, form, "adjective"], ...(/[ni]$/.test(form) ? [[iso, `${form}s`, "people"]] : [])];
});
write("nationalities/nationalities.tsv", ["iso", "form", "use"], rows);
