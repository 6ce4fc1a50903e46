import type { Statements } from "./statements.ts";
import type { Ask, Cell, Work } from "./lists/cells.ts";

/** Do work on the index that lies in a SQLite file. To be called within a transaction. */
export function done<T>(sql: Statements, work: Work<T>): T {
  let step = work.next([]);
  while (!step.done) step = work.next(answered(sql, step.value));
  return step.value;
}

function answered(sql: Statements, ask: Ask): readonly Cell[] {
  if ("read" in ask) return read(sql, ask);
  if ("drop" in ask) sql.run("delete from cells where name >= ? and name < ?", `${ask.drop}:`, `${ask.drop};`);
  else
    for (const { name, block, bytes } of ask.keep)
      sql.run("insert or replace into cells (name, block, bytes) values (?, ?, ?)", name, block, Buffer.from(bytes));
  return [];
}

function read(sql: Statements, { read: names, blocks }: Extract<Ask, { read: unknown }>): Cell[] {
  const some = blocks === undefined ? "" : "and block in (select value from json_each(?2))";
  const rows = sql.all(
    `select name, block, bytes from cells where name in (select value from json_each(?1)) ${some} order by name, block`,
    JSON.stringify(names),
    ...(blocks === undefined ? [] : [JSON.stringify(blocks)]),
  );
  return rows.map(({ name, block, bytes }) => ({
    name: String(name),
    block: Number(block),
    bytes: new Uint8Array(bytes as unknown as ArrayBuffer),
  }));
}
