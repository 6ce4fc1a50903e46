import type { Did } from "../model/claim.ts";
import type { EventId } from "../model/event.ts";
import type { Reason } from "../model/reason.ts";
import type { Resolution } from "../model/resolution.ts";
import { gather } from "../text/gather.ts";
import { alike, chains, type Telling } from "./coreference.ts";
import { Surroundings } from "./tellings.ts";

/** What the accounts of an event tell of one happening: each place that tells of it, in order, and what joins each to one before. */
export interface Told {
  readonly type: string;
  readonly tellings: readonly { readonly claim: string; readonly trigger: Telling["trigger"]; readonly sentence: Telling["sentence"] }[];
  readonly because: readonly Reason[];
}

function tellingsIn(resolution: Resolution, event: EventId): { tellings: Telling[]; claims: Map<string, Did> } {
  const accounts = new Set(
    resolution.events
      .get(event)
      ?.accounts.filter((one) => one.role !== "background")
      .map((one) => one.doc),
  );
  const byDoc = new Map<string, Did[]>();
  const claims = new Map<string, Did>();
  for (const claim of resolution.claims.values()) {
    if (claim.kind !== "did" || !accounts.has(claim.doc) || claim.type === "OTHER") continue;
    gather(byDoc, claim.doc, claim);
    claims.set(claim.id, claim);
  }
  const places = new Map(
    [...resolution.entities.values()].flatMap((one) =>
      one.mentions.map(({ span }) => [`${span.doc} ${span.start}-${span.end}`, one] as const),
    ),
  );
  const tellings = [...byDoc].flatMap(([doc, own]) => {
    const around = new Surroundings(resolution.documents.get(doc)?.annotations ?? [], ({ start, end }) =>
      places.get(`${doc} ${start}-${end}`),
    );
    return own.map(({ id, type, mention }): Telling => ({
      id,
      trigger: mention.trigger,
      sentence: mention.span,
      group: event,
      type,
      ...around.in(mention.span),
    }));
  });
  return { tellings, claims };
}

/**
 * What else the accounts of an event tell, each happening once: chains of tellings that mean the same, those of most accounts first. A happening
 * that one sentence alone tells is a chain of one.
 */
export function toldOf(resolution: Resolution, event: EventId): Told[] {
  const { tellings, claims } = tellingsIn(resolution, event);
  const byId = new Map(tellings.map((one) => [one.id, one]));
  const text = (doc: string): string => resolution.documents.get(doc)?.document.text ?? "";
  const found = chains(tellings, text).map((ids): Told => {
    const members = ids.flatMap((id) => byId.get(id) ?? []);
    return {
      type: claims.get(ids[0] ?? "")?.type ?? "OTHER",
      tellings: members.map(({ id, trigger, sentence }) => ({ claim: id, trigger, sentence })),
      because: members.slice(1).flatMap((one, at) => joining(one, members.slice(0, at + 1), text)),
    };
  });
  const accounts = ({ tellings: all }: Told): number => new Set(all.map((one) => one.trigger.doc)).size;
  return found.toSorted((a, b) => accounts(b) - accounts(a) || b.tellings.length - a.tellings.length || (first(a) < first(b) ? -1 : 1));
}

function first({ tellings }: Told): string {
  return tellings[0]?.claim ?? "";
}

/** What joins a telling to the one before it that it is most like. */
function joining(one: Telling, before: readonly Telling[], text: (doc: string) => string): Reason[] {
  const weight = (reasons: readonly Reason[]) => reasons.reduce((sum, reason) => sum + reason.weight, 0);
  const all = before.map((other) => alike(other, one, text));
  return all.reduce((best, reasons) => (weight(reasons) > weight(best) ? reasons : best), []);
}
