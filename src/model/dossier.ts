import type { Gist } from "./annotation.ts";
import type { Claim, Participant, Promised, When, Where } from "./claim.ts";
import type { Dated, DocumentKind } from "./document.ts";
import type { Account, EventId, Reprint } from "./event.ts";
import type { EntityId } from "./entity.ts";
import type { Reason } from "./reason.ts";
import type { DocId, Evidence, Span } from "./span.ts";

/** What an outlet did to the words of the primary account, or to those of the fullest direct quotation where there is none. */
export type Fidelity = "verbatim" | "trimmed" | "reworded" | "inserted" | "indirect" | "not found";

/**
 * What else was done to the words. `merged`: drawn from two places as if they were one, without an ellipsis. `moved`: in another order. `translated back`:
 * quoted in other words of the same sense, as all this account quotes of the speaker is. `negated`, `other number`: of words that are `not found`
 * because a negation or a number differs from those of the passage they answer to.
 */
export type Treatment = "merged" | "moved" | "translated back" | "negated" | "other number";

/** One step of a word-level comparison, from the base's words to the reading's. Spans are empty lists where a side has nothing. */
export interface Change {
  readonly op: "kept" | "dropped" | "inserted" | "changed";
  readonly base: readonly Span[];
  readonly reading: readonly Span[];
}

/** What one account says of a promise: what, for whom, how much and by when, as far as it says. */
export interface Terms extends Pick<Promised, "what" | "time"> {
  readonly whom: readonly Span[];
  readonly amounts: readonly Span[];
}

/** One account's version of a point. `evidence` are its words; `value` a normal form for comparing figures and times. */
export interface Reading {
  readonly doc: DocId;
  readonly evidence: Evidence;
  readonly claim: Claim["id"];
  readonly manner?: "direct" | "indirect" | "mixed" | "scare";
  readonly fidelity?: Fidelity;
  readonly treatment?: readonly Treatment[];
  readonly changes?: readonly Change[];
  readonly value?: string;
  /** Of a promise; its status is the `value`. */
  readonly terms?: Terms;
  readonly origin: string;
  readonly primary: boolean;
}

/** Where the readings of a row part: `words` (aligned statements that use other content words for one head), `value`, `time`, `included`. */
export interface Difference {
  readonly on: "words" | "value" | "time" | "included" | "status";
  readonly sides: readonly { readonly doc: DocId; readonly evidence: Evidence; readonly value: string }[];
}

/** One point of an event, every account beside the others. */
export interface Row {
  readonly kind: Claim["kind"] | "topic";
  /** Who speaks or promises; absent for figures and topics. */
  readonly who?: { readonly entity: EntityId | null; readonly label: string };
  readonly readings: readonly Reading[];
  readonly silent: readonly DocId[];
  readonly verdict: "agree" | "differ" | "single";
  /** Independent origins behind the readings; see the guide on counting origins. */
  readonly origins: number;
  readonly differences: readonly Difference[];
}

/** A line of this event that its speaker also used in another event. */
export interface SaidBefore {
  readonly entity: EntityId;
  readonly label: string;
  readonly here: Evidence;
  readonly there: Evidence;
  readonly event: EventId;
}

/** An event that resembles this one, and why it is another. */
export interface Lookalike {
  readonly event: EventId;
  readonly because: readonly Reason[];
  readonly alike: readonly Reason[];
}

/** A member document as the dossier shows it. */
export interface DossierDocument extends Account {
  readonly kind: DocumentKind;
  readonly at: readonly string[];
  readonly title?: Evidence;
  readonly publisher?: Evidence;
  /** Who did what, when and where in its own words, where it is about the event above all. */
  readonly gist?: Gist;
  readonly published?: Dated & { readonly because: readonly Reason[] };
  /** Other days that something says it was published on, and what speaks against the day chosen. */
  readonly otherwise?: readonly Dated[];
  readonly doubts?: readonly Reason[];
  /** Days on which it says it was changed, and on which it was fetched (`YYYY-MM-DD`). */
  readonly updated?: readonly Dated[];
  readonly fetched?: readonly string[];
  /** The other documents of the same article, whether or not they are accounts here, and how each stands to this one. */
  readonly editions?: readonly {
    readonly doc: DocId;
    readonly is: "same" | "earlier" | "later" | "other";
    readonly because: readonly Reason[];
  }[];
  readonly why: readonly Reason[];
}

/** An event with every account beside the others: the record. */
export interface Dossier {
  readonly id: EventId;
  readonly type: string;
  readonly mode?: string;
  readonly title: { readonly evidence?: Evidence; readonly label: string };
  readonly when?: When;
  readonly where?: Where;
  readonly participants: readonly (Participant & { readonly offices: readonly string[] })[];
  readonly accounts: readonly DossierDocument[];
  readonly origins: number;
  readonly rows: readonly Row[];
  readonly saidBefore: readonly SaidBefore[];
  readonly reprints: readonly Reprint[];
  /** Happenings that the accounts recall or mention and that have no record of their own, or another one (`event`). */
  readonly background: readonly { readonly evidence: Evidence; readonly type: string; readonly event?: EventId }[];
  readonly lookalikes: readonly Lookalike[];
}
