import { HASH_START, hashOf, hashStep } from "../../text/hash.ts";
import { FORM_COLUMNS, formRows, keyOf } from "./forms.ts";
import { networkFile, type Parameters } from "./parameters.ts";

const LINE = 10;

/**
 * The words of the network: which rows of the tables a form is made of. Words are found by their hash in the text that lists them: strings and a map
 * of them would take a quarter of the time of loading all.
 */
export class Words {
  /** A word a line, each between two ends of lines. */
  readonly #text: string;
  /** Where the words begin in the text, by their rows from 1. */
  readonly #starts: Int32Array;
  /** Rows by hash, the next free slot where one is taken; 0 is free. */
  readonly #slots: Int32Array;

  constructor() {
    this.#text = `\n${Buffer.from(networkFile("words.txt")).toString("utf8")}`;
    const starts = [0];
    for (let at = 1; at < this.#text.length; at = this.#text.indexOf("\n", at) + 1) starts.push(at);
    this.#starts = Int32Array.from(starts);
    let slots = 2;
    while (slots < 2 * starts.length) slots *= 2;
    this.#slots = new Int32Array(slots);
    for (let row = 1; row < starts.length; row++) this.#slots[this.#free(starts[row] as number)] = row;
  }

  /** The first free slot for the word that begins at a place of the text. */
  #free(start: number): number {
    let hash = HASH_START;
    for (let at = start; this.#text.charCodeAt(at) !== LINE; at++) hash = hashStep(hash, this.#text.charCodeAt(at));
    let slot = hash & (this.#slots.length - 1);
    while (this.#slots[slot] !== 0) slot = (slot + 1) & (this.#slots.length - 1);
    return slot;
  }

  /** The row of a word; 0 if it is unknown. */
  #row(word: string): number {
    const mask = this.#slots.length - 1;
    for (let slot = hashOf(word) & mask; this.#slots[slot] !== 0; slot = (slot + 1) & mask) {
      const row = this.#slots[slot] as number;
      const start = this.#starts[row] as number;
      if (this.#text.startsWith(word, start) && this.#text.charCodeAt(start + word.length) === LINE) return row;
    }
    return 0;
  }

  /** `FORM_COLUMNS` rows of each form. */
  rowsOf(forms: readonly string[]): Int32Array {
    const found = new Int32Array(forms.length * FORM_COLUMNS);
    for (let at = 0; at < forms.length; at++) {
      const form = forms[at] as string;
      formRows(form, this.#row(keyOf(form)), found.subarray(at * FORM_COLUMNS, (at + 1) * FORM_COLUMNS));
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
