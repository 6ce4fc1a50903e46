import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { SCHEMA_VERSION } from "../../src/store/postgres/schema.ts";
import { postgres } from "../../src/store/postgres/postgres.ts";
import { WHOLE, type Store } from "../../src/store/store.ts";
import { Postgresql } from "../servers/postgresql.ts";
import { installed } from "../servers/programs.ts";
import { contract } from "./contract.ts";
import { listing } from "./listing.ts";
import { inputOf, sourceOf, stateOf } from "./sample.ts";

describe.runIf(installed("initdb", "postgres"))("PostgreSQL", () => {
  let server: Postgresql;
  beforeAll(async () => {
    server = await Postgresql.start();
  });
  afterAll(() => server.stop());

  async function reader(url: string): Promise<Store> {
    const store = await postgres(url);
    if (!store) throw new Error("a reader needs no lock");
    return store;
  }

  contract("the store in PostgreSQL", async () => {
    const url = await server.database();
    return { writer: () => postgres(url, true), reader: () => reader(url) };
  });

  listing("the store in PostgreSQL", async () => (await postgres(await server.database(), true)) as Store);

  test("of the first version is brought up to date, and has its index with the next records", async () => {
    const url = await server.database();
    const older = (await postgres(url, true)) as Store;
    const { document, ...more } = inputOf(sourceOf("Early.", "one.txt"));
    await older.accept([{ document, ...more }]);
    await older.replace("rules@1", stateOf([]));
    await older.close();
    await server.ask("drop table cells; create table words (id text); update meta set value = '1' where name = 'version'", url);
    const store = (await postgres(url, true)) as Store;
    expect(await store.backlog("rules@1")).toEqual({ documents: 0, stale: true });
    await store.replace("rules@1", stateOf([]));
    expect((await store.search(["early"], WHOLE)).items).toEqual([document.id]);
    await store.close();
  });

  test("is told when it is no store, when there is no server, and when a newer version wrote it", async () => {
    const url = await server.database();
    await expect(postgres(url)).rejects.toMatchObject({ name: "StoreError", code: "empty" });
    await expect(postgres("postgres://x:secret@127.0.0.1:1/x")).rejects.toMatchObject({ code: "unopenable" });
    await expect(postgres("postgres://x:secret@127.0.0.1:1/x")).rejects.not.toThrow("secret");
    await server.ask("create table meta (song text)", url);
    await expect(postgres(url, true)).rejects.toMatchObject({ code: "foreign" });
    const newer = await server.database();
    await (await postgres(newer, true))?.close();
    await server.ask(`update meta set value = '${SCHEMA_VERSION + 1}' where name = 'version'`, newer);
    await expect(postgres(newer)).rejects.toMatchObject({ code: "newer" });
  });

  test("keeps what was read of documents in a partition for each day", async () => {
    const url = await server.database();
    const store = (await postgres(url, true)) as Store;
    const days = ["2024-11-13", "2024-11-14", "2024-12-31"];
    await store.accept([...days.map((day) => inputOf(sourceOf(`Of ${day}.`, `${day}.txt`))), inputOf(sourceOf("Undated.", "x.txt"))]);
    await store.close();
    const rows = await server.ask("select relname from pg_class where relispartition and relkind = 'r' order by relname", url);
    expect(rows.map(({ relname }) => relname)).toEqual([
      "readings_00010101",
      "readings_20241113",
      "readings_20241114",
      "readings_20241231",
    ]);
  });

  test("loses the writer's place with its connection, and nothing that was accepted when the server is killed", async () => {
    const own = await Postgresql.start();
    const url = await own.database();
    const store = (await postgres(url, true)) as Store;
    const first = inputOf(sourceOf("One.", "one.txt"));
    await store.accept([first]);
    await own.kill();
    await own.up();
    await expect(store.accept([inputOf(sourceOf("Two.", "two.txt"))])).rejects.toThrow("not locked");
    expect(await store.ids("documents")).toEqual([first.document.id]);
    expect(await store.lock()).toBe(true);
    expect(await store.accept([first])).toEqual(["known"]);
    await store.close();
    await own.stop();
  });

  test("a state covers the documents it was worked out from, and none that came in meanwhile", async () => {
    const url = await server.database();
    const store = (await postgres(url, true)) as Store;
    const [first, second] = [inputOf(sourceOf("Early.", "one.txt")), inputOf(sourceOf("Late.", "two.txt"))];
    await store.accept([first]);
    const walked = await store.covering();
    await store.accept([second]);
    await store.replace("rules@1", stateOf([]));
    expect(walked).toEqual([first.document.id]);
    expect(await store.backlog("rules@1")).toEqual({ documents: 1, stale: false });
    expect((await store.search(["late"], WHOLE)).items).toEqual([]);
    await store.replace("rules@1", stateOf([]));
    expect((await store.search(["late"], WHOLE)).items).toEqual([second.document.id]);
    await store.close();
  });
});
