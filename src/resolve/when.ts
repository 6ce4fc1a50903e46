import type { Timex, TimeReading } from "../model/annotation.ts";
import type { When } from "../model/claim.ts";
import type { ChosenDate, DateMethod, Days, Document, DocumentDates } from "../model/document.ts";
import type { Reason } from "../model/reason.ts";
import { around, dayAt, dayNumber, isDay, shift, weekdayOf, yearOf } from "../text/calendar.ts";
import { inYear, intersect, occurrence, weekdayNear, type Interval, type Looking } from "../text/days.ts";
import { SEASONS, seasonSince } from "../text/seasons.ts";
import { erasAt } from "./eras.ts";

/** The day of publication as time expressions need it: the days it can be, and how they are known; no days where nothing tells. */
interface Publication {
  readonly days: Interval;
  readonly chosen: ChosenDate;
}

interface Found {
  readonly days: Days;
  readonly method: DateMethod;
  readonly weekday?: number;
  readonly inferred: boolean;
  readonly candidates?: readonly Days[];
}

function publicationOf({ chosen }: DocumentDates): Publication | null {
  return chosen && chosen.days.open === undefined ? { days: chosen.days, chosen } : null;
}

/** How a day reckoned from the publication is known: as well as the publication itself. */
function reckoned({ chosen }: Publication): { method: DateMethod; inferred: boolean } {
  const inferred = chosen.method === "inferred" || chosen.method === "agreement";
  return { method: inferred ? "inferred" : "publication", inferred };
}

/** Both ends of the publication reckoned from; the days of the result reach from the first of one to the last of the other. */
function spread(pub: Publication, from: (now: string) => Interval): Found {
  return { days: { from: from(pub.days.from).from, to: from(pub.days.to).to }, ...reckoned(pub) };
}

/** Most years that candidates are listed for: more of them say nothing. */
const MOST_YEARS = 12;

/** A yearless day in each year that a stretch leaves it, and in which it is the weekday told with it. */
function inYears(days: Interval, stretch: Interval, weekday: number | undefined): Interval[] {
  const [first, last] = [yearOf(stretch.from) - 1, yearOf(stretch.to)];
  if (last - first > MOST_YEARS) return [];
  return Array.from({ length: last - first + 1 }, (_, at) => inYear(days, first + at)).flatMap((there) => {
    const fits = there && intersect(there, stretch) && (weekday === undefined || weekdayOf(there.from) === weekday);
    return there && fits ? [there] : [];
  });
}

type Yearless = Interval & Looking & { readonly weekday?: number };

/** The occurrence a writer of one day means. A weekday told with it outdoes how near it is: nobody takes a Friday for a Thursday. */
function occurred({ weekday, ...reading }: Yearless, now: string): Interval {
  const open: Interval = { from: reading.from, to: reading.to, open: "year" };
  const nearest = occurrence(open, now, reading);
  if (weekday === undefined || weekdayOf(nearest.from) === weekday) return nearest;
  const around = { from: shift(now, "year", -1), to: shift(now, "year", 1) };
  const [only, ...others] = inYears(open, around, weekday);
  return only && others.length === 0 ? only : nearest;
}

function yearless(reading: Yearless, pub: Publication | null): Found {
  const open: Days = { from: reading.from, to: reading.to, open: "year" };
  const said = reading.weekday === undefined ? {} : { weekday: reading.weekday };
  const unknown = { days: open, method: "text", inferred: false, ...said } as const;
  if (!pub) return unknown;
  if (pub.days.from !== pub.days.to) {
    const candidates = inYears(open, pub.days, reading.weekday);
    const [only] = candidates;
    if (only && candidates.length === 1) return { days: only, ...reckoned(pub), ...said, inferred: true };
    if (candidates.length > 1) return { ...unknown, candidates };
  }
  const [first, last] = [occurred(reading, pub.days.from), occurred(reading, pub.days.to)];
  return first.from === last.from ? { days: first, ...reckoned(pub), ...said } : unknown;
}

/** Any day of any year: what a weekday can mean where the day of writing is not known. */
const ANY_DAY: Days = { from: "--01-01", to: "--12-31", open: "year" };

function weekday(reading: Extract<TimeReading, { at: "weekday" }>, pub: Publication | null): Found {
  if (!pub) return { days: ANY_DAY, method: "text", weekday: reading.weekday, inferred: false };
  const which = reading.which ?? reading.toward;
  const found = spread(pub, (now) => {
    const day = weekdayNear(reading.weekday, now, which);
    return { from: day, to: day };
  });
  const inside = found.days.from !== found.days.to && found.days.from >= pub.days.from && found.days.to <= pub.days.to;
  return { ...found, ...(inside ? { days: pub.days } : {}), weekday: reading.weekday };
}

function offset({ unit, from, to }: Extract<TimeReading, { at: "offset" }>, pub: Publication): Found {
  return spread(pub, (now) => {
    const [first, last] = [shift(now, unit, from), shift(now, unit, to)];
    if (from === to) return around(first, unit);
    return { from: from === 0 ? now : first, to: to === 0 ? now : last };
  });
}

/** Saturday and Sunday of the week so many weeks from that of the publication; "last weekend" on a Monday is the one just gone. */
function weekend(week: number, pub: Publication): Found {
  return spread(pub, (now) => {
    const { to } = around(shift(now, "week", week), "week");
    return { from: dayAt(dayNumber(to) - 1), to };
  });
}

/** Months around the day of writing in which a count is looked for that several eras allow. */
const CURRENT = 6;

/** The days of a count from each era that can be meant; of several those around the day of writing, as a count is news of its time. */
function countedIn(
  reading: Extract<TimeReading, { at: "count" | "season" }>,
  starts: readonly string[],
  pub: Publication | null,
): Interval[] {
  const all = starts.map((start): Interval => {
    if (reading.at === "season") return seasonSince(reading.season, reading.ordinal ?? 1, start);
    const to = dayAt(dayNumber(shift(start, reading.unit, reading.ordinal)) - 1);
    return { from: shift(start, reading.unit, reading.ordinal - 1), to };
  });
  if (all.length < 2 || !pub) return all;
  const now = { from: shift(pub.days.from, "month", -CURRENT), to: shift(pub.days.to, "month", CURRENT) };
  return all.filter((days) => intersect(days, now));
}

/** A counted day or season where exactly one era of the table is meant. */
function counted(
  reading: Extract<TimeReading, { at: "count" | "season" }>,
  timex: Timex,
  { doc, pub }: { doc: Document; pub: Publication | null },
): Found | null {
  if (reading.at === "count" && pub?.chosen.method === "day-count" && pub.chosen.evidence.some((span) => span.start === timex.span.start))
    return { days: pub.days, method: "day-count", inferred: false };
  const eras = erasAt(doc, timex.span, reading.at === "count" ? reading.unit : "season");
  const starts = eras.map(({ start }) => start);
  const [days, ...others] = countedIn(reading, starts, pub);
  if (!days || others.length > 0) return null;
  const sure = reading.at === "count" && eras.length === 1;
  return sure ? { days, method: "day-count", inferred: false } : { days, method: "inferred", inferred: true };
}

/** Days of a TIMEX3 value that is a whole day, month or year. */
function ofValue(value: string): Interval | null {
  const day = value.slice(0, 10);
  if (isDay(day)) return { from: day, to: day };
  if (/^\d{4}-\d{2}$/.test(value) && isDay(`${value}-01`)) return around(`${value}-01`, "month");
  return /^\d{4}$/.test(value) && value !== "0000" ? around(`${value}-01-01`, "year") : null;
}

function anchored(timex: Timex): Found | null {
  const days = ofValue(timex.value);
  return days && { days, method: "text", inferred: false };
}

function found(timex: Timex, doc: Document, pub: Publication | null): Found | null {
  const { reading } = timex;
  if ("anchor" in reading && reading.anchor) return anchored(timex);
  switch (reading.at) {
    case "fixed":
      return { days: { from: reading.from, to: reading.to }, method: "text", inferred: false };
    case "yearless":
      return yearless(reading, pub);
    case "weekday":
      return weekday(reading, pub);
    case "offset":
      return pub && offset(reading, pub);
    case "weekend":
      return pub && weekend(reading.week, pub);
    case "count":
      return counted(reading, timex, { doc, pub });
    case "season":
      if (reading.ordinal !== undefined) return counted(reading, timex, { doc, pub });
      return yearless({ ...SEASONS[reading.season], toward: reading.toward, said: reading.said }, pub);
    case "vague":
      return null;
  }
}

function precisionOf({ from, to, open }: Days): When["precision"] {
  if (open === "year" && from === ANY_DAY.from && to === ANY_DAY.to) return "unknown";
  if (from === to) return "day";
  if (open) return from.slice(2, 4) === to.slice(2, 4) && from.endsWith("-01") && Number(to.slice(-2)) >= 28 ? "month" : "days";
  const [month, year] = [around(from, "month"), around(from, "year")];
  if (month.from === from && month.to === to) return "month";
  return year.from === from && year.to === to ? "year" : "days";
}

/**
 * Put a time expression on the calendar against the day its document was published.
 * A bare weekday is the last one up to that day unless the sentence looks ahead; a day without a year takes the year that the publication
 * leaves, and keeps `open: "year"` where it leaves none. Null: the expression names no days (a length, "soon"), or nothing is known to count from.
 */
export function whenOf(timex: Timex, doc: Document, dates: DocumentDates): When | null {
  if (timex.type === "SET") return null;
  const pub = publicationOf(dates);
  const made = found(timex, doc, pub);
  if (!made) return null;
  const { days, method, inferred } = made;
  const one = days.open === undefined && yearOf(days.from) === yearOf(days.to) ? { year: { value: yearOf(days.from), inferred } } : {};
  const leaned = pub && (method === "publication" || method === "inferred" || made.candidates !== undefined);
  const because: Reason[] = leaned
    ? [{ code: "published", values: [pub.days.from, pub.days.to], evidence: [...pub.chosen.evidence], weight: 1 }, ...pub.chosen.because]
    : [];
  const precision = precisionOf(days);
  const day = made.weekday === undefined ? {} : { weekday: made.weekday };
  const left = made.candidates === undefined ? {} : { candidates: made.candidates };
  return { days, precision, method, evidence: [timex.span], ...day, ...one, ...left, because };
}

/** What of a time tells it from others. */
export type Told = Pick<When, "days" | "precision" | "weekday">;

function weekdayFits(a: Told, b: Told, both: Interval): boolean {
  const stated = a.weekday ?? b.weekday;
  if (a.weekday !== undefined && b.weekday !== undefined && a.weekday !== b.weekday) return false;
  return stated === undefined || both.open !== undefined || both.from !== both.to || weekdayOf(both.from) === stated;
}

/**
 * Whether two times can be the same days. Weekdays count: a Wednesday is no 14 November 2024.
 * Null where one of them says nothing that could tell them apart.
 */
export function compatible(a: Told, b: Told): boolean | null {
  const both = intersect(a.days, b.days);
  if (!both || !weekdayFits(a, b, both)) return false;
  return a.precision === "unknown" || b.precision === "unknown" ? null : true;
}
