import type { TimeReading, Timex } from "../../model/annotation.ts";
import type { Span } from "../../model/span.ts";
import { dayNumber, shift } from "../../text/calendar.ts";
import { SEASONS } from "../../text/seasons.ts";
import { weekdayNear, type Interval } from "../../text/days.ts";
import { valueOf, yearlessIn, type Bare, type Meaning } from "./meanings.ts";
import { follow } from "./narrative.ts";

/** The last date a text told: its words, its TIMEX3 value, and the day that later ones count from if it names one. */
export interface Told {
  readonly span: Span;
  readonly value: string;
  readonly day: string | null;
}

/** What expressions are read against: the day of writing, whether the text is a history, and the last date it told. */
export interface Ground {
  readonly now: string | null;
  readonly narrative: boolean;
  readonly last: Told | null;
}

/** A meaning put on the calendar. `anchor` is the date it was counted from, where that is one told before. */
export interface Placed {
  readonly value: string;
  readonly anchor?: Span;
}

const SEASON_STARTS: Readonly<Record<string, string>> = { SP: "-03-01", SU: "-06-01", FA: "-09-01", WI: "-12-01" };

/** The first day of a TIMEX3 value, or null for one that names no day, month, quarter, season or year. */
function dayOf(value: string): string | null {
  const [, year, rest = ""] = /^(\d{4})(?:-(.+))?$/.exec(value) ?? [];
  if (year === undefined) return null;
  if (rest === "") return `${year}-01-01`;
  if (/^\d\d-\d\d/.test(rest)) return `${year}-${rest.slice(0, 5)}`;
  if (/^\d\d(?:-XX)?$/.test(rest)) return `${year}-${rest.slice(0, 2)}-01`;
  if (/^Q[1-4]$/.test(rest)) return `${year}-${String(Number(rest[1]) * 3 - 2).padStart(2, "0")}-01`;
  const season = SEASON_STARTS[rest.slice(0, 2)];
  return season ? year + season : weekStart(year, rest);
}

function weekStart(year: string, rest: string): string | null {
  const week = /^W(\d\d)/.exec(rest)?.[1];
  return week === undefined ? null : shift(`${year}-01-04`, "week", Number(week) - 1);
}

const FINENESS = { day: 0, week: 1, month: 2, year: 3 } as const;

function finenessOf(value: string): 0 | 1 | 2 | 3 {
  if (/^\d{4}-\d\d-\d\d/.test(value)) return FINENESS.day;
  if (/^\d{4}-W\d\d/.test(value)) return FINENESS.week;
  return /^\d{4}-\d\d/.test(value) ? FINENESS.month : FINENESS.year;
}

/** A distance from a date that is told less finely than it is counted: "four days later" than a month names no day. */
function coarse(reading: Extract<Bare, { at: "offset" }>, told: string): string | null {
  const fineness = finenessOf(told);
  if (FINENESS[reading.unit] >= fineness) return null;
  const here = reading.from === 0 && reading.to === 0;
  if (reading.unit === "day") return here && fineness === FINENESS.month ? `${told.slice(0, 7)}-XX` : `${told.slice(0, 4)}-XX-XX`;
  if (reading.unit === "month") return `${told.slice(0, 4)}-XX`;
  return fineness === FINENESS.week ? null : `${told.slice(0, 4)}-WXX`;
}

const ANCIENT = /^BC(\d{4})/;

/** Years before Christ count down: a year later than 492 BC is 491 BC. Months and days are put behind the year told. */
function ancient(reading: Bare, told: string): string | null {
  const year = Number(ANCIENT.exec(told)?.[1]);
  const written = (at: number): string => `BC${String(Math.max(1, at)).padStart(4, "0")}`;
  if (reading.at === "offset" && reading.unit === "year" && reading.from === reading.to) return written(year - reading.from);
  if (reading.at === "season") return `${written(year)}-${SEASONS[reading.season].code}`;
  if (reading.at === "yearless") return written(year) + reading.from.slice(1, reading.from === reading.to ? 7 : 4);
  return null;
}

/** Yearless days, a season or a weekday after the date told before. */
function followed({ reading, inYear, anchored = false }: Meaning, { value, day }: Told): string | null {
  if (day === null) return null;
  const whole = /^\d{4}$/.test(value);
  if (reading.at === "weekday") return whole ? null : weekdayNear(reading.weekday, day, reading.which ?? "past");
  if (reading.at === "yearless") {
    const found = ahead({ ...reading, open: "year" }, day, { anchored, whole, toward: reading.toward });
    return found ? (inYear ?? ((of: string) => yearlessIn(reading, of)))(found.from.slice(0, 4)) : null;
  }
  if (reading.at !== "season" || reading.ordinal !== undefined) return null;
  const found = ahead(SEASONS[reading.season], day, { anchored, whole, toward: reading.toward });
  return found ? `${found.from.slice(0, 4)}-${SEASONS[reading.season].code}` : null;
}

/** The next or last occurrence where the words say so ("the following January"), the same year's ("July of that year"), or the one a history means. */
function ahead(
  days: Interval,
  base: string,
  how: { anchored: boolean; whole: boolean; toward: "past" | "future" | undefined },
): Interval | null {
  const year = Number(base.slice(0, 4));
  if (!how.anchored || how.toward === undefined) return follow(days, base, how.whole || how.anchored);
  const step = how.toward === "future" ? 1 : -1;
  const first = follow(days, base, true);
  if (!how.whole && first && Math.sign(dayNumber(first.from) - dayNumber(base)) === step) return first;
  return follow(days, `${String(year + step).padStart(4, "0")}-01-01`, true);
}

function fromTold(made: Meaning, told: Told): string | null {
  const { reading } = made;
  const part = made.part ?? "";
  if (ANCIENT.test(told.value)) return ancient(reading, told.value);
  if (reading.at === "offset") {
    if (told.day === null) return null;
    return (coarse(reading, told.value) ?? valueOf({ ...made, part: "" }, told.day)) + part;
  }
  const value = followed(made, told);
  return value === null ? null : value + part;
}

/** Whether an expression is counted from the date told before it. In a history all are, but those that name the reader's day ("today"). */
function toldFrom({ anchored, reading, part }: Meaning, narrative: boolean): boolean {
  if (anchored) return true;
  if (!narrative) return false;
  if (reading.at === "offset") return reading.unit !== "day" || (part !== undefined && reading.from === 0 && reading.to === 0);
  return reading.at === "yearless" || reading.at === "season" || reading.at === "weekday";
}

/** The TIMEX3 value of a meaning on its ground, and the date it was counted from if that is not the day of writing. */
export function placed(made: Meaning, { now, narrative, last }: Ground): Placed {
  if (last && typeof made.value !== "string" && toldFrom(made, narrative)) {
    const value = fromTold(made, last);
    if (value !== null) return { value, anchor: last.span };
  }
  return { value: valueOf(made, now) };
}

/** The reading with the date it was counted from. */
export function anchoredReading(reading: TimeReading, anchor: Span | undefined): TimeReading {
  if (!anchor || (reading.at !== "offset" && reading.at !== "yearless" && reading.at !== "season" && reading.at !== "weekday"))
    return reading;
  return { ...reading, anchor };
}

/** What an expression leaves for those behind it, or null: a length, a set or "now" tells no date. */
export function told(type: Timex["type"], span: Span, { value, reading }: { value: string; reading: TimeReading }): Told | null {
  if (type !== "DATE" && type !== "TIME") return null;
  if (ANCIENT.test(value)) return { span, value, day: null };
  const day = reading.at === "fixed" && /^\d{4}$/.test(value) ? `${value}-01-01` : dayOf(value);
  return day === null && (reading.at === "vague" || reading.at === "count") ? null : { span, value: value.replace(/T.*$/, ""), day };
}
