import { sentences } from "../language/sentences.ts";
import type { Timex } from "../model/annotation.ts";
import type { Analysed } from "../model/annotator.ts";
import type { Block, Document } from "../model/document.ts";
import type { Span } from "../model/span.ts";
import { table } from "../text/tables.ts";
import { firstOf } from "../text/search.ts";

/** A stretch of history with a first day that texts count from. `stated`: the words of the document that give that day; else `source` does. */
export interface Era {
  readonly name: string;
  readonly start: string;
  readonly end?: string;
  readonly stated?: Span;
}

interface Known extends Era {
  readonly units: ReadonlySet<string>;
  readonly acts: readonly string[];
  readonly actors: readonly string[];
  readonly places: readonly string[];
}

/**
 * The day up to which `knowledge/eras` was made. Where a text could mean two eras, one that would put it later than this is not preferred:
 * the table could not know of it. It is data about the table and excludes nothing by itself.
 */
export const CHECKED = "2025-01-31";

function words(list: string): string[] {
  return list === "" ? [] : list.split(" ");
}

let known: readonly Known[] | undefined;

function eras(): readonly Known[] {
  known ??= table("knowledge/eras/eras.tsv").map(([name = "", start = "", end = "", units = "", acts = "", actors = "", places = ""]) => ({
    name,
    start,
    ...(end === "" ? {} : { end }),
    units: new Set(words(units)),
    acts: words(acts),
    actors: words(actors),
    places: words(places),
  }));
  return known;
}

const vocabularies = new WeakMap<Document, ReadonlySet<string>>();

function split(text: string): Set<string> {
  return new Set(text.toLowerCase().match(/[\p{L}\p{N}]+(?:[.-][\p{L}\p{N}]+)*/gu));
}

/** Words of the report's body, lower case. */
function vocabulary(doc: Document): ReadonlySet<string> {
  const made = vocabularies.get(doc);
  if (made) return made;
  const all = new Set<string>();
  for (const block of doc.blocks)
    if (block.kind !== "furniture") for (const word of split(doc.text.slice(block.span.start, block.span.end))) all.add(word);
  vocabularies.set(doc, all);
  return all;
}

/** Characters on either side of an expression that its sentence is looked for in; longer sentences are cut. */
const WINDOW = 600;

function blockAt(blocks: readonly Block[], at: number): Block | undefined {
  return blocks[firstOf(blocks.length, (one) => (blocks[one]?.span.end ?? 0) > at)];
}

/** The sentence of the body around a place, as far as `WINDOW` reaches; the place itself where no block holds it. */
export function sentenceAt(doc: Document, span: Span): Span {
  const block = blockAt(doc.blocks, span.start);
  if (!block || block.span.start > span.start) return span;
  const [from, to] = [Math.max(block.span.start, span.start - WINDOW), Math.min(block.span.end, span.end + WINDOW)];
  const found = sentences(doc.text, from, to).find(([start, end]) => start <= span.start && span.start < end);
  return found ? { doc: span.doc, start: found[0], end: found[1] } : span;
}

const some = (list: readonly string[], there: ReadonlySet<string>): boolean => list.some((word) => there.has(word));

/** Characters before an expression in which the act it is counted from must stand, where the expression names none itself. */
const NEAR = 90;

/** The part of the sentence right before a place and the place itself: "launched that war almost two years ago". */
export function clauseAt(doc: Document, span: Span): Span {
  const { start } = sentenceAt(doc, span);
  return { doc: span.doc, start: Math.max(start, span.start - NEAR), end: span.end };
}

/** Of some eras those whose act stands in the words of a place. */
export function actedIn(doc: Document, place: Span, found: readonly Era[]): readonly Era[] {
  const here = split(doc.text.slice(place.start, place.end));
  return found.filter((era) => eras().some((each) => each.name === era.name && some(each.acts, here)));
}

/**
 * The eras that the words around a place can mean, for a count in `unit` ("day", "winter" counts as "season"), in the table's order.
 * One of an era's acts must stand in the sentence, one of its actors or places too or else both in the document, and its place in the document.
 */
export function erasAt(doc: Document, span: Span, unit: string): readonly Era[] {
  const at = sentenceAt(doc, span);
  const here = split(doc.text.slice(at.start, at.end));
  const all = vocabulary(doc);
  return eras().filter(
    (era) =>
      era.units.has(unit) &&
      some(era.acts, here) &&
      some(era.places, all) &&
      (some(era.actors, here) || some(era.places, here) || some(era.actors, all)),
  );
}

const BEGAN = /\b(?:began|begun|started|launched|erupted|broke out|outbreak|since|invaded)\b/;

/** The start that the document itself states ("the strike began on 3 May 2019"): a full date in a sentence that says so of the same thing. */
function statedEra({ document, annotations }: Analysed, of: Span): Era | null {
  const head = split(document.text.slice(of.start, of.end));
  for (const timex of annotations) {
    if (timex.kind !== "timex" || timex.reading.at !== "fixed" || timex.reading.from !== timex.reading.to) continue;
    const at = sentenceAt(document, timex.span);
    const text = document.text.slice(at.start, at.end).toLowerCase();
    if (BEGAN.test(text) && shared(head, split(text)))
      return { name: document.text.slice(of.start, of.end), start: timex.reading.from, stated: timex.span };
  }
  return null;
}

const COMMON = new Set("the a an of in on and our their his her its this that s".split(" "));

function shared(head: ReadonlySet<string>, text: ReadonlySet<string>): boolean {
  for (const word of head) if (!COMMON.has(word) && text.has(word)) return true;
  return false;
}

/** The eras a counted time expression can count from: the document's own statement first, else the table's. */
export function erasOf(analysed: Analysed, timex: Timex, unit: string): readonly Era[] {
  const of = timex.reading.at === "count" || timex.reading.at === "season" ? timex.reading.of : undefined;
  const stated = of ? statedEra(analysed, of) : null;
  return stated ? [stated] : erasAt(analysed.document, timex.span, unit);
}
