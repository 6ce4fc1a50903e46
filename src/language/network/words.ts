import { FORM_COLUMNS, formRows, keyOf } from "./forms.ts";
import { networkFile, type Parameters } from "./parameters.ts";

/** The words of the network: which rows of the tables a form is made of. */
export class Words {
  readonly #rows: ReadonlyMap<string, number>;

  constructor() {
    const words = Buffer.from(networkFile("words.txt")).toString("utf8").trimEnd().split("\n");
    this.#rows = new Map(words.map((word, at) => [word, at + 1]));
  }

  /** `FORM_COLUMNS` rows of each form. */
  rowsOf(forms: readonly string[]): Int32Array {
    const found = new Int32Array(forms.length * FORM_COLUMNS);
    for (let at = 0; at < forms.length; at++) {
      const form = forms[at] as string;
      formRows(form, this.#rows.get(keyOf(form)) ?? 0, found.subarray(at * FORM_COLUMNS, (at + 1) * FORM_COLUMNS));
    }
    return found;
  }
}

/** A table whose rows are added up at one place of a form's features: the columns of the form that name the rows, `end` exclusive. */
interface Part {
  readonly table: Int8Array;
  readonly width: number;
  readonly to: number;
  readonly first: number;
  readonly end: number;
}

const WORD = 64;
const AFFIX = 64;
const SHAPE = 32;

/** The features of forms for one encoder: a word's vector, its learned row, the sums of the rows of its affixes and of its shape. */
export class Tables {
  readonly #parts: readonly Part[];

  /** The vectors are the same for all encoders. */
  constructor(parameters: Parameters, vectors: Int8Array) {
    const { vector, dimensions } = parameters.header;
    const table = (name: string): Int8Array => parameters.table(name);
    this.#parts = [
      { table: vectors, width: dimensions, to: 0, first: 0, end: 1 },
      { table: table("word"), width: WORD, to: vector, first: 0, end: 1 },
      { table: table("affix"), width: AFFIX, to: vector + WORD, first: 1, end: 9 },
      { table: table("shape"), width: SHAPE, to: vector + WORD + AFFIX, first: 9, end: FORM_COLUMNS },
    ];
  }

  /** Write the features of the form whose rows begin at `at` over all of `out`. A row that a table does not have adds nothing: most words have a vector alone. */
  write(rows: Int32Array, at: number, out: Int16Array): void {
    out.fill(0);
    for (const { table, width, to, first, end } of this.#parts) {
      for (let column = at + first; column < at + end; column++) {
        const from = (rows[column] as number) * width;
        if (from >= table.length) continue;
        for (let i = 0; i < width; i++) out[to + i] = (out[to + i] as number) + (table[from + i] as number);
      }
    }
  }
}
