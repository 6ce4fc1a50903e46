import type { Analysed } from "../model/annotator.ts";
import type { Block, Document } from "../model/document.ts";
import type { Recurring } from "../model/resolution.ts";
import type { DocId, Span } from "../model/span.ts";
import { gather } from "../text/gather.ts";
import { addressOf } from "./editions.ts";

/** Fewest reports of one outlet, under different headlines, in which a line stands before it is one of the outlet's own. A judgement: two or three are a story told on. */
const FEWEST = 4;
/** Blocks at each end of a report that can be lines of the outlet: they stand around what is told, not in it. */
const EDGE = 6;
/** Documents whose recurring lines are this share of their text and more are copies of each other, and say nothing about their outlet. */
const COPY = 0.5;

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
const isBody = ({ kind }: Block): boolean => kind !== "furniture" && kind !== "headline";
const textOf = ({ text }: Document, { start, end }: Span): string => text.slice(start, end);

/** Who put a document out: the publisher it names, else the site it says it stands at or was met at; null if neither is known. */
function outletOf(document: Document): string | null {
  const publisher = document.credits.find(({ role }) => role === "publisher");
  if (publisher) return plain(textOf(document, publisher.span));
  const stated = document.address?.map((span) => textOf(document, span)) ?? [];
  return [...stated, ...document.seen.map(({ at }) => at)].flatMap((at) => addressOf(at)?.site ?? []).toSorted()[0] ?? null;
}

/** The blocks at both ends of a document's body. */
function edges(document: Document): { readonly first: readonly Block[]; readonly last: readonly Block[] } {
  const body = document.blocks.filter(isBody);
  const half = Math.floor(body.length / 2);
  return { first: body.slice(0, Math.min(EDGE, half)), last: body.slice(Math.max(half, body.length - EDGE)).toReversed() };
}

/** Where a document can have lines of its outlet, from each end of its report inwards. */
export function endsOf(document: Document): readonly Span[] {
  const { first, last } = edges(document);
  return [...first, ...last].map(({ span }) => span);
}

interface Place {
  readonly document: Document;
  readonly span: Span;
}

/** The lines that stand at the ends of enough reports of an outlet under different headlines, with their places. */
function linesOf(documents: readonly Document[]): Map<string, readonly Place[]> {
  const all = new Map<string, Place[]>();
  for (const document of documents) {
    const seen = new Set<string>();
    for (const span of endsOf(document)) {
      const line = plain(textOf(document, span));
      if (line === "" || seen.has(line)) continue;
      seen.add(line);
      gather(all, line, { document, span });
    }
  }
  const headline = ({ document }: Place): string => plain((document.title ?? []).map((span) => textOf(document, span)).join(" "));
  return new Map([...all].filter(([, places]) => new Set(places.map(headline)).size >= FEWEST));
}

/** The recurring lines of one document: unbroken from its first or its last block on. */
function around(document: Document, lines: ReadonlyMap<string, readonly Place[]>): Span[] {
  const found: Span[] = [];
  const { first, last } = edges(document);
  for (const side of [first, last]) {
    const end = side.findIndex(({ span }) => !lines.has(plain(textOf(document, span))));
    found.push(...side.slice(0, end < 0 ? side.length : end).map(({ span }) => span));
  }
  const length = (spans: readonly Span[]): number => spans.reduce((sum, { start, end }) => sum + end - start, 0);
  return length(found) >= length(document.blocks.filter(isBody).map(({ span }) => span)) * COPY ? [] : found;
}

/**
 * The lines that outlets print at the beginning or the end of their reports ("Follow our coverage of …"), by document. They are learned from
 * the set: lines that stand whole at the ends of several reports of one outlet under different headlines. A function of the set of documents.
 */
export function recurringIn(documents: readonly Document[]): Map<DocId, readonly Recurring[]> {
  const outlets = new Map<string, Document[]>();
  for (const document of documents.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    const outlet = outletOf(document);
    if (outlet) gather(outlets, outlet, document);
  }
  const found = new Map<DocId, readonly Recurring[]>();
  for (const own of outlets.values()) {
    const lines = own.length < FEWEST ? new Map<string, readonly Place[]>() : linesOf(own);
    if (lines.size === 0) continue;
    for (const document of own) {
      const here = around(document, lines).map((span): Recurring => {
        const others = lines.get(plain(textOf(document, span))) ?? [];
        return { span, also: others.filter((one) => one.document !== document).map((one) => one.span) };
      });
      if (here.length > 0) found.set(document.id, here);
    }
  }
  return found;
}

/** A document with its outlet's own lines as furniture, and without what was found in those. */
export function without(one: Analysed, lines: readonly Recurring[]): Analysed {
  const apart = new Set(lines.map(({ span }) => span.start));
  const blocks = one.document.blocks.map((block): Block =>
    apart.has(block.span.start) && isBody(block) ? { kind: "furniture", span: block.span, why: "recurring" } : block,
  );
  const outside = ({ start, end }: Span): boolean => !lines.some(({ span }) => start < span.end && span.start < end);
  return { document: { ...one.document, blocks }, annotations: one.annotations.filter(({ span }) => outside(span)) };
}
