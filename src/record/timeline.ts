import type { Days } from "../model/document.ts";
import { daysInWords } from "./calendar.ts";
import { printable } from "./printable.ts";
import { scaleOf, type Scale, type Stretch } from "./scale.ts";
import { cells } from "./wrap.ts";

/** An event by its id and days, if any are known. */
interface Dated {
  readonly id: string;
  readonly days?: Days;
}

/** One event of a timeline, and the words it is shown by. */
export interface Moment extends Dated {
  readonly title: string;
  readonly place: string;
  readonly people: readonly string[];
  readonly accounts: number;
}

/** How a line of a timeline is painted: `mark` what stands on the line of time, `dim` what stands behind it. */
export interface Paint {
  readonly mark: (text: string) => string;
  readonly dim: (text: string) => string;
}

const PLAIN: Paint = { mark: (text) => text, dim: (text) => text };
/** Widest column of dates, in cells. */
const DATES = 26;
/** Least and most cells of the line of time, and its share of the width. */
const LEAST_LINE = 12;
const MOST_LINE = 60;
const SHARE = 0.3;
/** Cells a label of the line of time needs. */
const LABEL = 5;
const GAP = "  ";

/** Moments in the order in which they are shown: by their days, those without a year after them, those without any day last. */
export function inOrder<T extends Dated>(moments: readonly T[]): T[] {
  const order = ({ days, id }: T): string =>
    days === undefined ? `~ ${id}` : `${days.open === "year" ? "}" : ""}${days.from} ${days.to} ${id}`;
  const keyed = moments.map((moment) => ({ moment, key: order(moment) }));
  return keyed.toSorted((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)).map(({ moment }) => moment);
}

/** The date of a moment in words; an unknown year is said. */
export function dateOf({ days }: Pick<Dated, "days">): string {
  if (days === undefined) return "no date";
  return days.open === "year" ? `${daysInWords(days)}, year?` : daysInWords(days);
}

function clipped(text: string, width: number): string {
  if (cells(text) <= width) return text;
  let kept = "";
  for (const char of text) {
    if (cells(kept + char) > width - 1) break;
    kept += char;
  }
  return `${kept.trimEnd()}…`;
}

function padded(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - cells(text)));
}

/** A stretch as cells: a day is a dot, more days are a bar as long as they last, an arrow where they go on, dashes where the year is open. */
function drawn(
  stretch: Stretch | undefined,
  { width, open }: { readonly width: number; readonly open: boolean },
): readonly [string, string, string] {
  if (!stretch) return open ? ["", "╌".repeat(width - 1) + "?", ""] : ["", "", " ".repeat(width)];
  const first = Math.min(width - 1, Math.floor(stretch.from * width));
  const last = Math.max(first, Math.min(width - 1, Math.ceil(stretch.to * width) - 1));
  const length = last - first + 1;
  const bar = "━".repeat(length);
  const mark =
    stretch.open === "after"
      ? `${bar.slice(1)}▶`
      : stretch.open === "before"
        ? `◀${bar.slice(1)}`
        : stretch.from === stretch.to
          ? "●"
          : bar;
  return [" ".repeat(first), mark, " ".repeat(width - first - length)];
}

function header({ ticks }: Scale, width: number): string {
  let line = "";
  for (const { at, label } of ticks) {
    const start = Math.floor(at * width);
    if (start < cells(line) + (line === "" ? 0 : 1) || start + label.length > width) continue;
    line = padded(line, start) + label;
  }
  return padded(line, width);
}

function about({ title, place, people, accounts }: Moment): string {
  const told = accounts > 1 ? `${accounts} accounts` : "";
  return [title, place, people.join(", "), told]
    .filter((part) => part !== "")
    .map(printable)
    .join(" · ");
}

/** Whether a moment says one day and no more, which one cell of the line may hide. */
function single({ days }: Moment): boolean {
  return days !== undefined && days.from === days.to;
}

/**
 * A timeline as lines of at most `width` cells (where there is no limit laid out for 80 and nothing cut): the date, its place on a line of time drawn with its precision, and
 * what happened. Pure: the same moments give the same lines.
 */
export function timeline(moments: readonly Moment[], width: number, paint: Paint = PLAIN): string[] {
  const room = Number.isFinite(width) ? Math.max(40, width) : 80;
  const sorted = inOrder(moments);
  const line = Math.max(LEAST_LINE, Math.min(MOST_LINE, Math.floor(room * SHARE)));
  const natural = sorted.reduce((most, one) => Math.max(most, cells(dateOf(one))), 0);
  const dates = Math.min(DATES, natural, room - line - 2 * GAP.length - LEAST_LINE);
  const scale = scaleOf(
    sorted.flatMap(({ days }) => (days ? [days] : [])),
    Math.max(2, Math.floor(line / LABEL)),
  );
  const rest = Number.isFinite(width) ? room - dates - line - 2 * GAP.length : width;
  const rows = sorted.map((one) => {
    const placed = one.days && scale?.place(one.days);
    const stretch = placed && single(one) ? { from: placed.from, to: placed.from } : placed;
    const [before, mark, after] = drawn(stretch, { width: line, open: one.days !== undefined });
    return `${padded(clipped(dateOf(one), dates), dates)}${GAP}${before}${paint.mark(mark)}${after}${GAP}${clipped(about(one), rest)}`.trimEnd();
  });
  return scale ? [paint.dim(`${" ".repeat(dates)}${GAP}${header(scale, line)}`.trimEnd()), ...rows] : rows;
}
