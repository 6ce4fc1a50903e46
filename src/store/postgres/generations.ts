import type { Source } from "../../model/document.ts";
import { sourceOf, type SightingRow } from "../sighting.ts";
import type { Acceptance, Input } from "../store.ts";
import type { Sql } from "./client.ts";
import { tally } from "./rows.ts";

/**
 * The sources of a segment as the documents read from it stand now: at the first of their addresses. A source in the segment that is no document's (it could
 * not be read, or its document's bytes lie elsewhere) is as it is in the segment.
 */
export async function standing(sql: Sql, segment: string, packed: readonly Source[]): Promise<Source[]> {
  const rows = await sql.all(
    `select distinct on (id) piece, at, line, type, fetched from documents join sightings on doc = id where segment = $1 order by id, at, line`,
    [segment],
  );
  const places = new Map(rows.map((row) => [Number(row["piece"]), row as unknown as SightingRow & { type: string }]));
  return packed.map((source, piece) => {
    const place = places.get(piece);
    return place ? sourceOf(place, source.bytes) : source;
  });
}

/**
 * Begin a generation beside the one that is shown, within a transaction: all documents become units of it, by the segments they came in. What is left of
 * generations before the one that is shown goes. Gives the number of the generation in the making, which may have been begun before.
 * @throws Error if documents were accepted without segments: they are renewed where they lie, by `Store.renew`.
 */
export async function beginGeneration(sql: Sql): Promise<number> {
  const [under] = await sql.all("select value from meta where name = 'next'");
  if (under) return Number(under["value"]);
  const [bare] = await sql.all("select count(*) as n from documents where segment is null");
  if (Number(bare?.["n"]) > 0) throw new Error(`${String(bare?.["n"])} documents were added without the cluster`);
  for (const table of ["readings", "events", "entities", "units"]) await sql.all(`delete from ${table} where generation < generation()`);
  const [made] = await sql.all("insert into meta select 'next', generation() + 1 returning value");
  await sql.all(
    "insert into units (generation, id, segment, sources) select generation() + 1, segment, segment, count(*) from documents group by segment on conflict do nothing",
  );
  return Number(made?.["value"]);
}

/** Keep other readings of known documents in a generation that is in the making, within a transaction. Sources that are no document's are left out. */
export async function renewAll(sql: Sql, generation: number, inputs: readonly Input[]): Promise<readonly Acceptance[]> {
  const sorted = inputs.toSorted((a, b) => (a.document.id < b.document.id ? -1 : 1));
  await sql.all(
    `insert into readings (day, id, generation, document, key, annotations)
     select distinct on (id) documents.day, id, $1::integer, given.document, given.key, given.annotations
     from unnest($2::text[], $3::text[], $4::text[], $5::text[]) as given (id, document, key, annotations) join documents using (id)
     order by id
     on conflict (day, id, generation) do update set document = excluded.document, key = excluded.key, annotations = excluded.annotations`,
    [
      generation,
      sorted.map(({ document }) => document.id),
      sorted.map(({ document }) => JSON.stringify(document)),
      sorted.map(({ key }) => key),
      sorted.map(({ annotations }) => JSON.stringify(annotations)),
    ],
  );
  await tally(sql);
  return inputs.map((): Acceptance => "known");
}
