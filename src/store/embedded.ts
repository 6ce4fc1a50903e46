import { createHash } from "node:crypto";
import type Database from "libsql";
import type { Document, Sighting, Source } from "../model/document.ts";
import type { Dossier } from "../model/dossier.ts";
import type { Entity } from "../model/entity.ts";
import { connect, writerLock, type Connection } from "./connection.ts";
import { history, type History } from "./history.ts";
import type { Acceptance, Backlog, Change, EventSummary, Input, Kept, Resolved, Store } from "./store.ts";
import { summary } from "./summary.ts";

type Row = Readonly<Record<string, string | number | null>>;
type Statement = Database.Statement<unknown[]>;

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
  readonly #db: Connection;
  readonly #prepared = new Map<string, Statement>();
  #lock: { release(): void } | undefined;

  constructor(path: string, db: Connection, lock: { release(): void } | undefined) {
    this.#path = path;
    this.#db = db;
    this.#lock = lock;
  }

  #sql(text: string): Statement {
    const known = this.#prepared.get(text);
    if (known) return known;
    const statement = this.#db.prepare<unknown[]>(text);
    this.#prepared.set(text, statement);
    return statement;
  }

  #all(text: string, ...values: readonly unknown[]): readonly Row[] {
    return this.#sql(text).all(...values) as Row[];
  }

  #one(text: string, ...values: readonly unknown[]): Row | undefined {
    return this.#all(text, ...values)[0];
  }

  #run(text: string, ...values: readonly unknown[]): void {
    this.#sql(text).run(...values);
  }

  // A fresh statement for each walk, so that one may stand open while others run.
  *#walk(text: string, ...values: readonly unknown[]): Generator<Row> {
    yield* this.#db.prepare<unknown[]>(text).iterate(...values) as IterableIterator<Row>;
  }

  #write<T>(work: () => T): T {
    if (!this.#lock) throw new Error("the store is not locked for writing");
    return this.#db.transaction(work).immediate() as T;
  }

  async lock(): Promise<boolean> {
    this.#lock ??= writerLock(this.#path);
    return this.#lock !== undefined;
  }

  async accept(inputs: readonly Input[]): Promise<readonly Acceptance[]> {
    return this.#write(() => inputs.map((input) => this.#accept(input)));
  }

  #accept({ source, document, annotations, key }: Input): Acceptance {
    const id = document.id;
    const hash = sha256(source.bytes);
    const stored = this.#one("select number, sha256 from documents where id = ?", id);
    if (stored && stored["sha256"] !== hash) throw new Error(`two sources share the document id ${id}`);
    const sighting = [id, source.at, source.line ?? 0] as const;
    if (stored && this.#one("select 1 from sightings where doc = ? and at = ? and line = ?", ...sighting)) return "known";
    const json = JSON.stringify({ ...document, seen: [] });
    if (!stored) {
      this.#run("insert into documents (id, sha256, bytes, document) values (?, ?, ?, ?)", id, hash, Buffer.from(source.bytes), json);
      this.#run("insert into words (rowid, text) select number, ? from documents where id = ?", document.text, id);
    }
    this.#run("insert into sightings (doc, at, line, type) values (?, ?, ?, ?)", ...sighting, source.type);
    if (stored) this.#run("update documents set covered = 0 where id = ?", id);
    if (this.#isFirst(source, id)) {
      if (stored) this.#reread(stored["number"] as number, document.text, json);
      this.#run("insert or replace into annotations (doc, key, annotations) values (?, ?, ?)", id, key, JSON.stringify(annotations));
    }
    return stored ? "sighted" : "added";
  }

  #isFirst(source: Source, id: string): boolean {
    const first = this.#one(`select at, line from sightings where doc = ? ${FIRST_SIGHTING}`, id);
    return first?.["at"] === source.at && first["line"] === (source.line ?? 0);
  }

  // The address decides how bytes are read (their type, a date in the address), so an earlier one replaces the reading.
  #reread(number: number, text: string, json: string): void {
    const old = this.#one("select document from documents where number = ?", number);
    const before = (JSON.parse(String(old?.["document"])) as Document).text;
    this.#run("insert into words (words, rowid, text) values ('delete', ?, ?)", number, before);
    this.#run("insert into words (rowid, text) values (?, ?)", number, text);
    this.#run("update documents set document = ? where number = ?", json, number);
  }

  async known(source: Source): Promise<string | undefined> {
    const row = this.#one(
      "select id from documents join sightings on doc = id where sha256 = ? and at = ? and line = ? and type = ?",
      sha256(source.bytes),
      source.at,
      source.line ?? 0,
      source.type,
    );
    return row && String(row["id"]);
  }

  #document(row: Row): Document {
    const id = String(row["id"]);
    const seen = this.#all("select at, line from sightings where doc = ? order by at, line", id).map(({ at, line }): Sighting => ({
      at: String(at),
      ...(line === 0 ? {} : { line: Number(line) }),
    }));
    return { ...(JSON.parse(String(row["document"])) as Document), seen };
  }

  async *documents(): AsyncGenerator<Document> {
    for (const row of this.#walk("select id, document from documents order by id")) yield this.#document(row);
  }

  async document(id: string): Promise<Document | undefined> {
    const row = this.#one("select id, document from documents where id = ?", id);
    return row && this.#document(row);
  }

  async source(id: string): Promise<Source | undefined> {
    const row = this.#sql(`select bytes, at, line, type from documents join sightings on doc = id where id = ? ${FIRST_SIGHTING}`).all(
      id,
    )[0];
    if (row === undefined) return undefined;
    const { bytes, at, line, type } = row as {
      bytes: ArrayBuffer;
      at: string;
      line: number;
      type: string;
    };
    return { bytes: new Uint8Array(bytes), at, type, ...(line === 0 ? {} : { line }) };
  }

  async annotations(id: string, key: string): Promise<Kept["annotations"]> {
    const row = this.#one("select annotations from annotations where doc = ? and key = ?", id, key);
    return row && (JSON.parse(String(row["annotations"])) as Kept["annotations"]);
  }

  async *kept(key: string): AsyncGenerator<Kept> {
    const sql = `select id, document, annotations from documents left join annotations on doc = id and key = ? order by id`;
    for (const row of this.#walk(sql, key)) {
      const annotations = row["annotations"] === null ? undefined : (JSON.parse(String(row["annotations"])) as Kept["annotations"]);
      yield { document: this.#document(row), annotations };
    }
  }

  async annotate(key: string, analysed: Parameters<Store["annotate"]>[1]): Promise<void> {
    const insert = "insert or replace into annotations (doc, key, annotations) values (?, ?, ?)";
    this.#write(() => {
      for (const { document, annotations } of analysed) this.#run(insert, document.id, key, JSON.stringify(annotations));
    });
  }

  async backlog(key: string): Promise<Backlog> {
    const waiting = this.#one("select count(*) as n from documents where covered = 0");
    const made = this.#one("select value from meta where name = 'rules'");
    return {
      documents: Number(waiting?.["n"]),
      stale: made !== undefined && made["value"] !== key,
    };
  }

  async replace(key: string, state: Resolved): Promise<readonly Change[]> {
    return this.#write(() => {
      const fresh = this.#all("select id from documents where covered = 0 order by id").map((row) => String(row["id"]));
      const last = Number(this.#one("select coalesce(max(seq), 0) as n from changes")?.["n"]);
      const made = history(this.#dossiers(), state.dossiers, fresh);
      this.#record(made, state);
      this.#run("update documents set covered = 1 where covered = 0");
      this.#run("insert or replace into meta (name, value) values ('rules', ?)", key);
      return this.#changes(last);
    });
  }

  #record({ changes, successors }: History, { dossiers, entities }: Resolved): void {
    const changed = new Set(changes.map(({ event }) => event));
    for (const { event, what } of changes) {
      if (what === "joined" || what === "gone") this.#run("delete from events where id = ?", event);
      if (what === "gone") this.#run("delete from aliases where event = ?", event);
    }
    for (const dossier of dossiers) {
      if (!changed.has(dossier.id)) continue;
      const row = [dossier.id, JSON.stringify(summary(dossier)), JSON.stringify(dossier)];
      this.#run("insert or replace into events (id, summary, dossier) values (?, ?, ?)", row);
      this.#run("delete from aliases where id = ?", dossier.id);
    }
    this.#run("delete from entities");
    for (const entity of entities) this.#run("insert into entities (id, entity) values (?, ?)", entity.id, JSON.stringify(entity));
    for (const [old, event] of successors) {
      this.#run("update aliases set event = ? where event = ?", event, old);
      this.#run("insert or replace into aliases (id, event) values (?, ?)", old, event);
    }
    const log = "insert into changes (event, what, becomes, fields, because) values (?, ?, ?, ?, ?)";
    for (const { event, what, into, fields, because } of changes)
      this.#run(log, event, what, into ?? null, JSON.stringify(fields), JSON.stringify(because));
  }

  async events(): Promise<readonly EventSummary[]> {
    return this.#all("select summary from events order by id").map((row) => JSON.parse(String(row["summary"])) as EventSummary);
  }

  #dossiers(): readonly Dossier[] {
    return this.#all("select dossier from events order by id").map((row) => JSON.parse(String(row["dossier"])) as Dossier);
  }

  async dossier(id: string): Promise<Dossier | undefined> {
    const sql = "select dossier from events where id = coalesce((select event from aliases where aliases.id = ?), ?)";
    const row = this.#one(sql, id, id);
    return row && (JSON.parse(String(row["dossier"])) as Dossier);
  }

  async *dossiers(): AsyncGenerator<Dossier> {
    for (const row of this.#walk("select dossier from events order by id")) yield JSON.parse(String(row["dossier"])) as Dossier;
  }

  async entity(id: string): Promise<Entity | undefined> {
    const row = this.#one("select entity from entities where id = ?", id);
    return row && (JSON.parse(String(row["entity"])) as Entity);
  }

  async ids(of: "documents" | "events"): Promise<readonly string[]> {
    const sql =
      of === "documents" ? "select id from documents order by id" : "select id from events union select id from aliases order by id";
    return this.#all(sql).map((row) => String(row["id"]));
  }

  async search(words: readonly string[]): Promise<ReadonlySet<string>> {
    const query = words.map((word) => `"${word.replaceAll('"', '""')}"`).join(" ");
    const rows = this.#all("select id from documents where number in (select rowid from words where words match ?)", query);
    return new Set(rows.map((row) => String(row["id"])));
  }

  async changes(since: number): Promise<readonly Change[]> {
    return this.#changes(since);
  }

  #changes(since: number): readonly Change[] {
    return this.#all("select * from changes where seq > ? order by seq", since).map((row) => ({
      seq: Number(row["seq"]),
      event: String(row["event"]),
      what: row["what"] as Change["what"],
      ...(row["becomes"] === null ? {} : { into: String(row["becomes"]) }),
      fields: JSON.parse(String(row["fields"])) as string[],
      because: JSON.parse(String(row["because"])) as string[],
    }));
  }

  async close(): Promise<void> {
    this.#prepared.clear();
    this.#db.close();
    this.#lock?.release();
    this.#lock = undefined;
  }
}

function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
