import { parquetWriteBuffer } from "hyparquet-writer";
import { tableOf, type Cell, type Column } from "./tables.ts";
import type { Writer } from "./format.ts";

const TYPES = { text: "STRING", integer: "INT32", real: "DOUBLE", boolean: "BOOLEAN" } as const satisfies Record<Column["type"], string>;

/** One table as an Apache Parquet file. A Parquet file is written in columns, so the table is held in memory. */
export const parquet: Writer = async function* parquet(material, part) {
  const table = tableOf(part);
  if (!table) return;
  const data: Cell[][] = table.columns.map(() => []);
  for await (const row of table.rows(material)) for (const [at, cell] of row.entries()) data[at]?.push(cell);
  const columnData = table.columns.map(({ name, type }, at) => ({ name, type: TYPES[type], data: data[at] ?? [], nullable: true }));
  yield new Uint8Array(parquetWriteBuffer({ columnData, createdBy: "synoptic" }));
};
