import { table } from "../../text/tables.ts";
import { glyphText } from "./glyphs.ts";

/** Width of a glyph that no face of ours has, and of every glyph of Courier, in thousandths of the font's size. */
const USUAL = 500;
const COURIER = 600;

/** The columns of the table by face: roman, bold, italic, bold italic. An oblique Helvetica is as wide as an upright one. */
const HELVETICA = [1, 2, 1, 2] as const;
const TIMES = [3, 4, 5, 6] as const;

const faces = new Map<number, ReadonlyMap<string, number>>();

function face(column: number): ReadonlyMap<string, number> {
  const known = faces.get(column);
  if (known) return known;
  const rows = table("knowledge/glyphs/widths.tsv").map((row) => [glyphText(row[0] ?? ""), Number(row[column])] as const);
  const made = new Map(rows.filter(([text]) => text !== ""));
  faces.set(column, made);
  return made;
}

/**
 * The widths of a font that states none, by text, in thousandths of its size: those of the standard face of PDF that its name stands for
 * (ISO 32000, 9.6.2.2). A face that is no Courier and no Times is taken for a Helvetica.
 */
export function standardWidths(name: string): (text: string) => number {
  if (/courier|mono|consol/iu.test(name)) return () => COURIER;
  const style = (/bold|black|heavy|demi/iu.test(name) ? 1 : 0) + (/italic|oblique/iu.test(name) ? 2 : 0);
  const column = (/times|serif|roman|garamond|georgia/iu.test(name) && !/sans/iu.test(name) ? TIMES : HELVETICA)[style] ?? 1;
  return (text) => face(column).get(text) ?? USUAL;
}
