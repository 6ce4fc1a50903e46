import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "libsql";
import { TABLES, type Table } from "./tables.ts";
import type { Material, Writer } from "./format.ts";

function quoted(name: string): string {
  return `"${name}"`;
}

function definition({ name, columns }: Table): string {
  const lines = columns.map((one) => {
    const key = one.name === "id" ? " primary key" : "";
    const of = one.of === undefined ? "" : ` references ${quoted(one.of)} (id)`;
    return `${quoted(one.name)} ${one.type === "boolean" ? "integer" : one.type}${key}${of}`;
  });
  const wanted = columns
    .filter(({ of }) => of !== undefined)
    .map((one) => `create index ${quoted(`${name}_${one.name}`)} on ${quoted(name)} (${quoted(one.name)});`);
  return [`create table ${quoted(name)} (${lines.join(", ")});`, ...wanted].join("\n");
}

/** What a person looks for words in: full-text indexes beside their tables, as Datasette finds them. */
const SEARCH = `
create virtual table documents_fts using fts5 (title, text, content = "documents");
insert into documents_fts (rowid, title, text) select rowid, title, text from documents;
create virtual table readings_fts using fts5 (words, content = "readings");
insert into readings_fts (rowid, words) select rowid, words from readings;`;

async function fill(database: Database.Database, material: Material): Promise<void> {
  for (const table of TABLES) {
    database.exec(definition(table));
    const put = database.prepare(`insert into ${quoted(table.name)} values (${table.columns.map(() => "?").join(", ")})`);
    for await (const row of table.rows(material)) put.run(...row.map((cell) => (typeof cell === "boolean" ? Number(cell) : cell)));
  }
  database.exec(SEARCH);
}

/** All tables in one SQLite file, with foreign keys and full-text search, as Datasette opens it. */
export const sqlite: Writer = async function* sqlite(material) {
  const folder = await mkdtemp(join(tmpdir(), "synoptic-"));
  const path = join(folder, "events.db");
  try {
    const database = new Database(path);
    database.exec("pragma journal_mode = delete; pragma foreign_keys = off; begin");
    await fill(database, material);
    database.exec("commit; vacuum");
    database.close();
    yield await readFile(path);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
