import type { Analysed } from "./annotator.ts";
import { spanOf, type Claim, type ClaimId } from "./claim.ts";
import type { DocumentDates } from "./document.ts";
import type { Edition } from "./edition.ts";
import type { Entity, EntityId } from "./entity.ts";
import type { Event, EventId, Happening, Reprint } from "./event.ts";
import type { Reason } from "./reason.ts";
import type { DocId, Span } from "./span.ts";

/** A line that an outlet prints at the beginning or end of its reports: where it stands in one, and in which others. */
export interface Recurring {
  readonly span: Span;
  readonly also: readonly Span[];
}

/** Two events that resemble each other and are kept apart: what is alike, and what tells them apart. `a < b`. */
export interface Refusal {
  readonly a: EventId;
  readonly b: EventId;
  readonly alike: readonly Reason[];
  readonly because: readonly Reason[];
}

/** All that many documents say together, beside the documents and their claims: a pure function of the set of documents. Lists are sorted by id. */
export interface Findings {
  readonly dates: ReadonlyMap<DocId, DocumentDates>;
  readonly entities: ReadonlyMap<EntityId, Entity>;
  /** What each document tells, by id. */
  readonly happenings: ReadonlyMap<DocId, readonly Happening[]>;
  readonly events: ReadonlyMap<EventId, Event>;
  /** The record each happening belongs to; a happening that only one document mentions in passing has none. */
  readonly eventOf: ReadonlyMap<ClaimId, EventId>;
  /** Pairs of documents that share text, by the first of the two, in the order of the second. */
  readonly reprints: ReadonlyMap<DocId, readonly Reprint[]>;
  readonly editions: readonly Edition[];
  /** Lines that an outlet prints around its reports, with where else they stand. */
  readonly recurring: ReadonlyMap<DocId, readonly Recurring[]>;
  /** The events that each event was kept apart from, in order of id; each pair stands with both. */
  readonly refusals: ReadonlyMap<EventId, readonly Refusal[]>;
}

/** The happening of an id; undefined where there is none. */
export function happeningOf({ happenings }: Pick<Findings, "happenings">, id: ClaimId): Happening | undefined {
  return happenings.get(spanOf(id).doc)?.find((one) => one.id === id);
}

/** Findings with documents and their claims: all of them, or those that what is asked rests on. Recurring lines are furniture in them. */
export interface Resolution extends Findings {
  readonly documents: ReadonlyMap<DocId, Analysed>;
  readonly claims: ReadonlyMap<ClaimId, Claim>;
}
