import { FORM_COLUMNS, formRows, keyOf } from "./forms.ts";
import { networkFile, type Parameters } from "./parameters.ts";

/** A table whose rows are added up at one place of a form's features: which columns of the form name the rows. */
interface Part {
  readonly table: Int8Array;
  readonly width: number;
  readonly to: number;
  readonly columns: readonly number[];
}

const WORD = 64;
const AFFIX = 64;
const SHAPE = 32;

/** What is the same for all encoders: the rows of words, and their vectors. */
interface Shared {
  readonly rows: ReadonlyMap<string, number>;
  readonly vectors: Int8Array;
}

function partsOf(parameters: Parameters, vectors: Int8Array): Part[] {
  const { vector, dimensions } = parameters.header;
  const table = (name: string): Int8Array => parameters.table(name);
  return [
    { table: vectors, width: dimensions, to: 0, columns: [0] },
    { table: table("word"), width: WORD, to: vector, columns: [0] },
    { table: table("affix"), width: AFFIX, to: vector + WORD, columns: [1, 2, 3, 4, 5, 6, 7, 8] },
    { table: table("shape"), width: SHAPE, to: vector + WORD + AFFIX, columns: [9, 10] },
  ];
}

function sharedOf(parameters: Parameters): Shared {
  const words = Buffer.from(networkFile("words.txt")).toString("utf8").trimEnd().split("\n");
  return { rows: new Map(words.map((word, at) => [word, at + 1])), vectors: parameters.table("vectors") };
}

/** The features of forms: a word's vector, its learned row, the sums of the rows of its affixes and of its shape. */
export class Words {
  readonly #shared: Shared;
  readonly #parts: readonly Part[];
  readonly #own = new Int32Array(FORM_COLUMNS);

  constructor(parameters: Parameters, shared: Shared = sharedOf(parameters)) {
    this.#shared = shared;
    this.#parts = partsOf(parameters, shared.vectors);
  }

  /** The same words with the tables of another encoder. */
  beside(parameters: Parameters): Words {
    return new Words(parameters, this.#shared);
  }

  /** Write the features of a form over all of `out`. A row that a table does not have adds nothing: most words have a vector alone. */
  write(form: string, out: Int16Array): void {
    const own = this.#own;
    formRows(form, this.#shared.rows.get(keyOf(form)) ?? 0, own);
    out.fill(0);
    for (const { table, width, to, columns } of this.#parts) {
      for (const column of columns) {
        const from = (own[column] as number) * width;
        if (from >= table.length) continue;
        for (let i = 0; i < width; i++) out[to + i] = (out[to + i] as number) + (table[from + i] as number);
      }
    }
  }
}
