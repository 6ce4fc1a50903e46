import { table } from "../text/tables.ts";
import { daysOf, type PrintedDate } from "./dates.ts";

let months: ReadonlyMap<string, number> | undefined;

function monthOf(name: string): number {
  months ??= new Map(table("knowledge/months/months.tsv").map(([written = "", month]) => [written, Number(month)]));
  return months.get(name.toLowerCase().normalize("NFC")) ?? 0;
}

type Parts = readonly [year: string | undefined, month: string | undefined, day: string | undefined];

/** A way of printing a date: its pattern, where year, month and day stand in a match, and whether its order is open. */
interface Form {
  readonly pattern: RegExp;
  readonly parts: (match: RegExpExecArray) => Parts;
  readonly open?: true;
  /** What a text must hold to be looked through for it, where the pattern itself is slow to fail. */
  readonly needs?: RegExp;
}

const FORMS: readonly Form[] = [
  { pattern: /(?<!\d)((?:19|20)\d\d)([-/.])(\d{1,2})\2(\d{1,2})(?!\d)/gu, parts: ([, year, , month, day]) => [year, month, day] },
  {
    pattern: /(?<!\d)((?:19|20)\d\d)\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]/gu,
    parts: ([, year, month, day]) => [year, month, day],
  },
  {
    pattern: /(?<![\d.:])(\d{1,2})\.\s?(\d{1,2})\.\s?((?:19|20)?\d\d)(?![\d:])/gu,
    parts: ([, day, month, year]) => [year?.length === 2 ? `20${year}` : year, month, day],
  },
  {
    pattern: /(?<![\d.:/-])(\d{1,2})([/-])(\d{1,2})\2((?:19|20)?\d\d)(?![\d:/-])/gu,
    parts: ([, first, , second, year]) => [year?.length === 2 ? `20${year}` : year, second, first],
    open: true,
  },
  {
    pattern:
      /(?<!\d)(\d{1,2})(?:st|nd|rd|th|er|º|ª)?\.?[\s-]{0,2}(?:(?:de|of)\s)?(\p{L}{3,15})[.,]{0,2}[\s-]{0,2}(?:del?\s)?((?:19|20)\d\d)(?!\d)/gu,
    parts: ([, day, month, year]) => [year, month, day],
  },
  {
    pattern: /(?<!\p{L})(\p{L}{3,15})\.?\s(\d{1,2})(?:st|nd|rd|th)?\.?,?\s((?:19|20)\d\d)(?!\d)/gu,
    parts: ([, month, day, year]) => [year, month, day],
    needs: /\d(?:st|nd|rd|th)?\.?,?\s(?:19|20)\d\d/u,
  },
  {
    pattern: /(?<!\d)((?:19|20)\d\d)\.?\s(\p{L}{3,15})\.?\s(\d{1,2})(?!\d)/gu,
    parts: ([, year, month, day]) => [year, month, day],
  },
];
/** What every form has: a year of four figures, or three figures apart by the same sign. Most lines have neither. */
const FIGURES = /(?:19|20)\d\d|\d\.\s?\d{1,2}\.\s?\d\d|\d([/-])\d{1,2}\1\d\d/u;

/** How a page writes a date in figures: the day first, the month first, or nobody knows. */
export type Order = "day" | "month" | "open";

function dayOf([year, month = "", day]: Parts, order: Order | null): PrintedDate["days"] | null {
  const number = /^\d/u.test(month) ? Number(month) : monthOf(month);
  if (order === null || (order === "open" && (Number(day) > 12 || Number(day) === number)))
    return daysOf(Number(year), number, Number(day)) ?? (order === null ? null : daysOf(Number(year), Number(day), number));
  if (order === "open") return number > 12 ? daysOf(Number(year), Number(day), number) : null;
  const [first, second] = order === "day" ? [number, Number(day)] : [Number(day), number];
  return daysOf(Number(year), first, second) ?? daysOf(Number(year), second, first);
}

/**
 * The full days that a short text prints, in any language whose months are known, in text order and without overlaps. Figures whose order
 * is open ("3/4/2024") are read in the given one, and not at all where it is open too and both are days.
 */
export function printedDates(text: string, order: Order): PrintedDate[] {
  if (!FIGURES.test(text)) return [];
  const found: PrintedDate[] = [];
  for (const { pattern, parts, open, needs } of FORMS) {
    if (needs && !needs.test(text)) continue;
    for (const match of text.matchAll(pattern)) {
      const days = dayOf(parts(match), open ? order : null);
      const [start, end] = [match.index, match.index + match[0].length];
      if (days && !found.some((one) => one.start < end && start < one.end)) found.push({ days, start, end });
    }
  }
  return found.toSorted((a, b) => a.start - b.start);
}
