import { createHash } from "node:crypto";
import type { Analysed } from "../model/annotator.ts";
import type { Document, Source } from "../model/document.ts";
import type { Dossier } from "../model/dossier.ts";
import type { Edit, NewEdit } from "../model/edit.ts";
import type { Entity } from "../model/entity.ts";
import { connect, writerLock, type Connection } from "./connection.ts";
import { allEdits, freshEdits, keepEdit } from "./edits.ts";
import type { Work } from "./lists/cells.ts";
import { searched } from "./lists/documents.ts";
import { entitiesFitting } from "./lists/entities.ts";
import { eventsCounted, eventsFitting } from "./lists/events.ts";
import { done } from "./cells.ts";
import { changesSince, replaceRecords } from "./records.ts";
import { annotationsIn, sourceOf, whole, type SightingRow } from "./sighting.ts";
import { Statements, type Row } from "./statements.ts";
import type {
  Acceptance,
  Backlog,
  Change,
  EntitiesAsked,
  EntityLine,
  EventCounts,
  EventsAsked,
  EventSummary,
  Input,
  Kept,
  Page,
  Part,
  State,
  Store,
} from "./store.ts";

/** The first address of a document is the least in this order; the document is what reading it there gives. */
const FIRST_SIGHTING = "order by at, line limit 1";

/**
 * A store in one SQLite file (and its write-ahead log beside it).
 * `create` takes the writer's place at once and makes the file if there is none; without it the file must exist.
 * Returns undefined if `create` is asked while another process is writing.
 * @throws StoreError if the file cannot be opened or is no store this version can read.
 */
export function embedded(path: string, create = false): Store | undefined {
  if (!create) return new Embedded(path, connect(path, false), undefined);
  const lock = writerLock(path);
  if (!lock) return undefined;
  try {
    return new Embedded(path, connect(path, true), lock);
  } catch (error) {
    lock.release();
    throw error;
  }
}

class Embedded implements Store {
  readonly #path: string;
  readonly #sql: Statements;
  #lock: { release(): void } | undefined;

  constructor(path: string, db: Connection, lock: { release(): void } | undefined) {
    this.#path = path;
    this.#sql = new Statements(db);
    this.#lock = lock;
  }

  #write<T>(work: () => T): T {
    if (!this.#lock) throw new Error("the store is not locked for writing");
    return this.#sql.whole(work);
  }

  async lock(): Promise<boolean> {
    this.#lock ??= writerLock(this.#path);
    return this.#lock !== undefined;
  }

  async accept(inputs: readonly Input[]): Promise<readonly Acceptance[]> {
    await this.#sql.rest();
    return this.#write(() => inputs.map((input) => this.#accept(input)));
  }

  #accept({ source, document, annotations, key }: Input): Acceptance {
    const id = document.id;
    const hash = sha256(source.bytes);
    const stored = this.#sql.one("select sha256 from documents where id = ?", id);
    if (stored && stored["sha256"] !== hash) throw new Error(`two sources share the document id ${id}`);
    const sighting = [id, source.at, source.line ?? 0] as const;
    if (stored && this.#sql.one("select 1 from sightings where doc = ? and at = ? and line = ?", ...sighting)) return "known";
    const json = JSON.stringify(document);
    if (!stored) {
      this.#sql.run("insert into documents (id, sha256, bytes, document) values (?, ?, ?, ?)", id, hash, Buffer.from(source.bytes), json);
    }
    const row = [...sighting, source.type, source.fetched ?? null];
    this.#sql.run("insert into sightings (doc, at, line, type, fetched) values (?, ?, ?, ?, ?)", ...row);
    if (stored) this.#sql.run("update documents set covered = 0 where id = ?", id);
    if (this.#isFirst(source, id)) {
      // The address decides how bytes are read (their type, a date in the address), so an earlier one replaces the reading.
      if (stored) this.#sql.run("update documents set document = ? where id = ?", json, id);
      this.#sql.run("insert or replace into annotations (doc, key, annotations) values (?, ?, ?)", id, key, JSON.stringify(annotations));
    }
    return stored ? "sighted" : "added";
  }

  #isFirst(source: Source, id: string): boolean {
    const first = this.#sql.one(`select at, line from sightings where doc = ? ${FIRST_SIGHTING}`, id);
    return first?.["at"] === source.at && first["line"] === (source.line ?? 0);
  }

  async known(source: Source): Promise<string | undefined> {
    await this.#sql.rest();
    const row = this.#sql.one(
      "select id from documents join sightings on doc = id where sha256 = ? and at = ? and line = ? and type = ?",
      sha256(source.bytes),
      source.at,
      source.line ?? 0,
      source.type,
    );
    return row && String(row["id"]);
  }

  #document(row: Row, id = String(row["id"])): Document {
    const seen = this.#sql.all("select at, line, fetched from sightings where doc = ? order by at, line", id);
    return whole(String(row["document"]), seen as unknown as readonly SightingRow[], id);
  }

  async *documents(): AsyncGenerator<Document> {
    for (const row of this.#sql.walk("select id, document from documents order by id")) {
      await this.#sql.rest();
      yield this.#document(row);
    }
  }

  async document(id: string): Promise<Document | undefined> {
    await this.#sql.rest();
    const row = this.#sql.one("select id, document from documents where id = ?", id);
    return row && this.#document(row);
  }

  async source(id: string): Promise<Source | undefined> {
    await this.#sql.rest();
    const row = this.#sql.one(
      `select bytes, at, line, type, fetched from documents join sightings on doc = id where id = ? ${FIRST_SIGHTING}`,
      id,
    );
    if (!row) return undefined;
    const { bytes, ...met } = row as unknown as SightingRow & { bytes: ArrayBuffer; type: string };
    return sourceOf(met, new Uint8Array(bytes));
  }

  async annotations(id: string, key: string): Promise<Kept["annotations"]> {
    const row = this.#sql.one("select annotations from annotations where doc = ? and key = ?", id, key);
    return row && annotationsIn(String(row["annotations"]), id);
  }

  async covering(): Promise<readonly string[]> {
    return this.ids("documents");
  }

  async some(ids: readonly string[], key: string): Promise<readonly Kept[]> {
    await this.#sql.rest();
    const sql = "select id, document, annotations from documents left join annotations on doc = id and key = ? where id = ?";
    return ids.flatMap((id): Kept[] => {
      const row = this.#sql.one(sql, key, id);
      return row ? [{ document: this.#document(row, id), annotations: annotationsIn(row["annotations"] as string | null, id) }] : [];
    });
  }

  async unread(key: string): Promise<readonly string[]> {
    const sql = "select id from documents left join annotations on doc = id and key = ? where annotations is null order by id";
    return this.#sql.all(sql, key).map((row) => String(row["id"]));
  }

  async renew(key: string, analysed: readonly Analysed[]): Promise<void> {
    this.#write(() => {
      for (const { document, annotations } of analysed) {
        this.#sql.run(
          "update documents set document = ?, covered = iif(covered = 1, 2, covered) where id = ?",
          JSON.stringify(document),
          document.id,
        );
        this.#sql.run(
          "insert or replace into annotations (doc, key, annotations) values (?, ?, ?)",
          document.id,
          key,
          JSON.stringify(annotations),
        );
      }
    });
  }

  async backlog(key: string): Promise<Backlog> {
    const waiting = this.#sql.one("select count(*) as n from documents where covered = 0");
    const made = this.#sql.one("select value from meta where name = 'rules'");
    return {
      documents: Number(waiting?.["n"]),
      stale: made !== undefined && (made["value"] !== key || freshEdits(this.#sql).length > 0),
    };
  }

  /** Written over a connection of its own: records come in while documents are read over this one, which shows the state before. */
  async replace(key: string, state: State): Promise<readonly Change[]> {
    if (!this.#lock) throw new Error("the store is not locked for writing");
    const sql = new Statements(connect(this.#path, false));
    try {
      return await sql.wholly(() => replaceRecords(sql, key, state));
    } finally {
      sql.close();
    }
  }

  async events(asked: EventsAsked, page: Page): Promise<Part<EventSummary>> {
    return this.#look(eventsFitting(asked, page));
  }

  async counts(asked: EventsAsked): Promise<EventCounts> {
    return this.#look(eventsCounted(asked));
  }

  async roster(asked: EntitiesAsked, page: Page): Promise<Part<EntityLine>> {
    return this.#look(entitiesFitting(asked, page));
  }

  #look<T>(work: Work<T>): T {
    return this.#sql.still(() => done(this.#sql, work));
  }

  async dossier(id: string): Promise<Dossier | undefined> {
    await this.#sql.rest();
    const sql = "select dossier from events where id = coalesce((select event from aliases where aliases.id = ?), ?)";
    const row = this.#sql.one(sql, id, id);
    return row && (JSON.parse(String(row["dossier"])) as Dossier);
  }

  async *dossiers(): AsyncGenerator<Dossier> {
    for (const row of this.#sql.walk("select dossier from events order by id")) yield JSON.parse(String(row["dossier"])) as Dossier;
  }

  async entity(id: string): Promise<Entity | undefined> {
    const row = this.#sql.one("select entity from entities where id = ?", id);
    return row && (JSON.parse(String(row["entity"])) as Entity);
  }

  async *entities(): AsyncGenerator<Entity> {
    for (const row of this.#sql.walk("select entity from entities order by id")) yield JSON.parse(String(row["entity"])) as Entity;
  }

  async edit(made: NewEdit): Promise<Edit> {
    return this.#write(() => keepEdit(this.#sql, made));
  }

  async edits(): Promise<readonly Edit[]> {
    return allEdits(this.#sql);
  }

  async ids(of: "documents" | "events"): Promise<readonly string[]> {
    const sql =
      of === "documents" ? "select id from documents order by id" : "select id from events union select id from aliases order by id";
    return this.#sql.all(sql).map((row) => String(row["id"]));
  }

  async search(words: readonly string[], page: Page): Promise<Part<string>> {
    return this.#look(searched(words, page));
  }

  async version(): Promise<number> {
    return Number(this.#sql.one("pragma data_version")?.["data_version"]);
  }

  async changes(since: number): Promise<readonly Change[]> {
    return changesSince(this.#sql, since);
  }

  async note(name: string): Promise<string | undefined> {
    const row = this.#sql.one("select value from meta where name = ?", `note:${name}`);
    return row && String(row["value"]);
  }

  async takeNotes(notes: ReadonlyMap<string, string>): Promise<void> {
    this.#write(() => {
      for (const [name, value] of notes) this.#sql.run("insert or replace into meta (name, value) values (?, ?)", `note:${name}`, value);
    });
  }

  async close(): Promise<void> {
    this.#sql.close();
    this.#lock?.release();
    this.#lock = undefined;
  }
}

function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
