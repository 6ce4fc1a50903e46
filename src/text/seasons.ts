import { dayAt, dayNumber, shift, yearOf } from "./calendar.ts";
import { ANY, inYear, type Interval } from "./days.ts";

/** The names of seasons. */
export type Season = "spring" | "summer" | "autumn" | "winter";

/**
 * Days of a season by the meteorological reckoning of the north (World Meteorological Organization, WMO-No. 1203), `--MM-DD`, and its TIMEX3 code.
 * A text from the south that counts its own winters is misread by half a year; nothing in a bare "winter" tells.
 */
export const SEASONS: Readonly<Record<Season, Interval & { readonly code: string }>> = {
  spring: { from: "--03-01", to: "--05-31", open: "year", code: "SP" },
  summer: { from: "--06-01", to: "--08-31", open: "year", code: "SU" },
  autumn: { from: "--09-01", to: "--11-30", open: "year", code: "FA" },
  winter: { from: "--12-01", to: "--02-29", open: "year", code: "WI" },
};

/** A season that began longer than this before a start is over in the main, and not counted as the first. Half a season, in days. */
const GRACE = 45;

/** The days of the `ordinal`-th season of its name counted from `start`: the first is the first of which at least half lies after the start. */
export function seasonSince(season: Season, ordinal: number, start: string): Interval {
  const days = SEASONS[season];
  const earliest = dayAt(dayNumber(start) - GRACE);
  const year = yearOf(earliest);
  const first = [year, year + 1].map((each) => inYear(days, each)).find((each) => each !== null && each.from >= earliest);
  if (!first) return ANY;
  const from = shift(first.from, "year", ordinal - 1);
  return inYear(days, yearOf(from)) ?? ANY;
}

/** The days in which one enters a season: the month before its first day ("as we enter the second winter" is said while autumn ends). */
export function entering(season: Interval): Interval {
  return { from: shift(season.from, "month", -1), to: dayAt(dayNumber(season.from) - 1) };
}
