import type { Event, EventId, Happening } from "../model/event.ts";
import type { Reason } from "../model/reason.ts";
import { happeningOf, type Resolution } from "../model/resolution.ts";
import type { DocId } from "../model/span.ts";
import { contrasting } from "./frames.ts";
import { asHappening, keeping } from "./refusals.ts";
import { compare, type Comparison } from "./sameness.ts";

/** Why a document is not an account of an event: its telling nearest to the event, what is alike, and what is missing or contradicts. */
export interface WhyNot {
  readonly happening?: Happening;
  readonly alike: readonly Reason[];
  readonly against: readonly Reason[];
}

/** Where the document and one that is about the event are of one pattern and tell of others: a sentence of each. */
function pattern(resolution: Resolution, event: Event, doc: DocId): Reason[] {
  const { documents } = resolution;
  const own = documents.get(doc);
  for (const id of own ? event.happenings : []) {
    const other = happeningOf(resolution, id);
    const about = other?.standing === "main" ? documents.get(other.doc) : undefined;
    const evidence = own && about ? contrasting(about, own) : null;
    if (evidence) return [{ code: "names-differ", values: [], evidence: [...evidence], weight: -1 }];
  }
  return [];
}

/**
 * Compare each happening a document tells with the event and give the nearest. Where nothing contradicts, `against` says that too little is
 * shared; a document that tells no happening has none. For a document that is an account use the record's own reasons.
 */
export function whyNot(resolution: Resolution, event: EventId, doc: DocId): WhyNot {
  const target = resolution.events.get(event);
  const find = (id: string) => resolution.entities.get(id);
  if (!target) return { alike: [], against: [] };
  let best: (Comparison & { happening: Happening }) | undefined;
  for (const happening of resolution.happenings.get(doc) ?? []) {
    const compared = compare(asHappening(target), happening, find);
    if (!best || compared.score > best.score) best = { ...compared, happening };
  }
  if (!best) return { alike: [], against: [{ code: "tells-nothing", values: [], evidence: [], weight: -1 }] };
  const against = keeping([...best.against, ...pattern(resolution, target, doc)]);
  return { happening: best.happening, alike: best.alike, against };
}
