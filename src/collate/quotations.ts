import type { Said } from "../model/claim.ts";
import type { Change, Difference, Reading, Row, Treatment } from "../model/dossier.ts";
import { compareSpans, type DocId, type Evidence } from "../model/span.ts";
import { fidelity } from "./fidelity.ts";
import { match, nearest, statementOf, type Match, type Statement } from "./matching.ts";
import { joining, translated } from "./treatment.ts";
import { differencesIn } from "./wording.ts";

/** What was said at one event: every statement as a claim of its own, and the documents that report the event. */
export interface SaidInput {
  readonly claims: readonly Said[];
  readonly accounts: readonly DocId[];
  readonly textOf: (doc: DocId) => string;
  /** Documents that tell of the event in passing: what they hold beyond the transcript may have been said elsewhere. */
  readonly passing?: ReadonlySet<DocId>;
  /** Whose words a claim rests on in the end; readings with one origin count once. */
  readonly originOf: (claim: Said) => string;
}

interface Group {
  readonly who: NonNullable<Row["who"]>;
  readonly statements: readonly Statement[];
}

interface Entry {
  readonly statement: Statement;
  readonly reading: Reading;
  readonly differences: readonly Difference[];
}

function compareClaims(a: Said, b: Said): number {
  return compareSpans(a.evidence[0], b.evidence[0]) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

// One list of statements a speaker, in the order of documents and text, whatever order the claims came in.
function groups(input: SaidInput): Group[] {
  const found = new Map<string, Said[]>();
  for (const claim of input.claims.toSorted(compareClaims)) {
    if (claim.manner === "scare") continue;
    const key = claim.speaker ?? `label:${claim.label.toLowerCase()}`;
    const list = found.get(key);
    if (list === undefined) found.set(key, [claim]);
    else list.push(claim);
  }
  const keys = [...found.keys()].toSorted();
  return keys.map((key) => {
    const claims = found.get(key) ?? [];
    const labels = claims.map((claim) => claim.label).toSorted((a, b) => b.length - a.length || (a < b ? -1 : a > b ? 1 : 0));
    return {
      who: { entity: claims[0]?.speaker ?? null, label: labels[0] ?? "" },
      statements: claims.map((claim) => statementOf(claim, input.textOf)),
    };
  });
}

function byDocument(statements: readonly Statement[]): Map<DocId, Statement[]> {
  const found = new Map<DocId, Statement[]>();
  for (const statement of statements) {
    const list = found.get(statement.claim.doc);
    if (list === undefined) found.set(statement.claim.doc, [statement]);
    else list.push(statement);
  }
  return found;
}

// The account to measure against: the transcript with most of the speaker's words, else the document with the longest direct quotation.
function baseOf(documents: ReadonlyMap<DocId, readonly Statement[]>): DocId | undefined {
  if (documents.size < 2) return documents.keys().next().value;
  const worth = (statements: readonly Statement[], primary: boolean): number =>
    statements.filter(({ claim }) => (primary ? claim.primary : claim.manner === "direct")).reduce((sum, one) => sum + one.words.length, 0);
  const ranked = [...documents].map(([doc, own]) => ({ doc, primary: worth(own, true), direct: worth(own, false) }));
  return ranked.toSorted((a, b) => b.primary - a.primary || b.direct - a.direct || (a.doc < b.doc ? -1 : 1))[0]?.doc;
}

function plain(statement: Statement, input: SaidInput, more: Partial<Reading> = {}): Reading {
  const { claim } = statement;
  return {
    doc: claim.doc,
    evidence: claim.evidence,
    claim: claim.id,
    manner: claim.manner,
    origin: input.originOf(claim),
    primary: claim.primary,
    ...more,
  };
}

function joined(base: readonly Statement[], { base: at, also }: Match): Evidence | undefined {
  const [one, other] = [base[at], base[also ?? -1]];
  if (one === undefined || other === undefined) return one?.claim.evidence;
  const [first, second] = (also ?? 0) > at ? [one, other] : [other, one];
  return [...first.claim.evidence, ...second.claim.evidence];
}

function treated(reading: Reading, more: Treatment | undefined): Reading {
  const all = [...new Set([...(reading.treatment ?? []), ...(more === undefined ? [] : [more])])].toSorted();
  return all.length === 0 ? reading : { ...reading, treatment: all };
}

function compared(
  passage: Evidence | undefined,
  { reading, placed, joint }: { readonly reading: Statement; readonly placed: boolean; readonly joint: Treatment | undefined },
  input: SaidInput,
): Entry | undefined {
  if (passage === undefined) return undefined;
  const made = fidelity({ base: passage, reading: reading.claim.evidence, manner: reading.claim.manner, placed }, input.textOf);
  const differences = made.fidelity === "verbatim" ? [] : differencesIn(passage, reading.claim.evidence, input.textOf);
  const { fidelity: label, treatment, changes } = made;
  const own = plain(reading, input, { fidelity: label, ...(treatment.length > 0 ? { treatment } : {}), changes });
  return { statement: reading, reading: label === "not found" ? own : treated(own, joint), differences };
}

/** What answers to one base statement, and the documents that take it in with its neighbour. */
interface Cell {
  readonly entries: readonly Entry[];
  readonly carried: readonly DocId[];
}

function row({ who }: Group, { entries, carried }: Cell, accounts: readonly DocId[]): Row {
  const readings = entries
    .map((entry) => entry.reading)
    .toSorted((a, b) => Number(b.primary) - Number(a.primary) || compareSpans(a.evidence[0], b.evidence[0]));
  const docs = new Set([...readings.map((reading) => reading.doc), ...carried]);
  const differences = entries.flatMap((entry) => entry.differences);
  // What several outlets have and the transcript has not is no difference between them; what turns the transcript's words round is.
  const turned =
    readings.some((reading) => reading.fidelity === "not found") && readings.some((reading) => reading.fidelity !== "not found");
  // Words that the speaker is not known to have said are a difference, however much else agrees.
  const added = readings.some((reading) => reading.fidelity === "inserted");
  const differ = differences.length > 0 || turned || added;
  return {
    kind: "said",
    who,
    readings,
    silent: accounts.filter((doc) => !docs.has(doc)),
    verdict: new Set(readings.map((reading) => reading.doc)).size < 2 ? "single" : differ ? "differ" : "agree",
    origins: new Set(readings.map((reading) => reading.origin)).size,
    differences,
  };
}

// A statement no passage of the transcript holds: shown beside the passage that comes nearest.
function unfound(transcript: readonly Statement[], entry: Entry): Entry {
  const near = transcript[nearest(transcript, entry.statement) ?? -1];
  const changes: readonly Change[] = [{ op: "changed", base: near?.claim.evidence ?? [], reading: entry.statement.claim.evidence }];
  const { treatment: _, ...reading } = entry.reading;
  return { ...entry, reading: { ...reading, fidelity: "not found", changes } };
}

interface Column {
  readonly entries: Map<number, Entry[]>;
  readonly carried: Map<number, DocId[]>;
  readonly left: Statement[];
}

function put<T>(lists: Map<number, T[]>, at: number, one: T): void {
  const list = lists.get(at);
  if (list === undefined) lists.set(at, [one]);
  else list.push(one);
}

// What was done to a statement by putting it behind the one before it in its document. An outlet's order is not that of speaking: only a transcript tells.
function jointOf(
  {
    own,
    base,
    found,
  }: { readonly own: readonly Statement[]; readonly base: readonly Statement[]; readonly found: ReadonlyMap<number, Match> },
  one: Match,
  input: SaidInput,
): Treatment | undefined {
  const [before, last, told] = [found.get(one.reading - 1), own[one.reading - 1], own[one.reading]];
  if (!before || !told || !last || base[one.base]?.claim.primary !== true) return undefined;
  return joining({ told: [last, told], places: [before, one] }, base, input.textOf);
}

function column(base: readonly Statement[], others: ReadonlyMap<DocId, readonly Statement[]>, input: SaidInput): Column {
  const made: Column = { entries: new Map(), carried: new Map(), left: [] };
  for (const [, own] of [...others].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const found = new Map(match(base, own).map((one) => [one.reading, one]));
    const entries = [...found.values()].flatMap((one) => {
      const reading = own[one.reading];
      const entry =
        reading && compared(joined(base, one), { reading, placed: one.placed, joint: jointOf({ own, base, found }, one, input) }, input);
      return entry === undefined ? [] : [{ one, entry }];
    });
    const rendered = translated(base.some(({ claim }) => claim.primary) ? entries.map(({ entry }) => entry.reading) : []);
    for (const { one, entry } of entries) {
      const reading = treated(entry.reading, rendered.has(entry.reading) ? "translated back" : undefined);
      put(made.entries, one.base, { ...entry, reading });
      if (one.also !== undefined) put(made.carried, one.also, reading.doc);
    }
    made.left.push(...own.filter((_, at) => !found.has(at)));
  }
  return made;
}

// One round: the statements of a base as rows. What matches none of them is left.
function round(
  group: Group,
  transcript: readonly Statement[] | undefined,
  input: SaidInput,
): { rows: Row[]; base: readonly Statement[]; left: readonly Statement[] } {
  const documents = byDocument(group.statements);
  const doc = baseOf(documents) ?? "";
  const base = documents.get(doc) ?? [];
  documents.delete(doc);
  const { entries, carried, left } = column(base, documents, input);
  const rows = base.map((statement, at) => {
    const own: Entry = { statement, reading: plain(statement, input), differences: [] };
    const all = [own, ...(entries.get(at) ?? [])];
    return row(
      group,
      {
        entries: transcript === undefined || input.passing?.has(doc) === true ? all : all.map((entry) => unfound(transcript, entry)),
        carried: carried.get(at) ?? [],
      },
      input.accounts,
    );
  });
  return { rows, base, left };
}

// The base's statements; then what matches none of them without that base, and so on. A transcript stays the measure of all that follow.
function rounds(group: Group, input: SaidInput): Row[] {
  const found: Row[] = [];
  let transcript: readonly Statement[] | undefined;
  for (let left = group.statements; left.length > 0;) {
    const made = round({ ...group, statements: left }, transcript, input);
    for (const one of made.rows) found.push(one);
    const primary = made.base.filter((statement) => statement.claim.primary);
    if (transcript === undefined && primary.length > 0) transcript = primary;
    left = made.left;
  }
  return found;
}

/**
 * Rows of what was said at one event, every account beside the others, speaker by speaker in the order of their ids.
 *
 * Each speaker's statements are measured against the transcript, or without one against the document with the longest direct quotation. Each
 * statement of that base is a row, with the readings that answer to it, what each did to the words, and the accounts that are silent. A reading that
 * answers to no statement of a transcript is `not found`, with the nearest passage in its changes; such readings of several outlets share a row.
 * The result is the same for any order of claims.
 */
export function saidRows(input: SaidInput): Row[] {
  const sorted = { ...input, accounts: [...new Set(input.accounts)].toSorted() };
  return groups(input).flatMap((group) => rounds(group, sorted));
}
