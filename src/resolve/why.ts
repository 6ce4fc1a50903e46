import type { EventId, Happening } from "../model/event.ts";
import type { Reason } from "../model/reason.ts";
import type { Resolution } from "../model/resolution.ts";
import type { DocId } from "../model/span.ts";
import { asHappening } from "./refusals.ts";
import { compare, type Comparison } from "./sameness.ts";

/** Why a document is not an account of an event: its telling nearest to the event, what is alike, and what is missing or contradicts. */
export interface WhyNot {
  readonly happening?: Happening;
  readonly alike: readonly Reason[];
  readonly against: readonly Reason[];
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
  for (const happening of resolution.happenings.values()) {
    if (happening.doc !== doc) continue;
    const compared = compare(asHappening(target), happening, find);
    if (!best || compared.score > best.score) best = { ...compared, happening };
  }
  if (!best) return { alike: [], against: [{ code: "tells-nothing", values: [], evidence: [], weight: -1 }] };
  const against = best.against.length > 0 ? best.against : [{ code: "too-little-shared", values: [], evidence: [], weight: -1 }];
  return { happening: best.happening, alike: best.alike, against };
}
