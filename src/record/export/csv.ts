import { tableOf, type Cell } from "./tables.ts";
import type { Writer } from "./format.ts";

/** Beginnings that spreadsheets take for a formula, which a document's words must never become (OWASP, "CSV Injection"). */
const FORMULA = /^[=+\-@\t\r]/u;

/** A cell after RFC 4180. Words that a spreadsheet would run get an apostrophe before them, as one typed in would. */
export function csvCell(cell: Cell): string {
  if (cell === null) return "";
  if (typeof cell !== "string") return String(cell);
  const safe = FORMULA.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A line of cells, ended as RFC 4180 has it. */
export function csvLine(cells: readonly Cell[]): string {
  return `${cells.map(csvCell).join(",")}\r\n`;
}

/** One table as comma-separated values (RFC 4180) with a heading. */
export const csv: Writer = async function* csv(material, part) {
  const table = tableOf(part);
  if (!table) return;
  yield csvLine(table.columns.map(({ name }) => name));
  for await (const row of table.rows(material)) yield csvLine(row);
};
