import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parquetReadObjects } from "hyparquet";
import Database from "libsql";
import Papa from "papaparse";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { TABLES, type Cell } from "../../../src/record/export/tables.ts";
import { materialOf } from "../../../src/serve/material.ts";
import { exported, type Exported } from "./exported.ts";

let world: Exported;
beforeAll(async () => {
  world = await exported();
});
afterAll(() => world.desk.close());

const names = TABLES.map(({ name }) => name);

async function rows(name: string): Promise<(readonly Cell[])[]> {
  const found: (readonly Cell[])[] = [];
  for await (const row of TABLES.find((one) => one.name === name)!.rows(materialOf(world.desk.store, {}))) found.push(row);
  return found;
}

describe("tables", () => {
  it.each(names)("%s has rows as wide as its heading, and ids that tell them apart", async (name) => {
    const { columns } = TABLES.find((one) => one.name === name)!;
    const found = await rows(name);
    expect(found.length).toBeGreaterThan(5);
    expect(found.filter((row) => row.length !== columns.length)).toEqual([]);
    const id = columns.findIndex((one) => one.name === "id");
    expect(new Set(found.map((row, at) => row[id] ?? at)).size).toBe(found.length);
  });

  it("hold every reading of every record, in the words of its document", async () => {
    const readings = await rows("readings");
    expect(readings).toHaveLength(world.dossiers.flatMap((one) => one.rows.flatMap((row) => row.readings)).length);
    for (const [, , document, , , , , , , , , at, words] of readings) {
      const [, start, end] = /:(\d+)-(\d+)$/.exec(String(at).split(" ")[0]!)!;
      const text = world.documents.get(String(document))!.text.slice(Number(start), Number(end));
      expect(String(words).slice(0, 8)).toBe(text.replace(/\s+/gu, " ").trim().slice(0, 8));
    }
  });
});

describe("csv", () => {
  it.each(names)("%s is read back by Papa Parse, and nothing in it is a formula", async (name) => {
    const { data, errors } = Papa.parse<string[]>((await world.bytes("csv", name)).toString(), { skipEmptyLines: true });
    expect(errors).toEqual([]);
    const wanted = (await rows(name)).map((row) => row.map((cell) => (cell === null ? "" : String(cell))));
    expect(data.slice(1).map((row) => row.map((cell) => cell.replace(/^'(?=[=+\-@\t\r])/u, "")))).toEqual(wanted);
    expect(data.flat().filter((cell) => /^[=+@\t\r]/u.test(cell))).toEqual([]);
  });
});

describe("parquet", () => {
  it.each(names)("%s is read back by hyparquet", async (name) => {
    const bytes = await world.bytes("parquet", name);
    const found = await parquetReadObjects({ file: new Uint8Array(bytes).buffer });
    const { columns } = TABLES.find((one) => one.name === name)!;
    const wanted = (await rows(name)).map((row) => Object.fromEntries(columns.map((one, at) => [one.name, row[at]])));
    expect(found.map((one) => Object.fromEntries(Object.entries(one).map(([key, value]) => [key, value ?? null])))).toEqual(wanted);
  });
});

describe("sqlite", () => {
  it("is whole, keeps its keys, and finds words", async () => {
    const path = join(mkdtempSync(join(tmpdir(), "export-")), "events.db");
    writeFileSync(path, await world.bytes("sqlite"));
    const database = new Database(path, { readonly: true });
    const all = (sql: string): unknown[] => database.prepare(sql).all();
    expect(all("pragma integrity_check")).toEqual([{ integrity_check: "ok" }]);
    expect(all("pragma foreign_key_check")).toEqual([]);
    for (const name of names) expect(all(`select count(*) as n from "${name}"`)).toEqual([{ n: (await rows(name)).length }]);
    expect(all("select rowid from readings_fts where readings_fts match 'herring'").length).toBeGreaterThan(1);
    database.close();
  });

  it("has the same bytes each time", async () => expect((await world.bytes("sqlite")).equals(await world.bytes("sqlite"))).toBe(true));
});
