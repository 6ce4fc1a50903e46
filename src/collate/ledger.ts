import type { Claim } from "../model/claim.ts";
import type { Event } from "../model/event.ts";
import type { Reading, Row } from "../model/dossier.ts";
import type { Resolution } from "../model/resolution.ts";
import type { DocId, Evidence, Span } from "../model/span.ts";

/** One event laid open for collation: its claims by kind in account order (primary accounts first), and the texts they stand in. */
export interface Ledger {
  readonly event: Event;
  readonly claims: readonly Claim[];
  readonly docs: readonly DocId[];
  readonly text: (doc: DocId) => string;
  readonly words: (span: Span) => string;
  /** The origin a claim rests on: the speaker whose words it reports, else the text it stands in. */
  readonly origin: (claim: Claim) => string;
}

/** Open an event. Accounts come in the order they are read: transcripts first, then by document id. */
export function ledgerOf(event: Event, resolution: Resolution): Ledger {
  const primary = (role: string): number => (role === "transcript" ? 0 : role === "background" ? 2 : 1);
  const accounts = event.accounts.toSorted((a, b) => primary(a.role) - primary(b.role) || (a.doc < b.doc ? -1 : 1));
  const claims = accounts.flatMap((account) => account.claims.map((id) => resolution.claims.get(id))).filter((one) => one !== undefined);
  const origins = new Map(accounts.map((account) => [account.doc, account.origin]));
  const place = new Map(accounts.map((account, index) => [account.doc, index]));
  const order = (claim: Claim): number => place.get(claim.doc) ?? accounts.length;
  const text = (doc: DocId): string => resolution.documents.get(doc)?.document.text ?? "";
  return {
    event,
    text,
    words: (span) => text(span.doc).slice(span.start, span.end),
    claims: claims.toSorted((a, b) => order(a) - order(b) || a.evidence[0].start - b.evidence[0].start || (a.id < b.id ? -1 : 1)),
    docs: accounts.map((account) => account.doc),
    origin: (claim) => {
      const speaker = claim.kind === "said" ? claim.speaker : claim.attributed?.entity;
      return speaker ?? origins.get(claim.doc) ?? claim.doc;
    },
  };
}

/** A reading of a claim without comparison: its words, its normal form, its origin. */
export function reading(
  ledger: Ledger,
  claim: Claim,
  { evidence, value }: { readonly evidence: Evidence; readonly value: string },
): Reading {
  const primary = claim.kind === "said" && claim.primary;
  return { doc: claim.doc, evidence, claim: claim.id, value, origin: ledger.origin(claim), primary };
}

/** Complete a row: who is silent, on how many origins it rests, and the verdict. `differences` empty means that the accounts agree. */
export function row(ledger: Ledger, given: Pick<Row, "kind" | "readings" | "differences"> & Partial<Pick<Row, "who">>): Row {
  const speaking = new Set(given.readings.map((one) => one.doc));
  const verdict = speaking.size < 2 ? "single" : given.differences.length > 0 ? "differ" : "agree";
  return {
    ...given,
    silent: ledger.docs.filter((doc) => !speaking.has(doc)),
    origins: new Set(given.readings.map((one) => one.origin)).size,
    verdict,
  };
}
