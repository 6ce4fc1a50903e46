import type { Bound, CalendarUnit, TimeReading, Timex } from "../../model/annotation.ts";
import { around, monthLength, monthOf, shift, weekOf, written, yearless, type Unit } from "../../text/calendar.ts";
import { occurrence, weekdayNear } from "../../text/days.ts";
import { SEASONS } from "../../text/seasons.ts";

/** A reading whose spans (`of`, `anchor`) are not filled in yet. */
export type Bare =
  | Exclude<TimeReading, { at: "count" | "season" }>
  | Omit<Extract<TimeReading, { at: "count" }>, "of">
  | Extract<TimeReading, { at: "season" }>;

/** What a rule about time makes of a match. `value` is the TIMEX3 value where the reading does not give it; it may need the day of writing. */
export interface Meaning {
  readonly type: Timex["type"];
  readonly reading: Bare;
  readonly value?: string | ((now: string | null) => string);
  /** Part of the day or clock time, put behind the day's value ("TMO", "T17:00"). */
  readonly part?: string;
  /** The zone of a clock time; see `Timex.zone`. */
  readonly zone?: string;
  /** The offset counts from the last date before it, not from the day of writing ("a year earlier", "the next day"). */
  readonly anchored?: boolean;
  /** What is counted from ("the 100th day of ...", "the second winter of ..."): the noun phrase after it belongs to the reading. */
  readonly open?: boolean;
  /** A stretch told by its two ends ("13-15 April 2021") is two expressions, as TIMEX3 has it: the piece the second begins with, and its value from that of the first. */
  readonly ends?: { readonly at: number; readonly value: (first: string) => string };
  /** The value of a yearless reading in the year it is found to lie in ("XXXX" if none is), where it is not the day or month the reading begins with. */
  readonly inYear?: (year: string) => string;
  /** Counts only where it is joined with a day ("the morning of 3 May"). */
  readonly loose?: boolean;
  /** A year before Christ, which the days of readings cannot write. */
  readonly ancient?: boolean;
}

/** TIMEX3 value of the unit around a day: `1998-11-02`, `1998-W45`, `1998-11`, `1998-Q4`, `1998`, `199`, `19`. */
export function unitValue(day: string, unit: Unit): string {
  if (unit === "day") return day;
  if (unit === "week") return weekOf(day);
  if (unit === "month") return day.slice(0, 7);
  if (unit === "quarter") return `${day.slice(0, 4)}-Q${Math.ceil(monthOf(day) / 3)}`;
  return day.slice(0, unit === "year" ? 4 : unit === "decade" ? 3 : 2);
}

/** Days of a month, of a stated year or of none. */
export function monthDays(month: number, year?: number): Bare {
  if (year === undefined) return { at: "yearless", from: yearless(month, 1), to: yearless(month, monthLength(2000, month)) };
  return { at: "fixed", from: written(year, month, 1), to: written(year, month, monthLength(year, month)) };
}

/** The whole unit that begins the year `year`: the year, decade or century. */
export function yearDays(year: number, unit: Unit = "year"): Bare {
  return { at: "fixed", ...around(written(year, 1, 1), unit) };
}

/** Every unit as a number of calendar units that offsets are written in; parts of a day are within day 0. */
const STEPS: Readonly<Record<string, readonly [CalendarUnit, number]>> = {
  second: ["day", 0],
  minute: ["day", 0],
  hour: ["day", 0],
  day: ["day", 1],
  week: ["week", 1],
  fortnight: ["week", 2],
  month: ["month", 1],
  quarter: ["month", 3],
  year: ["year", 1],
  decade: ["year", 10],
  century: ["year", 100],
};
const FINER: Readonly<Record<CalendarUnit, readonly [CalendarUnit, number]>> = {
  year: ["month", 12],
  month: ["day", 30],
  week: ["day", 7],
  day: ["day", 1],
};

/** How many units a vague number can mean: "a few weeks" and "several weeks" 2 to 8, "a couple" 2 to 3. */
const FEW: readonly [number, number] = [2, 8];
const COUPLE: readonly [number, number] = [2, 3];

/** Distance of `count` units (a number or "several") as an interval of whole units, loosened by the hedge. All positive. */
function distance(count: number | string, unit: string, bound: Bound): { unit: CalendarUnit; near: number; far: number } {
  const [step, times] = STEPS[unit] ?? ["day", 0];
  if (typeof count === "string") {
    const [near, far] = count === "couple" ? COUPLE : FEW;
    return { unit: step, near: near * times, far: far * times };
  }
  const [fine, parts] = FINER[step];
  const whole = Number.isInteger(count * times);
  if (bound === "exact" && whole) return { unit: step, near: count * times, far: count * times };
  const middle = Math.round(count * times * parts);
  const unitSize = times * parts;
  const near = bound === "over" || bound === "at-least" || bound === "exact" ? middle : middle - Math.ceil(unitSize / 2);
  const far =
    bound === "under" || bound === "at-most" || bound === "exact"
      ? middle
      : middle + (bound === "about" ? Math.ceil(unitSize / 2) : unitSize);
  return { unit: fine, near, far };
}

/** An offset of `count` units before (`sign` -1) or after (1) the day of writing. A hedge makes an interval of it ("almost two years ago"). */
export function away(count: number | string, unit: string, { sign, bound = "exact" }: { sign: 1 | -1; bound?: Bound }): Bare {
  const { unit: step, near, far } = distance(count, unit, bound);
  return sign < 0 ? { at: "offset", unit: step, from: -far || 0, to: -near || 0 } : { at: "offset", unit: step, from: near, to: far };
}

const DESIGNATORS: Readonly<Record<string, string>> = {
  second: "TS",
  minute: "TM",
  hour: "TH",
  day: "D",
  week: "W",
  fortnight: "W",
  month: "M",
  quarter: "Q",
  year: "Y",
  decade: "E",
  century: "C",
};

/** TIMEX3 duration: `P7Y`, `PT36H`, `PXM` for an unstated number; a decade counts as ten years, a century as a hundred. */
export function lengthValue(count: number | string, unit: string): string {
  const code = DESIGNATORS[unit] ?? "D";
  const designator = code.slice(-1);
  const start = code.length > 1 ? "PT" : "P";
  if (typeof count === "string")
    return `${start}${count === "couple" ? 2 : "X"}${unit === "century" ? "E" : designator === "E" ? "E" : designator}`;
  if (unit === "decade") return `P${count * 10}Y`;
  if (unit === "century") return `P${count * 100}Y`;
  if (unit === "fortnight") return `P${count * 2}W`;
  return `${start}${count}${designator}`;
}

function offsetValue(reading: Extract<Bare, { at: "offset" }>, now: string | null): string {
  if (now !== null && reading.from === reading.to) return unitValue(shift(now, reading.unit, reading.from), reading.unit);
  if (reading.from === 0 && reading.to === 0) return "PRESENT_REF";
  return reading.to <= 0 ? "PAST_REF" : "FUTURE_REF";
}

/** The value of yearless days in a year: the day they begin with, or the month where they are a whole one. */
export function yearlessIn(reading: Extract<Bare, { at: "yearless" }>, year: string): string {
  const month = reading.from.endsWith("-01") && reading.from.slice(0, 4) === reading.to.slice(0, 4) && Number(reading.to.slice(-2)) > 27;
  return `${year}${reading.from.slice(1)}`.slice(0, month ? 7 : 10);
}

function yearOfYearless(reading: Extract<Bare, { at: "yearless" }>, now: string | null): string {
  return now === null ? "XXXX" : occurrence({ ...reading, open: "year" }, now, reading).from.slice(0, 4);
}

function seasonValue(reading: Extract<Bare, { at: "season" }>, now: string | null): string {
  const season = SEASONS[reading.season];
  const year = now === null || reading.ordinal !== undefined ? "XXXX" : occurrence(season, now, reading).from.slice(0, 4);
  return `${year}-${season.code}`;
}

/** TIMEX3 value of a reading, for a day of writing or none. */
export function readingValue(reading: Bare, now: string | null): string {
  switch (reading.at) {
    case "fixed":
      return reading.from === reading.to ? reading.from : reading.from.slice(0, 7);
    case "yearless":
      return yearlessIn(reading, yearOfYearless(reading, now));
    case "weekday":
      return now === null ? `XXXX-WXX-${reading.weekday}` : weekdayNear(reading.weekday, now, reading.which ?? reading.toward);
    case "weekend":
      return now === null ? "XXXX-WXX-WE" : `${weekOf(shift(now, "week", reading.week))}-WE`;
    case "offset":
      return offsetValue(reading, now);
    case "season":
      return seasonValue(reading, now);
    case "count":
    case "vague":
      return "XXXX-XX-XX";
  }
}

/** TIMEX3 value of a meaning, for a day of writing or none: then the unknown parts are `X` ("XXXX-11-13", "XXXX-WXX-3"). */
export function valueOf(meaning: Meaning, now: string | null): string {
  if (typeof meaning.value === "string") return meaning.value;
  const { reading, inYear } = meaning;
  const base = meaning.value
    ? meaning.value(now)
    : inYear && reading.at === "yearless"
      ? inYear(yearOfYearless(reading, now))
      : readingValue(reading, now);
  return base + (meaning.part ?? "");
}
