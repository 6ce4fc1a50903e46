import { createHash } from "node:crypto";
import type { Analysed } from "../../model/annotator.ts";
import type { Document, Source } from "../../model/document.ts";
import type { Dossier } from "../../model/dossier.ts";
import type { Edit, NewEdit } from "../../model/edit.ts";
import type { Entity } from "../../model/entity.ts";
import type { Blobs } from "../blobs.ts";
import type { Work } from "../lists/cells.ts";
import { searched } from "../lists/documents.ts";
import { entitiesFitting } from "../lists/entities.ts";
import { eventsCounted, eventsFitting } from "../lists/events.ts";
import { done } from "./cells.ts";
import { annotationsIn, sourceOf, type SightingRow } from "../sighting.ts";
import { unpackSegment } from "../segment.ts";
import { blobsAt } from "../shelf.ts";
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
} from "../store.ts";
import { acceptAll } from "./accept.ts";
import { connect, type Database, type Row } from "./client.ts";
import { dayOf, Partitions } from "./partitions.ts";
import { changesSince, freshEdits, replaceRecords } from "./records.ts";
import { documentOf, SEEN, SOME, tally } from "./rows.ts";

/** What was read of documents in the generation that is shown. */
const READ = "documents join readings using (id, day)";
const SHOWN = "readings.generation = generation()";

/**
 * A store in a PostgreSQL database (15 or newer). `create` makes the tables if there are none and takes the writer's place; undefined if another process
 * has it. Sources that came in segments are read from the blobs that the store names. `generation`: work on one that is in the making; replacing its
 * records makes it the one that is shown.
 * @throws StoreError if the server cannot be reached, or the database is no store this version can read.
 */
export async function postgres(url: string, create = false, generation?: number): Promise<Store | undefined> {
  const database = await connect(url, { create, generation });
  if (!create || (await database.lock())) return new Postgres(database);
  await database.close();
  return undefined;
}

class Postgres implements Store {
  readonly #sql: Database;
  readonly #partitions: Partitions;
  #blobs: Promise<Blobs> | undefined;
  #marked = false;

  constructor(database: Database) {
    this.#sql = database;
    this.#partitions = new Partitions(database);
  }

  lock(): Promise<boolean> {
    return this.#sql.lock();
  }

  async accept(inputs: readonly Input[]): Promise<readonly Acceptance[]> {
    if (!this.#sql.isWriter) throw new Error("the store is not locked for writing");
    await this.#partitions.ready(inputs.map(({ document }) => dayOf(document)));
    return this.#sql.asWriter((sql) => acceptAll(sql, inputs));
  }

  async known(source: Source): Promise<string | undefined> {
    const hash = createHash("sha256").update(source.bytes).digest("hex");
    const [row] = await this.#sql.all(
      "select id from documents join sightings on doc = id where sha256 = $1 and at = $2 and line = $3 and type = $4",
      [hash, source.at, source.line ?? 0, source.type],
    );
    return row && String(row["id"]);
  }

  async *documents(): AsyncGenerator<Document> {
    for await (const row of this.#sql.walk(`select id, document, ${SEEN} from ${READ} where ${SHOWN} order by id`))
      yield documentOf(row, String(row["id"]));
  }

  async document(id: string): Promise<Document | undefined> {
    const [row] = await this.#sql.all(`select document, ${SEEN} from ${SOME}`, [[id]], "document");
    return row && documentOf(row, id);
  }

  async source(id: string): Promise<Source | undefined> {
    const [row] = await this.#sql.all(
      `select bytes, segment, piece, at, line, type, fetched from documents join sightings on doc = id where id = $1 order by at, line limit 1`,
      [id],
    );
    if (!row) return undefined;
    return sourceOf(row as unknown as SightingRow & { type: string }, await this.#bytes(row));
  }

  async #bytes(row: Row): Promise<Uint8Array> {
    if (row["bytes"] !== null) return new Uint8Array(row["bytes"] as Buffer);
    const name = String(row["segment"]);
    this.#blobs ??= blobsOf(this.#sql);
    const segment = await (await this.#blobs).get(name);
    const source = segment && unpackSegment(segment)[Number(row["piece"])];
    if (!source) throw new Error(`blob ${name} is not where blobs are kept`);
    return source.bytes;
  }

  async annotations(id: string, key: string): Promise<Kept["annotations"]> {
    const [row] = await this.#sql.all(`select annotations from ${SOME} and key = $2`, [[id], key], "annotations");
    return row && annotationsIn(String(row["annotations"]), id);
  }

  async covering(): Promise<readonly string[]> {
    if (this.#sql.isWriter) await this.#mark();
    const rows = await this.#sql.all(`select id from ${READ} where ${SHOWN} order by id`);
    return rows.map((row) => String(row["id"]));
  }

  async some(ids: readonly string[], key: string): Promise<readonly Kept[]> {
    const rows = await this.#sql.all(
      `select id, document, case when key = $2 then annotations end as annotations, ${SEEN} from ${SOME}`,
      [ids, key],
      "some",
    );
    const byId = new Map(rows.map((row) => [String(row["id"]), row]));
    return ids.flatMap((id): Kept[] => {
      const row = byId.get(id);
      return row ? [{ document: documentOf(row, id), annotations: annotationsIn(row["annotations"] as string | null, id) }] : [];
    });
  }

  async unread(key: string): Promise<readonly string[]> {
    const rows = await this.#sql.all(`select id from ${READ} where ${SHOWN} and (key <> $1 or annotations is null) order by id`, [key]);
    return rows.map((row) => String(row["id"]));
  }

  /** Note which documents the next state covers: others may be accepted while it is worked out. */
  async #mark(): Promise<void> {
    await this.#sql.asWriter((sql) => sql.all("update documents set marked = true where covered <> 1 and not marked"));
    this.#marked = true;
  }

  async renew(key: string, analysed: readonly Analysed[]): Promise<void> {
    if (!this.#marked) await this.#mark();
    await this.#sql.asWriter(async (sql) => {
      for (const { document, annotations } of analysed) {
        // What came in since it was read is not marked, and was read anew by whoever accepted it.
        const [same] = await sql.all(
          `update documents set covered = case covered when 1 then 2 else covered end, marked = true
           where id = $1 and (covered = 1 or marked) returning id`,
          [document.id],
        );
        if (!same) continue;
        await sql.all(
          `update readings set document = $2, key = $3, annotations = $4 from documents
           where documents.id = $1 and readings.id = $1 and readings.day = documents.day and ${SHOWN}`,
          [document.id, JSON.stringify(document), key, JSON.stringify(annotations)],
        );
      }
      await tally(sql);
    });
  }

  async backlog(key: string): Promise<Backlog> {
    const [row] = await this.#sql.all(
      "select (select count(*) from documents where covered = 0) as waiting, (select value from meta where name = 'rules') as rules",
    );
    const rules = row?.["rules"];
    const stale = rules !== null && (rules !== key || (await freshEdits(this.#sql)).length > 0);
    return { documents: Number(row?.["waiting"]), stale };
  }

  async replace(key: string, state: State): Promise<readonly Change[]> {
    if (!this.#marked) await this.#mark();
    const changes = await this.#sql.asWriter((sql) => replaceRecords(sql, key, state));
    this.#marked = false;
    return changes;
  }

  events(asked: EventsAsked, page: Page): Promise<Part<EventSummary>> {
    return this.#look(eventsFitting(asked, page));
  }

  counts(asked: EventsAsked): Promise<EventCounts> {
    return this.#look(eventsCounted(asked));
  }

  roster(asked: EntitiesAsked, page: Page): Promise<Part<EntityLine>> {
    return this.#look(entitiesFitting(asked, page));
  }

  #look<T>(work: Work<T>): Promise<T> {
    return this.#sql.still((sql) => done(sql, work));
  }

  async dossier(id: string): Promise<Dossier | undefined> {
    const [row] = await this.#sql.all(
      `select dossier from events where generation = generation() and id = coalesce((select event from aliases where aliases.id = $1), $1)`,
      [id],
    );
    return row && (JSON.parse(String(row["dossier"])) as Dossier);
  }

  async *dossiers(): AsyncGenerator<Dossier> {
    const rows = this.#sql.walk("select dossier from events where generation = generation() order by id");
    for await (const row of rows) yield JSON.parse(String(row["dossier"])) as Dossier;
  }

  async entity(id: string): Promise<Entity | undefined> {
    const [row] = await this.#sql.all("select entity from entities where generation = generation() and id = $1", [id]);
    return row && (JSON.parse(String(row["entity"])) as Entity);
  }

  async *entities(): AsyncGenerator<Entity> {
    const rows = this.#sql.walk("select entity from entities where generation = generation() order by id");
    for await (const row of rows) yield JSON.parse(String(row["entity"])) as Entity;
  }

  async edit(made: NewEdit): Promise<Edit> {
    return this.#sql.asWriter(async (sql) => {
      const [row] = await sql.all("insert into edits (number, edit) select coalesce(max(number), 0) + 1, $1 from edits returning number", [
        JSON.stringify(made),
      ]);
      await tally(sql);
      return { ...made, number: Number(row?.["number"]) };
    });
  }

  async edits(): Promise<readonly Edit[]> {
    const rows = await this.#sql.all("select number, edit from edits order by number");
    return rows.map((row) => ({ ...(JSON.parse(String(row["edit"])) as NewEdit), number: Number(row["number"]) }));
  }

  async ids(of: "documents" | "events"): Promise<readonly string[]> {
    const rows = await this.#sql.all(
      of === "documents"
        ? "select id from documents order by id"
        : "select id from (select id from events where generation = generation() union select id from aliases) as known order by id",
    );
    return rows.map((row) => String(row["id"]));
  }

  search(words: readonly string[], page: Page): Promise<Part<string>> {
    return this.#look(searched(words, page));
  }

  async changes(since: number): Promise<readonly Change[]> {
    return changesSince(this.#sql, since);
  }

  async note(name: string): Promise<string | undefined> {
    const [row] = await this.#sql.all("select value from notes where name = $1", [name]);
    return row && String(row["value"]);
  }

  async takeNotes(notes: ReadonlyMap<string, string>): Promise<void> {
    await this.#sql.asWriter(async (sql) => {
      for (const [name, value] of notes) {
        await sql.all("insert into notes values ($1, $2) on conflict (name) do update set value = excluded.value", [name, value]);
      }
      await tally(sql);
    });
  }

  async version(): Promise<number> {
    const [row] = await this.#sql.all("select coalesce(sum(n), 0) as n from tally");
    return Number(row?.["n"]);
  }

  close(): Promise<void> {
    return this.#sql.close();
  }
}

/** The blobs that the store names. */
async function blobsOf(sql: Database): Promise<Blobs> {
  const [row] = await sql.all("select value from meta where name = 'blobs'");
  if (!row) throw new Error("the store names no place for blobs");
  return blobsAt(String(row["value"]));
}
