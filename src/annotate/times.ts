import type { Annotation, Timex, TimeReading } from "../model/annotation.ts";
import type { Annotator } from "../model/annotator.ts";
import type { Document } from "../model/document.ts";
import type { Span } from "../model/span.ts";
import { bodyOf, type Body } from "./body.ts";
import { hedgeAt, hedgeBefore } from "./hedges.ts";
import { nounAfter } from "./phrases.ts";
import { joined } from "./time/joining.ts";
import { asides, narrates } from "./time/narrative.ts";
import { anchoredReading, placed, told, type Ground, type Told } from "./time/placing.ts";
import type { Bare, Meaning } from "./time/meanings.ts";
import { matches, numbered, promise, type Hit } from "./time/matching.ts";
import type { Match } from "./time/rules.ts";
import { grammar } from "./time/grammar.ts";
import { tenseAt } from "./time/tense.ts";
import { piecesOf } from "./time/vocabulary.ts";

const NAME = "times";
const VERSION = 3;
const BY = `${NAME}@${VERSION}`;

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

/** "Third-quarter profit rose … from a year ago" means the same quarter of that year: a year back from a quarter told before is a quarter. */
function quarterAgo({ reading, value }: Meaning, { last }: Ground): string | null {
  const quarter = /^(\d{4})(-Q[1-4])$/.exec(last?.value ?? "");
  if (!quarter || value === undefined || reading.at !== "offset" || reading.unit !== "year" || reading.from !== -1 || reading.to !== -1)
    return null;
  return `${Number(quarter[1]) - 1}${quarter[2]}`;
}

/** One expression, or the two that a stretch told by its ends is: both are read as the whole stretch, and each has its own value. */
function split(timex: Timex, { made: { ends }, match }: Hit<Meaning>): readonly Timex[] {
  const [first, second] = ends ? [match.pieces[ends.at - 2], match.pieces[ends.at]] : [];
  if (!ends || !second || !first) return [timex];
  const { span } = timex;
  return [
    { ...timex, span: { ...span, end: first.end } },
    { ...timex, span: { ...span, start: second.start }, value: ends.value(timex.value) },
  ];
}

/** The words that loosen an expression, in it ("almost two years ago") or right before it ("about two years"). */
function hedgeOf({ pieces, first }: Match, doc: Document): { readonly hedge?: Span } {
  const inside = hedgeAt(pieces, first);
  const from = inside ? first : (hedgeBefore(pieces, first)?.first ?? -1);
  const [start, end] = [pieces[from], pieces[inside ? first + inside.length - 1 : first - 1]];
  return start && end && from >= 0 ? { hedge: { doc: doc.id, start: start.start, end: end.end } } : {};
}

function timex({ match, made: meant }: Hit<Meaning>, doc: Document, ground: Ground): Timex | null {
  const [first, last] = [match.pieces[match.first], match.pieces[match.last - 1]];
  if (!first || !last) return null;
  const made = meant.anchored ? meant : { ...meant, reading: directed(meant.reading, match) };
  const reading = made.open ? counted(made, { match, doc }) : (made.reading as TimeReading);
  if (!reading) return null;
  const span = { doc: doc.id, start: first.start, end: last.end };
  const quarter = quarterAgo(made, ground);
  const { value, anchor } = quarter === null ? placed(made, ground) : { value: quarter, anchor: undefined };
  const zone = made.zone === undefined ? {} : { zone: made.zone };
  const stated = anchoredReading(reading, anchor);
  return { kind: "timex", span, by: BY, type: made.type, value, reading: stated, ...zone, ...hedgeOf(match, doc) };
}

/** "from a year ago", "the year-earlier quarter": news compares with it and does not go on from there. */
function compares({ match, made }: Hit<Meaning>): boolean {
  if (made.reading.at !== "offset") return false;
  for (let at = match.first; at < match.last; at++) {
    const word = match.pieces[at]?.lower;
    if (word === "year" && /^(?:ago|earlier|-)$/.test(match.pieces[at + 1]?.lower ?? "")) return true;
  }
  return false;
}

function nowOf(doc: Document): string | null {
  const days = doc.published[0]?.days;
  return days && !days.open && days.from === days.to ? days.from : null;
}

/** What the rules match in each sentence. A cut word makes more pieces than tokens: then these are numbered anew. */
function hitsOf({ tokens, sentences }: Body): Hit<Meaning>[] {
  const all: Hit<Meaning>[] = [];
  const numbers = numbered(grammar(), tokens);
  for (const { first, last } of sentences) {
    const held = promise(grammar(), numbers, [first, last]);
    if (held === "none") continue;
    const pieces = held === "joined" ? piecesOf(tokens, first, last) : tokens.slice(first, last);
    const own = held === "joined" ? numbered(grammar(), pieces) : numbers.subarray(first, last);
    for (const hit of joined(matches(grammar(), pieces, own))) all.push(hit);
  }
  return all;
}

function* annotate(doc: Document): Iterable<Annotation> {
  const hits = hitsOf(bodyOf(doc));
  const now = nowOf(doc);
  const narrative = narrates(hits, now);
  const passed = narrative ? asides(hits) : new Set();
  let last: Told | null = null;
  for (const hit of hits) {
    const made = timex(hit, doc, { now, narrative, last });
    if (!made) continue;
    const passing = narrative ? passed.has(hit) : compares(hit);
    for (const one of split(made, hit)) {
      if (!passing) last = told(one.type, one.span, one) ?? last;
      yield one;
    }
  }
}

/**
 * Finds time expressions and reads them as TIMEX3 (ISO 24617-1): absolute and relative dates, counted days and seasons, lengths, recurring times.
 * Values are put on the calendar where reading showed the day of writing, and in a history after the dates it tells; otherwise unknown parts are `X`.
 * Never asks the clock.
 */
export const times: Annotator = { name: NAME, version: VERSION, needs: [], makes: ["timex"], annotate };
