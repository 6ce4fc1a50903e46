import { hashOf } from "../../text/hash.ts";

/**
 * Columns of a form's features: its word, its beginnings of one to four letters, its endings of one to four, its shape, and how it is cased
 * together with its length. Every column is a row of a table; 0 is the row of nothing.
 */
export const FORM_COLUMNS = 11;
/** Longest beginning and ending looked at. */
const LONGEST = 4;
/** Rows of the table of beginnings and endings; those that share a row by chance learn one meaning together. */
export const AFFIX_ROWS = 16_384;
/** Rows of the table of shapes, and of casing with length. */
export const SHAPE_ROWS = 1024;
/** Of a run of characters of one class, a shape keeps so many. */
const RUN = 3;
/** Words of this length and longer count as equally long. */
const LONG = 12;

/** The usual case, told at once. */
const SMALL = /^[a-z]+$/;
const ENDING = 0x9e3779b9;

/** A form as it is looked up: small letters, straight quotation marks, every digit a 0, so that all years are one word. */
export function keyOf(form: string): string {
  return form
    .toLowerCase()
    .replace(/[‘’ʼ]/gu, "'")
    .replace(/[“”„«»]/gu, '"')
    .replace(/\p{Nd}/gu, "0");
}

/** The form with each letter, digit and mark replaced by its class, long runs cut: "Xxx'x", "dd". */
function shapeOf(form: string): string {
  let shape = "";
  let last = "";
  let run = 0;
  for (const character of form) {
    const lower = character.toLowerCase();
    const kind =
      character >= "0" && character <= "9" ? "d" : character !== lower ? "X" : lower !== character.toUpperCase() ? "x" : character;
    run = kind === last ? run + 1 : 1;
    last = kind;
    if (run <= RUN) shape += kind;
  }
  return shape;
}

/** 0 no letters, 1 small, 2 a capital first, 3 all capitals, 4 capitals elsewhere. */
export function casingOf(form: string): number {
  if (SMALL.test(form)) return 1;
  const lower = form.toLowerCase();
  const upper = form.toUpperCase();
  if (lower === upper) return 0;
  if (form === lower) return 1;
  if (form === upper && form.length > 1) return 3;
  return form.slice(1) === lower.slice(1) ? 2 : 4;
}

function rowOf(hash: number, rows: number): number {
  return 1 + ((Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> 0) % (rows - 1));
}

/** Write the rows of a form into `rows`, which has room for `FORM_COLUMNS`. `word` is the row of the form's key among the words, 0 if unknown. */
export function formRows(form: string, word: number, rows: Int32Array): void {
  const key = keyOf(form);
  rows.fill(0);
  rows[0] = word;
  for (let size = 1; size <= LONGEST && size <= key.length; size++) {
    rows[size] = rowOf(hashOf(key.slice(0, size)), AFFIX_ROWS);
    rows[LONGEST + size] = rowOf(hashOf(key.slice(-size)) ^ ENDING, AFFIX_ROWS);
  }
  rows[2 * LONGEST + 1] = rowOf(hashOf(shapeOf(form)), SHAPE_ROWS);
  rows[2 * LONGEST + 2] = rowOf(casingOf(form) * (LONG + 1) + Math.min(LONG, form.length), SHAPE_ROWS);
}
