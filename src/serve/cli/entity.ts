import type { Document } from "../../model/document.ts";
import type { Entity, OfficeHeld } from "../../model/entity.ts";
import type { DocId, Span } from "../../model/span.ts";
import { daysInWords } from "../../record/calendar.ts";
import { counted, reasonLabel } from "../../record/labels.ts";
import { officeInWords } from "../../record/office.ts";
import { printable } from "../../record/printable.ts";
import { entityOf } from "../entity.ts";
import { json } from "../json.ts";
import { clipped } from "./columns.ts";
import type { Call } from "./commands.ts";
import { reading } from "./session.ts";

/** Cells of a mention's words shown. */
const WORDS = 70;
/** Columns for the first character of a mention. */
const OFFSET_WIDTH = 6;

/** `synoptic entity`: who or what it is, offices with the days they were seen, why its mentions are one, and every mention with its place. */
export async function entity({ arguments: [id = ""], store: path, out }: Call): Promise<number> {
  const store = await reading(path, out.tell);
  try {
    const found = await entityOf(store, id);
    if (out.json) await out.print(json(found, 2));
    else {
      const documents = new Map<DocId, Document>();
      for (const { span } of found.mentions) {
        const document = documents.has(span.doc) ? undefined : await store.document(span.doc);
        if (document) documents.set(span.doc, document);
      }
      for (const line of drawn(found, documents)) await out.print(line);
    }
    return 0;
  } finally {
    await store.close();
  }
}

type Documents = ReadonlyMap<DocId, Document>;

function words(documents: Documents, { doc, start, end }: Span): string {
  return clipped(printable(documents.get(doc)?.text.slice(start, end) ?? ""), WORDS);
}

function* drawn(found: Entity, documents: Documents): Generator<string> {
  const { id, class: kind, label, country, wikidata, surfaces, offices, joined, mentions } = found;
  const facts = [printable(label), kind, country, wikidata && `Wikidata ${wikidata}`, id].filter((one) => one !== undefined);
  yield [...new Set(facts)].join(" · ");
  const others = surfaces.filter((one) => one !== label);
  if (others.length > 0) yield `also written: ${others.map(printable).join(" · ")}`;
  if (offices.length > 0) yield "\nOFFICES";
  for (const one of byDay(offices)) yield `  ${officeLine(one)}`;
  if (joined.length > 0) yield "\nWHY JOINED";
  for (const reason of joined) {
    const values = reason.values.length === 0 ? "" : `: ${reason.values.map(printable).join(" · ")}`;
    yield `  ${reasonLabel(reason)}${values}`;
  }
  yield "\nMENTIONS";
  let last: DocId | undefined;
  for (const { span, form } of mentions) {
    if (span.doc !== last) yield `  ${span.doc}  ${printable(documents.get(span.doc)?.seen[0]?.at ?? "")}`;
    last = span.doc;
    yield `    ${String(span.start).padStart(OFFSET_WIDTH)}–${span.end}  “${words(documents, span)}”${form === "name" ? "" : ` (${form})`}`;
  }
}

/** By the first day they were seen; those in documents without a day come last. */
function byDay(offices: readonly OfficeHeld[]): OfficeHeld[] {
  const order = ({ seen }: OfficeHeld): string => (seen ? `${seen.from} ${seen.to}` : "~");
  return offices.toSorted((a, b) => (order(a) < order(b) ? -1 : order(a) > order(b) ? 1 : 0));
}

function officeLine(held: OfficeHeld): string {
  const seen = held.seen ? `, seen ${daysInWords(held.seen)}` : "";
  return `${printable(officeInWords(held))}${seen}, in ${counted(held.docs.length, "document")}`;
}
