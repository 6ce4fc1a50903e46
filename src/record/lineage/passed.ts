import { sentences } from "../../language/sentences.ts";
import type { Document } from "../../model/document.ts";
import type { Dossier, Reading } from "../../model/dossier.ts";
import type { DocId, Span } from "../../model/span.ts";

/** A quotation that one account has from another: what it quotes, where it says from whom, and the same point in the account it names. */
export interface Passed {
  readonly from: DocId;
  readonly to: DocId;
  readonly quoted: Span;
  readonly named: Span;
  readonly there: Span;
}

/** Characters of an outlet's name: a shorter one stands in a text by chance. */
const SHORTEST = 4;

/** The outlet that publishes a document, as it names itself, in lower case; empty where it does not. */
export function publisherOf({ text, credits }: Document): string {
  const span = credits.find((credit) => credit.role === "publisher")?.span;
  return span ? text.slice(span.start, span.end).toLowerCase() : "";
}

/** Where a name stands as a whole in the sentence that holds a place of a document. */
function namedBeside({ id, text, blocks }: Document, place: Span, name: string): Span | undefined {
  const block = blocks.find(({ span }) => span.start <= place.start && place.start < span.end);
  const around =
    block && sentences(text, block.span.start, block.span.end).find(([start, end]) => start <= place.start && place.start < end);
  // The name may stand behind the closing quotation mark, in a sentence that the last quoted one hides.
  const [from, to] = around ? [around[0], Math.max(around[1], Math.min(place.end + SHORTEST * name.length, block.span.end))] : [0, 0];
  const words = text.slice(from, to).toLowerCase();
  for (let at = words.indexOf(name); at >= 0; at = words.indexOf(name, at + 1)) {
    const [before, after] = [words[at - 1] ?? " ", words[at + name.length] ?? " "];
    if (!/[\p{L}\p{N}]/u.test(before) && !/[\p{L}\p{N}]/u.test(after)) return { doc: id, start: from + at, end: from + at + name.length };
  }
  return undefined;
}

/**
 * Quotations of quotations: where accounts tell one thing that was said, and one of them names the outlet of another beside it ("told Radio Kelmora",
 * "as the Ledger reported"), it has it from there. Accounts of one outlet pass nothing on to each other. In the order of the record's points.
 */
export function passedOn({ rows }: Dossier, documents: ReadonlyMap<DocId, Document>): Passed[] {
  const link = (to: Reading, from: Reading): Passed | undefined => {
    const [source, teller] = [documents.get(from.doc), documents.get(to.doc)];
    const name = source ? publisherOf(source) : "";
    if (!teller || name.length < SHORTEST || name === publisherOf(teller)) return undefined;
    const named = namedBeside(teller, to.evidence[0], name);
    return named && { from: from.doc, to: to.doc, quoted: to.evidence[0], named, there: from.evidence[0] };
  };
  return rows
    .filter(({ kind }) => kind === "said")
    .flatMap(({ readings }) => readings.flatMap((to) => readings.flatMap((from) => (from.doc === to.doc ? [] : (link(to, from) ?? [])))));
}
