/** A document's name: `d` and the first 16 hexadecimal digits of the SHA-256 of its source bytes. */
export type DocId = string;

/**
 * A place in the text of one document: UTF-16 code units, zero based, `end` exclusive.
 * Never crosses documents; an empty span (`start === end`) is not evidence for anything.
 */
export interface Span {
  readonly doc: DocId;
  readonly start: number;
  readonly end: number;
}

/** The places that show a value: at least one, in text order within a document. */
export type Evidence = readonly [Span, ...Span[]];

/** Order by document, then start, then the longer span first (an outer span before those inside it). */
export function compareSpans(a: Span, b: Span): number {
  if (a.doc !== b.doc) return a.doc < b.doc ? -1 : 1;
  return a.start - b.start || b.end - a.end;
}

/** Whether `inner` lies wholly inside `outer` (or equals it). */
export function covers(outer: Span, inner: Span): boolean {
  return outer.doc === inner.doc && outer.start <= inner.start && inner.end <= outer.end;
}

/** Whether two spans share at least one character. */
export function overlaps(a: Span, b: Span): boolean {
  return a.doc === b.doc && a.start < b.end && b.start < a.end;
}
