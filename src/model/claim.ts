import type { Bound, EventMention, Manner, Quantity, Role } from "./annotation.ts";
import type { Days, DateMethod } from "./document.ts";
import type { EntityId } from "./entity.ts";
import type { Reason } from "./reason.ts";
import type { DocId, Evidence, Span } from "./span.ts";

/** A claim's name: `c:` document, kind, start and end of its evidence (of its trigger, for events and promises). */
export type ClaimId = string;

/** The place that a claim's name tells. */
export function spanOf(id: ClaimId): Span {
  const [, doc = "", start, end] = /^c:([^:]*):[a-z]+:(\d+)-(\d+)$/.exec(id) ?? [];
  return { doc, start: Number(start), end: Number(end) };
}

/**
 * When, put on the calendar. `year.inferred` is set where no source states the year; `because` says what narrows it.
 * `candidates`: where the year stays open, the days it can mean in each year that is left, if anything leaves only some.
 */
export interface When {
  readonly days: Days;
  readonly precision: "day" | "days" | "month" | "year" | "unknown";
  readonly method: DateMethod;
  readonly evidence: Evidence;
  readonly weekday?: number;
  readonly year?: { readonly value: number; readonly inferred: boolean };
  readonly candidates?: readonly Days[];
  readonly because: readonly Reason[];
}

/** A point for a place: degrees north and east, and how much of the earth the place is. A landmark or a part of a town counts as a city. */
export interface Point {
  readonly lat: number;
  readonly lon: number;
  readonly precision: "city" | "county" | "region" | "country" | "area";
}

/**
 * Where: the place entity, and of the place that is meant the country and first-level region (GeoNames code, "US.TX") it lies in and a point of the
 * gazetteer's for it, all as far as they are known. The country can be another than the entity's: "Paris, Texas".
 */
export interface Where {
  readonly entity: EntityId;
  readonly label: string;
  readonly country?: string;
  readonly region?: string;
  readonly at?: Point;
  readonly evidence: Evidence;
}

/** An entity in a role, with the words that put it there. */
export interface Participant {
  readonly entity: EntityId;
  readonly label: string;
  readonly role: Role;
  readonly evidence: Evidence;
}

interface ClaimBase {
  readonly id: ClaimId;
  readonly doc: DocId;
  readonly evidence: Evidence;
  /** Whose words the claim rests on, if the document attributes it; origins are counted by it. */
  readonly attributed?: { readonly entity: EntityId | null; readonly evidence: Evidence };
}

/** One document says that something happened. */
export interface Did extends ClaimBase {
  readonly kind: "did";
  readonly type: string;
  readonly mode?: string;
  readonly mention: EventMention;
  readonly participants: readonly Participant[];
  readonly when?: When;
  readonly where?: Where;
}

/** One document says that somebody said something: one statement, in the document's words. */
export interface Said extends ClaimBase {
  readonly kind: "said";
  readonly speaker: EntityId | null;
  readonly label: string;
  readonly manner: Manner;
  readonly cue?: Span;
  readonly source?: Span;
  /** Spoken in the document itself (a transcript's turn) and so primary. */
  readonly primary: boolean;
}

/** One document states a figure. */
export interface Counted extends ClaimBase {
  readonly kind: "counted";
  readonly value: number;
  readonly to?: number;
  readonly bound: Bound;
  readonly close?: true;
  readonly unit: Quantity["unit"];
  readonly symbol?: string;
  readonly of?: Span;
  readonly including?: Span;
}

/** One document states a commitment. */
export interface Promised extends ClaimBase {
  readonly kind: "promised";
  readonly promisor: EntityId | null;
  readonly label: string;
  readonly what: Evidence;
  readonly whom?: readonly Span[];
  readonly time?: { readonly span: Span; readonly days?: Days };
  readonly status: NonNullable<EventMention["status"]>;
}

/** One thing that one document says, names and times resolved. */
export type Claim = Did | Said | Counted | Promised;
