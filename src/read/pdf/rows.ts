import type { Shown } from "./content.ts";
import { rowsOf, stretches, type PageLine, type Row } from "./stretches.ts";
import { inCells } from "./tables.ts";

/** Usual length of a line in a column, in characters; cells of tables are shorter. */
export const COLUMN_LENGTH = 25;
/** Fewest lines that stand beside each other in columns, and the narrowest gutter, in sizes. */
const COLUMN_LINES = 6;
const GUTTER = 0.8;

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

/**
 * Join what a page shows to lines: in the order of the file, which nearly always is that of reading, but column after column where the file
 * goes across them; rows of tables as one line each.
 */
export function linesOf(shown: readonly Shown[], page: number, height: number): PageLine[] {
  return inCells(inColumns(rowsOf(stretches(shown, page, height))));
}
