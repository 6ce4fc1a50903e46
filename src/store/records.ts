import type { Document } from "../model/document.ts";
import type { Dossier } from "../model/dossier.ts";
import type { EventId } from "../model/event.ts";
import { coverEdits, freshEdits } from "./edits.ts";
import { Comparison, type History } from "./history.ts";
import { numbered, type Numbers } from "./lists/documents.ts";
import { entityEntry } from "./lists/entities.ts";
import { eventEntry } from "./lists/events.ts";
import { List } from "./lists/list.ts";
import { Words } from "./lists/words.ts";
import { done } from "./cells.ts";
import type { Statements } from "./statements.ts";
import type { Change, EventSummary, State } from "./store.ts";
import { summary } from "./summary.ts";

/** Documents noted as covered with one statement. */
const COVERED = 1_000;

/** Replace the records by those of `state` and log what that changes. To be called within a transaction; see `Store.replace`. */
export async function replaceRecords(sql: Statements, key: string, state: State): Promise<readonly Change[]> {
  const fresh = sql.all("select id from documents where covered = 0 order by id").map((row) => String(row["id"]));
  const last = Number(sql.one("select coalesce(max(seq), 0) as n from changes")?.["n"]);
  // Before the transaction is long: what is read in it is first sought among all that it has written.
  const numbers = numberedWords(sql);
  const comparison = new Comparison(fresh, goneFrom(sql, state.events));
  const events = new List("events");
  for await (const dossier of state.dossiers) {
    events.add(eventEntry(kept(sql, dossier, comparison), numbers));
    await sql.rest();
  }
  const made = await comparison.end((event) => recordOf(sql, event));
  keepAliases(sql, made);
  keepLog(sql, made, freshEdits(sql));
  sql.run("delete from entities");
  const entities = new List("entities");
  for (const entity of state.entities) {
    sql.run("insert into entities (id, entity) values (?, ?)", entity.id, JSON.stringify(entity));
    entities.add(entityEntry(entity, numbers));
  }
  done(sql, events.kept());
  done(sql, entities.kept());
  cover(sql);
  sql.run("insert or replace into meta (name, value) values ('rules', ?)", key);
  coverEdits(sql);
  return changesSince(sql, last);
}

function recordOf(sql: Statements, event: EventId): Dossier | undefined {
  const row = sql.one("select dossier from events where id = ?", event);
  return row && (JSON.parse(String(row["dossier"])) as Dossier);
}

/** The records whose ids are not among these, one after the other; each goes when it was given. */
function* goneFrom(sql: Statements, ids: readonly EventId[]): Generator<Dossier> {
  const now = new Set(ids);
  const gone = sql
    .all("select id from events order by id")
    .map((row) => String(row["id"]))
    .filter((id) => !now.has(id));
  for (const id of gone) {
    const dossier = recordOf(sql, id);
    if (dossier) yield dossier;
    sql.run("delete from events where id = ?", id);
  }
}

/** The words of the headline that stands for an event, if one does. */
function headline(sql: Statements, { title }: Dossier): string | undefined {
  const row = title.evidence && sql.one("select document from documents where id = ?", title.evidence[0].doc);
  if (!row) return undefined;
  const { text } = JSON.parse(String(row["document"])) as Document;
  return title.evidence?.map(({ start, end }) => text.slice(start, end)).join(" ");
}

/** Compare a record with the one before, and keep it if they differ; gives its line. */
function kept(sql: Statements, dossier: Dossier, comparison: Comparison): EventSummary {
  const json = JSON.stringify(dossier);
  const row = sql.one("select summary, dossier from events where id = ?", dossier.id);
  // Most records of a state are those of the state before, letter by letter: they need not be read.
  const old = row && (row["dossier"] === json ? dossier : (JSON.parse(String(row["dossier"])) as Dossier));
  if (!comparison.add(dossier, old) && row) return JSON.parse(String(row["summary"])) as EventSummary;
  const line = summary(dossier, headline(sql, dossier));
  sql.run("insert or replace into events (id, summary, dossier) values (?, ?, ?)", dossier.id, JSON.stringify(line), json);
  return line;
}

function keepAliases(sql: Statements, { changes, successors }: History): void {
  for (const { event, what } of changes) {
    if (what === "gone") sql.run("delete from aliases where event = ?", event);
    if (what === "new") sql.run("delete from aliases where id = ?", event);
  }
  for (const [old, event] of successors) {
    sql.run("update aliases set event = ? where event = ?", event, old);
    sql.run("insert or replace into aliases (id, event) values (?, ?)", old, event);
  }
}

function keepLog(sql: Statements, { changes }: History, edits: readonly number[]): void {
  const log = "insert into changes (event, what, becomes, fields, because, edits) values (?, ?, ?, ?, ?, ?)";
  for (const { event, what, into, fields, because } of changes) {
    sql.run(log, event, what, into ?? null, JSON.stringify(fields), JSON.stringify(because), JSON.stringify(edits));
  }
}

/** Number the documents that the state is the first to cover, in the order they came, and index their words. Gives the numbers of all. */
function numberedWords(sql: Statements): Numbers {
  const fresh = sql.all("select id from documents where covered <> 1 order by number").map((row) => String(row["id"]));
  const numbers = done(sql, numbered(fresh));
  const words = new Words();
  for (const { id, document } of sql.walk("select id, document from documents where covered <> 1 order by number")) {
    const number = numbers.get(String(id)) ?? 0;
    if (words.isFullFor(number)) done(sql, words.kept());
    words.add(number, (JSON.parse(String(document)) as Document).text);
  }
  done(sql, words.kept());
  return numbers;
}

/** Note that all documents are covered. Some at a time: what a statement changes is kept until it ends, 1.5 KB a document. */
function cover(sql: Statements): void {
  const last = Number(sql.one("select coalesce(max(number), 0) as n from documents")?.["n"]);
  for (let from = 0; from <= last; from += COVERED)
    sql.run("update documents set covered = 1 where number between ? and ? and covered <> 1", from, from + COVERED - 1);
}

/** The log of changes after entry `since`, oldest first. */
export function changesSince(sql: Statements, since: number): readonly Change[] {
  return sql.all("select * from changes where seq > ? order by seq", since).map((row) => ({
    seq: Number(row["seq"]),
    event: String(row["event"]),
    what: row["what"] as Change["what"],
    ...(row["becomes"] === null ? {} : { into: String(row["becomes"]) }),
    fields: JSON.parse(String(row["fields"])) as string[],
    because: JSON.parse(String(row["because"])) as string[],
    ...(row["edits"] === "[]" ? {} : { edits: JSON.parse(String(row["edits"])) as number[] }),
  }));
}
