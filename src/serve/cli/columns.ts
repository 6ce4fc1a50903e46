import { cells } from "../../record/wrap.ts";
import type { Output } from "./output.ts";

/** A column of a list. `fit`: cut with an ellipsis where the line is too narrow (the widest such column gives way first). */
export interface Column {
  readonly heading: string;
  readonly fit?: boolean;
  readonly align?: "right";
}

/** Blanks between columns. */
const GAP = 2;
/** A column is not cut below this many cells. */
const LEAST = 8;

/** Rows under headings, in columns as wide as their widest cell, cut to the terminal's width. Cells must be printable already. */
export function columns(heads: readonly Column[], rows: readonly (readonly string[])[], out: Output): readonly string[] {
  const lines = [heads.map(({ heading }) => heading), ...rows];
  const widths = narrowed(
    heads,
    heads.map((_, at) => Math.max(...lines.map((line) => cells(line[at] ?? "")))),
    out.width,
  );
  return lines.map((line, number) => {
    const drawn = heads
      .map(({ align }, at) => padded(line[at] ?? "", widths[at] ?? 0, align))
      .join(" ".repeat(GAP))
      .trimEnd();
    return number === 0 ? out.colours.dim(drawn) : drawn;
  });
}

function narrowed(heads: readonly Column[], natural: readonly number[], room: number): readonly number[] {
  const widths = [...natural];
  let over = widths.reduce((sum, width) => sum + width + GAP, -GAP) - room;
  while (over > 0) {
    const widest = widths.reduce(
      (best, width, at) => (heads[at]?.fit && width > (widths[best] ?? 0) ? at : best),
      heads.findIndex(({ fit }) => fit),
    );
    const width = widths[widest];
    if (width === undefined || width <= LEAST) break;
    widths[widest] = width - 1;
    over--;
  }
  return widths;
}

function padded(text: string, width: number, align: "right" | undefined): string {
  const shown = clipped(text, width);
  const blank = " ".repeat(Math.max(0, width - cells(shown)));
  return align === "right" ? blank + shown : shown + blank;
}

/** The text, or as much of its beginning as fits with an ellipsis after it. */
export function clipped(text: string, width: number): string {
  if (cells(text) <= width) return text;
  let kept = "";
  let used = 1;
  for (const char of text) {
    used += cells(char);
    if (used > width) break;
    kept += char;
  }
  return `${kept.trimEnd()}…`;
}
