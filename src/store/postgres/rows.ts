import type { Document } from "../../model/document.ts";
import type { DocId } from "../../model/span.ts";
import { whole, type SightingRow } from "../sighting.ts";
import type { Row, Sql } from "./client.ts";

/** Slots of the tally: more than connections that write at once, so that they seldom wait for one another. */
const SLOTS = 64;

/** The sightings of a row's document, for the list of columns. */
export const SEEN = `(select json_agg(json_build_object('at', at, 'line', line, 'fetched', fetched) order by at, line) from sightings where doc = documents.id) as seen`;

/**
 * What was read of the documents that `$1` lists, in the generation that is shown. They are found first (that is what `offset 0` says), and each then in the
 * one partition that has its day; left to itself PostgreSQL looks for the ids in all partitions.
 */
export const SOME = `(select * from documents where id = any($1) offset 0) as documents join readings using (id, day)
  where readings.generation = generation()`;

/** The document of a row that has `document` and `seen`. */
export function documentOf(row: Row, id: DocId): Document {
  return whole(String(row["document"]), (row["seen"] ?? []) as unknown as readonly SightingRow[], id);
}

/** Count the transaction: the last thing it does, so that nobody waits for a slot longer than for a commit. */
export async function tally(sql: Sql): Promise<void> {
  await sql.all(`insert into tally (slot, n) values (pg_backend_pid() % ${SLOTS}, 1) on conflict (slot) do update set n = tally.n + 1`);
}
