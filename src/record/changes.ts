import type { Reading } from "../model/dossier.ts";
import type { Evidence, Span } from "../model/span.ts";
import type { Texts } from "./texts.ts";

/** A stretch of a shown passage: words that stand in the reading, words of the base that it lacks, words that only it has. */
export interface Segment {
  readonly op: "same" | "dropped" | "inserted";
  readonly text: string;
}

/** Shown where a passage leaves out what stands between its parts ("he said"). */
const GAP = " […] ";
/** Spans of one side at most this far apart are read as one stretch: blanks, commas and marks between words. */
const NEAR = 3;

/** The words of a list of spans as one passage; parts that do not touch are set off by "[…]". */
export function passage(spans: readonly Span[], texts: Texts): string {
  let text = "";
  let last: Span | undefined;
  for (const span of spans) {
    const near = last !== undefined && last.doc === span.doc && span.start >= last.end && span.start - last.end <= NEAR;
    if (last) text += near ? texts.read({ doc: span.doc, start: last.end, end: span.start }) : GAP;
    text += texts.read(span);
    last = span;
  }
  return text;
}

/** With less than this share of a reading's characters in common with the base, marks would hide more than they show. */
const MARKED = 0.5;

/** What of the evidence stands from offset `from` to `to`. */
function between(evidence: Evidence, [from, to]: readonly [number, number], texts: Texts): string {
  let text = "";
  for (const [index, part] of evidence.entries()) {
    if (part.start >= to) break;
    const start = Math.max(part.start, from);
    const end = Math.min(part.end, to);
    if (index > 0 && part.start >= from) text += GAP;
    if (start < end) text += texts.read({ doc: part.doc, start, end });
  }
  return text;
}

function raw(reading: Reading, texts: Texts): Segment[] | null {
  const found: Segment[] = [];
  let cursor = reading.evidence[0].start;
  for (const change of reading.changes ?? []) {
    const first = change.reading[0];
    const last = change.reading.at(-1);
    if (first && first.start < cursor) return null;
    if (first) found.push({ op: "same", text: between(reading.evidence, [cursor, first.start], texts) });
    if (change.op !== "kept" && change.base.length > 0) found.push({ op: "dropped", text: passage(change.base, texts) });
    if (!first || !last) continue;
    found.push({ op: change.op === "kept" ? "same" : "inserted", text: between(reading.evidence, [first.start, last.end], texts) });
    cursor = last.end;
  }
  const end = reading.evidence.at(-1)?.end ?? cursor;
  found.push({ op: "same", text: between(reading.evidence, [cursor, end], texts) });
  return found;
}

function kept({ changes, evidence }: Reading): number {
  const length = (spans: readonly Span[]): number => spans.reduce((sum, span) => sum + span.end - span.start, 0);
  const common = (changes ?? []).filter((change) => change.op === "kept").flatMap((change) => change.reading);
  // Blanks and marks between kept words belong to no change, so the share is of the words that changes speak of.
  const told = (changes ?? []).flatMap((change) => change.reading);
  return length(common) / Math.max(1, Math.min(length(evidence), length(told)));
}

/** Joins neighbours of one kind, also across a blank, and puts a blank on either side of words that are not in the reading. */
function joined(segments: readonly Segment[]): Segment[] {
  const found: Segment[] = [];
  for (const segment of segments) {
    if (segment.text === "") continue;
    const last = found.at(-1);
    const before = found.at(-2);
    if (last?.op === segment.op)
      found.splice(-1, 1, { op: segment.op, text: last.text + (segment.op === "dropped" ? " " : "") + segment.text });
    else if (segment.op !== "same" && last?.text.trim() === "" && before?.op === segment.op)
      found.splice(-2, 2, { op: segment.op, text: before.text + last.text + segment.text });
    else found.push(segment);
  }
  return found.flatMap((segment, index) => {
    const left = found[index - 1];
    const apart =
      left !== undefined &&
      (left.op === "dropped" || segment.op === "dropped") &&
      !/\s$/u.test(left.text) &&
      !/^[\s.,;:!?]/u.test(segment.text);
    return apart ? [{ op: "same" as const, text: " " }, segment] : [segment];
  });
}

/**
 * A reading as it stands in its source, with what it changed of the base marked. `same` and `inserted` together are the reading's own words;
 * `dropped` are the base's. A reading without changes, with less than half in common, or whose words were moved about, is one `same` segment.
 */
export function segmentsOf(reading: Reading, texts: Texts): readonly Segment[] {
  const marked = reading.changes?.length && kept(reading) >= MARKED ? raw(reading, texts) : null;
  return marked ? joined(marked) : [{ op: "same", text: passage(reading.evidence, texts) }];
}
