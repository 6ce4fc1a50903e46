import type { Annotation, Timex } from "../model/annotation.ts";
import type { Analysed } from "../model/annotator.ts";
import type { Reason } from "../model/reason.ts";
import type { Span } from "../model/span.ts";
import { dayAt, dayNumber, LAST_DAY, shift } from "../text/calendar.ts";
import type { Interval } from "../text/days.ts";
import { entering, seasonSince } from "../text/seasons.ts";
import { table } from "../text/tables.ts";
import { actedIn, clauseAt, erasAt, erasOf, sentenceAt, type Era } from "./eras.ts";

/** What one expression of a text says about its day of writing: the alternatives, of which one holds, each with its reason. */
export interface Constraint {
  readonly code: "day-count" | "season-count" | "length" | "distance" | "not-before" | "office";
  /** Gives a date by itself; the others only narrow one. */
  readonly dates: boolean;
  readonly options: readonly { readonly days: Interval; readonly reason: Reason }[];
}

function reason(code: Constraint["code"], values: readonly string[], evidence: readonly Span[]): Reason {
  return { code, values, evidence, weight: 1 };
}

function options(code: Constraint["code"], timex: Timex, made: readonly { era: Era; days: Interval }[]): Constraint["options"] {
  return made
    .filter(({ era, days }) => era.end === undefined || days.from <= era.end)
    .map(({ era, days }) => ({
      days,
      reason: reason(code, [era.name, era.start, `${days.from}/${days.to}`], era.stated ? [timex.span, era.stated] : [timex.span]),
    }));
}

/** Words by which a sentence says that the counted day is the day of writing. */
const TODAY = /\b(?:today|now on|is the|marks|marked|enters|entered|entering|this is|we are on|currently)\b/i;

/** "Today is the 994th day of …": exactly one day for each era; day one is the era's first day. */
function dayCount(analysed: Analysed, timex: Timex): Constraint | null {
  const { reading } = timex;
  if (reading.at !== "count") return null;
  const at = sentenceAt(analysed.document, timex.span);
  const text = analysed.document.text.slice(at.start, at.end);
  if (!TODAY.test(text) && !/^day\b/i.test(text)) return null;
  const days = (start: string): Interval => {
    const from = shift(start, reading.unit, reading.ordinal - 1);
    return { from, to: reading.unit === "day" ? from : dayAt(dayNumber(shift(start, reading.unit, reading.ordinal)) - 1) };
  };
  const made = erasOf(analysed, timex, reading.unit).map((era) => ({ era, days: days(era.start) }));
  return { code: "day-count", dates: true, options: options("day-count", timex, made) };
}

/** "as we enter the second winter of …", "the third summer of …". */
function seasonCount(analysed: Analysed, timex: Timex): Constraint | null {
  const { reading } = timex;
  if (reading.at !== "season" || reading.ordinal === undefined) return null;
  const { season, ordinal } = reading;
  const made = erasOf(analysed, timex, "season").map((era) => {
    const days = seasonSince(season, ordinal, era.start);
    return { era, days: reading.entering ? entering(days) : days };
  });
  return { code: "season-count", dates: true, options: options("season-count", timex, made) };
}

const LENGTH = /^P(\d{1,4})([YMWD])$/;
const UNITS = { Y: "year", M: "month", W: "week", D: "day" } as const;
const GOING_ON =
  /\b(?:has|have|had|'s|'ve)\b[^.]{0,80}\b(?:been|fought|lasted|continued|waged|defended|resisted|suffered|raged|killed|lived|endured)\b/;

/** A length of time, with by how many units its hedge lets it be shorter and longer. */
interface Length {
  readonly count: number;
  readonly unit: (typeof UNITS)[keyof typeof UNITS];
  readonly early: 0 | 1;
  readonly late: 0 | 1;
}

function lengthOf({ document }: Analysed, timex: Timex): Length | null {
  const match = LENGTH.exec(timex.value);
  if (timex.type !== "DURATION" || !match) return null;
  const hedge = timex.hedge ? document.text.slice(timex.hedge.start, timex.hedge.end).toLowerCase() : "";
  const early = /almost|nearly|under|less|fewer|close|about|around|some|roughly|approximately/.test(hedge) ? 1 : 0;
  const late = /almost|nearly|under|less|fewer|close/.test(hedge) ? 0 : 1;
  return { count: Number(match[1]), unit: UNITS[match[2] as keyof typeof UNITS], early, late };
}

const STILL = /\b(?:has|have|'s|'ve)\b/;
const SINCE = /^[^.;:]{0,30}\bsince\b[^.;:]{0,80}$/i;

/**
 * "for more than two years already, since the agreement of 2020": the length reaches from the stated date to the day of writing. Who names only the
 * year of the start counts in years, so that "two years since 2020" is said in 2022; that is a judgement, no text set tells.
 */
function lengthFrom(analysed: Analysed, timex: Timex): Constraint | null {
  const length = lengthOf(analysed, timex);
  if (!length) return null;
  const { text } = analysed.document;
  const at = sentenceAt(analysed.document, timex.span);
  if (!/\bfor\s+$/i.test(text.slice(at.start, timex.span.start)) || !STILL.test(text.slice(at.start, at.end))) return null;
  const start = analysed.annotations.find(
    (one): one is Timex =>
      one.kind === "timex" &&
      one.reading.at === "fixed" &&
      one.span.start >= timex.span.end &&
      one.span.end <= at.end &&
      SINCE.test(text.slice(timex.span.end, one.span.start)),
  );
  if (start?.reading.at !== "fixed") return null;
  const { count, unit, early, late } = length;
  const [soonest, latest] = [dayAt(dayNumber(shift(start.reading.from, unit, count + late)) - 1), shift(start.reading.to, unit, count)];
  const days: Interval = { from: shift(start.reading.from, unit, count - early), to: soonest > latest ? soonest : latest };
  const values = [text.slice(start.span.start, start.span.end), start.reading.from, `${days.from}/${days.to}`];
  return { code: "length", dates: true, options: [{ days, reason: reason("length", values, [timex.span, start.span]) }] };
}

/** "has been defending itself for more than seven years": the length reaches from the era's start to the day of writing. */
function lengthSince(analysed: Analysed, timex: Timex): Constraint | null {
  const length = lengthOf(analysed, timex);
  if (!length) return null;
  const { document } = analysed;
  const at = sentenceAt(document, timex.span);
  const before = document.text.slice(at.start, timex.span.start);
  if (!/\bfor\s+$/i.test(before) || !GOING_ON.test(before)) return null;
  const { count, unit, early, late } = length;
  const made = actedIn(document, clauseAt(document, timex.span), erasAt(document, timex.span, unit)).map((era) => {
    const to = dayAt(dayNumber(shift(era.start, unit, count + late)) - 1);
    return { era, days: { from: shift(era.start, unit, count - early), to } };
  });
  return { code: "length", dates: true, options: options("length", timex, made) };
}

const BEGAN =
  /\b(?:launch(?:ed|ing)|began|begun|beginning|start(?:ed|ing)?|invaded|invasion|broke out|outbreak|erupted|unleashed|onset)\b/i;

/** "launched that war almost two years ago": as far after the era's start as the text says; an unhedged number is taken with half a unit around it. */
function distanceFrom(analysed: Analysed, timex: Timex): Constraint | null {
  const { reading } = timex;
  if (reading.at !== "offset" || reading.to >= 0 || reading.anchor || reading.unit === "day") return null;
  const { document } = analysed;
  const at = clauseAt(document, timex.span);
  if (!BEGAN.test(document.text.slice(at.start, at.end))) return null;
  const exact = reading.from === reading.to;
  const around = exact && reading.unit === "year" ? 6 : 0;
  const unit = around > 0 ? "month" : reading.unit;
  const [near, far] = around > 0 ? [-reading.to * 12 - around, -reading.from * 12 + around] : [-reading.to, -reading.from];
  const made = actedIn(document, at, erasAt(document, timex.span, reading.unit)).map((era) => ({
    era,
    days: { from: shift(era.start, unit, near), to: shift(era.start, unit, far) },
  }));
  return { code: "distance", dates: true, options: options("distance", timex, made) };
}

const AHEAD = /\b(?:will|would|until|till|by|through|shall|plans?|planned|expected|scheduled|due|target|goal|forecast|projected)\b/i;

/** A stated year or day that the text looks back on: the day of writing is not before it. */
function notBefore({ document }: Analysed, timex: Timex): Constraint | null {
  const { reading } = timex;
  if (reading.at !== "fixed") return null;
  const at = sentenceAt(document, timex.span);
  const since = /\b(?:since|after)\s+$/i.test(document.text.slice(at.start, timex.span.start));
  if (!since && AHEAD.test(document.text.slice(at.start, at.end))) return null;
  const days: Interval = { from: reading.from, to: LAST_DAY };
  return { code: "not-before", dates: false, options: [{ days, reason: reason("not-before", [reading.from], [timex.span]) }] };
}

let terms: ReadonlyMap<string, readonly (readonly [string, string])[]> | undefined;

function termsOf(id: string): readonly (readonly [string, string])[] {
  if (!terms) {
    const all = new Map<string, [string, string][]>();
    for (const [key = "", , , , from = "", to = ""] of table("knowledge/holders/holders.tsv")) {
      if (from !== "") all.set(`wd:${key}`, [...(all.get(`wd:${key}`) ?? []), [from, to === "" ? LAST_DAY : to]]);
    }
    terms = all;
  }
  return terms.get(id) ?? [];
}

/** Terms of people whom the text names with their office. A prior: an unknown end is no end, and a person not in the table says nothing. */
function holders({ annotations }: Analysed): Constraint[] {
  const found = new Map<string, Constraint>();
  for (const mention of annotations) {
    if (mention.kind !== "mention" || !mention.office || mention.id === undefined || found.has(mention.id)) continue;
    const { id, span } = mention;
    const list = termsOf(id).map(([from, to]) => ({
      days: { from, to },
      reason: reason("office", [id, from, to === LAST_DAY ? "" : to], [span]),
    }));
    if (list.length > 0) found.set(id, { code: "office", dates: false, options: list });
  }
  return [...found.values()];
}

const DATERS = [dayCount, seasonCount, lengthFrom, lengthSince, distanceFrom];
const READERS = [...DATERS, notBefore];

/** Constraints kept and expressions looked at, at most, so that a list of ten thousand dates stays cheap; the first say what the rest do. */
const MOST = 40;
const LOOKED_AT = 400;

function telling(one: Annotation): one is Timex {
  return one.kind === "timex" && one.reading.at !== "yearless" && one.reading.at !== "weekday";
}

/** Everything in a document's body that bounds its day of writing; those that can date it first. Expressions without a reading say nothing. */
export function constraintsOf(analysed: Analysed): readonly Constraint[] {
  const times = analysed.annotations.filter(telling).slice(0, LOOKED_AT);
  if (!times.some((timex) => DATERS.some((read) => read(analysed, timex)?.options.length))) return [];
  const found: Constraint[] = [];
  for (const timex of times) {
    if (found.length >= MOST) break;
    for (const read of READERS) {
      const made = read(analysed, timex);
      if (made && made.options.length > 0) found.push(made);
    }
  }
  if (!found.some((each) => each.dates)) return [];
  return [...found.filter((each) => each.dates), ...found.filter((each) => !each.dates), ...holders(analysed)];
}
