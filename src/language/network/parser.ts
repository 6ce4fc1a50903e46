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
    // Outputs that fill up the last sixteen of a matrix are no classes.
    const { tags, relations } = parameters.header;
    for (const [name, { length }] of [
      ["tag", tags],
      ["relation", relations],
    ] as const) {
      const { bias, outputs } = encoder.matrix(name);
      encoder.memory.fill(-Infinity, bias / 4 + length, bias / 4 + outputs);
    }
  }

  #heads(n: number, heads: Int32Array): void {
    const { kernel, memory, integers, work, header } = this.#encoder;
    const { arc, scales } = header;
    const { short, a, b, c, d, x, ones, zeros } = work;
    const columns = four(n + 1);
    memory.set(this.#root, b / 4);
    this.#dense("head", { from: short, to: b + 4 * arc, rows: n });
    kernel.narrow(b, c, arc, scales.head, LOWEST);
    kernel.narrow(b + 4 * arc, c + 2 * arc, even(n) * arc, scales.head, 0);
    this.#dense("arc", { from: c, to: b, rows: n + 1 });
    kernel.narrow(b, c, columns * arc, ARC_STEPS, LOWEST);
    memory.fill(1 / (scales.head * ARC_STEPS), ones / 4, ones / 4 + columns);
    memory.fill(0, zeros / 4, zeros / 4 + columns);
    // What is added to the scores of all dependents with a head.
    memory.set(this.#shift, a / 4);
    kernel.narrow(a, d, arc, scales.head, LOWEST);
    kernel.cross(d, 2, arc, c, columns, ones, zeros, x);
    memory.fill(-Infinity, x / 4 + n + 1, x / 4 + columns);
    this.#dense("dependent", { from: short, to: a, rows: n });
    kernel.narrow(a, d, even(n) * arc, scales.head, 0);
    kernel.cross(d, even(n), arc, c, columns, ones, x, b);
    for (let word = 0; word < n; word++) memory[b / 4 + word * columns + word + 1] = -Infinity;
    kernel.largest(b, n, 4 * columns, 4 * columns, a);
    for (let word = 0; word < n; word++) heads[word] = (integers[a / 4 + word] as number) - 1;
    treeHeads({ scores: memory.subarray(b / 4), words: n, stride: columns }, heads);
  }

  #relations(n: number, heads: Int32Array, out: Uint8Array): void {
    const { kernel, memory, work, header } = this.#encoder;
    const { label, scales } = header;
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
    this.#classes("relation", { from: c, to: b, rows: n }, out);
  }

  #dense(name: string, at: { readonly from: number; readonly to: number; readonly rows: number }): Matrix {
    const found = this.#encoder.matrix(name);
    this.#encoder.dense(found, at);
    return found;
  }

  /** The class of each row that a matrix gives the highest score. */
  #classes(name: string, at: { readonly from: number; readonly to: number; readonly rows: number }, out: Uint8Array): void {
    const { kernel, integers, work } = this.#encoder;
    const step = 4 * this.#dense(name, at).outputs;
    kernel.largest(at.to, at.rows, step, step, work.a);
    for (let row = 0; row < at.rows; row++) out[row] = integers[work.a / 4 + row] as number;
  }

  /** Read the sentence that was encoded last. */
  read({ tags, heads, relations }: Parsed): void {
    const { work } = this.#encoder;
    const n = tags.length;
    this.#classes("tag", { from: work.short, to: work.b, rows: n }, tags);
    this.#heads(n, heads);
    this.#relations(n, heads, relations);
  }
}
