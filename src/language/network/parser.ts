import { type Encoder, even, LONGEST, LOWEST } from "./encoder.ts";
import type { Matrix } from "./memory.ts";
import type { Parameters } from "./parameters.ts";
import { treeHeads } from "./tree.ts";

/** Steps to the unit of the heads that are multiplied with the dependents. */
const ARC_STEPS = 256;
const four = (count: number): number => Math.ceil(count / 4) * 4;

/** The matrices that tags and trees are read with. */
export const PARSER_MATRICES = ["tag", "dependent", "head", "arc", "left", "right", "relation"];

/** What the parser says of words: numbers of classes in the header; heads are places in the sentence from 0, -1 for the main word. */
export interface Parsed {
  readonly tags: Uint8Array;
  readonly heads: Int32Array;
  readonly relations: Uint8Array;
}

/** Tags and trees of encoded sentences. */
export class Parser {
  readonly #encoder: Encoder;
  readonly #rootLabel: Float32Array;

  constructor(parameters: Parameters, encoder: Encoder) {
    this.#encoder = encoder;
    this.#rootLabel = parameters.floats("root_label");
    const { kernel, memory, work, header } = encoder;
    const { arc, scales, tags, relations } = header;
    // Outputs that fill up the last sixteen of a matrix are no classes.
    for (const [name, { length }] of [
      ["tag", tags],
      ["relation", relations],
    ] as const) {
      const { bias, outputs } = encoder.matrix(name);
      memory.fill(-Infinity, bias / 4 + length, bias / 4 + outputs);
    }
    memory.fill(1 / (scales.head * ARC_STEPS), work.ones / 4, work.ones / 4 + four(LONGEST + 1));
    // What is added to the scores of all dependents with a head, and the root, the first of all heads.
    memory.set(parameters.floats("dependentShift"), work.a / 4);
    kernel.narrow(work.a, work.shift, arc, scales.head, LOWEST);
    memory.set(parameters.floats("root"), work.a / 4);
    kernel.narrow(work.a, work.c, arc, scales.head, LOWEST);
    this.#dense("arc", { from: work.c, to: work.a, rows: 1 });
    kernel.narrow(work.a, work.arcs, arc, ARC_STEPS, LOWEST);
  }

  /** Scores of the heads of `n` words from the one at `first`, where dependents stand at `d` and heads at `b`: a row of `columns` for each, at `x`. */
  #scores(first: number, n: number, columns: number): void {
    const { kernel, memory, work, header } = this.#encoder;
    const { arc } = header;
    const { b, d, x, y, ones, zeros, arcs, shift } = work;
    kernel.narrow(b + 4 * arc * first, arcs + 2 * arc, (columns - 1) * arc, ARC_STEPS, LOWEST);
    kernel.cross(shift, 2, arc, arcs, columns, ones, zeros, y);
    memory.fill(-Infinity, y / 4 + n + 1, y / 4 + columns);
    kernel.cross(d + 2 * arc * first, even(n), arc, arcs, columns, ones, y, x);
    for (let word = 0; word < n; word++) memory[x / 4 + word * columns + word + 1] = -Infinity;
  }

  #heads(heads: Int32Array, ends: readonly number[]): void {
    const { kernel, memory, integers, work, header } = this.#encoder;
    const { arc, scales } = header;
    const { short, a, b, c, d, x } = work;
    const rows = heads.length;
    this.#dense("head", { from: short, to: b, rows });
    kernel.narrow(b, c, even(rows) * arc, scales.head, 0);
    this.#dense("arc", { from: c, to: b, rows });
    this.#dense("dependent", { from: short, to: a, rows });
    kernel.narrow(a, d, even(rows) * arc, scales.head, 0);
    let first = 0;
    for (const end of ends) {
      const n = end - first;
      const columns = four(n + 1);
      this.#scores(first, n, columns);
      kernel.largest(x, n, 4 * columns, 4 * columns, a);
      for (let word = 0; word < n; word++) heads[first + word] = (integers[a / 4 + word] as number) - 1;
      treeHeads({ scores: memory.subarray(x / 4), words: n, stride: columns }, heads.subarray(first, end));
      first = end;
    }
  }

  #relations(heads: Int32Array, ends: readonly number[], out: Uint8Array): void {
    const { kernel, memory, integers, work, header } = this.#encoder;
    const { label, scales } = header;
    const { short, a, b, c, d, heads: list } = work;
    const rows = heads.length;
    this.#dense("left", { from: short, to: a, rows });
    this.#dense("right", { from: short, to: b, rows });
    kernel.floor(a, 4 * label * rows);
    kernel.floor(b, 4 * label * rows);
    memory.set(this.#rootLabel, b / 4 + rows * label);
    let first = 0;
    for (const end of ends) {
      for (let at = first; at < end; at++) {
        const head = heads[at] as number;
        integers[list / 4 + at] = head < 0 ? rows : first + head;
      }
      first = end;
    }
    kernel.pairs(a, b, list, rows, 4 * label, scales.pair, c);
    this.#classes("relation", { from: c, to: d, rows }, out);
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

  /** Read the sentences that were encoded last, with the same ends; a head is a place in its sentence. */
  read({ tags, heads, relations }: Parsed, ends: readonly number[]): void {
    const { short, b } = this.#encoder.work;
    this.#classes("tag", { from: short, to: b, rows: tags.length }, tags);
    this.#heads(heads, ends);
    this.#relations(heads, ends, relations);
  }
}
