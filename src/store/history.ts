import type { Dossier } from "../model/dossier.ts";
import type { ClaimId } from "../model/claim.ts";
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

/** A change whose cause is none of the documents its record points at, with the events that the record resembles or repeats. */
interface Unexplained {
  readonly at: number;
  readonly near: readonly EventId[];
}

/**
 * Compares a new state with an old one, record by record. `fresh` are the documents accepted between them; a change names those it is due to: the ones
 * its record points at, or else the ones that the records it resembles or repeats hold, or else, where few came, all of them, as one of them must be
 * why. `gone` are the old records whose ids the new state has not: such an event goes on in the event that now holds most of its claims (the smaller
 * id on a tie), or nowhere.
 */
export class Comparison {
  private readonly fresh: ReadonlySet<DocId>;
  private readonly gone: readonly EventId[];
  /** For each claim of a vanished event that event, and for each vanished event how many of its claims each event holds now. */
  private readonly former = new Map<ClaimId, EventId[]>();
  private readonly votes = new Map<EventId, Map<EventId, number>>();
  private readonly changes: EventChange[] = [];
  private readonly unexplained: Unexplained[] = [];

  constructor(fresh: readonly DocId[], gone: Iterable<Dossier>) {
    this.fresh = new Set(fresh);
    const ids: EventId[] = [];
    for (const dossier of gone) {
      ids.push(dossier.id);
      for (const claim of claimsOf(dossier)) this.former.set(claim, [...(this.former.get(claim) ?? []), dossier.id]);
    }
    this.gone = ids;
  }

  /** Compare a record with what is stored under its id (the same object, where it is known to be no other); tells whether they differ. */
  add(dossier: Dossier, old: Dossier | undefined): boolean {
    for (const claim of this.former.size === 0 ? [] : claimsOf(dossier)) this.vote(claim, dossier.id);
    const fields = old && old !== dossier ? differing(old, dossier) : [];
    if (old && fields.length === 0) return false;
    const because = this.pointedAt(dossier);
    if (because.length === 0) this.unexplained.push({ at: this.changes.length, near: nearTo(dossier) });
    this.changes.push({ event: dossier.id, what: old ? "changed" : "new", fields, because });
    return true;
  }

  /** All changes, once every record was added; `look` gives a record of the new state. */
  async end(look: (event: EventId) => Dossier | undefined | Promise<Dossier | undefined>): Promise<History> {
    const accounts = async (events: readonly EventId[]): Promise<DocId[]> => {
      const records = await Promise.all(events.map(async (event) => look(event)));
      return records.flatMap((one) => one?.accounts.map(({ doc }) => doc) ?? []);
    };
    const explained = [...this.changes];
    for (const { at, near } of this.unexplained) {
      const change = explained[at] as EventChange;
      explained[at] = { ...change, because: this.nearby(await accounts(near)) };
    }
    const successors = new Map<EventId, EventId>();
    for (const event of this.gone) {
      const into = this.successor(event);
      const dossier = into === undefined ? undefined : await look(into);
      const own = dossier ? this.pointedAt(dossier) : [];
      const because = own.length > 0 ? own : this.nearby(dossier ? await accounts(nearTo(dossier)) : []);
      if (into !== undefined) successors.set(event, into);
      explained.push({ event, what: into === undefined ? "gone" : "joined", ...(into === undefined ? {} : { into }), fields: [], because });
    }
    return { changes: explained.toSorted((a, b) => (a.event < b.event ? -1 : a.event > b.event ? 1 : 0)), successors };
  }

  private vote(claim: ClaimId, event: EventId): void {
    for (const old of this.former.get(claim) ?? []) {
      const votes = this.votes.get(old) ?? new Map<EventId, number>();
      this.votes.set(old, votes.set(event, (votes.get(event) ?? 0) + 1));
    }
  }

  private successor(gone: EventId): EventId | undefined {
    return [...(this.votes.get(gone) ?? [])].toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))[0]?.[0];
  }

  /** Fresh ones of some documents; where there are none and few came, all. */
  private nearby(docs: readonly DocId[]): readonly DocId[] {
    const near = this.among(docs);
    return near.length > 0 || this.fresh.size > FEW ? near : [...this.fresh].toSorted();
  }

  private among(docs: Iterable<DocId>): DocId[] {
    return [...new Set(docs)].filter((doc) => this.fresh.has(doc)).toSorted();
  }

  private pointedAt(dossier: Dossier): DocId[] {
    if (this.fresh.size === 0) return [];
    const named = new Set<DocId>();
    name(dossier, named);
    return this.among(named);
  }
}

/** Gather the documents that a part of a record points at. */
function name(part: object, named: Set<DocId>): void {
  const fields = part as Readonly<Record<string, unknown>>;
  for (const key in fields) {
    const value = fields[key];
    if (typeof value === "object" && value !== null) name(value, named);
    else if ((key === "doc" || key === "from") && typeof value === "string") named.add(value);
  }
}

function differing(old: Dossier, dossier: Dossier): readonly string[] {
  const text = (one: Dossier, field: string): string | undefined => JSON.stringify(one[field as keyof Dossier]);
  const fields = new Set([...Object.keys(old), ...Object.keys(dossier)]);
  return [...fields].filter((field) => text(old, field) !== text(dossier, field)).toSorted();
}

function claimsOf(dossier: Dossier): readonly ClaimId[] {
  return dossier.accounts.flatMap((account) => account.claims);
}

function nearTo({ lookalikes, saidBefore }: Dossier): readonly EventId[] {
  return [...new Set([...lookalikes, ...saidBefore].map(({ event }) => event))];
}
