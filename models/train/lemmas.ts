/**
 * Rebuilds `models/grammar/lemmas.tsv` from the training parts of UD English EWT and GUM.
 *
 *   npm run train -- lemmas [--data ../shared/data]
 */
import { createHash } from "node:crypto";
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import type { GoldSentence } from "../../eval/conllu.ts";
import { trainingText } from "./treebanks.ts";

const ROOT = new URL("../../../", import.meta.url);

/** Longest ending that a rule looks at; longer than this only whole words have rules of their own. */
const LONGEST = 5;
/** A rule for an ending needs this many different words; a whole word needs one. */
const WITNESSES = 3;
/** Tags of inflected forms: one witness is enough for an exception, elsewhere one may be a misspelling. */
const INFLECTED = new Set(["VBD", "VBN", "VBG", "VBZ", "NNS", "JJR", "JJS", "RBR", "RBS"]);
/** Exceptions are words; numbers, addresses and file names are not worth keeping. */
const PLAIN = /^['-]?\p{L}[\p{L}'-]*$/u;

/** How a lemma is made of a form: how many characters are cut at its end, and what is put there. */
function change(form: string, lemma: string): string {
  let same = 0;
  while (same < form.length && same < lemma.length && form[same] === lemma[same]) same++;
  return `${form.length - same}\t${lemma.slice(same)}`;
}

type Counts = Map<string, Map<string, number>>;

function count(counts: Counts, key: string, value: string, by: number): void {
  const known = counts.get(key) ?? new Map<string, number>();
  known.set(value, (known.get(value) ?? 0) + by);
  counts.set(key, known);
}

function commonest(values: ReadonlyMap<string, number>): string {
  return [...values].toSorted(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))[0]?.[0] ?? "0\t";
}

const keysOf = (tag: string, form: string): string[] => {
  const ends = Array.from({ length: Math.min(LONGEST, form.length) + 1 }, (_, size) => `${tag}\t${form.slice(form.length - size)}`);
  return ends;
};

/**
 * The table `models/grammar/lemmas.tsv`: Penn tag, ending (with "^" before it, a whole word), characters to cut, characters to add. The longest
 * ending decides; an ending that says what a shorter one says is left out.
 */
function lemmaTable(sentences: readonly GoldSentence[]): string {
  const words: Counts = new Map();
  for (const one of sentences) {
    for (const [at, word] of one.words.entries()) {
      const form = one.upos[at] === "PROPN" ? word : word.toLowerCase().replaceAll("’", "'");
      const lemma = one.lemmas[at] ?? word;
      if (one.labels[at] !== "goeswith" && lemma !== "_") count(words, `${one.xpos[at] ?? ""}\t${form}`, change(form, lemma), 1);
    }
  }
  const ends: Counts = new Map();
  for (const [key, changes] of words) {
    const [tag, form] = key.split("\t") as [string, string];
    for (const end of keysOf(tag, form)) count(ends, end, commonest(changes), 1);
  }
  const rules = new Map<string, string>();
  const told = (tag: string, form: string): string => {
    const known = keysOf(tag, form)
      .toReversed()
      .find((end) => rules.has(end));
    return (known === undefined ? undefined : rules.get(known)) ?? "0\t";
  };
  const sorted = [...ends].toSorted(([a], [b]) => a.length - b.length || (a < b ? -1 : 1));
  for (const [end, changes] of sorted) {
    const [tag, form] = end.split("\t") as [string, string];
    const best = commonest(changes);
    if ((changes.get(best) ?? 0) >= WITNESSES && told(tag, form) !== best) rules.set(end, best);
  }
  const lines = [...rules].map(([end, rule]) => `${end}\t${rule}`);
  for (const [key, changes] of words) {
    const [tag, form] = key.split("\t") as [string, string];
    const best = commonest(changes);
    const often = (changes.get(best) ?? 0) > 1 || INFLECTED.has(tag);
    if (often && PLAIN.test(form) && told(tag, form) !== best) lines.push(`${tag}\t^${form}\t${best}`);
  }
  return `tag\tending\tcut\tadd\n${lines.toSorted().join("\n")}\n`;
}

/** Write the table. Options: `--data FOLDER`, the folder with the treebanks' folders. */
export function train(args: readonly string[]): void {
  const { values } = parseArgs({
    args: [...args],
    options: { data: { type: "string", default: fileURLToPath(new URL("../shared/data", ROOT)) } },
  });
  const table = lemmaTable(trainingText(values.data));
  writeFileSync(new URL("models/grammar/lemmas.tsv", ROOT), table);
  console.log(`${createHash("sha256").update(table).digest("hex")}  lemmas.tsv`);
}
