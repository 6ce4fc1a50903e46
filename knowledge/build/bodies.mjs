// Builds knowledge/bodies/phoenix.tsv: international bodies, companies and media of the Phoenix actor dictionary (MIT).
// Usage: node knowledge/build/bodies.mjs <folder with Phoenix.International.actors.txt>
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { handwritten, slug, write } from "./write.mjs";

const KINDS = {
  IGO: "intergovernmental",
  NGO: "organisation",
  NGM: "organisation",
  MNC: "company",
  MED: "outlet",
  BUS: "company",
  IMG: "armed",
};
const SMALL = new Set(["of", "the", "and", "for", "in", "on", "de", "to", "at"]);
const words = new Set(handwritten("words/words.tsv").map(([word]) => word));
const cased = (name) =>
  name
    .split(" ")
    .map((word, index) => {
      const lower = word.toLowerCase();
      if (index > 0 && SMALL.has(lower)) return lower;
      return word.length <= 5 && !name.includes(" ")
        ? word
        : lower.replace(/(^|[-.'])(\p{L})/gu, (_, before, letter) => before + letter.toUpperCase());
    })
    .join(" ");

// An entry is a name line, alias lines that start with "+", then codes in brackets, on the name's line or a later one.
const entries = [];
for (const raw of readFileSync(join(process.argv[2], "Phoenix.International.actors.txt"), "utf8").split(/\r?\n/)) {
  const line = raw.replace(/#.*/, "").trimEnd();
  if (line.trim() === "") continue;
  const [form, ...codes] = line.split(/(?=\[)/);
  const name = form.replace(/^\+/, "").replaceAll("_", " ").trim();
  if (!/^[\t+ ]/.test(line)) entries.push({ names: [name], codes: codes.join("") });
  else if (entries.length > 0) {
    const entry = entries.at(-1);
    if (name !== "") entry.names.push(name);
    entry.codes += codes.join("");
  }
}
// Dated codes are people; one ordinary word is too likely to be only that word.
const rows = entries.flatMap(({ names, codes }) => {
  const kind = KINDS[/^\[([A-Z]{3})/.exec(codes)?.[1] ?? ""];
  if (!kind || /\d/.test(codes)) return [];
  const good = [...new Set(names.map((name) => cased(name.replace(/^THE /, ""))))].filter(
    (name) => name.length > 1 && !/[:,]/.test(name) && !name.split(" ").every((word) => words.has(word.toLowerCase())),
  );
  return good.length === 0 ? [] : [[slug(good[0]), good[0], good.slice(1).join("|"), kind]];
});
write("bodies/phoenix.tsv", ["id", "name", "aliases", "kind"], rows);
