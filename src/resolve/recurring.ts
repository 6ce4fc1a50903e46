import type { Analysed } from "../model/annotator.ts";
import type { Block, Document } from "../model/document.ts";
import { Filed, IN_MEMORY, type Drawer, type Drawers } from "../model/drawer.ts";
import type { Recurring } from "../model/resolution.ts";
import type { DocId, Span } from "../model/span.ts";
import { gather } from "../text/gather.ts";
import { fingerprint } from "../text/hash.ts";
import { addressOf } from "./editions.ts";

/** Fewest reports of one outlet, under different headlines, in which a line stands before it is one of the outlet's own. A judgement: two or three are a story told on. */
const FEWEST = 4;
/** Blocks at each end of a report that can be lines of the outlet: they stand around what is told, not in it. */
const EDGE = 6;
/** Documents whose recurring lines are this share of their text and more are copies of each other, and say nothing about their outlet. */
const COPY = 0.5;
/** Places shown where else a line stands: with all of them ten thousand reports of one outlet would need a hundred million. */
const SHOWN = 20;

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

/** A line at an end of a report: folded, by hash, and where it stands. */
interface Line {
  readonly hash: string;
  readonly span: Span;
}

/** What a report shows of its outlet: whose it is, its headline, its lines at both ends from the outside in, and how long its body is. */
interface Edges {
  readonly doc: DocId;
  readonly outlet: string | null;
  readonly headline: string;
  readonly sides: readonly (readonly Line[])[];
  readonly length: number;
}

const lengthOf = (spans: readonly { readonly span: Span }[]): number => spans.reduce((sum, { span }) => sum + span.end - span.start, 0);

/** What a report shows of its outlet. */
function edgesOf(document: Document): Edges {
  const { first, last } = edges(document);
  const line = ({ span }: Block): Line => ({ hash: fingerprint(plain(textOf(document, span))), span: { ...span, doc: document.id } });
  const headline = plain((document.title ?? []).map((span) => textOf(document, span)).join(" "));
  return {
    doc: document.id,
    outlet: outletOf(document),
    headline: fingerprint(headline),
    sides: [first.map(line), last.map(line)],
    length: lengthOf(document.blocks.filter(isBody)),
  };
}

interface Place {
  readonly edges: Edges;
  readonly span: Span;
}

/** The lines that stand at the ends of enough reports of an outlet under different headlines, with their places. */
function linesOf(all: readonly Edges[]): Map<string, readonly Place[]> {
  const places = new Map<string, Place[]>();
  for (const own of all) {
    const seen = new Set([""]);
    for (const { hash, span } of own.sides.flat()) {
      if (seen.has(hash)) continue;
      seen.add(hash);
      gather(places, hash, { edges: own, span });
    }
  }
  return new Map([...places].filter(([, found]) => new Set(found.map((one) => one.edges.headline)).size >= FEWEST));
}

/** The recurring lines of one document: unbroken from its first or its last block on. */
function around({ sides, length }: Edges, lines: ReadonlyMap<string, readonly Place[]>): Line[] {
  const found = sides.flatMap((side) => {
    const end = side.findIndex(({ hash }) => !lines.has(hash));
    return side.slice(0, end < 0 ? side.length : end);
  });
  return lengthOf(found) >= length * COPY ? [] : found;
}

/** Where else a line stands, the first places there are. */
function elsewhere(one: Edges, places: readonly Place[]): Span[] {
  const first = places.slice(0, SHOWN + 1).filter(({ edges }) => edges !== one);
  return first.slice(0, SHOWN).map(({ span }) => span);
}

/** What reports show of their outlets, outlet by outlet. */
export class Outlets {
  private readonly drawers: Drawers;
  private readonly drawer: Drawer<Edges>;
  private readonly reports = new Map<string, number[]>();

  constructor(drawers: Drawers) {
    this.drawers = drawers;
    this.drawer = drawers.open();
  }

  /** Take in a document; they come in order of id. */
  add(document: Document): void {
    const edges = edgesOf(document);
    if (edges.outlet) gather(this.reports, edges.outlet, this.drawer.put(edges));
  }

  /**
   * The lines that outlets print at the beginning or the end of their reports ("Follow our coverage of …"), by document. They are learned from
   * the set: lines that stand whole at the ends of several reports of one outlet under different headlines. A function of the set of documents.
   */
  recurring(): Filed<DocId, readonly Recurring[]> {
    const found = new Filed<DocId, readonly Recurring[]>(this.drawers);
    for (const places of this.reports.values()) {
      const own = places.length < FEWEST ? [] : places.map((at) => this.drawer.take(at));
      const lines = linesOf(own);
      if (lines.size === 0) continue;
      for (const one of own) {
        const here = around(one, lines).map(({ hash, span }): Recurring => ({ span, also: elsewhere(one, lines.get(hash) ?? []) }));
        if (here.length > 0) found.set(one.doc, here);
      }
    }
    return found;
  }
}

/** Recurring lines of documents in memory; see `Outlets`. */
export function recurringIn(documents: readonly Document[]): ReadonlyMap<DocId, readonly Recurring[]> {
  const outlets = new Outlets(IN_MEMORY);
  for (const one of documents.toSorted((a, b) => (a.id < b.id ? -1 : 1))) outlets.add(one);
  return outlets.recurring();
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
