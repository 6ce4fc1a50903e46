import { createHash } from "node:crypto";
import type { Acceptance, Input } from "../store.ts";
import type { Sql } from "./client.ts";
import { tally } from "./rows.ts";
import { dayOf } from "./partitions.ts";

/** Where the bytes of a source lie when they are part of a segment: its blob, and the source's number in it. */
export interface Piece {
  readonly segment: string;
  readonly piece: number;
}

/** An input; without a piece its bytes are kept in the database. */
export type Taken = Input & { readonly piece?: Piece };

interface Place {
  readonly at: string;
  readonly line: number;
}

/** How the database orders addresses: by their bytes. */
function before(a: Place, b: Place): boolean {
  return (Buffer.compare(Buffer.from(a.at), Buffer.from(b.at)) || a.line - b.line) < 0;
}

/** What is known of a document while a batch is accepted: its addresses so far, and the input that shows the least of them if that is new. */
interface Known {
  readonly old: boolean;
  readonly places: Map<string, Place>;
  least: Place | undefined;
  reading: Taken | undefined;
}

/**
 * Accept inputs within a transaction, as `Store.accept` does. Several processes may do so at once: documents are inserted and locked in order of id, so that
 * nobody waits in a circle, and of two readings the one at the lesser address stays, whoever is later. Partitions must be ready.
 */
export async function acceptAll(sql: Sql, inputs: readonly Taken[]): Promise<readonly Acceptance[]> {
  const known = await lockAll(sql, inputs);
  const fresh: Taken[] = [];
  const fates = inputs.map((input): Acceptance => {
    const one = known.get(input.document.id) as Known;
    const place = { at: input.source.at, line: input.source.line ?? 0 };
    const name = nameOf(place);
    if (one.places.has(name)) return "known";
    const first = one.places.size === 0;
    one.places.set(name, place);
    fresh.push(input);
    if (one.least === undefined || before(place, one.least)) [one.least, one.reading] = [place, input];
    return first ? "added" : "sighted";
  });
  await keepSightings(sql, fresh);
  const changed = new Set(fresh.map(({ document }) => document.id));
  await sql.all("update documents set covered = 0, marked = false where id = any($1)", [[...changed].toSorted()]);
  await keepReadings(sql, known);
  if (fresh.length > 0) await tally(sql);
  return fates;
}

function nameOf({ at, line }: Place): string {
  return `${line} ${at}`;
}

async function lockAll(sql: Sql, inputs: readonly Taken[]): Promise<Map<string, Known>> {
  const byId = new Map(inputs.toReversed().map((input) => [input.document.id, input]));
  const ids = [...byId.keys()].toSorted();
  const made = await insertDocuments(
    sql,
    ids.map((id) => byId.get(id) as Taken),
  );
  const rows = await sql.all("select id, sha256 from documents where id = any($1) order by id for update", [ids]);
  const hashes = new Map(rows.map((row) => [row["id"], row["sha256"]]));
  for (const { document, source } of inputs) {
    if (hashes.get(document.id) !== sha256(source.bytes)) throw new Error(`two sources share the document id ${document.id}`);
  }
  const known = new Map(
    ids.map((id): [string, Known] => [id, { old: !made.has(id), places: new Map(), least: undefined, reading: undefined }]),
  );
  for (const row of await sql.all("select doc, at, line from sightings where doc = any($1)", [ids])) {
    const one = known.get(String(row["doc"])) as Known;
    const place = { at: String(row["at"]), line: Number(row["line"]) };
    one.places.set(nameOf(place), place);
    if (one.least === undefined || before(place, one.least)) one.least = place;
  }
  return known;
}

async function insertDocuments(sql: Sql, inputs: readonly Taken[]): Promise<ReadonlySet<string>> {
  const rows = await sql.all(
    `insert into documents (id, sha256, day, bytes, segment, piece)
     select * from unnest($1::text[], $2::text[], $3::date[], $4::bytea[], $5::text[], $6::integer[])
     on conflict do nothing returning id`,
    [
      inputs.map(({ document }) => document.id),
      inputs.map(({ source }) => sha256(source.bytes)),
      inputs.map(({ document }) => dayOf(document)),
      inputs.map(({ source, piece }) => (piece ? null : Buffer.from(source.bytes))),
      inputs.map(({ piece }) => piece?.segment ?? null),
      inputs.map(({ piece }) => piece?.piece ?? null),
    ],
  );
  return new Set(rows.map((row) => String(row["id"])));
}

async function keepSightings(sql: Sql, inputs: readonly Taken[]): Promise<void> {
  await sql.all(
    "insert into sightings (doc, at, line, type, fetched) select * from unnest($1::text[], $2::text[], $3::integer[], $4::text[], $5::text[])",
    [
      inputs.map(({ document }) => document.id),
      inputs.map(({ source }) => source.at),
      inputs.map(({ source }) => source.line ?? 0),
      inputs.map(({ source }) => source.type),
      inputs.map(({ source }) => source.fetched ?? null),
    ],
  );
}

/**
 * Keep what was read of documents, in place of what was read of them at another address: in the generation that is shown and in the one in the making.
 * The day a document's rows lie under is that of its present reading.
 */
async function keepReadings(sql: Sql, known: ReadonlyMap<string, Known>): Promise<void> {
  const news = [...known].flatMap(([id, { old, reading }]) => (reading ? [{ id, old, reading, day: dayOf(reading.document) }] : []));
  for (const { id } of news.filter(({ old }) => old)) {
    await sql.all("delete from readings where id = $1 and day = (select day from documents where id = $1)", [id]);
  }
  const columns = [news.map(({ id }) => id), news.map(({ day }) => day)];
  await sql.all(
    `update documents set day = given.day from unnest($1::text[], $2::date[]) as given (id, day)
     where documents.id = given.id and documents.day <> given.day`,
    columns,
  );
  await sql.all(
    `insert into readings (id, day, generation, document, key, annotations)
     select id, day, value::integer, document, key, annotations
     from unnest($1::text[], $2::date[], $3::text[], $4::text[], $5::text[]) as given (id, day, document, key, annotations), meta
     where name in ('generation', 'next')`,
    [
      ...columns,
      news.map(({ reading }) => JSON.stringify(reading.document)),
      news.map(({ reading }) => reading.key),
      news.map(({ reading }) => JSON.stringify(reading.annotations)),
    ],
  );
}

function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
