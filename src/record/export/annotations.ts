import type { Document } from "../../model/document.ts";
import type { Dossier } from "../../model/dossier.ts";
import type { Span } from "../../model/span.ts";
import { addressOf, iri, listed, type Entry, type Material, type Writer } from "./format.ts";

/** UTF-16 units before and after a passage that make it findable where offsets are lost. */
const CONTEXT = 32;

/** How many Unicode code points stand before an offset: the unit of the W3C's positions. */
export function codePoints(text: string, offset: number): number {
  let count = 0;
  for (let at = 0; at < offset; count++) at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
  return count;
}

function target(span: Span, { documents, texts }: Entry, material: Material): object {
  const { text = "", seen = [] } = documents.get(span.doc) ?? ({} as Partial<Document>);
  const { before, after } = texts.around(span, CONTEXT);
  const via = addressOf(seen.map(({ at }) => at));
  return {
    source: { id: iri(material, "documents", span.doc), type: "Text", format: "text/plain", ...(via === undefined ? {} : { via }) },
    selector: [
      { type: "TextPositionSelector", start: codePoints(text, span.start), end: codePoints(text, span.end) },
      { type: "TextQuoteSelector", exact: texts.read(span), prefix: before, suffix: after },
    ],
  };
}

interface Finding {
  readonly at: readonly Span[];
  readonly motivation: string;
  readonly body: readonly object[];
}

function tag(value: string, purpose = "tagging"): object {
  return { type: "TextualBody", value, purpose };
}

/** What a record finds in its sources: who takes part, when and where, and what each account makes of each point. */
function* findings({ when, where, participants, rows }: Dossier, material: Material): Generator<Finding> {
  const thing = (id: string): object => ({ id: iri(material, "entities", id), purpose: "identifying" });
  if (when)
    yield { at: when.evidence, motivation: "describing", body: [tag(`${when.days.from}/${when.days.to}`), tag("when", "classifying")] };
  if (where) yield { at: where.evidence, motivation: "identifying", body: [thing(where.entity), tag("where", "classifying")] };
  for (const { entity, evidence, role } of participants)
    yield { at: evidence, motivation: "identifying", body: [thing(entity), tag(role, "classifying")] };
  for (const { kind, who, readings } of rows) {
    for (const { evidence, fidelity, treatment = [], value, primary } of readings) {
      const found = [primary ? "primary" : fidelity, ...treatment, value].filter((one) => one !== undefined);
      const body = [tag(kind, "classifying"), ...found.map((one) => tag(one)), ...(who?.entity ? [thing(who.entity)] : [])];
      yield { at: evidence, motivation: "classifying", body };
    }
  }
}

async function* annotations(material: Material): AsyncGenerator<object> {
  for await (const entry of material.entries()) {
    const event = iri(material, "events", entry.dossier.id);
    let number = 0;
    for (const { at, motivation, body } of findings(entry.dossier, material)) {
      yield {
        id: `${event}#${++number}`,
        type: "Annotation",
        motivation,
        body: [...body, { id: event, purpose: "linking" }],
        target: at.map((span) => target(span, entry, material)),
      };
    }
  }
}

/**
 * What the records find in the sources, as annotations of the W3C's Web Annotation Data Model: each passage by position, in code points of the
 * document's text, and by quotation, so that it is found again in another copy.
 */
export const webannotations: Writer = (material) =>
  listed(
    `{"@context":"http://www.w3.org/ns/anno.jsonld","id":"${iri(material, "events", "annotations")}","type":"AnnotationCollection","first":{"id":"${iri(material, "events", "annotations-1")}","type":"AnnotationPage","items":[`,
    annotations(material),
    "\n]}}\n",
  );
