import type { Document } from "../../model/document.ts";
import type { Dossier } from "../../model/dossier.ts";
import type { Entity } from "../../model/entity.ts";
import { Comparison, type History } from "../history.ts";
import { numbered, Words } from "../lists/documents.ts";
import { entityEntry } from "../lists/entities.ts";
import { eventEntry } from "../lists/events.ts";
import { List } from "../lists/list.ts";
import { done } from "./cells.ts";
import type { Change, EventSummary, State } from "../store.ts";
import { summary } from "../summary.ts";
import type { Row, Sql } from "./client.ts";
import { SOME, tally } from "./rows.ts";

/** Rows written with one statement. */
const BATCH = 256;

/** Replace the records by those of `state` and log what that changes; it covers the documents that are marked. To be called within a transaction. */
export async function replaceRecords(sql: Sql, key: string, state: State): Promise<readonly Change[]> {
  const fresh = (await sql.all("select id from documents where marked and covered = 0 order by id")).map((row) => String(row["id"]));
  const [last] = await sql.all("select coalesce(max(seq), 0) as seq from changes");
  const since = Number(last?.["seq"]);
  const [shown] = await sql.all("select value::integer as generation from meta where name = 'generation'");
  const before = Number(shown?.["generation"]);
  const now = new Set(state.events);
  const ids = (await sql.all("select id from events where generation = $1 order by id", [before])).map((row) => String(row["id"]));
  const gone = ids.filter((id) => !now.has(id));
  const comparison = new Comparison(fresh, (await recordsOf(sql, gone, before)).values());
  const switching = await switched(sql);
  await sql.all("delete from events where generation = generation() and id = any($1)", [gone]);
  for await (const part of batches(state.dossiers)) {
    const old = await recordsOf(
      sql,
      part.map(({ id }) => id),
      before,
    );
    const differ = part.filter((dossier) => comparison.add(dossier, old.get(dossier.id)));
    await keepEvents(sql, switching ? part : differ);
  }
  const [{ generation } = {}] = await sql.all("select generation() as generation");
  const made = await comparison.end(async (event) => (await recordsOf(sql, [event], Number(generation))).get(event));
  await keepAliases(sql, made);
  await keepLog(sql, made, since);
  await sql.all("delete from entities where generation = generation()");
  for await (const part of batches(state.entities)) {
    const columns = [part.map(({ id }) => id), part.map((entity) => JSON.stringify(entity))];
    await sql.all("insert into entities select generation(), * from unnest($1::text[], $2::text[])", columns);
  }
  await index(sql);
  await sql.all("update documents set covered = 1, marked = false where marked");
  await sql.all("insert into meta values ('rules', $1) on conflict (name) do update set value = excluded.value", [key]);
  await sql.all(
    `insert into meta select 'edits', coalesce(max(number), 0)::text from edits on conflict (name) do update set value = excluded.value`,
  );
  await tally(sql);
  return changesSince(sql, since);
}

/** Records of a generation by id. */
async function recordsOf(sql: Sql, ids: readonly string[], generation: number): Promise<Map<string, Dossier>> {
  const rows =
    ids.length === 0 ? [] : await sql.all("select dossier from events where generation = $1 and id = any($2)", [generation, ids]);
  return new Map(rows.map((row) => JSON.parse(String(row["dossier"])) as Dossier).map((dossier) => [dossier.id, dossier]));
}

/** Things that come one after the other, some at a time. */
async function* batches<T>(all: Iterable<T> | AsyncIterable<T>): AsyncGenerator<readonly T[]> {
  let part: T[] = [];
  for await (const one of all) {
    part.push(one);
    if (part.length < BATCH) continue;
    yield part;
    part = [];
  }
  if (part.length > 0) yield part;
}

function* parts<T>(all: readonly T[]): Generator<readonly T[]> {
  for (let from = 0; from < all.length; from += BATCH) yield all.slice(from, from + BATCH);
}

/** The words of the headlines that stand for events. */
async function headlines(sql: Sql, dossiers: readonly Dossier[]): Promise<ReadonlyMap<string, string>> {
  const docs = [...new Set(dossiers.flatMap(({ title }) => (title.evidence ? [title.evidence[0].doc] : [])))];
  const rows = await sql.all(`select id, document from ${SOME}`, [docs], "texts");
  const texts = new Map(rows.map((row) => [row["id"], (JSON.parse(String(row["document"])) as Document).text]));
  const found = new Map<string, string>();
  for (const { id, title } of dossiers) {
    const text = title.evidence && texts.get(title.evidence[0].doc);
    if (text !== undefined) found.set(id, title.evidence?.map(({ start, end }) => text.slice(start, end)).join(" ") ?? "");
  }
  return found;
}

/** Show the generation that the connection works on; whether it is another than the one shown before. Its events are all still to be written then. */
async function switched(sql: Sql): Promise<boolean> {
  const rows = await sql.all(
    "update meta set value = generation()::text where name = 'generation' and value <> generation()::text returning value",
  );
  if (rows.length === 0) return false;
  await sql.all("delete from meta where name = 'next' and value = generation()::text");
  await sql.all("delete from events where generation = generation()");
  return true;
}

async function keepEvents(sql: Sql, dossiers: readonly Dossier[]): Promise<void> {
  if (dossiers.length === 0) return;
  const titles = await headlines(sql, dossiers);
  await sql.all(
    `insert into events select generation(), * from unnest($1::text[], $2::text[], $3::text[])
     on conflict (generation, id) do update set summary = excluded.summary, dossier = excluded.dossier`,
    [
      dossiers.map(({ id }) => id),
      dossiers.map((dossier) => JSON.stringify(summary(dossier, titles.get(dossier.id)))),
      dossiers.map((dossier) => JSON.stringify(dossier)),
    ],
  );
}

async function keepAliases(sql: Sql, { changes, successors }: History): Promise<void> {
  const those = (of: string): string[] => changes.filter(({ what }) => what === of).map(({ event }) => event);
  await sql.all("delete from aliases where event = any($1) or id = any($2)", [those("gone"), those("new")]);
  for (const [old, event] of successors) {
    await sql.all("update aliases set event = $1 where event = $2", [event, old]);
    await sql.all("insert into aliases values ($1, $2) on conflict (id) do update set event = excluded.event", [old, event]);
  }
}

async function keepLog(sql: Sql, { changes }: History, since: number): Promise<void> {
  const edits = JSON.stringify((await freshEdits(sql)).map(Number));
  for (const [from, part] of [...parts(changes)].entries()) {
    await sql.all(
      `insert into changes (seq, event, what, becomes, fields, because, edits)
       select *, $7 from unnest($1::integer[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[])`,
      [
        part.map((_, at) => since + from * BATCH + at + 1),
        part.map(({ event }) => event),
        part.map(({ what }) => what),
        part.map(({ into }) => into ?? null),
        part.map(({ fields }) => JSON.stringify(fields)),
        part.map(({ because }) => JSON.stringify(because)),
        edits,
      ],
    );
  }
}

/** Numbers of the edits that the resolved state does not cover yet. */
export async function freshEdits(sql: Sql): Promise<readonly number[]> {
  const rows = await sql.all(
    `select number from edits where number > coalesce((select value::integer from meta where name = 'edits'), 0) order by number`,
  );
  return rows.map((row) => Number(row["number"]));
}

/** Index the words of documents that the state is the first to cover, and the records as they are now. */
async function index(sql: Sql): Promise<void> {
  const fresh = (await sql.all("select id from documents where marked and covered <> 1 order by id")).map((row) => String(row["id"]));
  const numbers = await done(sql, numbered(fresh));
  const words = new Words();
  for (const part of parts(fresh)) {
    const found = await sql.all(`select id, document from ${SOME} order by id`, [part], "sorted");
    for (const { id, document } of found) words.add(numbers.get(String(id)) ?? 0, (JSON.parse(String(document)) as Document).text);
    if (words.full) await done(sql, words.kept());
  }
  await done(sql, words.kept());
  const events = new List("events");
  for await (const { summary: line } of all(sql, "events", "summary"))
    events.add(eventEntry(JSON.parse(String(line)) as EventSummary, numbers));
  await done(sql, events.kept());
  const entities = new List("entities");
  for await (const { entity } of all(sql, "entities", "entity")) entities.add(entityEntry(JSON.parse(String(entity)) as Entity, numbers));
  await done(sql, entities.kept());
}

/** A column of all records that are shown, in order of id. */
async function* all(sql: Sql, table: "events" | "entities", column: string): AsyncGenerator<Row> {
  for (let last = ""; ;) {
    const rows = await sql.all(
      `select id, ${column} from ${table} where generation = generation() and id > $1 order by id limit ${BATCH}`,
      [last],
    );
    yield* rows;
    if (rows.length < BATCH) return;
    last = String(rows.at(-1)?.["id"]);
  }
}

/** The log of changes after entry `since`, oldest first. */
export async function changesSince(sql: Sql, since: number): Promise<readonly Change[]> {
  return (await sql.all("select * from changes where seq > $1 order by seq", [since])).map(changeOf);
}

function changeOf(row: Row): Change {
  const becomes = row["becomes"] as string | null;
  return {
    seq: Number(row["seq"]),
    event: String(row["event"]),
    what: row["what"] as Change["what"],
    ...(becomes === null ? {} : { into: becomes }),
    fields: JSON.parse(String(row["fields"])) as string[],
    because: JSON.parse(String(row["because"])) as string[],
    ...(row["edits"] === "[]" ? {} : { edits: JSON.parse(String(row["edits"])) as number[] }),
  };
}
