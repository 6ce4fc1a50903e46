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

function yearless(reading: Interval & Looking, pub: Publication | null): Found {
  const open: Days = { from: reading.from, to: reading.to, open: "year" };
  if (!pub) return { days: open, method: "text", inferred: false };
  const within = pub.days.from === pub.days.to ? null : intersect(open, pub.days);
  if (within && !within.open) return { days: inYear(open, yearOf(within.from)) ?? within, ...reckoned(pub), inferred: true };
  const [first, last] = [occurrence(open, pub.days.from, reading), occurrence(open, pub.days.to, reading)];
  return first.from === last.from ? { days: first, ...reckoned(pub) } : { days: open, method: "text", inferred: false };
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

/** A counted day or season where exactly one era of the table is meant. */
function counted(
  reading: Extract<TimeReading, { at: "count" | "season" }>,
  timex: Timex,
  { doc, pub }: { doc: Document; pub: Publication | null },
): Found | null {
  if (reading.at === "count" && pub?.chosen.method === "day-count" && pub.chosen.evidence.some((span) => span.start === timex.span.start))
    return { days: pub.days, method: "day-count", inferred: false };
  const found = erasAt(doc, timex.span, reading.at === "count" ? reading.unit : "season");
  const [era] = found;
  if (!era || found.length > 1) return null;
  if (reading.at === "season")
    return { days: seasonSince(reading.season, reading.ordinal ?? 1, era.start), method: "inferred", inferred: true };
  const from = shift(era.start, reading.unit, reading.ordinal - 1);
  const to = dayAt(dayNumber(shift(era.start, reading.unit, reading.ordinal)) - 1);
  return { days: { from, to }, method: "day-count", inferred: false };
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

function precisionOf({ from, to, open }: Days, weekdayOnly: boolean): When["precision"] {
  if (weekdayOnly || (open === "year" && from === ANY_DAY.from && to === ANY_DAY.to)) return "unknown";
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
  const leaned = pub && (method === "publication" || method === "inferred");
  const because: Reason[] = leaned
    ? [{ code: "published", values: [pub.days.from, pub.days.to], evidence: [...pub.chosen.evidence], weight: 1 }, ...pub.chosen.because]
    : [];
  const precision = precisionOf(days, made.weekday !== undefined && days.open === "year");
  const day = made.weekday === undefined ? {} : { weekday: made.weekday };
  return { days, precision, method, evidence: [timex.span], ...day, ...one, because };
}

function weekdayFits(a: When, b: When, both: Interval): boolean {
  const stated = a.weekday ?? b.weekday;
  if (a.weekday !== undefined && b.weekday !== undefined && a.weekday !== b.weekday) return false;
  return stated === undefined || both.open !== undefined || both.from !== both.to || weekdayOf(both.from) === stated;
}

/**
 * Whether two times can be the same days. Weekdays count: a Wednesday is no 14 November 2024.
 * Null where one of them says nothing that could tell them apart.
 */
export function compatible(a: When, b: When): boolean | null {
  const both = intersect(a.days, b.days);
  if (!both || !weekdayFits(a, b, both)) return false;
  return a.precision === "unknown" || b.precision === "unknown" ? null : true;
}
