// Builds knowledge/given/given.tsv: given names with the sex they are mostly given to.
// Usage: node knowledge/build/given.mjs <folder with male.txt, female.txt, Phoenix.Countries.actors.txt> <folder with every-politician-world>
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { csv, handwritten, write } from "./write.mjs";

/** How often a first word must begin a person's name in the actor lists to count as a given name. */
const OFTEN = 3;
const [names, politicians] = process.argv.slice(2);
const lines = (path) => readFileSync(path, "utf8").split(/\r?\n/).filter(Boolean);
const sexes = new Map();
const mark = (name, sex) => {
  const known = sexes.get(name);
  sexes.set(name, known === undefined || known === "" ? sex : sex === "" || sex === known ? known : "b");
};
for (const name of lines(join(names, "male.txt"))) mark(name, "m");
for (const name of lines(join(names, "female.txt"))) mark(name, "f");

const title = (word) => word[0] + word.slice(1).toLowerCase();
const counts = new Map();
for (const line of lines(join(names, "Phoenix.Countries.actors.txt"))) {
  const first = /^\+?([A-Z]{3,})_[A-Z]{3,}_\s+(?:#|\[[A-Z]+(?:GOV|ELI|OPP|MIL|ELI)?[ \]])/.exec(line)?.[1];
  if (first && /CountryInfo|\d{6}/.test(line)) counts.set(title(first), (counts.get(title(first)) ?? 0) + 1);
}
const notNames = new Set(handwritten("given/not.tsv").map(([word]) => word));
for (const [name, count] of counts) if (count >= OFTEN) mark(name, "");
for (const row of csv(readFileSync(join(politicians, "every-politician-world/html/bio.csv"), "utf8"))) {
  const first = row.name.split(" ")[0];
  if (/^\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?$/u.test(first)) mark(first, row.gender === "male" ? "m" : row.gender === "female" ? "f" : "");
}
write(
  "given/given.tsv",
  ["name", "sex"],
  [...sexes].filter(([name]) => name.length > 1 && !notNames.has(name)),
);
