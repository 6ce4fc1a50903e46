// knowledge/wikidata/countries.tsv from the npm package @rapideditor/country-coder, unpacked into the folder given as an argument.
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { handwritten, write } from "./write.mjs";

const { borders } = createRequire(import.meta.url)(resolve(process.argv[2] ?? ".", "dist/country-coder.cjs"));
const names = new Map(handwritten("countries/countries.tsv").map(([iso, name]) => [iso, name]));
const all = borders.features.map(({ properties }) => properties);
const rows = all
  .filter(({ iso1A2, wikidata }) => names.has(iso1A2) && wikidata)
  .map(({ iso1A2 }) => {
    // Who says "Denmark" means the country and not the realm that has Greenland in it.
    const ofName = all.find(({ country, nameEn, wikidata }) => country === iso1A2 && nameEn === names.get(iso1A2) && wikidata);
    const { wikidata, nameEn } = ofName ?? all.find((one) => one.iso1A2 === iso1A2);
    return [`iso:${iso1A2}`, wikidata, nameEn];
  });
write("wikidata/countries.tsv", ["key", "wikidata", "name"], rows);
