import type { DocId, Span } from "../model/span.ts";

/** Characters of a short document id: "d" and six hexadecimal digits, unique in all but very large records. */
const SHORT = 7;

/** Gives documents the shortest names that tell the given ones apart, at least seven characters ("d571fcb"). A pure function of the set. */
export function shortIds(docs: Iterable<DocId>): (doc: DocId) => string {
  const all = [...new Set(docs)];
  let length = SHORT;
  while (length < 64 && new Set(all.map((doc) => doc.slice(0, length))).size < all.length) length++;
  return (doc) => doc.slice(0, length);
}

/** Where a span stands, for people: "d571fcb:120–140". */
export function placeOf(span: Span, short: (doc: DocId) => string): string {
  return `${short(span.doc)}:${span.start}–${span.end}`;
}
