import { daysInWords, whenInWords } from "./calendar.ts";
import { passage } from "./changes.ts";
import { ACCOUNTS, EDITIONS, METHODS, PRECISIONS, ROLES, reasonLabel } from "./labels.ts";
import type { Item, Piece } from "./outline.ts";
import type { Texts } from "./texts.ts";
import type { Dated } from "../model/document.ts";
import type { Dossier, DossierDocument } from "../model/dossier.ts";
import type { Reprint } from "../model/event.ts";
import type { Reason } from "../model/reason.ts";
import type { DocId, Span } from "../model/span.ts";

/** An item of one line. */
export function line(...pieces: readonly (Piece | null)[]): Item {
  return { pieces: pieces.filter((piece) => piece !== null), under: [] };
}

/** A fixed secondary label. */
export function note(text: string): Piece {
  return { as: "note", text };
}

/** Fixed words before a value. */
export function label(text: string): Piece {
  return { as: "label", text };
}

/** A value with the characters that show it. */
export function value(text: string, at: readonly Span[] = []): Piece {
  return { as: "value", text, at };
}

/** The words of spans, unmarked. */
export function words(at: readonly Span[], texts: Texts): Piece {
  return { as: "words", segments: [{ op: "same", text: passage(at, texts) }], at };
}

/** Fixed words between two values. */
function link(text: string): Piece {
  return { as: "link", text };
}

/** Documents as records name them. */
export function docsPiece(dossier: Dossier, docs: readonly DocId[], texts: Texts): Piece {
  return { as: "docs", docs: docs.map((doc) => ({ doc, text: outletOf(dossier, doc, texts), at: [] })) };
}

/** Where a document was met, in short: the host of an address, the name of a file. */
function sightingOf(at: string): string {
  return URL.canParse(at) ? new URL(at).hostname || at : (at.split(/[\\/]/u).at(-1) ?? at);
}

/** A document's publisher in its own words, or where it was met. */
export function outletOf(dossier: Dossier, doc: DocId, texts: Texts): string {
  const account = dossier.accounts.find((one) => one.doc === doc);
  return account?.publisher ? passage(account.publisher, texts) : sightingOf(account?.at[0] ?? account?.kind ?? "document");
}

const DAYS = /^(\d{4}-\d{2}-\d{2})(?:\/(\d{4}-\d{2}-\d{2}))?$/;

/** A value of a reason for people: days in words, all else as it is. */
function shown(text: string): string {
  const [, from, to = from] = DAYS.exec(text) ?? [];
  return from === undefined || to === undefined ? text : daysInWords({ from, to });
}

function reasonItem(reason: Reason): Item {
  return line(label(reasonLabel(reason)), value([...new Set(reason.values.map(shown))].join(" · "), reason.evidence));
}

/** When and where the event took place, with how each is known. */
export function settingItems({ when, where }: Dossier, texts: Texts): Item[] {
  const items: Item[] = [];
  if (when) {
    const inferred = when.year?.inferred ? note("year inferred") : null;
    const pieces = line(
      label("When"),
      value(whenInWords(when), when.evidence),
      note(PRECISIONS[when.precision]),
      note(METHODS[when.method]),
      inferred,
    );
    const years = (when.candidates ?? []).map((days) => line(label("Can be"), value(daysInWords(days))));
    items.push({ ...pieces, under: [...years, ...when.because.map(reasonItem)] });
  }
  if (where) {
    const country = where.country === undefined ? null : note(where.country);
    items.push(line(label("Where"), value(where.label || texts.entity(where.entity), where.evidence), country));
  }
  return items;
}

/** Who takes part, as what, in which offices. */
export function participantItems({ participants }: Dossier): Item[] {
  return participants.map((one) =>
    line(value(one.label, one.evidence), note(ROLES[one.role]), one.offices.length > 0 ? value(one.offices.join(" · ")) : null),
  );
}

/** Reasons that say the same are one item with the evidence of all. */
function reasonItems(reasons: readonly Reason[]): Item[] {
  const alike = new Map<string, Reason>();
  for (const reason of reasons) {
    const key = [reason.code, ...reason.values].join("\n");
    const evidence = [...(alike.get(key)?.evidence ?? []), ...reason.evidence];
    alike.set(key, { ...reason, evidence: evidence.filter((span, at) => evidence.findIndex((one) => sameSpan(one, span)) === at) });
  }
  return [...alike.values()].map(reasonItem);
}

function sameSpan(a: Span, b: Span): boolean {
  return a.doc === b.doc && a.start === b.start && a.end === b.end;
}

function origin(dossier: Dossier, account: DossierDocument, texts: Texts): Piece[] {
  return account.origin === account.doc ? [] : [link("same text as"), docsPiece(dossier, [account.origin], texts)];
}

/** A day with how it is known. */
function datedItem(name: string, { days, method, evidence }: Dated): Item {
  return line(label(name), value(daysInWords(days), evidence), note(METHODS[method]));
}

/** The day of publication with its reasons, what else is said of it, and what speaks against it. */
function publication({ published, otherwise = [], doubts = [] }: DossierDocument): Item {
  const shown = published ? datedItem("Published", published) : line(label("Published"), note("not stated"));
  const against = doubts.map((one) => line({ as: "mark", text: "against" }, ...reasonItem(one).pieces));
  const told = new Set(doubts.flatMap((one) => one.values));
  const others = otherwise.filter(({ days }) => !told.has(days.from)).map((one) => datedItem("Otherwise", one));
  return { ...shown, under: [...(published?.because ?? []).map(reasonItem), ...others, ...against] };
}

/** The days on which an account was changed and fetched: neither says when it was published. */
function laterDays({ updated = [], fetched = [] }: DossierDocument): Item[] {
  const days = fetched.map((day) => line(label("Fetched"), value(daysInWords({ from: day, to: day }))));
  return [...updated.map((one) => datedItem("Updated", one)), ...days];
}

/** Who did what, when and where in an account's own words, one line for each question that they answer. */
function gistItems({ gist }: DossierDocument, texts: Texts): Item[] {
  if (!gist) return [];
  const { who, what, when = [], where } = gist;
  const answers: readonly [string, readonly Span[]][] = [
    ["Who", who ? [who] : []],
    ["What", [what]],
    ["When", when],
    ["Where", where ? [where] : []],
  ];
  return answers.flatMap(([question, at]) => at.map((span) => line(label(question), words([span], texts))));
}

/** The other documents of the same article. */
function editionItems(dossier: Dossier, { editions = [] }: DossierDocument, texts: Texts): Item[] {
  return editions.map(({ doc, is, because }) => {
    const known = dossier.accounts.some((one) => one.doc === doc);
    return {
      ...line(label("Same article"), known ? docsPiece(dossier, [doc], texts) : value(doc), note(EDITIONS[is])),
      under: because.map(reasonItem),
    };
  });
}

function accountItem(dossier: Dossier, account: DossierDocument, texts: Texts): Item {
  const name: Piece = {
    as: "docs",
    docs: [{ doc: account.doc, text: outletOf(dossier, account.doc, texts), at: account.publisher ?? [] }],
  };
  const kind = account.role === account.kind ? [] : [note(account.kind)];
  const under = [
    ...(account.title ? [line(label("Title"), words(account.title, texts))] : []),
    ...gistItems(account, texts),
    publication(account),
    ...laterDays(account),
    ...account.at.map((at) => line(label("Read from"), value(at))),
    ...editionItems(dossier, account, texts),
    ...(account.why.length > 0 ? [{ ...line(label("Why it is an account")), under: reasonItems(account.why), fold: true }] : []),
  ];
  return { pieces: [name, note(ACCOUNTS[account.role]), ...kind, ...origin(dossier, account, texts)], under };
}

/** The accounts: outlet, sort, title, publication and how it is known, and whose text it is. */
export function accountItems(dossier: Dossier, texts: Texts): Item[] {
  return dossier.accounts.map((account) => accountItem(dossier, account, texts));
}

function reprintItem(dossier: Dossier, reprint: Reprint, texts: Texts): Item {
  const [a, b] = reprint.docs;
  const [copy, source] = reprint.from === a ? [b, a] : [a, b];
  const relation = link(reprint.from === null ? "shares text with" : "copies");
  const share = note(`${Math.round(reprint.containment * 100)} % of the shorter text`);
  const shared = reprint.passages.flat().map((span) => line(words([span], texts)));
  return {
    pieces: [docsPiece(dossier, [copy], texts), relation, docsPiece(dossier, [source], texts), share],
    under: [...reprint.because.map(reasonItem), ...shared],
  };
}

/** Who copies whom, with the passages they share. */
export function lineageItems(dossier: Dossier, texts: Texts): Item[] {
  return dossier.reprints.map((reprint) => reprintItem(dossier, reprint, texts));
}

/** Lines of this event that their speaker used at another. */
export function saidBeforeItems(dossier: Dossier, texts: Texts): Item[] {
  return dossier.saidBefore.map((said) => ({
    pieces: [value(said.label), link("also at"), value(texts.event(said.event))],
    under: [line(label("Here"), words(said.here, texts)), line(label("There"), words(said.there, texts))],
  }));
}

/** What the accounts recall or mention, and the event it belongs to where there is a record of it. */
export function backgroundItems(dossier: Dossier, texts: Texts): Item[] {
  return dossier.background.map((one) => ({
    pieces: [docsPiece(dossier, [one.evidence[0].doc], texts), words(one.evidence, texts)],
    under: one.event === undefined || one.event === dossier.id ? [] : [line(label("See"), value(texts.event(one.event)))],
  }));
}

function verdictItem(verdict: string, reason: Reason): Item {
  return line({ as: "mark", text: verdict }, ...reasonItem(reason).pieces);
}

/** Events that resemble this one: why each is another, and what is alike. */
export function lookalikeItems(dossier: Dossier, texts: Texts): Item[] {
  return dossier.lookalikes.map((one) => ({
    pieces: [value(texts.event(one.event))],
    under: [...one.because.map((reason) => verdictItem("apart", reason)), ...one.alike.map((reason) => verdictItem("alike", reason))],
  }));
}

/** A record's title: its fixed-form label, and the headline of an account where one stands for it. */
export interface Title {
  readonly label: string;
  readonly headline?: string;
  readonly at: readonly Span[];
}

/** A record's title; `label` is "type · participants · place · date". */
export function titleOf(dossier: Dossier, texts: Texts): Title {
  const { evidence, label } = dossier.title;
  return evidence ? { label, headline: passage(evidence, texts), at: evidence } : { label, at: [] };
}
