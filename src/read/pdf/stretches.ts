import type { Shown } from "./content.ts";

/** A line of text on a page, counted from 1: its characters, and its box in points from the page's upper left corner. */
export interface PageLine {
  readonly page: number;
  /** A row of a table has a tab between its cells. */
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly right: number;
  readonly size: number;
  /** Height of the page. */
  readonly height: number;
}

/** Stretches of text on one base line, from left to right. */
export type Row = readonly PageLine[];

/** A gap between two stretches of a line from which there is a blank, another cell, and in any case another column, in sizes of the font. */
export const BLANK_GAP = 0.1;
const CELL_GAP = 1;
export const COLUMN_GAP = 2.5;
/** Base lines nearer than this share of a size are one, and a stretch may begin that much before the one before it ends. */
export const ONE_LINE = 0.45;
const OVERLAP = 0.6;

/** What stands before its item or speech with a wide gap and is no cell: a bullet, a number, Q and A, a label. */
const LABEL = /^(?:[•▪■●◦‣–—*·-]|\(?(?:\d{1,3}|[a-z])[.)]|[QA][.:]?|.{1,40}:)$/u;
const LABEL_LENGTH = 42;

const beside = (a: PageLine, b: PageLine): boolean => Math.abs(b.y - a.y) < ONE_LINE * Math.max(a.size, b.size);

/** A stretch on its way: what it was put together from. */
type Open = { -readonly [K in keyof PageLine]: PageLine[K] } & { readonly parts: string[] };

/** Whether what stands open goes on with another stretch of the same line: no gap as wide as between cells, unless it is a label. */
function follows(open: Open, line: PageLine): boolean {
  const gap = line.x - open.right;
  if (!beside(open, line) || gap < -OVERLAP * line.size) return false;
  const label = gap >= CELL_GAP * line.size && open.parts.length < LABEL_LENGTH && LABEL.test(open.parts.join("").trim());
  return gap < (label ? COLUMN_GAP : CELL_GAP) * line.size;
}

/** The stretches of text of a page in the order of the file, parted where a gap is as wide as between cells. */
export function stretches(shown: readonly Shown[], page: number, height: number): PageLine[] {
  const lines: Open[] = [];
  for (const { text, x, y, width, size } of shown) {
    const line = { page, text, x, y, right: x + width, size, height };
    const open = lines.at(-1);
    if (!open || !follows(open, line)) {
      lines.push({ ...line, parts: [text] });
      continue;
    }
    if (x - open.right > BLANK_GAP * size) open.parts.push(" ");
    open.parts.push(text);
    open.right = Math.max(open.right, x + width);
    // Raised figures of notes are smaller than the line they stand in.
    open.size = Math.max(open.size, size);
  }
  return lines.flatMap(({ parts, ...line }) => {
    const text = parts.join("").replace(/\s+/gu, " ").trim();
    return text === "" ? [] : [{ ...line, text }];
  });
}

/** Stretches that follow each other on one base line, from left to right. */
export function rowsOf(all: readonly PageLine[]): Row[] {
  const rows: PageLine[][] = [];
  for (const one of all) {
    const open = rows.at(-1);
    const before = open?.at(-1);
    if (open && before && beside(before, one) && one.x > before.right - OVERLAP * one.size) open.push(one);
    else rows.push([one]);
  }
  return rows;
}
