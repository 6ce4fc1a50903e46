import type { EventMention } from "../model/annotation.ts";
import type { Did, Participant } from "../model/claim.ts";
import type { Dated } from "../model/document.ts";
import type { Dossier, DossierDocument, Lookalike, Row, SaidBefore } from "../model/dossier.ts";
import type { Account, Event, Reprint } from "../model/event.ts";
import type { Edition } from "../model/edition.ts";
import type { Reason } from "../model/reason.ts";
import { happeningOf, type Resolution } from "../model/resolution.ts";
import type { DocId, Evidence } from "../model/span.ts";
import { once } from "../text/once.ts";
import { kindOf } from "./kinds.ts";
import { officeInWords } from "./office.ts";

/** The comparison of an event's accounts, as collation gives it. */
export interface Collated {
  readonly rows: readonly Row[];
  readonly saidBefore: readonly SaidBefore[];
  readonly lookalikes: readonly Lookalike[];
}

const STANDING_CODE: Readonly<Record<EventMention["standing"], string>> = {
  main: "is-about-event",
  told: "tells-event",
  background: "recalls-event",
};

function didClaims(account: Account, resolution: Resolution): Did[] {
  return account.claims.map((id) => resolution.claims.get(id)).filter((claim) => claim?.kind === "did");
}

/** Why a document is an account: what the event is to it, and every reason that joined its telling to the others'. */
function why(account: Account, event: Event, resolution: Resolution): Reason[] {
  const told = didClaims(account, resolution).map((claim): Reason => {
    const values = [claim.mode ?? claim.type];
    return { code: STANDING_CODE[claim.mention.standing], values, evidence: [claim.mention.trigger], weight: 1 };
  });
  return [...told, ...event.joined.filter((reason) => reason.evidence.some((span) => span.doc === account.doc))];
}

function sameDays(a: Dated, b: Dated): boolean {
  return a.days.from === b.days.from && a.days.to === b.days.to;
}

/** The edition that each document belongs to. */
const editionsByDoc = once(
  (all: readonly Edition[]) => new Map<DocId, Edition>(all.flatMap((edition) => edition.docs.map((one) => [one.doc, edition] as const))),
);

/** The other documents of an account's article: the same words, or put out on an earlier or later day. */
function editions(doc: DocId, resolution: Resolution): Pick<DossierDocument, "editions"> {
  const edition = editionsByDoc(resolution.editions).get(doc);
  const own = edition?.docs.find((one) => one.doc === doc);
  if (!edition || !own) return {};
  const others = edition.docs.filter((one) => one !== own);
  return {
    editions: others.map(({ doc: other, day, same }) => ({
      doc: other,
      is: same === own.same ? "same" : !day || !own.day || day === own.day ? "other" : day < own.day ? "earlier" : "later",
      because: edition.because,
    })),
  };
}

/** The gist of a document whose main happening is among the claims of an account. */
function gist({ claims }: Account, resolution: Resolution): Pick<DossierDocument, "gist"> {
  for (const id of claims) {
    const claim = resolution.claims.get(id);
    if (claim?.kind === "did" && claim.mention.gist) return { gist: claim.mention.gist };
  }
  return {};
}

function documentOf(account: Account, event: Event, resolution: Resolution): DossierDocument {
  const { document } = resolution.documents.get(account.doc) ?? {};
  const { chosen, candidates = [], doubts = [] } = resolution.dates.get(account.doc) ?? {};
  const otherwise = chosen ? candidates.filter((one) => !sameDays(one, chosen)) : candidates;
  const { updated = [], seen = [] } = document ?? {};
  const fetched = [...new Set(seen.flatMap((one) => one.fetched ?? []))].toSorted();
  const publisher =
    document?.credits.find((credit) => credit.role === "publisher") ?? document?.credits.find((credit) => credit.role === "agency");
  return {
    ...account,
    kind: document?.kind ?? "report",
    at: seen.map((one) => (one.line === undefined ? one.at : `${one.at}:${one.line}`)),
    ...(document?.title ? { title: document.title } : {}),
    ...(publisher ? { publisher: [publisher.span] as const } : {}),
    ...gist(account, resolution),
    ...(chosen ? { published: chosen } : {}),
    ...(otherwise.length > 0 ? { otherwise } : {}),
    ...(doubts.length > 0 ? { doubts } : {}),
    ...(updated.length > 0 ? { updated } : {}),
    ...(fetched.length > 0 ? { fetched } : {}),
    ...editions(account.doc, resolution),
    why: why(account, event, resolution),
  };
}

const ROLE_ORDER: readonly Account["role"][] = ["transcript", "release", "report", "wire", "background"];

/** Fixed labels with values, for where no headline serves: "meeting · A, B · Brussels · 2024-11-13". */
function eventLabel(event: Event): string {
  const people = event.participants.filter((one) => one.role !== "topic").slice(0, 4);
  const days =
    event.when && (event.when.days.from === event.when.days.to ? event.when.days.from : `${event.when.days.from}/${event.when.days.to}`);
  const parts = [kindOf(event), people.map((one) => one.label).join(", "), event.where?.label, days];
  return parts.filter(Boolean).join(" · ");
}

function title(event: Event, accounts: readonly DossierDocument[], mains: ReadonlySet<DocId>): Dossier["title"] {
  const evidence: Evidence | undefined = accounts.find((one) => one.title && mains.has(one.doc))?.title;
  return { label: eventLabel(event), ...(evidence ? { evidence } : {}) };
}

function background(event: Event, mains: ReadonlySet<DocId>, resolution: Resolution): Dossier["background"] {
  const found: Dossier["background"][number][] = [];
  for (const happening of [...mains].toSorted().flatMap((doc) => resolution.happenings.get(doc) ?? [])) {
    const other = resolution.eventOf.get(happening.id);
    if (other === event.id) continue;
    const claim = resolution.claims.get(happening.id);
    if (claim?.kind !== "did") continue;
    found.push({ evidence: claim.evidence, type: happening.mode ?? happening.type, ...(other ? { event: other } : {}) });
  }
  return found;
}

function offices(participant: Participant, resolution: Resolution): Participant & { offices: readonly string[] } {
  const held = resolution.entities.get(participant.entity)?.offices ?? [];
  return { ...participant, offices: held.map(officeInWords) };
}

/** The accounts that count: those that only recall the event do not, unless there are no others. */
function tellers(accounts: readonly Account[]): readonly Account[] {
  const telling = accounts.filter((one) => one.role !== "background");
  return telling.length > 0 ? telling : accounts;
}

/** The reprints between some documents, each once, in the order of their ids. */
function reprintsWithin(docs: ReadonlySet<DocId>, resolution: Resolution): Reprint[] {
  return [...docs].toSorted().flatMap((doc) => (resolution.reprints.get(doc) ?? []).filter(({ docs: [, other] }) => docs.has(other)));
}

/** Put one event and the comparison of its accounts into a record. Accounts: transcript first, background last, then by document id. */
export function record(event: Event, collated: Collated, resolution: Resolution): Dossier {
  const docs = new Set(event.accounts.map((one) => one.doc));
  const accounts = event.accounts
    .map((account) => documentOf(account, event, resolution))
    .toSorted((a, b) => ROLE_ORDER.indexOf(a.role) - ROLE_ORDER.indexOf(b.role) || (a.doc < b.doc ? -1 : 1));
  const mains = new Set(
    event.happenings.map((id) => happeningOf(resolution, id)).flatMap((one) => (one?.standing === "main" ? [one.doc] : [])),
  );
  return {
    id: event.id,
    type: event.type,
    ...(event.mode ? { mode: event.mode } : {}),
    title: title(event, accounts, mains),
    ...(event.when ? { when: event.when } : {}),
    ...(event.where ? { where: event.where } : {}),
    participants: event.participants.map((one) => offices(one, resolution)),
    accounts,
    origins: new Set(tellers(event.accounts).map((one) => one.origin)).size,
    rows: collated.rows,
    saidBefore: collated.saidBefore,
    reprints: reprintsWithin(docs, resolution),
    background: background(event, mains, resolution),
    lookalikes: collated.lookalikes,
  };
}
