import type { Document } from "../../model/document.ts";
import type { Dossier } from "../../model/dossier.ts";
import { Comparison, type History } from "../history.ts";
import { numbered, type Numbers } from "../lists/documents.ts";
import { entityEntry } from "../lists/entities.ts";
import { eventEntry } from "../lists/events.ts";
import { List } from "../lists/list.ts";
import { Words } from "../lists/words.ts";
import { done } from "./cells.ts";
import type { Change, EventSummary, State } from "../store.ts";
import { summary } from "../summary.ts";
import type { Row, Sql } from "./client.ts";
import { SOME, tally } from "./rows.ts";

/** Rows written with one statement. */
const BATCH = 256;
/** Characters of records after which no more are written with one statement: one of an entity of a million mentions has 90 million. */
const CHARACTERS = 4_000_000;

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
  const numbers = await numberedWords(sql);
  await sql.all("delete from events where generation = generation() and id = any($1)", [gone]);
  const events = new List("events");
  for await (const part of batches(written(state.dossiers))) {
    const old = await storedOf(sql, part, before);
    const differ = part.filter(({ value, json }) => comparison.add(value, former(value, json, old.get(value.id))));
    const lines = new Map((switching ? [] : [...old.values()]).map((row) => [String(row["id"]), String(row["summary"])]));
    for (const [id, line] of await keptEvents(sql, switching ? part : differ)) lines.set(id, line);
    for (const line of lines.values()) events.add(eventEntry(JSON.parse(line) as EventSummary, numbers));
  }
  const [{ generation } = {}] = await sql.all("select generation() as generation");
  const made = await comparison.end(async (event) => (await recordsOf(sql, [event], Number(generation))).get(event));
  await keepAliases(sql, made);
  await keepLog(sql, made, since);
  await sql.all("delete from entities where generation = generation()");
  const entities = new List("entities");
  for await (const part of batches(written(state.entities))) {
    const columns = [part.map(({ value }) => value.id), part.map(({ json }) => json)];
    await sql.all("insert into entities select generation(), * from unnest($1::text[], $2::text[])", columns);
    for (const { value } of part) entities.add(entityEntry(value, numbers));
  }
  await done(sql, events.kept());
  await done(sql, entities.kept());
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

/** What is stored of some records, by id. */
async function storedOf(sql: Sql, part: readonly Written<Dossier>[], generation: number): Promise<ReadonlyMap<string, Row>> {
  const rows = await sql.all("select id, summary, dossier from events where generation = $1 and id = any($2)", [
    generation,
    part.map(({ value }) => value.id),
  ]);
  return new Map(rows.map((row) => [String(row["id"]), row]));
}

/** The record that a row holds; the one at hand, if it is that letter by letter, as most are. */
function former(dossier: Dossier, json: string, row: Row | undefined): Dossier | undefined {
  return row && (row["dossier"] === json ? dossier : (JSON.parse(String(row["dossier"])) as Dossier));
}

/** Something and what is stored of it. */
interface Written<T> {
  readonly value: T;
  readonly json: string;
}

async function* written<T>(all: Iterable<T> | AsyncIterable<T>): AsyncGenerator<Written<T>> {
  for await (const value of all) yield { value, json: JSON.stringify(value) };
}

/** Things that come one after the other, some at a time: as many as one statement takes, and few where they are long. */
async function* batches<T>(all: AsyncIterable<Written<T>>): AsyncGenerator<readonly Written<T>[]> {
  let part: Written<T>[] = [];
  let characters = 0;
  for await (const one of all) {
    part.push(one);
    characters += one.json.length;
    if (part.length < BATCH && characters < CHARACTERS) continue;
    yield part;
    [part, characters] = [[], 0];
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

/** Keep records; gives their lines by id. */
async function keptEvents(sql: Sql, part: readonly Written<Dossier>[]): Promise<ReadonlyMap<string, string>> {
  if (part.length === 0) return new Map();
  const dossiers = part.map(({ value }) => value);
  const titles = await headlines(sql, dossiers);
  const lines = new Map(dossiers.map((dossier) => [dossier.id, JSON.stringify(summary(dossier, titles.get(dossier.id)))]));
  await sql.all(
    `insert into events select generation(), * from unnest($1::text[], $2::text[], $3::text[])
     on conflict (generation, id) do update set summary = excluded.summary, dossier = excluded.dossier`,
    [[...lines.keys()], [...lines.values()], part.map(({ json }) => json)],
  );
  return lines;
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

/**
 * Number the documents that the state is the first to cover, and index their words. Gives the numbers of all. They come by day, as what was read of them
 * lies in partitions by day: in order of id each statement would look into all of them.
 */
async function numberedWords(sql: Sql): Promise<Numbers> {
  const rows = await sql.all("select id from documents where marked and covered <> 1 order by day, id");
  const fresh = rows.map((row) => String(row["id"]));
  const numbers = await done(sql, numbered(fresh));
  const words = new Words();
  for (const part of parts(fresh)) {
    const found = await sql.all(`select id, document from ${SOME}`, [part], "texts");
    const texts = new Map(found.map(({ id, document }) => [id, (JSON.parse(String(document)) as Document).text]));
    for (const id of part) {
      const number = numbers.get(id) ?? 0;
      if (words.isFullFor(number)) await done(sql, words.kept());
      words.add(number, texts.get(id) ?? "");
    }
  }
  await done(sql, words.kept());
  return numbers;
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
