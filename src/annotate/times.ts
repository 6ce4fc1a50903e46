import type { Annotation, Timex, TimeReading } from "../model/annotation.ts";
import type { Annotator } from "../model/annotator.ts";
import type { Document } from "../model/document.ts";
import type { Span } from "../model/span.ts";
import { bodyOf } from "./body.ts";
import { hedgeAt } from "./hedges.ts";
import { nounAfter } from "./phrases.ts";
import { fixedRules } from "./time/fixed.ts";
import { lengthRules } from "./time/lengths.ts";
import { valueOf, type Bare, type Meaning } from "./time/meanings.ts";
import { relativeRules } from "./time/relative.ts";
import { compile, matches, type Compilation, type Hit, type Match } from "./time/rules.ts";
import { tenseAt } from "./time/tense.ts";
import { piecesOf, slots } from "./time/vocabulary.ts";

const NAME = "times";
const VERSION = 1;
const BY = `${NAME}@${VERSION}`;

let compiled: Compilation<Meaning> | undefined;

/** The rules, made ready when the first document is read. */
function rules(): Compilation<Meaning> {
  return (compiled ??= compile([...fixedRules, ...relativeRules, ...lengthRules], slots));
}

/** What a document's expressions are read against: its day of writing, if reading alone showed one, and the last date told. */
interface Context {
  readonly doc: Document;
  readonly now: string | null;
  last: { readonly span: Span; readonly day: string | null; readonly value: string } | null;
}

const BETWEEN = new Set(["on", ",", "at", "of", "in"]);

/** A clock time and a day beside each other are one expression: "at 8 a.m. on Friday" is `…T08:00`. */
function joined(hits: readonly Hit<Meaning>[]): Hit<Meaning>[] {
  const all: Hit<Meaning>[] = [];
  for (const hit of hits) {
    const before = all.at(-1);
    const gap = before ? hit.match.first - before.match.last : 9;
    const close = gap === 0 || (gap === 1 && BETWEEN.has(hit.match.pieces[hit.match.first - 1]?.lower ?? ""));
    const timed =
      before &&
      close &&
      (before.made.type === "TIME") !== (hit.made.type === "TIME") &&
      before.made.reading.at !== "vague" &&
      hit.made.reading.at !== "vague";
    if (
      before &&
      timed &&
      (before.made.part ?? hit.made.part) !== undefined &&
      before.made.type !== "DURATION" &&
      hit.made.type !== "DURATION"
    ) {
      const [time, day] = before.made.type === "TIME" ? [before.made, hit.made] : [hit.made, before.made];
      const made: Meaning = { ...day, type: "TIME", ...(time.part === undefined ? {} : { part: time.part }) };
      all[all.length - 1] = { match: { ...before.match, last: hit.match.last }, made };
    } else all.push(hit);
  }
  return all;
}

function directed(reading: Bare, match: Match): Bare {
  if (reading.at !== "yearless" && reading.at !== "weekday" && reading.at !== "season") return reading;
  if (reading.toward !== undefined || (reading.at === "weekday" && reading.which !== undefined)) return reading;
  const toward = tenseAt(match.pieces, match.first, match.last);
  return toward ? { ...reading, toward } : reading;
}

const ENTERING = /^(?:enter|enters|entered|entering|approach|approaches|approached|approaching|facing|faces)$/;

/** A counted day or season with what it is counted from; a count from nothing that the text names is no date. */
function counted(meaning: Meaning, { match, doc }: { match: Match; doc: Document }): TimeReading | null {
  const { reading } = meaning;
  const of = nounAfter(match.pieces, match.last, doc);
  if (reading.at === "count") return of ? { at: "count", ordinal: reading.ordinal, unit: reading.unit, of } : null;
  if (reading.at !== "season") return null;
  const before = [1, 2].some((back) => ENTERING.test(match.pieces[match.first - back]?.lower ?? ""));
  return { ...reading, ...(of ? { of } : {}), ...(before ? { entering: true } : {}) };
}

function dayOf(reading: TimeReading, value: string): string | null {
  if (reading.at === "fixed") return reading.from;
  const whole = /^\d{4}-\d{2}-\d{2}/.exec(value)?.[0];
  return whole ?? (/^\d{4}-\d{2}$/.test(value) ? `${value}-01` : /^\d{4}$/.test(value) ? `${value}-01-01` : null);
}

/** "Third-quarter profit rose … from a year ago" means the same quarter of that year: a year back from a quarter told before is a quarter. */
function quarterAgo({ reading, value }: Meaning, { last }: Context): string | null {
  const quarter = /^(\d{4})(-Q[1-4])$/.exec(last?.value ?? "");
  if (!quarter || value === undefined || reading.at !== "offset" || reading.unit !== "year" || reading.from !== -1 || reading.to !== -1)
    return null;
  return `${Number(quarter[1]) - 1}${quarter[2]}`;
}

function timex(hit: Hit<Meaning>, context: Context): Timex | null {
  const { match } = hit;
  const [first, last] = [match.pieces[match.first], match.pieces[match.last - 1]];
  if (!first || !last) return null;
  const made = { ...hit.made, reading: directed(hit.made.reading, match) };
  const reading = made.open ? counted(made, { match, doc: context.doc }) : (made.reading as TimeReading);
  if (!reading) return null;
  const span = { doc: context.doc.id, start: first.start, end: last.end };
  const anchor = made.anchored && reading.at === "offset" ? context.last : null;
  const quarter = quarterAgo(made, context);
  const value = quarter ?? valueOf(made, anchor ? anchor.day : context.now);
  const hedge = hedgeAt(match.pieces, match.first);
  const hedged = hedge ? { hedge: { ...span, end: match.pieces[match.first + hedge.length - 1]?.end ?? span.end } } : {};
  if (quarter === null && (made.type === "DATE" || made.type === "TIME")) {
    const day = dayOf(reading, value);
    if (day !== null || reading.at !== "vague") context.last = { span, day, value };
  }
  const anchored = anchor && reading.at === "offset" ? { ...reading, anchor: anchor.span } : reading;
  return { kind: "timex", span, by: BY, type: made.type, value, reading: anchored, ...hedged };
}

function nowOf(doc: Document): string | null {
  const days = doc.published[0]?.days;
  return days && !days.open && days.from === days.to ? days.from : null;
}

function* annotate(doc: Document): Iterable<Annotation> {
  const { tokens, sentences } = bodyOf(doc);
  const context: Context = { doc, now: nowOf(doc), last: null };
  for (const sentence of sentences) {
    const pieces = piecesOf(tokens, sentence.first, sentence.last);
    for (const hit of joined(matches(rules(), pieces))) {
      const made = timex(hit, context);
      if (made) yield made;
    }
  }
}

/**
 * Finds time expressions and reads them as TIMEX3 (ISO 24617-1): absolute and relative dates, counted days and seasons, lengths, recurring times.
 * Values are put on the calendar only where reading showed the day of writing; otherwise unknown parts are `X`. Never asks the clock.
 */
export const times: Annotator = { name: NAME, version: VERSION, needs: [], makes: ["timex"], annotate };
