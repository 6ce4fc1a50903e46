import type { Days } from "../model/document.ts";
import { around, dayAt, dayNumber, FIRST_DAY, isDay, LAST_DAY, monthOf, shift, yearOf, type Unit } from "../text/calendar.ts";

/** A stretch of days on a line, both ends from 0 to 1. `open`: it goes on beyond that end. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly open?: "before" | "after";
}

/** A line of time: where days lie on it, and its marks with their labels, `major` where a longer unit begins. */
export interface Scale {
  readonly place: (days: Days) => Stretch | undefined;
  readonly ticks: readonly { readonly at: number; readonly label: string; readonly major: boolean }[];
}

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

interface Step {
  readonly unit: Unit;
  readonly count: number;
  readonly days: number;
}

/** Distances between marks, the shortest first. */
const STEPS: readonly Step[] = [
  { unit: "day", count: 1, days: 1 },
  { unit: "day", count: 2, days: 2 },
  { unit: "week", count: 1, days: 7 },
  { unit: "week", count: 2, days: 14 },
  { unit: "month", count: 1, days: 30 },
  { unit: "quarter", count: 1, days: 91 },
  { unit: "quarter", count: 2, days: 182 },
  { unit: "year", count: 1, days: 365 },
  { unit: "year", count: 2, days: 730 },
  { unit: "year", count: 5, days: 1826 },
  { unit: "decade", count: 1, days: 3652 },
  { unit: "decade", count: 2, days: 7305 },
  { unit: "decade", count: 5, days: 18262 },
  { unit: "century", count: 1, days: 36524 },
  { unit: "century", count: 2, days: 73048 },
  { unit: "century", count: 5, days: 182621 },
];
const LONGEST: Step = { unit: "century", count: 5, days: 182621 };

/** The known ends of days: none without a year, one where they go on for ever. */
function ends({ from, to, open }: Days): { readonly first?: number; readonly last?: number } {
  if (open === "year" || !isDay(from) || !isDay(to)) return {};
  const first = from === FIRST_DAY ? {} : { first: dayNumber(from) };
  return to === LAST_DAY ? first : { ...first, last: dayNumber(to) };
}

function labelOf(day: string, { unit }: Step): { readonly label: string; readonly major: boolean } {
  const year = String(yearOf(day));
  const month = MONTHS[monthOf(day) - 1] ?? "";
  if (unit === "day" || unit === "week") return { label: `${Number(day.slice(8))} ${month}`, major: day.endsWith("-01") };
  if (unit === "month" || unit === "quarter") {
    const major = monthOf(day) === 1;
    return { label: major ? year : month, major };
  }
  return { label: year, major: true };
}

function ticksOf(first: number, last: number, most: number): Scale["ticks"] {
  const length = last - first + 1;
  const step = STEPS.find(({ days }) => length / days <= most) ?? LONGEST;
  const ticks: { at: number; label: string; major: boolean }[] = [];
  let day = around(dayAt(first), step.unit).from;
  while (dayNumber(day) <= last) {
    const at = (dayNumber(day) - first) / length;
    if (at >= 0) ticks.push({ at, ...labelOf(day, step) });
    const next = shift(day, step.unit, step.count);
    if (next <= day) break;
    day = next;
  }
  const [head] = ticks;
  // A line on which no longer unit begins would not say the year.
  if (head && !ticks.some(({ label }) => /^\d{4}$/.test(label))) {
    ticks[0] = { ...head, label: `${head.label} ${dayAt(first + Math.round(head.at * length)).slice(0, 4)}` };
  }
  return ticks;
}

/**
 * The line of time on which all given days have a place, with at most `most` marks. Days without a year have no place on it; days that go on
 * beyond what is known end at its end. A margin is left on both sides. Undefined where no day has a year.
 */
export function scaleOf(all: readonly Days[], most: number): Scale | undefined {
  const known = all.map(ends).flatMap(({ first, last }) => [first, last].filter((one) => one !== undefined));
  if (known.length === 0) return undefined;
  let first = known.reduce((a, b) => Math.min(a, b));
  let last = known.reduce((a, b) => Math.max(a, b));
  const margin = Math.max(1, Math.round((last - first) / 40));
  first -= margin;
  last += margin;
  const length = last - first + 1;
  const place = (days: Days): Stretch | undefined => {
    const own = ends(days);
    if (own.first === undefined && own.last === undefined) return undefined;
    const open = own.first === undefined ? "before" : own.last === undefined ? "after" : undefined;
    const from = ((own.first ?? first) - first) / length;
    const to = ((own.last ?? last) + 1 - first) / length;
    return open === undefined ? { from, to } : { from, to, open };
  };
  return { place, ticks: ticksOf(first, last, most) };
}
