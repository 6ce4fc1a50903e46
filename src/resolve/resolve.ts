import type { Analysed } from "../model/annotator.ts";
import type { Claim } from "../model/claim.ts";
import type { DocumentDates } from "../model/document.ts";
import { inForce, type Edit } from "../model/edit.ts";
import type { Happening } from "../model/event.ts";
import type { Resolution } from "../model/resolution.ts";
import type { DocId } from "../model/span.ts";
import { agreed, type Company } from "./agreement.ts";
import { claimsOf } from "./claims.ts";
import { datesOf } from "./dates.ts";
import { editionsOf } from "./editions.ts";
import { entities } from "./entities.ts";
import { eventsOf } from "./events.ts";
import { happeningsOf } from "./happenings.ts";
import { recurringIn, without } from "./recurring.ts";
import { refusalsOf } from "./refusals.ts";
import { reprintsOf } from "./reprints.ts";
import { gather } from "../text/gather.ts";

/** Index values by id, in id order, so that walking the map has one order whatever came in first. */
function byId<T>(items: Iterable<T>, id: (item: T) => string): Map<string, T> {
  return new Map([...items].map((item) => [id(item), item] as const).toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}

function byDocument(happenings: readonly Happening[]): Map<DocId, Happening[]> {
  const found = new Map<DocId, Happening[]>();
  for (const one of happenings) gather(found, one.doc, one);
  return found;
}

/**
 * From annotated documents and an analyst's edits to entities, claims, events and reprints: a pure function of the set of documents, whatever
 * their order, and of the list of edits. Where two inputs are the same document the first is taken.
 */
export function resolve(analysed: readonly Analysed[], edits: readonly Edit[] = []): Resolution {
  const given = byId(analysed, (one) => one.document.id);
  const recurring = recurringIn([...given.values()].map(({ document }) => document));
  const documents = new Map([...given].map(([id, one]) => [id, recurring.has(id) ? without(one, recurring.get(id) ?? []) : one] as const));
  const all = [...documents.values()];
  const own = new Map<DocId, DocumentDates>(all.map((one) => [one.document.id, datesOf(one)]));
  const corrections = inForce(edits);
  const known = entities(all, { edits: corrections, dates: own });
  const index = byId(known.list, (entity) => entity.id);
  // Of several entities of one key, which corrections make, the first in order has the plain id.
  const gazetteer = new Map(known.list.flatMap((one) => (one.gazetteer ? [[one.gazetteer, one] as const] : [])).toReversed());
  const claims: Claim[] = [];
  const happenings: Happening[] = [];
  for (const one of all) {
    const dates = own.get(one.document.id) ?? { candidates: [] };
    const made = claimsOf(one, { dates, of: known.of, gazetteer: (key) => gazetteer.get(key) });
    claims.push(...made);
    happenings.push(...happeningsOf(one, made));
  }
  const reprints = reprintsOf(all, own);
  const { events, eventOf } = eventsOf({ all, happenings, dates: own, reprints, find: (id) => index.get(id), corrections });
  const told = byDocument(happenings);
  const company: Company = {
    own,
    claims: byId<Claim>(claims, (one) => one.id),
    happenings: byId(happenings, (one) => one.id),
    eventOf: (one) => events.get(eventOf.get(one.id) ?? ""),
  };
  const dates = new Map(
    all.map((analysed) => {
      const { id } = analysed.document;
      return [id, agreed(own.get(id) ?? { candidates: [] }, { analysed, told: told.get(id) ?? [] }, company)] as const;
    }),
  );
  return {
    documents,
    dates,
    entities: index,
    claims: company.claims,
    happenings: company.happenings,
    events,
    eventOf,
    reprints,
    editions: editionsOf(all, dates, reprints),
    recurring,
    refusals: refusalsOf(events, (id) => index.get(id)),
  };
}
