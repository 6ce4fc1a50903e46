import type { Analysed } from "../model/annotator.ts";
import { answered, each, type Asking, type Stated } from "../model/asking.ts";
import type { Claim, ClaimId } from "../model/claim.ts";
import type { DocumentDates } from "../model/document.ts";
import { inForce, type Edit } from "../model/edit.ts";
import type { Happening } from "../model/event.ts";
import type { Findings, Recurring, Resolution } from "../model/resolution.ts";
import type { DocId } from "../model/span.ts";
import { gather } from "../text/gather.ts";
import { agreed, isDated, kept, type Company } from "./agreement.ts";
import { claimsOf } from "./claims.ts";
import { editionsOf } from "./editions.ts";
import { entitiesOf, type Entities } from "./entities.ts";
import { eventsOf } from "./events.ts";
import { happeningsOf } from "./happenings.ts";
import { Kept, localsOf, type Local } from "./locals.ts";
import { edgesOf, recurringAmong, without, type Edges } from "./recurring.ts";
import { refusalsOf } from "./refusals.ts";
import { reprintsAmong } from "./reprints.ts";
import { sketchOf, type Sketch } from "./sketch.ts";

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
  readonly sketches: ReadonlyMap<DocId, Sketch>;
  readonly locals: Map<DocId, readonly Local[]>;
  readonly recurring: ReadonlyMap<DocId, readonly Recurring[]>;
}

function* drawn(ids: readonly DocId[]): Asking<Drawn> {
  const edges: Edges[] = [];
  const names = new Kept();
  const sketches = new Map<DocId, Sketch>();
  const locals = new Map<DocId, readonly Local[]>();
  const draw = (one: Analysed): void => {
    sketches.set(one.document.id, sketchOf(one));
    locals.set(one.document.id, localsOf(one, names));
  };
  yield* each(ids, (one) => {
    edges.push(edgesOf(one.document));
    draw(one);
  });
  const recurring = recurringAmong(edges);
  const again = ids.filter((id) => recurring.has(id));
  yield* each(again, (one) => draw(without(one, recurring.get(one.document.id) ?? [])));
  return { sketches, locals, recurring };
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

/** What documents tell, and which of it as done. */
interface Telling {
  readonly all: readonly Happening[];
  readonly done: ReadonlySet<ClaimId>;
}

function* telling(ids: readonly DocId[], stated: Resolved["stated"], heard: Given["heard"]): Asking<Telling> {
  const all: Happening[] = [];
  const done = new Set<ClaimId>();
  yield* each(ids, (document) => {
    const one = stated(document);
    heard?.(one);
    const asserted = new Set(one.claims.flatMap((claim) => (claim.kind === "did" && claim.mention.mood === "asserted" ? [claim.id] : [])));
    for (const happening of happeningsOf(one.analysed, one.claims)) {
      all.push(happening);
      if (happening.claims.some((id) => asserted.has(id))) done.add(happening.id);
    }
  });
  return { all, done };
}

/** What the days of documents are settled by. */
interface Dating {
  readonly sketches: ReadonlyMap<DocId, Sketch>;
  readonly company: Company;
  readonly stated: Resolved["stated"];
}

function* dated({ sketches, company, stated }: Dating): Asking<Map<DocId, DocumentDates>> {
  const told = new Map<DocId, Happening[]>();
  for (const one of company.happenings.values()) gather(told, one.doc, one);
  const found = new Map<DocId, DocumentDates>();
  for (const { doc, dates } of sketches.values()) found.set(doc, kept(dates, told.get(doc) ?? [], company));
  const open = [...sketches.values()].filter(({ dates }) => !isDated(dates)).map(({ doc }) => doc);
  yield* each(open, (one) => {
    const { id } = one.document;
    found.set(id, agreed(found.get(id) ?? { candidates: [] }, { ...stated(one), told: told.get(id) ?? [] }, company));
  });
  return found;
}

/**
 * From annotated documents and an analyst's edits to entities, events and reprints: a pure function of the set of documents, whatever their order, and
 * of the list of edits. Each document is looked at two times, and again where it shares text with another or has no date; what is kept of it meanwhile
 * is its sketch, the entities it names and what it tells.
 */
export function* resolving(documents: readonly DocId[], { edits = [], heard }: Given = {}): Asking<Resolved> {
  const ids = [...new Set(documents)].toSorted();
  const all = yield* drawn(ids);
  const sketches = [...all.sketches.values()];
  const own = new Map<DocId, DocumentDates>(sketches.map(({ doc, dates }) => [doc, dates]));
  const corrections = inForce(edits);
  const known = entitiesOf([...all.locals.values()].flat(), { edits: corrections, dates: own });
  // They are the largest part of what is kept, and nothing asks for them again.
  all.locals.clear();
  const index = byId(known.list, (entity) => entity.id);
  const stated = reader(own, all.recurring, known);
  const { all: happenings, done } = yield* telling(ids, stated, heard);
  const reprints = yield* reprintsAmong(
    sketches.map(({ sample }) => sample),
    own,
  );
  const { events, eventOf } = eventsOf({ all: sketches, happenings, reprints, find: (id) => index.get(id), corrections });
  const company: Company = {
    own,
    done,
    happenings: byId(happenings, (one) => one.id),
    eventOf: (one) => events.get(eventOf.get(one.id) ?? ""),
  };
  const dates = yield* dated({ sketches: all.sketches, company, stated });
  const findings: Findings = {
    dates,
    entities: index,
    happenings: company.happenings,
    events,
    eventOf,
    reprints,
    editions: editionsOf(
      sketches.map(({ face }) => face),
      dates,
      reprints,
    ),
    recurring: all.recurring,
    refusals: refusalsOf(events, (id) => index.get(id)),
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
  const { findings, stated } = answered(resolving([...given.keys()], { edits }), given);
  return resolutionOf(findings, [...given.values()].map(stated));
}
