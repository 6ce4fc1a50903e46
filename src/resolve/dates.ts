import type { Timex } from "../model/annotation.ts";
import type { Analysed } from "../model/annotator.ts";
import type { ChosenDate, Dated, DocumentDates } from "../model/document.ts";
import type { Reason } from "../model/reason.ts";
import type { Evidence, Span } from "../model/span.ts";
import { around, dayAt, dayNumber, shift } from "../text/calendar.ts";
import { ANY, intersect, type Interval } from "../text/days.ts";
import { constraintsOf, type Constraint } from "./constraints.ts";
import { CHECKED } from "./eras.ts";

/** Days that fit some constraints of a text together, with what was taken of each. */
interface Candidate {
  readonly days: Interval;
  readonly reasons: readonly Reason[];
  readonly fits: number;
}

/** Ways to read the eras of a text together that are followed at once; texts with more name too many wars to be dated by them. */
const WAYS = 16;

function fitted(candidates: readonly Candidate[], constraint: Constraint): readonly Candidate[] {
  const made: Candidate[] = [];
  for (const candidate of candidates) {
    for (const option of constraint.options) {
      const days = intersect(candidate.days, option.days);
      if (days) made.push({ days, reasons: [...candidate.reasons, option.reason], fits: candidate.fits + 1 });
    }
  }
  return made.slice(0, WAYS);
}

/** All constraints together: one that no way of reading can meet is left out, as a text can quote the past; but none is written before a day it tells of. */
function together(constraints: readonly Constraint[]): readonly Candidate[] {
  let candidates: readonly Candidate[] = [{ days: ANY, reasons: [], fits: 0 }];
  for (const constraint of constraints) {
    const next = fitted(candidates, constraint);
    if (next.length > 0) candidates = next;
    else if (constraint.code === "not-before") return [];
  }
  return candidates;
}

/** The one way of reading that is left, preferring those that the table of eras could know; null where two different ones are as good. */
function single(candidates: readonly Candidate[]): Candidate | null {
  const likely = candidates.filter((each) => each.days.from <= CHECKED);
  const pool = likely.length > 0 ? likely : candidates;
  const [first] = pool;
  return first && pool.every((each) => each.days.from === first.days.from && each.days.to === first.days.to) ? first : null;
}

/** Blocks from the top of the body in which a bare "13 April" is the day of the news and not of something recalled. */
const LEAD_BLOCKS = 3;

function leadEnd({ document }: Analysed): number {
  const body = document.blocks.filter((block) => block.kind !== "furniture");
  return body[Math.min(LEAD_BLOCKS, body.length) - 1]?.span.end ?? 0;
}

/** The bare day and month in the opening of a report that looks back on it. */
function leadDay(analysed: Analysed): Timex | undefined {
  const end = leadEnd(analysed);
  for (const timex of analysed.annotations) {
    if (timex.span.start >= end) return undefined;
    if (
      timex.kind === "timex" &&
      timex.reading.at === "yearless" &&
      timex.reading.from === timex.reading.to &&
      timex.reading.toward !== "future"
    )
      return timex;
  }
  return undefined;
}

/** An interval narrowed to the month of the news by a bare day in the opening: as its year is unique there, the report is of that month. */
function narrowed(candidate: Candidate, analysed: Analysed): Candidate {
  const timex = candidate.days.from === candidate.days.to ? undefined : leadDay(analysed);
  if (timex?.reading.at !== "yearless") return candidate;
  const day = intersect({ from: timex.reading.from, to: timex.reading.to, open: "year" }, candidate.days);
  if (!day || day.open) return candidate;
  const reason: Reason = { code: "lead-day", values: [day.from], evidence: [timex.span], weight: 1 };
  return { days: around(day.from, "month"), reasons: [...candidate.reasons, reason], fits: candidate.fits + 1 };
}

function evidenceOf(reasons: readonly Reason[], document: { readonly id: string }): Evidence {
  const spans = new Map<string, Span>();
  for (const span of reasons.flatMap((each) => each.evidence)) spans.set(`${span.start}:${span.end}`, span);
  const [first, ...rest] = [...spans.values()].toSorted((a, b) => a.start - b.start || a.end - b.end);
  return first ? [first, ...rest] : [{ doc: document.id, start: 0, end: 0 }];
}

/** Longest stretch that still dates a report, in years: a longer one says no more than that somebody was in office. */
const LONGEST = 3;

function inferred(analysed: Analysed): ChosenDate | null {
  const constraints = constraintsOf(analysed);
  const counted = constraints.some((each) => each.code === "day-count");
  const best = constraints.length === 0 ? null : single(together(constraints));
  if (!best || best.days.to > shift(best.days.from, "year", LONGEST)) return null;
  const exact = counted && best.days.from === best.days.to && best.reasons.some((each) => each.code === "day-count");
  const { days, reasons } = exact ? best : narrowed(best, analysed);
  return { days, method: exact ? "day-count" : "inferred", evidence: evidenceOf(reasons, analysed.document), because: reasons };
}

/** How sure a way of stating the date of publication is: lower is surer. What a document was printed or served with comes before what it says. */
const RANK: Readonly<Record<Dated["method"], number>> = {
  meta: 0,
  print: 1,
  byline: 2,
  url: 3,
  dateline: 4,
  "day-count": 5,
  publication: 6,
  text: 7,
  agreement: 8,
  inferred: 9,
};

/** The stated date that names most: full days before months before days without a year, then by method. */
function stated(published: readonly Dated[]): Dated | undefined {
  return published.filter((each) => each.days.open === undefined).toSorted((a, b) => RANK[a.method] - RANK[b.method])[0];
}

function statedReason(dated: Dated): Reason {
  return { code: `published-${dated.method}`, values: [dated.days.from], evidence: [...dated.evidence], weight: 1 };
}

/** A yearless printed date takes its year where the inferred stretch leaves one. */
function completed(dated: Dated, by: ChosenDate): ChosenDate | null {
  const days = intersect(dated.days, by.days);
  return days && !days.open
    ? { days, method: dated.method, evidence: dated.evidence, because: [statedReason(dated), ...by.because] }
    : null;
}

/** Stated days this far apart, in days, are one day in two time zones. */
const ZONES = 1;

/** Candidates that name other days than the chosen one: shown, so that nobody has to trust the choice. */
function doubtsOf(candidates: readonly Dated[], { days: chosen }: ChosenDate): readonly Reason[] {
  if (chosen.open) return [];
  const near = { from: dayAt(dayNumber(chosen.from) - ZONES), to: dayAt(dayNumber(chosen.to) + ZONES) };
  return candidates.flatMap(({ days, method, evidence }) =>
    intersect(days, near) ? [] : [{ code: `published-${method}`, values: [days.from], evidence: [...evidence], weight: -1 }],
  );
}

/**
 * Every candidate for the day a document was published, the one chosen with its reasons, and the candidates that speak against it.
 * What reading showed comes first; else a count of days from a known start; else the days that all facts of the text allow together.
 * Nothing certain gives no date: never the clock, never the day of reading. Furniture says nothing.
 */
export function datesOf(analysed: Analysed): DocumentDates {
  const { published } = analysed.document;
  const made = inferred(analysed);
  const candidates = made ? [...published, { days: made.days, method: made.method, evidence: made.evidence }] : published;
  const chosen = chosenOf(published, made);
  if (!chosen) return { candidates };
  const doubts = doubtsOf(candidates, chosen);
  return { candidates, chosen, ...(doubts.length > 0 ? { doubts } : {}) };
}

function chosenOf(published: readonly Dated[], made: ChosenDate | null): ChosenDate | undefined {
  const printed = stated(published);
  if (printed) return { ...printed, because: [statedReason(printed)] };
  const open = published.find((each) => each.days.open === "year");
  const full = open && made ? completed(open, made) : null;
  return full ?? made ?? (open && { ...open, because: [statedReason(open)] });
}
