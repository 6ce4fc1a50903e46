import { Encoder, type Met } from "./encoder.ts";
import type { Matrix } from "./memory.ts";
import { networkFile, Parameters } from "./parameters.ts";
import { type Parsed, Parser, PARSER_MATRICES } from "./parser.ts";
import { Paths } from "./path.ts";
import { Tables, Words } from "./words.ts";
import { Kept } from "./kept.ts";

/** What the network says of words: numbers of its classes; heads are places in the sentence from 0, -1 for the main word. */
export interface Reading extends Parsed {
  readonly names: Uint8Array;
}

/** Room for what is read of so many words. */
export function emptyReading(words: number): Reading {
  return {
    tags: new Uint8Array(words),
    heads: new Int32Array(words).fill(-1),
    relations: new Uint8Array(words),
    names: new Uint8Array(words),
  };
}

/** Forms whose first layer is kept, two and a half kilobytes each. 150 articles have some 14,000. */
const FORMS = 24_576;
/** Sets of bits whose sum is kept. */
const SETS = 2048;

/** The classes of the network, in the order of their numbers. */
export interface Classes {
  /** "NOUN|NNS": part of speech and Penn tag. */
  readonly tags: readonly string[];
  /** Relations of Universal Dependencies, with subtypes. */
  readonly relations: readonly string[];
  /** "O", then "B-PER" and so on: beginning, inside, end, or single word of a name of each kind. */
  readonly names: readonly string[];
}

/** Names of encoded sentences. */
class Namer {
  readonly #encoder: Encoder;
  readonly #name: Matrix;
  readonly #paths: Paths;

  constructor(parameters: Parameters, encoder: Encoder) {
    this.#encoder = encoder;
    this.#name = encoder.matrix("name");
    const { kernel, memory, integers, work } = encoder;
    const room = { kernel, memory, integers, follow: work.follow, back: work.b };
    this.#paths = new Paths(parameters.header.names, parameters.floats("follow"), room);
  }

  /** Read the sentences that were encoded last, with the same ends. */
  read(names: Uint8Array, ends: readonly number[]): void {
    const { short, a } = this.#encoder.work;
    const { outputs } = this.#name;
    this.#encoder.dense(this.#name, { from: short, to: a, rows: names.length });
    let first = 0;
    for (const end of ends) {
      this.#paths.best(a + 4 * outputs * first, outputs, names.subarray(first, end));
      first = end;
    }
  }
}

/**
 * Says tags, heads and relations of the words of a sentence, and names. Two encoders: names are learned in a few rounds and then by heart, trees
 * in many (decision 7).
 */
export class Network {
  readonly classes: Classes;
  readonly #words = new Words();
  readonly #forms = new Kept<string>(FORMS);
  readonly #bits = new Kept<number>(SETS);
  readonly #trees: Encoder;
  readonly #parser: Parser;
  readonly #names: Encoder;
  readonly #namer: Namer;

  constructor({ trees, names }: { readonly trees: Parameters; readonly names: Parameters }) {
    const { tags, relations } = trees.header;
    this.classes = { tags, relations, names: names.header.names };
    const vectors = trees.table("vectors");
    const room = { forms: this.#forms.most, bits: this.#bits.most };
    this.#trees = new Encoder(trees, new Tables(trees, vectors), { heads: PARSER_MATRICES, room });
    this.#parser = new Parser(trees, this.#trees);
    this.#names = new Encoder(names, new Tables(names, vectors), { heads: ["name"], room });
    this.#namer = new Namer(names, this.#names);
  }

  /** Make ready to read at most `TOGETHER` words, each with its bits: the places of both, which `read` takes and which hold until the next call. */
  meet(words: readonly string[], bits: Int32Array): Met {
    const forms = this.#forms.places(words);
    const sets = this.#bits.places(bits);
    const rows = this.#words.rowsOf(forms.fresh);
    for (const encoder of [this.#trees, this.#names]) {
      encoder.learnForms(rows, forms.first);
      encoder.learnBits(sets.fresh, sets.first);
    }
    return { forms: forms.places, bits: sets.places };
  }

  /** Read at most `ROWS` words into a reading of that length, in sentences of at most `LONGEST` with these ends. */
  read(met: Met, ends: readonly number[], into: Reading): void {
    this.#trees.encode(met, ends);
    this.#parser.read(into, ends);
    this.#names.encode(met, ends);
    this.#namer.read(into.names, ends);
  }
}

let shipped: Network | undefined;

/** The network of the package; loaded when first asked for. */
export function network(): Network {
  shipped ??= new Network({ trees: new Parameters(networkFile("trees.bin")), names: new Parameters(networkFile("names.bin")) });
  return shipped;
}
