import type { ClaimId, Participant, When, Where } from "./claim.ts";
import type { Standing } from "./annotation.ts";
import type { Reason } from "./reason.ts";
import type { DocId, Evidence } from "./span.ts";

/** An event's name: `v` and 12 hexadecimal digits drawn from the smallest id among its member claims. */
export type EventId = string;

/** One document's telling of an event. `background`: the document recalls it and is about something else. */
export interface Account {
  readonly doc: DocId;
  readonly role: "transcript" | "report" | "release" | "wire" | "background";
  readonly claims: readonly ClaimId[];
  /** Accounts with the same origin rest on one text; see `Reprint`. Equals the smallest document id of the group. */
  readonly origin: DocId;
}

/** A figure that a document states about a happening: its value and the stems of what it counts, sorted. */
export interface Figure {
  readonly value: number;
  readonly unit: string;
  readonly stems: readonly string[];
}

/**
 * What one document says about one happening: its `did` claims that mean the same, taken together.
 * `id` is the smallest id among these claims. `others` are the document's other claims that belong to it.
 */
export interface Happening {
  readonly id: ClaimId;
  readonly doc: DocId;
  readonly type: string;
  readonly mode?: string;
  readonly standing: Standing;
  readonly claims: readonly ClaimId[];
  readonly others: readonly ClaimId[];
  readonly participants: readonly Participant[];
  readonly when?: When;
  readonly where?: Where;
  readonly figures: readonly Figure[];
}

/** Claims about one happening. */
export interface Event {
  readonly id: EventId;
  /** Ids of the member happenings, sorted. */
  readonly happenings: readonly ClaimId[];
  readonly type: string;
  readonly mode?: string;
  readonly claims: readonly ClaimId[];
  readonly accounts: readonly Account[];
  readonly participants: readonly Participant[];
  readonly when?: When;
  readonly where?: Where;
  readonly joined: readonly Reason[];
}

/** Text that one document shares with another outside attributed speech. `from` is the document copied, or null where no evidence tells. */
export interface Reprint {
  readonly docs: readonly [DocId, DocId];
  readonly from: DocId | null;
  /** Share of the shorter document's body that stands in the other, 0 to 1. */
  readonly containment: number;
  readonly passages: readonly Evidence[];
  readonly because: readonly Reason[];
}
