import { deflateRawSync, inflateRawSync } from "node:zlib";
import type { Sql } from "./client.ts";
import type { Ask, Cell, Work } from "../lists/cells.ts";

/** How hard cells are compressed: as little as there is. They travel as text of twice their length, which takes longer than all that is done with them. */
const LEVEL = 1;

/** Do work on the index that lies in a PostgreSQL database, within a transaction. */
export async function done<T>(sql: Sql, work: Work<T>): Promise<T> {
  let step = work.next([]);
  while (!step.done) step = work.next(await answered(sql, step.value));
  return step.value;
}

async function answered(sql: Sql, ask: Ask): Promise<readonly Cell[]> {
  if ("read" in ask) return read(sql, ask);
  if ("drop" in ask) await sql.all("delete from cells where name >= $1 and name < $2", [`${ask.drop}:`, `${ask.drop};`]);
  else
    await sql.all(
      `insert into cells select * from unnest($1::text[], $2::integer[], $3::bytea[])
       on conflict (name, block) do update set bytes = excluded.bytes`,
      [
        ask.keep.map(({ name }) => name),
        ask.keep.map(({ block }) => block),
        ask.keep.map(({ bytes }) => deflateRawSync(bytes, { level: LEVEL })),
      ],
    );
  return [];
}

async function read(sql: Sql, { read: names, blocks }: Extract<Ask, { read: unknown }>): Promise<Cell[]> {
  const rows = await sql.all(
    `select name, block, bytes from cells where name = any($1) ${blocks === undefined ? "" : "and block = any($2)"} order by name, block`,
    blocks === undefined ? [names] : [names, blocks],
  );
  return rows.map(({ name, block, bytes }) => ({ name: String(name), block: Number(block), bytes: inflateRawSync(bytes as Uint8Array) }));
}
