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

type Row = readonly PageLine[];

/** A gap between two stretches of a line from which there is a blank, another cell, and in any case another column, in sizes of the font. */
const BLANK_GAP = 0.1;
const CELL_GAP = 1;
const COLUMN_GAP = 2.5;
/** Base lines nearer than this share of a size are one, and a stretch may begin that much before the one before it ends. */
const ONE_LINE = 0.45;
const OVERLAP = 0.6;
/** Rows of a table are no further apart than this, in sizes, and no cell of them is longer, in characters: longer ones are prose with wide gaps. */
const NEXT_ROW = 3.5;
const CELL_LENGTH = 50;
/** Usual length of a line in a column, in characters; cells of tables are shorter. */
export const COLUMN_LENGTH = 25;
/** Fewest lines that stand beside each other in columns, and the narrowest gutter, in sizes. */
const COLUMN_LINES = 6;
const GUTTER = 0.8;

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
function stretches(shown: readonly Shown[], page: number, height: number): PageLine[] {
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
function rowsOf(all: readonly PageLine[]): Row[] {
  const rows: PageLine[][] = [];
  for (const one of all) {
    const open = rows.at(-1);
    const before = open?.at(-1);
    if (open && before && beside(before, one) && one.x > before.right - OVERLAP * one.size) open.push(one);
    else rows.push([one]);
  }
  return rows;
}

/** The rows from `at` on that a gutter parts, and where it is; `both` are those with text at either side of it. */
function gutterAt(rows: readonly Row[], at: number): { readonly end: number; readonly both: number; readonly middle: number } {
  const [first, second] = rows[at] ?? [];
  let [low, high, both, end] = [first?.right ?? 0, second?.x ?? 0, 0, at];
  for (; end < rows.length; end++) {
    const row = rows[end] ?? [];
    const left = row.filter(({ x }) => x < low);
    const [begins, ends] = [
      Math.min(high, ...row.filter(({ x }) => x >= low).map(({ x }) => x)),
      Math.max(low, ...left.map((one) => one.right)),
    ];
    const size = row[0]?.size ?? 0;
    const down = (row[0]?.y ?? 0) - (rows[end - 1]?.[0]?.y ?? 0);
    if (begins - ends < GUTTER * size || (end > at && down < 0)) break;
    [low, high] = [ends, begins];
    if (left.length > 0 && left.length < row.length) both++;
  }
  return { end, both, middle: (low + high) / 2 };
}

function usualLength(lines: readonly PageLine[]): number {
  return lines.map(({ text }) => text.length).toSorted((a, b) => a - b)[lines.length >> 1] ?? 0;
}

/** Put one column after the other where the file goes from line to line across them, as it does when a page was printed or recognised line by line. */
function inColumns(rows: readonly Row[]): Row[] {
  const found: Row[] = [];
  for (let at = 0; at < rows.length;) {
    const { end, both, middle } = (rows[at]?.length ?? 0) < 2 ? { end: at + 1, both: 0, middle: 0 } : gutterAt(rows, at);
    const next = Math.max(end, at + 1);
    const run = rows.slice(at, next);
    const all = run.flat();
    const apart = both >= COLUMN_LINES && usualLength(all) >= COLUMN_LENGTH;
    if (!apart) found.push(...run);
    else found.push(...rowsOf(all.filter(({ x }) => x < middle)), ...inColumns(rowsOf(all.filter(({ x }) => x >= middle))));
    at = next;
  }
  return found;
}

/** Whether two rows have cells one above the other. */
function tabular(above: Row, below: Row): boolean {
  const [a, b] = [above[0], below[0]];
  if (!a || !b || above.length < 2 || below.length < 2) return false;
  const down = b.y - a.y;
  if (down <= 0 || down > NEXT_ROW * Math.max(a.size, b.size)) return false;
  if ([...above, ...below].some(({ text }) => text.length > CELL_LENGTH)) return false;
  return above.some((one, at) => {
    const [from, to] = [one.right, above[at + 1]?.x ?? one.right];
    return below.some((other, index) => {
      const gap = Math.min(to, below[index + 1]?.x ?? other.right) - Math.max(from, other.right);
      return gap >= BLANK_GAP * one.size;
    });
  });
}

/** A row as lines: one with cells if it is a table's, else parted where a gap is as wide as between columns. */
function linesOfRow(row: Row, table: boolean): PageLine[] {
  const lines: PageLine[] = [];
  for (const one of row) {
    const open = lines.at(-1);
    if (open && (table || one.x - open.right < COLUMN_GAP * one.size)) {
      const text = `${open.text}${table ? "\t" : " "}${one.text}`;
      lines[lines.length - 1] = { ...open, text, right: Math.max(open.right, one.right), size: Math.max(open.size, one.size) };
    } else lines.push(one);
  }
  return lines;
}

/**
 * Join what a page shows to lines: in the order of the file, which nearly always is that of reading, but column after column where the file
 * goes across them; rows of tables as one line each.
 */
export function linesOf(shown: readonly Shown[], page: number, height: number): PageLine[] {
  const rows = inColumns(rowsOf(stretches(shown, page, height)));
  return rows.flatMap((row, at) => {
    const [above, below] = [rows[at - 1], rows[at + 1]];
    return linesOfRow(row, (above !== undefined && tabular(above, row)) || (below !== undefined && tabular(row, below)));
  });
}
