import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "libsql";
import { afterAll, describe, expect, test } from "vitest";
import { embedded } from "../../src/store/embedded.ts";
import { SCHEMA_VERSION } from "../../src/store/schema.ts";
import { WHOLE, type Store } from "../../src/store/store.ts";
import { contract } from "./contract.ts";
import { listing } from "./listing.ts";
import { dossierOf, inputOf, sourceOf, stateOf } from "./sample.ts";

const home = mkdtempSync(join(tmpdir(), "store-"));
afterAll(() => rmSync(home, { recursive: true }));
let count = 0;
const fresh = (): string => join(home, `${count++}.db`);

contract("the embedded store", () => {
  const path = fresh();
  return {
    writer: async () => embedded(path, true),
    reader: async () => {
      const store = embedded(path);
      if (!store) throw new Error("a reader needs no lock");
      return store;
    },
  };
});

listing("the embedded store", async () => {
  const store = embedded(fresh(), true);
  if (!store) throw new Error("somebody else writes");
  return store;
});

function file(statement: string): string {
  const path = fresh();
  const db = new Database(path);
  db.exec(statement);
  db.close();
  return path;
}

async function made(): Promise<string> {
  const path = fresh();
  await embedded(path, true)?.close();
  return path;
}

describe("a file that is no store it can read", () => {
  const notes = fresh();
  writeFileSync(notes, "These are notes, not a database. ".repeat(40));

  test.each([
    ["missing", () => join(home, "none.db"), "there is no store at"],
    ["empty", () => file(""), "is empty"],
    ["foreign", () => file("create table songs (name text)"), "another program"],
    ["foreign", () => notes, "is not a Synoptic store"],
  ])("is told as %s", (code, path, message) => {
    expect(() => embedded(path())).toThrow(expect.objectContaining({ name: "StoreError", code }));
    expect(() => embedded(path())).toThrow(message);
  });

  test("is told when it cannot be made", () => {
    const path = join(home, "no-folder", "x.db");
    expect(() => embedded(path, true)).toThrow(expect.objectContaining({ code: "unopenable" }));
  });

  test("is told when a newer version wrote it, and the writer's place is given back", async () => {
    const path = await made();
    const db = new Database(path);
    db.exec(`pragma user_version = ${SCHEMA_VERSION + 1}`);
    db.close();
    for (const create of [false, true, true]) expect(() => embedded(path, create)).toThrow(expect.objectContaining({ code: "newer" }));
  });
});

test("an older version's store is brought up to date by whoever opens it first, and keeps what it has", async () => {
  const path = await made();
  const older = new Database(path);
  older.exec("drop table edits; alter table changes drop column edits; alter table sightings drop column fetched; pragma user_version = 1");
  older.exec("drop table cells; create table words (text)");
  older.exec("insert into changes (event, what, fields, because) values ('v1', 'new', '[]', '[]')");
  older.close();
  const reader = embedded(path);
  expect(await reader?.edits()).toEqual([]);
  expect(await reader?.changes(0)).toEqual([{ seq: 1, event: "v1", what: "new", fields: [], because: [] }]);
  await reader?.close();
  const writer = embedded(path, true);
  expect(await writer?.edit({ kind: "undo", of: 1, by: "Ada Holm", on: "2026-01-03" })).toMatchObject({ number: 1 });
  await writer?.close();
});

test("a store whose long rows lie in the index of their key, as programs of this version made it at first, is used as any other", async () => {
  const path = await made();
  const db = new Database(path);
  db.exec(`drop table events; create table events (id text primary key, summary text not null, dossier text not null) without rowid;
    drop table entities; create table entities (id text primary key, entity text not null) without rowid;
    drop table annotations; create table annotations (doc text primary key, key text not null, annotations text not null) without rowid;
    drop table cells; create table cells (name text not null, block integer not null, bytes blob not null, primary key (name, block)) without rowid;`);
  db.close();
  const store = embedded(path, true) as Store;
  const input = inputOf(sourceOf("A lamp burns.", "one.txt"));
  await store.accept([input]);
  const record = dossierOf("v1", [input.document.id]);
  for (const what of ["new", "changed"] as const) {
    const dossier = { ...record, origins: what === "new" ? 1 : 2 };
    expect(await store.replace("rules@1", stateOf([dossier]))).toMatchObject([{ event: "v1", what }]);
    expect(await store.dossier("v1")).toEqual(dossier);
  }
  expect((await store.search(["lamp"], WHOLE)).items).toEqual([input.document.id]);
  expect(await store.annotations(input.document.id, input.key)).toEqual(input.annotations);
  await store.close();
});

test("the event loop comes round while the store is asked again and again", async () => {
  const store = embedded(fresh(), true) as Store;
  const input = inputOf(sourceOf("A lamp burns.", "one.txt"));
  await store.accept([input]);
  let turns = 0;
  const turn = (): void => void (turns++, (next = setImmediate(turn)));
  let next = setImmediate(turn);
  for (let time = 0; time < 3_000; time++) expect(await store.some([input.document.id], input.key)).toHaveLength(1);
  clearImmediate(next);
  expect(turns).toBeGreaterThan(1);
  await store.close();
});

test("the writer's place is free after its process was killed", async () => {
  const path = await made();
  const holder = `const Database = require("libsql"); const lock = new Database(${JSON.stringify(`${path}-writer`)});
    lock.exec("begin exclusive"); console.log("held"); setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ["-e", holder], { stdio: ["ignore", "pipe", "inherit"] });
  await once(child.stdout, "data");
  expect(embedded(path, true)).toBeUndefined();
  child.kill("SIGKILL");
  await once(child, "exit");
  const store = embedded(path, true);
  expect(store).toBeDefined();
  await store?.close();
});
