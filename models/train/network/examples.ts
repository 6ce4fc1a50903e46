import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readConllu, type GoldSentence } from "../../../eval/conllu.ts";
import { contextBits } from "../../../src/language/network/context.ts";
import { piecesOf } from "../../../src/language/network/pieces.ts";
import { gather } from "../../../src/text/gather.ts";
import { namedSentences } from "../names/sentences.ts";
import { type Inventory, lessonsOf, trainingText } from "../treebanks.ts";
import { openClasses, unknownNames } from "./labels.ts";

/** A sentence with all that is known of it; arrays of its length. -1 in `tags`, `heads` and `relations` is unknown; heads count from 1, 0 is the root. */
export interface Example {
  readonly set: string;
  readonly document: string;
  readonly words: readonly string[];
  readonly tags: Int32Array;
  readonly heads: Int32Array;
  readonly relations: Int32Array;
  /** Bits of the classes of names that are possible. */
  readonly names: Int32Array;
}

function treeExamples(gold: readonly GoldSentence[], inventory: Inventory, set: string): Example[] {
  let document = 0;
  const lessons = lessonsOf(gold, inventory);
  return gold.map(({ newDocument }, at) => {
    const { words, tags, heads, labels } = lessons[at] as (typeof lessons)[number];
    if (newDocument) document++;
    return {
      set,
      document: `${set}-${document}`,
      words,
      tags: Int32Array.from(tags),
      heads: Int32Array.from(heads, (head) => head + 1),
      relations: Int32Array.from(labels),
      names: unknownNames(words.length),
    };
  });
}

/** Labels of tokens given to their pieces. */
function pieceLabels(labels: readonly string[], first: Int32Array, pieces: number): string[] {
  const found = Array.from({ length: pieces }, () => "O");
  for (let at = labels.length - 1; at >= 0; at--) {
    const label = labels[at] as string;
    const end = first[at + 1] ?? pieces;
    for (let piece = first[at] as number; piece < end; piece++)
      found[piece] = piece > (first[at] as number) && label !== "O" ? `I-${label.slice(2)}` : label;
  }
  return found;
}

function namedExamples(data: string): Example[] {
  return namedSentences(data).map(({ set, document, words, labels, unannotated }) => {
    const { forms, first } = piecesOf(words);
    const nothing = new Int32Array(forms.length).fill(-1);
    const names = openClasses(pieceLabels(labels, first, forms.length), unannotated);
    return { set, document, words: forms, tags: nothing, heads: nothing, relations: nothing, names };
  });
}

/** One sentence met in a treebank and in a corpus of names becomes one example. */
function merged(trees: readonly Example[], named: readonly Example[]): Example[] {
  const byText = new Map(named.map((one) => [one.words.join(" "), one]));
  const used = new Set<string>();
  const found = trees.map((one) => {
    const text = one.words.join(" ");
    const twin = byText.get(text);
    if (!twin) return one;
    used.add(text);
    return { ...one, names: twin.names };
  });
  return [...found, ...named.filter((one) => !used.has(one.words.join(" ")))];
}

/** Everything that is learned from, and the development part of EWT as set "dev". */
export function allExamples(data: string, inventory: Inventory): Example[] {
  const dev = readConllu(readFileSync(join(data, "ud-english-ewt", "en_ewt-ud-dev.conllu"), "utf8"));
  return [...merged(treeExamples(trainingText(data), inventory, "trees"), namedExamples(data)), ...treeExamples(dev, inventory, "dev")];
}

/** Context bits of all examples, each seen in its document. */
export function contexts(examples: readonly Example[]): Int32Array[] {
  const documents = new Map<string, number[]>();
  for (const [at, { document }] of examples.entries()) gather(documents, document, at);
  const found: Int32Array[] = [];
  for (const places of documents.values()) {
    const sentences = places.map((at) => (examples[at] as Example).words);
    const bits = contextBits(sentences);
    let from = 0;
    for (const [nth, at] of places.entries()) found[at] = bits.subarray(from, (from += (sentences[nth] as readonly string[]).length));
  }
  return found;
}
