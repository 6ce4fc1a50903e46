import { dayAt, dayNumber, shift, yearOf } from "../../text/calendar.ts";
import { inYear, type Interval } from "../../text/days.ts";
import type { Meaning } from "./meanings.ts";
import type { Hit } from "./matching.ts";

/** Years told, at least, that make a text a history. */
const YEARS_TOLD = 8;
/** A history tells so many years for each "yesterday", weekday or "last month" at least. */
const YEARS_PER_DEICTIC = 4;
/** Share of the told years that lie `FAR` or more years before the day of writing, at least. */
const SHARE_FAR = 0.5;
const FAR = 2;

/** Days and weeks that only a writer at a day of writing can tell from it. */
function deictic({ reading, anchored }: Meaning): boolean {
  if (reading.at === "weekday" || reading.at === "weekend") return true;
  return reading.at === "offset" && anchored !== true && reading.from > -3 && reading.to < 3;
}

/**
 * Whether a document tells a history: its days without a year follow the last year told, not the day of writing. A news report counts from its
 * day of writing ("on Tuesday", "last month"); a history names years, and mostly years long past.
 */
export function narrates(hits: readonly Hit<Meaning>[], now: string | null): boolean {
  const told = hits.flatMap(({ made }) => (made.reading.at === "fixed" || made.ancient === true ? [made] : []));
  if (told.length < YEARS_TOLD) return false;
  const pointing = hits.filter(({ made }) => deictic(made) && made.type !== "TIME").length;
  if (told.length < YEARS_PER_DEICTIC * pointing) return false;
  if (now === null) return true;
  const far = told.filter(({ reading }) => reading.at !== "fixed" || yearOf(reading.from) <= yearOf(now) - FAR).length;
  return far >= SHARE_FAR * told.length;
}

/** How far back from the date told before a history steps to a month or day without a year, in days; farther back means the year after. */
const BACK = 150;

/** The occurrence of yearless days that a history means behind a date `base`: the first that begins no more than `BACK` days before it. */
export function follow(days: Interval, base: string, wholeYear: boolean): Interval | null {
  if (wholeYear) return inYear(days, yearOf(base));
  const least = dayAt(dayNumber(base) - BACK);
  const first = yearOf(shift(least, "year", -1));
  for (let year = first; year <= first + 2; year++) {
    const there = inYear(days, year);
    if (there && there.from >= least) return there;
  }
  return null;
}

/** A year so far from the one told before it is passed by, if the next year told is nearer to that one. */
const ASIDE = 1;

function toldYear({ made: { reading, value } }: Hit<Meaning>): number | null {
  if (reading.at === "fixed") return yearOf(reading.from);
  return typeof value === "string" && value.startsWith("BC") ? -Number(value.slice(2, 6)) : null;
}

/**
 * The expressions of a history that it does not go on from: the reader's "today", and years told in passing ("declassified in 2005"), which are
 * those from which the next year told leads back.
 */
export function asides(hits: readonly Hit<Meaning>[]): ReadonlySet<Hit<Meaning>> {
  const found = new Set<Hit<Meaning>>(hits.filter(({ made }) => deictic(made) && made.reading.at === "offset" && made.part === undefined));
  const told = hits.flatMap((hit) => {
    const year = toldYear(hit);
    return year === null ? [] : [{ hit, year }];
  });
  let last: number | null = null;
  for (const [at, { hit, year }] of told.entries()) {
    const next = told[at + 1]?.year;
    const far = last !== null && Math.abs(year - last) >= ASIDE;
    if (far && last !== null && next !== undefined && Math.abs(next - last) < Math.abs(next - year)) found.add(hit);
    else last = year;
  }
  return found;
}
