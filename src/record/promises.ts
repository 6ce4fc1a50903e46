import { statementLikeness } from "../language/likeness.ts";
import { tokenize } from "../language/tokens.ts";
import type { EventMention } from "../model/annotation.ts";
import type { Counted, Promised } from "../model/claim.ts";
import type { Days } from "../model/document.ts";
import type { EntityId } from "../model/entity.ts";
import type { Resolution } from "../model/resolution.ts";
import { covers, type DocId, type Evidence, type Span } from "../model/span.ts";
import { gather } from "../text/gather.ts";

/** One document's statement of a promise: for whom, how much and by when as far as it says. `day` is that of publication, if known. */
export interface Telling {
  readonly doc: DocId;
  readonly day?: string;
  readonly what: Evidence;
  readonly evidence: Evidence;
  readonly status: Promised["status"];
  readonly whom: readonly Span[];
  readonly amounts: readonly Span[];
  readonly time?: { readonly span: Span; readonly days?: Days };
}

/** What somebody commits to, with every telling of it, the earliest first: later ones can report it approved, delivered or refused. */
export interface Commitment {
  readonly entity: EntityId | null;
  readonly label: string;
  readonly tellings: readonly [Telling, ...Telling[]];
}

/** From this likeness on two tellings of one promisor are of one commitment, as where accounts of one event are compared. */
const SAME = 0.34;

interface Told extends Telling {
  readonly words: readonly string[];
}

function told(claim: Promised, resolution: Resolution, counted: ReadonlyMap<DocId, readonly Counted[]>): Told {
  const own = resolution.documents.get(claim.doc);
  const [span] = claim.evidence;
  const events = (own?.annotations ?? []).filter((one): one is EventMention => one.kind === "event");
  const mention = events.find((one) => one.status !== undefined && one.span.start === span.start && one.span.end === span.end);
  const amounts = (counted.get(claim.doc) ?? []).filter((one) => covers(span, one.evidence[0])).map((one) => one.evidence[0]);
  const days = resolution.dates.get(claim.doc)?.chosen?.days;
  const words = claim.what.flatMap((part) =>
    tokenize(own?.document.text.slice(part.start, part.end) ?? "").flatMap((token) => (token.kind === "mark" ? [] : [token.lower])),
  );
  return {
    doc: claim.doc,
    ...(days && days.open === undefined ? { day: days.from } : {}),
    what: claim.what,
    evidence: claim.evidence,
    status: claim.status,
    whom: (mention?.roles ?? []).filter((role) => role.role === "recipient").map((role) => role.span),
    amounts,
    ...(claim.time ? { time: claim.time } : {}),
    words,
  };
}

function order(a: Told, b: Told): number {
  const [left, right] = [a, b].map(({ day = "9999", doc, evidence }) => `${day} ${doc} ${String(evidence[0].start).padStart(9, "0")}`);
  return (left ?? "") < (right ?? "") ? -1 : 1;
}

function grouped(all: readonly Told[]): [Told, ...Told[]][] {
  const groups: [Told, ...Told[]][] = [];
  for (const one of all) {
    const home = groups.find((group) => group.some((other) => statementLikeness(other.words, one.words) >= SAME));
    if (home) home.push(one);
    else groups.push([one]);
  }
  return groups;
}

/**
 * Every commitment that the documents tell of, by promisor in the order of labels, each with its tellings from the earliest to the latest.
 * `who` keeps those whose promisor is so named, in any of its written forms.
 */
export function promisesOf(resolution: Resolution, who = ""): Commitment[] {
  const [byPromisor, counted] = [new Map<string, Promised[]>(), new Map<DocId, Counted[]>()];
  for (const claim of resolution.claims.values()) {
    if (claim.kind === "counted") gather(counted, claim.doc, claim);
    if (claim.kind !== "promised") continue;
    const names = [claim.label, ...(resolution.entities.get(claim.promisor ?? "")?.surfaces ?? [])];
    if (names.some((name) => name.toLowerCase().includes(who.toLowerCase()))) gather(byPromisor, claim.promisor ?? claim.label, claim);
  }
  const found = [...byPromisor].flatMap(([key, claims]): (Commitment & { key: string })[] => {
    const tellings = claims.map((claim) => told(claim, resolution, counted)).toSorted(order);
    const { promisor: entity = null, label = "" } = claims[0] ?? {};
    return grouped(tellings).map(([first, ...rest]) => ({ key, entity, label, tellings: [bare(first), ...rest.map(bare)] }));
  });
  return found
    .toSorted((a, b) => (a.label < b.label || (a.label === b.label && a.key < b.key) ? -1 : 1))
    .map(({ entity, label, tellings }) => ({ entity, label, tellings }));
}

function bare(one: Told): Telling {
  const { words: _words, ...telling } = one;
  return telling;
}
