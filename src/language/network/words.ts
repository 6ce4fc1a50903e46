import { networkFile, type Parameters } from "./parameters.ts";
import { FORM_COLUMNS, formRows, keyOf } from "./forms.ts";

/** The rows of the tables of words, affixes and shapes. */
export class Words {
  readonly #rows: ReadonlyMap<string, number>;
  readonly #parameters: Parameters;
  readonly #tables: { readonly vectors: Int8Array; readonly word: Int8Array; readonly affix: Int8Array; readonly shape: Int8Array };
  readonly #own = new Int32Array(FORM_COLUMNS);
  /** Length of a form's features. */
  readonly length: number;
  readonly #widths: { readonly vector: number; readonly word: number; readonly affix: number; readonly shape: number };

  constructor(parameters: Parameters, length: number) {
    const words = Buffer.from(networkFile("words.txt")).toString("utf8").trimEnd().split("\n");
    this.#rows = new Map(words.map((word, at) => [word, at + 1]));
    this.#parameters = parameters;
    this.#tables = {
      vectors: parameters.table("vectors"),
      word: parameters.table("word"),
      affix: parameters.table("affix"),
      shape: parameters.table("shape"),
    };
    this.length = length;
    const { learned } = parameters.header;
    const word = this.#tables.word.length / (learned + 1);
    const affix = AFFIX_WIDTH;
    const shape = SHAPE_WIDTH;
    this.#widths = { vector: parameters.header.vector, word, affix, shape };
  }

  /** Write the features of a form at a place of `out`: its word's vector, its learned row, the sums of the rows of its affixes and of its shape. */
  write(form: string, out: Int16Array, at: number): void {
    const { header } = this.#parameters;
    const { vectors, word, affix, shape } = this.#tables;
    const { vector, word: wide, affix: deep, shape: round } = this.#widths;
    const own = this.#own;
    formRows(form, this.#rows.get(keyOf(form)) ?? 0, own);
    out.fill(0, at, at + this.length);
    const row = own[0] as number;
    sum(out, at, vectors, row * header.dimensions, header.dimensions);
    if (row <= header.learned) sum(out, at + vector, word, row * wide, wide);
    for (let column = 1; column <= AFFIXES; column++) sum(out, at + vector + wide, affix, (own[column] as number) * deep, deep);
    for (let column = AFFIXES + 1; column < FORM_COLUMNS; column++)
      sum(out, at + vector + wide + deep, shape, (own[column] as number) * round, round);
  }
}

const AFFIXES = 8;
const AFFIX_WIDTH = 64;
const SHAPE_WIDTH = 32;

function sum(out: Int16Array, at: number, table: Int8Array, from: number, width: number): void {
  for (let i = 0; i < width; i++) out[at + i] = (out[at + i] as number) + (table[from + i] as number);
}
