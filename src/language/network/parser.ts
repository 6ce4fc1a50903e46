import { type Encoder, even, LOWEST } from "./encoder.ts";
import type { Matrix } from "./memory.ts";
import type { Parameters } from "./parameters.ts";
import { treeHeads } from "./tree.ts";

/** Steps to the unit of the heads that are multiplied with the dependents. */
const ARC_STEPS = 256;
const four = (count: number): number => Math.ceil(count / 4) * 4;

/** The matrices that tags and trees are read with. */
export const PARSER_MATRICES = ["tag", "dependent", "head", "arc", "left", "right", "relation"];

/** What the parser says of words: numbers of classes in the header; heads are places of words from 0, -1 for the main word. */
export interface Parsed {
  readonly tags: Uint8Array;
  readonly heads: Int32Array;
  readonly relations: Uint8Array;
}

/** Tags and trees of encoded sentences. */
export class Parser {
  readonly #encoder: Encoder;
  readonly #root: Float32Array;
  readonly #rootLabel: Float32Array;
  readonly #shift: Float32Array;

  constructor(parameters: Parameters, encoder: Encoder) {
    this.#encoder = encoder;
    this.#root = parameters.floats("root");
    this.#rootLabel = parameters.floats("root_label");
    this.#shift = parameters.floats("dependentShift");
  }

  #heads(n: number, heads: Int32Array): void {
    const { kernel, memory, work, header } = this.#encoder;
    const { arc, scales } = header;
    const { short, a, b, c, d, ones, zeros } = work;
    const columns = four(n + 1);
    memory.set(this.#root, b / 4);
    this.#dense("head", { from: short, to: b + 4 * arc, rows: n });
    kernel.narrow(b, c, arc, scales.head, LOWEST);
    kernel.narrow(b + 4 * arc, c + 2 * arc, even(n) * arc, scales.head, 0);
    this.#dense("arc", { from: c, to: b, rows: n + 1 });
    kernel.narrow(b, c, columns * arc, ARC_STEPS, LOWEST);
    this.#dense("dependent", { from: short, to: a, rows: n });
    kernel.narrow(a, d, n * arc, scales.head, 0);
    memory.set(this.#shift, a / 4);
    kernel.narrow(a, d + 2 * n * arc, arc, scales.head, LOWEST);
    memory.fill(1 / (scales.head * ARC_STEPS), ones / 4, ones / 4 + columns);
    memory.fill(0, zeros / 4, zeros / 4 + columns);
    kernel.cross(d, even(n + 1), arc, c, columns, ones, zeros, b);
    treeHeads({ scores: memory.subarray(b / 4), words: n, stride: columns }, heads);
  }

  #relations(n: number, heads: Int32Array, out: Uint8Array): void {
    const { kernel, memory, work, header } = this.#encoder;
    const { label, scales, relations } = header;
    const { short, a, b, c, d } = work;
    const row = 4 * label;
    this.#dense("left", { from: short, to: a, rows: n });
    this.#dense("right", { from: short, to: b, rows: n });
    kernel.floor(a, n * row);
    kernel.floor(b, n * row);
    memory.set(this.#rootLabel, b / 4 + n * label);
    for (let word = 0; word < n; word++) {
      const head = heads[word] as number;
      kernel.pair(a + word * row, b + (head < 0 ? n : head) * row, d + word * 3 * row, row);
    }
    kernel.narrow(d, c, even(n) * 3 * label, scales.pair, LOWEST);
    const { outputs } = this.#dense("relation", { from: c, to: a, rows: n });
    this.#largest({ stride: outputs, classes: relations.length }, out);
  }

  #dense(name: string, at: { readonly from: number; readonly to: number; readonly rows: number }): Matrix {
    const found = this.#encoder.matrix(name);
    this.#encoder.dense(found, at);
    return found;
  }

  /** The first of the largest scores of each row at `a`. */
  #largest({ stride, classes }: { readonly stride: number; readonly classes: number }, out: Uint8Array): void {
    const { memory, work } = this.#encoder;
    for (let row = 0; row < out.length; row++) {
      const from = work.a / 4 + row * stride;
      let best = 0;
      for (let klass = 1; klass < classes; klass++) if ((memory[from + klass] as number) > (memory[from + best] as number)) best = klass;
      out[row] = best;
    }
  }

  /** Read the sentence that was encoded last. */
  read({ tags, heads, relations }: Parsed): void {
    const { work, header } = this.#encoder;
    const n = tags.length;
    const { outputs } = this.#dense("tag", { from: work.short, to: work.a, rows: n });
    this.#largest({ stride: outputs, classes: header.tags.length }, tags);
    this.#heads(n, heads);
    this.#relations(n, heads, relations);
  }
}
