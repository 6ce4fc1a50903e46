import { createHash } from "node:crypto";
import type { DocumentKind } from "../model/document.ts";
import { spanOf, type ClaimId } from "../model/claim.ts";
import type { Correction } from "../model/edit.ts";
import type { Entity } from "../model/entity.ts";
import type { Account, Event, EventId, Happening, Reprint } from "../model/event.ts";
import type { DocId } from "../model/span.ts";
import { corrected } from "./corrections.ts";
import { copiesOf, originsOf } from "./origins.ts";
import { groupHappenings, type Group } from "./grouping.ts";
import { distinct, sharpest } from "./happenings.ts";
import type { Sketch } from "./sketch.ts";
import { gather } from "../text/gather.ts";

/** What grouping happenings into events needs. `find` gives an entity by id. */
export interface EventInput {
  readonly all: readonly Sketch[];
  readonly happenings: readonly Happening[];
  readonly reprints: readonly Reprint[];
  readonly find: (id: string) => Entity | undefined;
  readonly corrections: readonly Correction[];
}

/** What is known of each document, gathered once for all events. */
interface Known {
  readonly kinds: ReadonlyMap<DocId, DocumentKind>;
  readonly origins: ReadonlyMap<DocId, DocId>;
  /** Claims that belong to happenings without a record; see `homelessOf`. */
  readonly homeless: ReadonlyMap<DocId, readonly ClaimId[]>;
  readonly find: EventInput["find"];
}

/** An event's id: drawn from the smallest id among its member claims, so it is a function of the set. */
function eventId(claims: readonly string[]): EventId {
  const smallest = claims.reduce((a, b) => (a < b ? a : b));
  return `v${createHash("sha256").update(smallest).digest("hex").slice(0, 12)}`;
}

/** The commonest value, main tellings counted twice; the lexically first where several are equally common. */
function commonest(members: readonly Happening[], value: (one: Happening) => string | undefined): string | undefined {
  const counts = new Map<string, number>();
  for (const one of members) {
    const key = value(one);
    if (key !== undefined) counts.set(key, (counts.get(key) ?? 0) + (one.standing === "main" ? 2 : 1));
  }
  return [...counts].toSorted(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))[0]?.[0];
}

function accounts(members: readonly Happening[], { kinds, origins, homeless }: Known): Account[] {
  const byDoc = new Map<DocId, Happening[]>();
  for (const one of members) gather(byDoc, one.doc, one);
  return [...byDoc].map(([doc, told]) => ({
    doc,
    role: told.every((one) => one.standing === "background") ? "background" : (kinds.get(doc) ?? "report"),
    claims: told.flatMap((one) => [...one.claims, ...one.others, ...(one.standing === "main" ? (homeless.get(doc) ?? []) : [])]).toSorted(),
    origin: origins.get(doc) ?? doc,
  }));
}

/**
 * What a document says beside happenings that have no record of their own, by document: it is shown in the record of what the document is about,
 * where other accounts may say the same. Nothing for a document that is about several happenings, or none.
 */
function homelessOf(groups: readonly Group[]): Map<DocId, ClaimId[]> {
  const mains = new Map<DocId, number>();
  for (const { members } of groups)
    for (const one of members) if (one.standing === "main") mains.set(one.doc, (mains.get(one.doc) ?? 0) + 1);
  const found = new Map<DocId, ClaimId[]>();
  for (const { members } of groups) {
    if (recorded(members)) continue;
    for (const one of members) if (mains.get(one.doc) === 1) for (const claim of one.others) gather(found, one.doc, claim);
  }
  return found;
}

/** A group whose event's id is drawn from the claims of other happenings too, which an analyst took out of it. `away`: the ones taken out. */
interface Corrected extends Group {
  readonly named?: readonly ClaimId[];
  readonly away?: boolean;
}

/** Groups as an analyst corrects them. */
function asCorrected(groups: readonly Group[], corrections: readonly Correction[]): readonly Corrected[] {
  const edits = corrections.filter((edit) => edit.kind === "merge" || edit.kind === "detach");
  if (edits.length === 0) return groups;
  const all = groups.flatMap((group) => group.members);
  const place = new Map(all.map((one, at) => [one.id, at]));
  const lists = groups.map((group) => group.members.map((one) => place.get(one.id) ?? 0));
  const places = (at: number) => all[at]?.claims.map(spanOf) ?? [];
  return corrected({ groups: lists, places }, edits).map(({ members, before, away, reasons }) => {
    const own = new Set(members);
    const parts = groups.filter((_, at) => lists[at]?.some((item) => own.has(item)));
    return {
      members: members.flatMap((at) => all[at] ?? []),
      joined: [...parts.flatMap((part) => part.joined), ...reasons],
      named: before.flatMap((at) => all[at]?.claims ?? []),
      away,
    };
  });
}

/** The event's id; one that would have the id of the event it was taken out of is named by the same claim and a mark. */
function idOf({ members, named, away }: Corrected, taken: ReadonlySet<EventId>): EventId {
  const claims = named ?? members.flatMap((one) => one.claims);
  const id = eventId(claims);
  return away === true && taken.has(id) ? eventId(claims.map((claim) => `${claim}~`)) : id;
}

function event({ members, joined }: Group, id: EventId, known: Known): Event {
  const sorted = members.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const mainFirst = [...sorted.filter((one) => one.standing === "main"), ...sorted.filter((one) => one.standing !== "main")];
  const type = commonest(sorted, (one) => one.type) ?? "OTHER";
  const mode = commonest(sorted, (one) => (one.type === type ? one.mode : undefined));
  const when = sharpest(mainFirst.map((one) => one.when));
  const places = mainFirst.map((one) => one.where).filter((one) => one !== undefined);
  const place = commonest(sorted, (one) =>
    one.where && known.find(one.where.entity)?.gazetteer?.startsWith("iso:") ? undefined : one.where?.entity,
  );
  const where = places.find((one) => one.entity === place) ?? places[0];
  const told = accounts(sorted, known).toSorted((a, b) => (a.doc < b.doc ? -1 : 1));
  return {
    id,
    happenings: sorted.map((one) => one.id),
    type,
    ...(mode ? { mode } : {}),
    claims: told.flatMap((one) => one.claims).toSorted(),
    accounts: told,
    participants: distinct(mainFirst.flatMap((one) => one.participants)),
    ...(when ? { when } : {}),
    ...(where ? { where } : {}),
    joined,
  };
}

/** An event has a record when it is what some document is about, or when several documents tell it; a single passing mention has none. */
function recorded(members: readonly Happening[]): boolean {
  return members.some((one) => one.standing === "main") || new Set(members.map((one) => one.doc)).size > 1;
}

/** Group happenings of all documents into events. Both maps are in id order. */
export function eventsOf(input: EventInput): { events: Map<EventId, Event>; eventOf: Map<string, EventId> } {
  const kinds = new Map(input.all.map(({ doc, kind }) => [doc, kind]));
  const lengths = new Map(input.all.map(({ doc, length }) => [doc, length]));
  const all = asCorrected(groupHappenings({ ...input, copies: copiesOf(lengths, input.reprints) }), input.corrections);
  const known: Known = { kinds, origins: originsOf(kinds.keys(), input.reprints), homeless: homelessOf(all), find: input.find };
  const groups = all.filter((group) => recorded(group.members));
  const plain = new Set(groups.filter((group) => group.away !== true).map((group) => idOf(group, new Set())));
  const found = groups.map((group) => event(group, idOf(group, plain), known));
  const sorted = found.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const eventOf = sorted.flatMap((one) => one.happenings.map((id) => [id, one.id] as const)).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return { events: new Map(sorted.map((one) => [one.id, one])), eventOf: new Map(eventOf) };
}
