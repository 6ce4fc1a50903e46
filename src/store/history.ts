import type { Dossier } from "../model/dossier.ts";
import type { EventId } from "../model/event.ts";
import type { DocId } from "../model/span.ts";
import type { EventChange } from "./store.ts";

/** What a new state means for an old one: the changes, in order of event id, and under which event each vanished id goes on. */
export interface History {
  readonly changes: readonly EventChange[];
  readonly successors: ReadonlyMap<EventId, EventId>;
}

/** Of so many documents that came together all are named where no closer cause of a change is seen. */
const FEW = 20;

/**
 * Compare two states. `fresh` are the documents accepted between them; a change names those it is due to: the ones its record points at, or else the
 * ones that the records it resembles or repeats hold, or else, where few came, all of them, as one of them must be why.
 * A vanished event goes on in the event that now holds most of its claims (the smaller id on a tie), or nowhere.
 */
export function history(before: readonly Dossier[], after: readonly Dossier[], fresh: readonly DocId[]): History {
  const news = new Set(fresh);
  const old = new Map(before.map((dossier) => [dossier.id, dossier]));
  const now = new Map(after.map((dossier) => [dossier.id, dossier]));
  const home = new Map(after.flatMap((dossier) => claimsOf(dossier).map((claim) => [claim, dossier.id] as const)));
  const successors = new Map<EventId, EventId>();
  const changes: EventChange[] = [];
  for (const dossier of after) {
    const change = compared(old.get(dossier.id), dossier, (one) => causes(one, now, news));
    if (change) changes.push(change);
  }
  for (const dossier of before) {
    if (now.has(dossier.id)) continue;
    const into = successor(dossier, home);
    if (into !== undefined) successors.set(dossier.id, into);
    const because = causes(into === undefined ? undefined : now.get(into), now, news);
    changes.push({
      event: dossier.id,
      what: into === undefined ? "gone" : "joined",
      ...(into === undefined ? {} : { into }),
      fields: [],
      because,
    });
  }
  changes.sort((a, b) => (a.event < b.event ? -1 : a.event > b.event ? 1 : 0));
  return { changes, successors };
}

function compared(old: Dossier | undefined, dossier: Dossier, because: (dossier: Dossier) => readonly DocId[]): EventChange | undefined {
  if (!old) return { event: dossier.id, what: "new", fields: [], because: because(dossier) };
  const fields = [...new Set([...Object.keys(old), ...Object.keys(dossier)])].filter((field) => text(old, field) !== text(dossier, field));
  if (fields.length === 0) return undefined;
  return {
    event: dossier.id,
    what: "changed",
    fields: fields.toSorted(),
    because: because(dossier),
  };
}

function causes(dossier: Dossier | undefined, now: ReadonlyMap<EventId, Dossier>, fresh: ReadonlySet<DocId>): readonly DocId[] {
  const own = pointedAt(dossier, fresh);
  if (own.length > 0) return own;
  const named = new Set([...(dossier?.lookalikes ?? []), ...(dossier?.saidBefore ?? [])].map(({ event }) => event));
  const near = among(
    [...named].flatMap((event) => now.get(event)?.accounts.map(({ doc }) => doc) ?? []),
    fresh,
  );
  return near.length > 0 || fresh.size > FEW ? near : [...fresh].toSorted();
}

function text(dossier: Dossier, field: string): string | undefined {
  return JSON.stringify(dossier[field as keyof Dossier]);
}

function claimsOf(dossier: Dossier): readonly string[] {
  return dossier.accounts.flatMap((account) => account.claims);
}

function successor(gone: Dossier, home: ReadonlyMap<string, EventId>): EventId | undefined {
  const votes = new Map<EventId, number>();
  for (const claim of claimsOf(gone)) {
    const event = home.get(claim);
    if (event !== undefined) votes.set(event, (votes.get(event) ?? 0) + 1);
  }
  return [...votes].toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))[0]?.[0];
}

function pointedAt(dossier: Dossier | undefined, fresh: ReadonlySet<DocId>): readonly DocId[] {
  if (!dossier || fresh.size === 0) return [];
  const named = new Set<string>();
  JSON.stringify(dossier, (key, value: unknown) => {
    if ((key === "doc" || key === "from") && typeof value === "string") named.add(value);
    return value;
  });
  return among(named, fresh);
}

/** Those of some documents that are new, each once, in order of id. The new ones may be a million, so they are not gone through for each record. */
function among(documents: Iterable<DocId>, fresh: ReadonlySet<DocId>): readonly DocId[] {
  return [...new Set(documents)].filter((doc) => fresh.has(doc)).toSorted();
}
