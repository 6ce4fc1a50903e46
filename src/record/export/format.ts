import type { Document, Source } from "../../model/document.ts";
import type { Dossier } from "../../model/dossier.ts";
import type { Entity, EntityId } from "../../model/entity.ts";
import type { EventId } from "../../model/event.ts";
import type { DocId, Evidence, Span } from "../../model/span.ts";
import { passage } from "../changes.ts";
import type { Texts } from "../texts.ts";

/** One record to be exported, with every document it points into. */
export interface Entry {
  readonly dossier: Dossier;
  readonly texts: Texts;
  readonly documents: ReadonlyMap<DocId, Document>;
}

/** An entry of the log of changes, as feeds tell it. */
export interface Logged {
  readonly seq: number;
  readonly event: EventId;
  readonly what: "new" | "changed" | "joined" | "gone";
  readonly fields: readonly string[];
}

/** What is exported. Every list can be walked again and comes in the order of ids; the same sources give the same lists. */
export interface Material {
  entries(): AsyncIterable<Entry>;
  entry(id: EventId): Promise<Entry | undefined>;
  entities(): AsyncIterable<Entity>;
  entity(id: EntityId): Promise<Entity | undefined>;
  /** The documents that are accounts of the exported events. */
  documents(): AsyncIterable<Document>;
  /** How the events came to be, oldest first. */
  log(): Promise<readonly Logged[]>;
  /** The bytes a document was read from. */
  source(id: DocId): Promise<Source | undefined>;
  /** What made the records: the program with its version, and the steps with theirs. */
  readonly program: string;
  readonly steps: string;
  /** Where a server answers for these records, without a slash at the end; absent where there is none. */
  readonly base?: string | undefined;
}

/** A piece of an export, to be written after those before it. */
export type Chunk = string | Uint8Array;

/** Writes an export in pieces. `part` is the table asked for, where a format has one file for each. */
export type Writer = (material: Material, part: string) => AsyncIterable<Chunk>;

/** The name of a record, document or entity on the web: an address of the server that answers for it, or else a URN (RFC 8141). */
export function iri({ base }: Material, kind: "events" | "documents" | "entities", id: string): string {
  return base === undefined ? `urn:synoptic:${encodeURIComponent(id)}` : `${base}/api/${kind}/${encodeURIComponent(id)}`;
}

/** A place as exports that have no form of their own for it write it: "d99fce80827ec2c2b:26-34", UTF-16 units, the end exclusive. */
export function placed({ doc, start, end }: Span): string {
  return `${doc}:${start}-${end}`;
}

/** The words of evidence as one line, blanks as they stand between words of a line. */
export function wordsOf(evidence: Evidence | readonly Span[], texts: Texts): string {
  return passage(evidence, texts).replace(/\s+/gu, " ").trim();
}

/** The first address of the web a document was met at, if any. */
export function addressOf(at: readonly string[]): string | undefined {
  return at.find((one) => /^https?:\/\//u.test(one) && URL.canParse(one));
}

/** The last day on which an account of the event was published, the day of the event if none is dated, or neither. Stands for "last changed", as no clock is read. */
export function lastDay({ accounts, when }: Dossier): string | undefined {
  const days = accounts.flatMap(({ published }) => (published && published.days.open === undefined ? [published.days.to] : []));
  return days.toSorted().at(-1) ?? (when && when.days.open === undefined ? when.days.to : undefined);
}

/** Items of a list of JSON as they come, a line each, between `head` and `tail`. */
export async function* listed(head: string, items: AsyncIterable<object>, tail: string): AsyncGenerator<string> {
  yield head;
  let first = true;
  for await (const item of items) {
    yield `${first ? "" : ","}\n${JSON.stringify(item)}`;
    first = false;
  }
  yield tail;
}
