import type { Analysed } from "../model/annotator.ts";
import { answered, each, type Asking, type Stated } from "../model/asking.ts";
import type { Claim, ClaimId } from "../model/claim.ts";
import type { DocumentDates } from "../model/document.ts";
import { Filed, roomFor, type Room } from "../model/drawer.ts";
import { inForce, type Edit } from "../model/edit.ts";
import type { Entity, EntityId } from "../model/entity.ts";
import type { Happening } from "../model/event.ts";
import type { Findings, Recurring, Resolution } from "../model/resolution.ts";
import type { DocId } from "../model/span.ts";
import { agreed, isDated, kept, type Company } from "./agreement.ts";
import { Cast } from "./cast.ts";
import { claimsOf } from "./claims.ts";
import { editionsOf } from "./editions.ts";
import { entitiesOf, type Entities } from "./entities.ts";
import { eventsOf } from "./events.ts";
import { happeningsOf } from "./happenings.ts";
import { Outlets, without } from "./recurring.ts";
import { refusalsOf } from "./refusals.ts";
import { reprintsAmong } from "./reprints.ts";
import { Sketches } from "./sketch.ts";

/** Index values by id, in id order, so that walking the map has one order whatever came in first. */
function byId<T>(items: Iterable<T>, id: (item: T) => string): Map<string, T> {
  return new Map([...items].map((item) => [id(item), item] as const).toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}

/** What a set of documents says together, and how any of them reads in its light. */
export interface Resolved {
  readonly findings: Findings;
  /** A document without the lines of its outlet, and what it claims of the entities found. */
  readonly stated: (one: Analysed) => Stated;
}

/** What resolving needs beside documents. `heard` is told of what each document claims, once. */
export interface Given {
  readonly edits?: readonly Edit[];
  readonly heard?: (one: Stated) => void;
}

/** What is kept of documents, in id order, and the lines that recur in them. */
interface Drawn {
  readonly sketches: Sketches;
  readonly cast: Cast;
  readonly recurring: ReadonlyMap<DocId, readonly Recurring[]>;
}

function* drawn(ids: readonly DocId[], { drawers, numbers }: Room): Asking<Drawn> {
  const outlets = new Outlets(drawers);
  const cast = new Cast();
  const sketches = new Sketches(drawers, numbers);
  const draw = (one: Analysed): void => {
    sketches.add(one);
    cast.add(one);
  };
  yield* each(ids, (one) => {
    outlets.add(one.document);
    draw(one);
  });
  const recurring = outlets.recurring();
  const again = ids.filter((id) => recurring.has(id));
  yield* each(again, (one) => draw(without(one, recurring.get(one.document.id) ?? [])));
  return { sketches, cast, recurring };
}

/** How documents read once the entities are known. */
function reader(own: ReadonlyMap<DocId, DocumentDates>, recurring: Drawn["recurring"], { list, of }: Entities): Resolved["stated"] {
  // Of several entities of one key, which corrections make, the first in order has the plain id.
  const gazetteer = new Map(list.flatMap((one) => (one.gazetteer ? [[one.gazetteer, one] as const] : [])).toReversed());
  return (one) => {
    const lines = recurring.get(one.document.id);
    const analysed = lines ? without(one, lines) : one;
    const dates = own.get(one.document.id) ?? { candidates: [] };
    return { analysed, claims: claimsOf(analysed, { dates, of, gazetteer: (key) => gazetteer.get(key) }) };
  };
}

/** What each document tells, and which of it as done. */
interface Telling {
  readonly all: Filed<DocId, readonly Happening[]>;
  readonly done: Filed<DocId, readonly ClaimId[]>;
}

function* telling({ drawers, numbers }: Room, stated: Resolved["stated"], heard: Given["heard"]): Asking<Telling> {
  const all = new Filed<DocId, readonly Happening[]>(drawers, numbers);
  const done = new Filed<DocId, readonly ClaimId[]>(drawers, numbers);
  yield* each([...numbers.keys()], (document) => {
    const one = stated(document);
    heard?.(one);
    const asserted = new Set(one.claims.flatMap((claim) => (claim.kind === "did" && claim.mention.mood === "asserted" ? [claim.id] : [])));
    const told = happeningsOf(one.analysed, one.claims).toSorted((a, b) => (a.id < b.id ? -1 : 1));
    if (told.length > 0) all.set(document.document.id, told);
    const own = told.filter((happening) => happening.claims.some((id) => asserted.has(id))).map(({ id }) => id);
    if (own.length > 0) done.set(document.document.id, own);
  });
  return { all, done };
}

/** What the days of documents are settled by. */
interface Dating {
  readonly company: Company;
  readonly stated: Resolved["stated"];
  readonly room: Room;
}

function* dated({ company, stated, room }: Dating): Asking<Filed<DocId, DocumentDates>> {
  const { own, happenings } = company;
  const found = new Filed<DocId, DocumentDates>(room.drawers, room.numbers);
  const open: DocId[] = [];
  for (const [doc, dates] of own) {
    found.set(doc, kept(dates, happenings.get(doc) ?? [], company));
    if (!isDated(dates)) open.push(doc);
  }
  yield* each(open, (one) => {
    const { id } = one.document;
    found.set(id, agreed(found.get(id) ?? { candidates: [] }, { ...stated(one), told: happenings.get(id) ?? [] }, company));
  });
  return found;
}

/**
 * From annotated documents and an analyst's edits to entities, events and reprints: a pure function of the set of documents, whatever their order, and
 * of the list of edits. Each document is looked at two times, and again where it shares text with another or has no date; what is kept of it meanwhile
 * is its sketch, the entities it names and what it tells, and lies in the given room.
 */
export function* resolving(room: Room, given: Given = {}): Asking<Resolved> {
  const { edits = [] } = given;
  const { drawers, numbers } = room;
  const ids = [...numbers.keys()];
  const { sketches, cast, recurring } = yield* drawn(ids, room);
  const own = sketches.dates;
  const corrections = inForce(edits);
  const known = entitiesOf(cast, { edits: corrections, dates: own, drawers });
  const index = byId(known.list, (entity) => entity.id);
  const stated = reader(own, recurring, known);
  const { all: happenings, done } = yield* telling(room, stated, given.heard);
  const reprints = yield* reprintsAmong({ samples: sketches.samples, dates: own, drawers });
  const find = (id: EntityId): Entity | undefined => index.get(id);
  const { events, eventOf } = eventsOf({ sketches, happenings, reprints, known: { find, names: known.names }, corrections, drawers });
  const company: Company = { own, done, happenings, eventOf: (one) => events.get(eventOf.get(one.id) ?? "") };
  const dates = yield* dated({ company, stated, room });
  const findings: Findings = {
    dates,
    entities: index,
    happenings,
    events,
    eventOf,
    reprints,
    editions: editionsOf({ faces: sketches.faces, dates, reprints }),
    recurring,
    refusals: refusalsOf(events, find, drawers),
  };
  return { findings, stated };
}

/** Findings with the documents they rest on, or those of them that are looked at. */
export function resolutionOf(findings: Findings, stated: readonly Stated[]): Resolution {
  return {
    ...findings,
    documents: new Map(stated.map(({ analysed }) => [analysed.document.id, analysed])),
    claims: byId<Claim>(
      stated.flatMap(({ claims }) => claims),
      (one) => one.id,
    ),
  };
}

/** Resolve documents in memory; see `resolving`. Where two inputs are the same document the first is taken. */
export function resolve(analysed: readonly Analysed[], edits: readonly Edit[] = []): Resolution {
  const given = byId(analysed.toReversed(), (one) => one.document.id);
  const { findings, stated } = answered(resolving(roomFor(given.keys()), { edits }), given);
  return resolutionOf(findings, [...given.values()].map(stated));
}
