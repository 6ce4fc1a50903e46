import { createHash } from "node:crypto";
import { spanOf, type ClaimId } from "../model/claim.ts";
import { Filed, numbered, type Drawers } from "../model/drawer.ts";
import type { Correction } from "../model/edit.ts";
import type { Account, Event, EventId, Happening, Reprint } from "../model/event.ts";
import { happeningOf } from "../model/resolution.ts";
import type { DocId } from "../model/span.ts";
import { ascending } from "../text/buckets.ts";
import { gather } from "../text/gather.ts";
import { corrected } from "./corrections.ts";
import type { Entities } from "./entities.ts";
import type { Named } from "./abouts.ts";
import { groupHappenings, type Group, type GroupingInput } from "./grouping.ts";
import { distinct, sharpest } from "./happenings.ts";
import { copiesOf, originsOf } from "./origins.ts";
import type { Sketches } from "./sketch.ts";

/** What grouping happenings into events needs. */
export interface EventInput extends Pick<GroupingInput, "happenings"> {
  readonly sketches: Pick<Sketches, "wordings" | "frames" | "samples">;
  readonly reprints: ReadonlyMap<DocId, readonly Reprint[]>;
  readonly known: Pick<Entities, "names"> & { readonly find: GroupingInput["find"] };
  readonly corrections: readonly Correction[];
  readonly drawers: Drawers;
}

/** What is known of each document, for all events. */
interface Known {
  readonly input: EventInput;
  readonly origins: ReadonlyMap<DocId, DocId>;
  readonly eventOf: ReadonlyMap<ClaimId, EventId>;
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

function accounts(members: readonly Happening[], known: Known): Account[] {
  const byDoc = new Map<DocId, Happening[]>();
  for (const one of members) gather(byDoc, one.doc, one);
  return [...byDoc].map(([doc, told]) => ({
    doc,
    role: told.every((one) => one.standing === "background") ? "background" : (known.input.sketches.samples.get(doc)?.kind ?? "report"),
    claims: told.flatMap((one) => [...one.claims, ...one.others, ...(one.standing === "main" ? homelessOf(doc, known) : [])]).toSorted(),
    origin: known.origins.get(doc) ?? doc,
  }));
}

/**
 * What a document says beside happenings that have no record of their own: it is shown in the record of what the document is about, where other
 * accounts may say the same. Nothing for a document that is about several happenings, or none.
 */
function homelessOf(doc: DocId, { input, eventOf }: Known): readonly ClaimId[] {
  const told = input.happenings.get(doc) ?? [];
  if (told.filter((one) => one.standing === "main").length !== 1) return [];
  return told.filter((one) => !eventOf.has(one.id)).flatMap((one) => one.others);
}

/** A group whose event's id is drawn from the claims of other happenings too, which an analyst took out of it. `away`: the ones taken out. */
interface Corrected extends Group {
  readonly named?: () => readonly ClaimId[];
  readonly away?: boolean;
}

/** Groups as an analyst corrects them. */
function asCorrected(groups: readonly Group[], edits: readonly Correction[], { happenings }: EventInput): readonly Corrected[] {
  if (edits.length === 0) return groups;
  const all = groups.flatMap((group) => group.members);
  const home = groups.flatMap((group, at) => group.members.map(() => at));
  let place = 0;
  const lists = groups.map((group) => group.members.map(() => place++));
  const claims = (at: number): readonly ClaimId[] => happeningOf({ happenings }, all[at]?.id ?? "")?.claims ?? [];
  const places = (at: number) => claims(at).map(spanOf);
  return corrected({ groups: lists, places }, edits).map(({ members, before, away, reasons }) => {
    const parts = [...new Set(members.map((at) => home[at] as number))].toSorted((a, b) => a - b).flatMap((at) => groups[at] ?? []);
    return {
      members: members.flatMap((at) => all[at] ?? []),
      joined: () => [...parts.flatMap((part) => part.joined()), ...reasons],
      named: () => before.flatMap(claims),
      away,
    };
  });
}

/** The event's id; one that would have the id of the event it was taken out of is named by the same claim and a mark. */
function idOf({ members, named, away }: Corrected, taken: ReadonlySet<EventId | undefined>): EventId {
  // A happening has the smallest id of its claims.
  const claims = named?.() ?? members.map((one) => one.id);
  const id = eventId(claims);
  return away === true && taken.has(id) ? eventId(claims.map((claim) => `${claim}~`)) : id;
}

function event({ members, joined }: Group, id: EventId, known: Known): Event {
  const sorted = members.flatMap((one) => happeningOf(known.input, one.id) ?? []).toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const mainFirst = [...sorted.filter((one) => one.standing === "main"), ...sorted.filter((one) => one.standing !== "main")];
  const type = commonest(sorted, (one) => one.type) ?? "OTHER";
  const mode = commonest(sorted, (one) => (one.type === type ? one.mode : undefined));
  const when = sharpest(mainFirst.map((one) => one.when));
  const places = mainFirst.map((one) => one.where).filter((one) => one !== undefined);
  const place = commonest(sorted, (one) =>
    one.where && known.input.known.find(one.where.entity)?.gazetteer?.startsWith("iso:") ? undefined : one.where?.entity,
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
    joined: joined(),
  };
}

/** An event has a record when it is what some document is about, or when several documents tell it; a single passing mention has none. */
function recorded(members: readonly Named[]): boolean {
  return members.some((one) => one.standing === "main") || new Set(members.map((one) => one.doc)).size > 1;
}

/** All reprints, one after the other. */
function* flat(reprints: EventInput["reprints"]): Generator<Reprint> {
  for (const own of reprints.values()) yield* own;
}

/** The documents that are one text with others, each with the first of them. */
function originsIn(reprints: EventInput["reprints"]): Map<DocId, DocId> {
  const docs = new Set<DocId>();
  for (const one of flat(reprints)) for (const doc of one.docs) docs.add(doc);
  return originsOf(docs, flat(reprints));
}

/** Group happenings of all documents into events. Both maps are in id order. */
export function eventsOf(input: EventInput): { events: Filed<EventId, Event>; eventOf: Map<ClaimId, EventId> } {
  const { sketches, happenings, reprints, known } = input;
  const copies = copiesOf((doc) => sketches.samples.get(doc)?.length ?? 0, flat(reprints));
  const edits = input.corrections.filter((edit) => edit.kind === "merge" || edit.kind === "detach");
  const all = asCorrected(groupHappenings({ sketches, happenings, copies, ...known, all: edits.length > 0 }), edits, input);
  const groups = all.filter((group) => recorded(group.members));
  const ids = groups.map((group) => (group.away === true ? undefined : idOf(group, new Set())));
  const plain = new Set(ids);
  const sorted = groups.map((group, at) => ({ group, id: ids[at] ?? idOf(group, plain) })).toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const pairs = sorted.flatMap(({ group, id }) => group.members.map((one) => [one.id, id] as const));
  const eventOf = new Map(pairs.toSorted(([a], [b]) => (a < b ? -1 : 1)));
  const events = new Filed<EventId, Event>(input.drawers, numbered(sorted.map(({ id }) => id))); // prettier-ignore
  const facts: Known = { input, origins: originsIn(reprints), eventOf };
  // By the day of the first report, as grouping went: what is near in time is at hand.
  const days = Float64Array.from(sorted, ({ group: { members } }) => sketches.wordings.get((members[0] as Named).doc).day ?? 0);
  for (const at of ascending(days)) {
    const { group, id } = sorted[at] as (typeof sorted)[number];
    events.set(id, event(group, id, facts));
  }
  return { events, eventOf };
}
