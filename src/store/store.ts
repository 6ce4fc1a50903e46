import type { Annotation } from "../model/annotation.ts";
import type { Analysed } from "../model/annotator.ts";
import type { Point } from "../model/claim.ts";
import type { Document, Days, Source } from "../model/document.ts";
import type { Dossier } from "../model/dossier.ts";
import type { Edit, NewEdit } from "../model/edit.ts";
import type { Entity, EntityId } from "../model/entity.ts";
import type { EventId } from "../model/event.ts";
import type { DocId } from "../model/span.ts";

/** A source that was read, to be accepted: what it was read from, what came of it, and the annotations made under `key`. */
export interface Input {
  readonly source: Source;
  readonly document: Document;
  readonly annotations: readonly Annotation[];
  readonly key: string;
}

/** What accepting did: `added` a new document; `sighted` a known document at a new address; `known`: nothing changed. */
export type Acceptance = "added" | "sighted" | "known";

/** A stored document with its annotations, if those made under the asked key are at hand. */
export interface Kept {
  readonly document: Document;
  readonly annotations: readonly Annotation[] | undefined;
}

/**
 * What all documents say together, as it is to be stored. `events` are the ids of all records; the records come one after the other, each once, in any
 * order, so that a million of them need never be in memory together.
 */
export interface State {
  readonly entities: Iterable<Entity>;
  readonly events: readonly EventId[];
  readonly dossiers: Iterable<Dossier> | AsyncIterable<Dossier>;
}

/** A part of a list: how many are passed over, and how many come at most. */
export interface Page {
  readonly offset: number;
  readonly limit: number;
}

/** The part of a list that was asked for, and how long the whole list is. */
export interface Part<T> {
  readonly total: number;
  readonly items: readonly T[];
}

/** All of a list. */
export const WHOLE: Page = { offset: 0, limit: Number.POSITIVE_INFINITY };

/** One line of a list of events. `accounts` are the member documents, `title` is the record's label, `headline` the words of the headline that stands for it, if one does. */
export interface EventSummary {
  readonly id: EventId;
  readonly type: string;
  readonly mode?: string;
  readonly title: string;
  readonly headline?: string;
  readonly days?: Days;
  readonly place?: { readonly label: string; readonly country?: string; readonly at?: Point };
  readonly participants: readonly string[];
  readonly accounts: readonly DocId[];
  readonly origins: number;
}

/** What sort of event it is. */
export type EventKind = Pick<EventSummary, "type" | "mode">;

/** Where an event took place, with the label folded; of an event without a place only that, empty. */
export interface EventPlace extends Partial<NonNullable<EventSummary["place"]>> {
  readonly folded: string;
}

/**
 * What a list of events is narrowed by; all that is given must hold. Each test is asked once for each distinct value there is, not for each event:
 * `person` for the folded name of each participant, `days` also for undefined if there are events without a date. `words`: an account has all of them.
 */
export interface EventsAsked {
  readonly days?: ((days: Days | undefined) => boolean) | undefined;
  readonly kind?: ((kind: EventKind) => boolean) | undefined;
  readonly place?: ((place: EventPlace) => boolean) | undefined;
  readonly person?: ((name: string) => boolean) | undefined;
  readonly words?: readonly string[] | undefined;
}

/** How many events fit, and how many of them have these days or take place here. */
export interface EventCounts {
  readonly total: number;
  readonly days: readonly (readonly [Days, number])[];
  readonly places: readonly (readonly [EventPlace, number])[];
}

/** An entity as a line of a list: how often and in how many documents it is mentioned. */
export interface EntityLine extends Pick<Entity, "id" | "label" | "class" | "country" | "offices"> {
  readonly mentions: number;
  readonly documents: number;
}

/** What a list of entities is narrowed by: classes, with a test of each folded name that entities of the class have; and words that a document mentioning them has. */
export interface EntitiesAsked {
  readonly names?: ReadonlyMap<string, (name: string) => boolean> | undefined;
  readonly words?: readonly string[] | undefined;
}

/** A change of the resolved state, before it is numbered. `joined`: the event's claims are now part of `into`. `fields` are the dossier's parts that differ. */
export interface EventChange {
  readonly event: EventId;
  readonly what: "new" | "changed" | "joined" | "gone";
  readonly into?: EventId;
  readonly fields: readonly string[];
  readonly because: readonly DocId[];
  readonly edits?: readonly number[];
}

/** An entry of the log of changes: `seq` counts from 1. `because` are the documents accepted since the state before that it is due to (see `history`); `edits` the numbers of the edits made since then. */
export interface Change extends EventChange {
  readonly seq: number;
}

/** How far the resolved state is behind: documents accepted or sighted since, and whether the rules (`key`) or the edits are others now. */
export interface Backlog {
  readonly documents: number;
  readonly stale: boolean;
}

/** What a store may find wrong that a user can mend; the edge turns it into one message. */
export class StoreError extends Error {
  override readonly name = "StoreError";
  readonly code: "missing" | "empty" | "foreign" | "newer" | "unopenable";
  constructor(code: StoreError["code"], message: string) {
    super(message);
    this.code = code;
  }
}

/**
 * Where sources, documents and records are kept. One process writes (`lock`), any number read meanwhile and see whole states only.
 * `accept` and `replace` are atomic and durable when their promise is fulfilled; lists come in id order.
 */
export interface Store {
  /** Take the writer's place until `close`; false if another process has it. It is free again when that process ends, however it ends. */
  lock(): Promise<boolean>;
  /** Accept sources, all or none; one outcome each, in order. Needs the writer's place. */
  accept(inputs: readonly Input[]): Promise<readonly Acceptance[]>;
  /** The document of exactly these bytes, if it was already met at this very address and line. */
  known(source: Source): Promise<DocId | undefined>;
  documents(): AsyncIterable<Document>;
  document(id: DocId): Promise<Document | undefined>;
  /** The bytes a document was read from, with the first of its addresses. */
  source(id: DocId): Promise<Source | undefined>;
  /** The annotations of a document made under `key`, if they are kept. */
  annotations(id: DocId, key: string): Promise<readonly Annotation[] | undefined>;
  /** Note which documents the next state covers: all that are accepted now. Gives their ids, sorted. */
  covering(): Promise<readonly DocId[]>;
  /** Documents with the annotations made under `key` where they are kept, in the order asked for; those that are not there are left out. */
  some(ids: readonly DocId[], key: string): Promise<readonly Kept[]>;
  /** Documents without annotations made under `key`, sorted. */
  unread(key: string): Promise<readonly DocId[]>;
  /** Keep another reading of known documents and the annotations made of it under `key`, in place of the ones kept. Needs the writer's place. */
  renew(key: string, analysed: readonly Analysed[]): Promise<void>;
  backlog(key: string): Promise<Backlog>;
  /**
   * Replace the resolved state by one under the rules `key`; it covers the documents noted by `covering`, or else all that are accepted. Returns what
   * changed. Until the promise is fulfilled the state before is shown. Needs the writer's place.
   */
  replace(key: string, state: State): Promise<readonly Change[]>;
  /** A page of the events that fit, by date: those without a year after those with one, those without a date last; then by id. */
  events(asked: EventsAsked, page: Page): Promise<Part<EventSummary>>;
  counts(asked: EventsAsked): Promise<EventCounts>;
  /** The record of an event, also by an id that the event or a part of it had before. */
  dossier(id: EventId): Promise<Dossier | undefined>;
  dossiers(): AsyncIterable<Dossier>;
  entity(id: EntityId): Promise<Entity | undefined>;
  entities(): AsyncIterable<Entity>;
  /** A page of the entities that fit: those in most documents first, then those mentioned most, then by id. */
  roster(asked: EntitiesAsked, page: Page): Promise<Part<EntityLine>>;
  /** Keep an edit for good; gives it with its number. Needs the writer's place. */
  edit(made: NewEdit): Promise<Edit>;
  /** All edits in the order they were made. */
  edits(): Promise<readonly Edit[]>;
  /** Ids, sorted; those of events with the former ids that still answer. */
  ids(of: "documents" | "events"): Promise<readonly string[]>;
  /** A page of the documents covered by the resolved state whose text has all of the words (of all of them where there is no word), in order of id. */
  search(words: readonly string[], page: Page): Promise<Part<DocId>>;
  /** The log after entry `since`, oldest first. */
  changes(since: number): Promise<readonly Change[]>;
  /** What was noted last under a name: how far an archive was read, what a page was last fetched as. Never part of a record. */
  note(name: string): Promise<string | undefined>;
  /** Note values under names, in place of what was noted before. Needs the writer's place. */
  takeNotes(notes: ReadonlyMap<string, string>): Promise<void>;
  /** A number that is another one as soon as another process or store object has changed what is kept here. It means nothing beside another store object's. */
  version(): Promise<number>;
  close(): Promise<void>;
}
