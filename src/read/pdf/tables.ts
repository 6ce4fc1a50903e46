import { BLANK_GAP, COLUMN_GAP, ONE_LINE, type PageLine, type Row } from "./stretches.ts";

/** Rows of a table are no further apart than this, in sizes, and no cell of them is longer, in characters: longer ones are prose with wide gaps. */
const NEXT_ROW = 3.5;
const CELL_LENGTH = 50;
/** Cells of a row at most; each is held against all of the next. */
const CELLS = 200;
/** Lines of one cell are no further apart than this, in sizes, and no more than this. */
const NEXT_LINE = 1.6;
const CELL_LINES = 6;
/** What gaps and places differ by at most, in sizes, to be the same. */
const EVEN = 0.1;

/** How far numbers lie apart. */
function range(values: readonly number[]): number {
  let [least, most] = [Infinity, -Infinity];
  for (const value of values) [least, most] = [Math.min(least, value), Math.max(most, value)];
  return most - least;
}

/**
 * Whether a row is a line of justified text and its stretches are words: all its gaps are as wide, though its words are not. Cells that begin or end
 * below each other leave equal gaps only where they are equally wide, as years are.
 */
function justified(row: Row): boolean {
  const [first] = row;
  if (!first || row.length < 3 || row.some(({ text }) => text.includes(" "))) return false;
  const gaps = row.slice(1).map((one, at) => one.x - (row[at] as PageLine).right);
  const widths = row.map(({ x, right }) => right - x);
  return range(gaps) < EVEN * first.size && range(widths) > first.size;
}

/**
 * Whether each cell of a row begins or ends as far from the first as that of another row: so do those of a table that goes on in the next column, or
 * of which a cell takes several lines.
 */
function aligned(above: Row, below: Row): boolean {
  const [a, b] = [above[0], below[0]];
  if (!a || !b || above.length < 2 || above.length !== below.length) return false;
  const same = (one: number, other: number): boolean => Math.abs(other - b.x - (one - a.x)) < EVEN * a.size;
  return below.every(({ x, right }, at) => same(above[at]?.x ?? 0, x) || same(above[at]?.right ?? 0, right));
}

/** The last of some rows that are single stretches one below the other, so near and so few that they can be one cell. */
function stacked(rows: readonly Row[]): PageLine[] {
  const found: PageLine[] = [];
  for (const row of rows.slice(-CELL_LINES).toReversed()) {
    const [line] = row;
    const below = found[0] ?? line;
    if (!line || !below || row.length > 1) break;
    const down = below.y - line.y;
    if (Math.abs(line.x - below.x) > EVEN * line.size || down < 0 || down > NEXT_LINE * line.size) break;
    found.unshift(line);
  }
  return found;
}

/** A row with the lines before it that are its first cell, or undefined: the file goes up again from them to the cells beside them. */
function withFirstCell(above: Row | undefined, lines: readonly PageLine[], row: Row): Row | undefined {
  const [first, last, cell] = [lines[0], lines.at(-1), row[0]];
  if (!above || !first || !last || !cell || lines.length < 2) return undefined;
  const slack = ONE_LINE * cell.size;
  if (cell.y > last.y - slack || cell.y < first.y - slack) return undefined;
  const text = lines.map((line) => line.text).join(" ");
  const whole = { ...first, text, y: (first.y + last.y) / 2, right: Math.max(...lines.map(({ right }) => right)) };
  return aligned(above, [whole, ...row]) ? [whole, ...row] : undefined;
}

/** Make one row of a table's row whose first cell takes several lines. */
function unwrapped(rows: readonly Row[]): Row[] {
  const found: Row[] = [];
  for (const row of rows) {
    const lines = stacked(found);
    const whole = withFirstCell(found.at(-1 - lines.length), lines, row);
    if (whole) found.splice(-lines.length, lines.length, whole);
    else found.push(row);
  }
  return found;
}

/** Whether two rows have cells one above the other. */
function tabular(above: Row, below: Row): boolean {
  const [a, b] = [above[0], below[0]];
  if (!a || !b || above.length < 2 || below.length < 2 || above.length > CELLS || below.length > CELLS) return false;
  if ([...above, ...below].some(({ text }) => text.length > CELL_LENGTH) || justified(above) || justified(below)) return false;
  const down = b.y - a.y;
  if (down <= 0) return aligned(above, below);
  if (down > NEXT_ROW * Math.max(a.size, b.size)) return false;
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

/** Rows as lines, those of tables as one line each, with a tab between cells. */
export function inCells(all: readonly Row[]): PageLine[] {
  const rows = unwrapped(all);
  return rows.flatMap((row, at) => {
    const [above, below] = [rows[at - 1], rows[at + 1]];
    return linesOfRow(row, (above !== undefined && tabular(above, row)) || (below !== undefined && tabular(row, below)));
  });
}
