import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Chance } from "../../bench/generator/chance.ts";
import type { Source } from "../../src/model/document.ts";
import { blobId } from "../../src/store/blobs.ts";
import { postgres } from "../../src/store/postgres/postgres.ts";
import { Units } from "../../src/store/postgres/units.ts";
import { pack } from "../../src/store/segment.ts";
import type { Store } from "../../src/store/store.ts";
import { Postgresql } from "../servers/postgresql.ts";
import { installed } from "../servers/programs.ts";
import { dossierOf, inputOf, sourceOf, stateOf } from "./sample.ts";

const KEY = "rules@1";
const WRITERS = 3;
/** Units of a writer, and sources in each; some are the bytes of another unit at another address. */
const UNITS = 40;
const SOURCES = 3;
const AGAIN = 0.3;
/** How long working out records takes at least, in milliseconds: in this time units are finished. */
const WORKING_MS = 6;

/*
 * Two who write at once miss each other if each looks for partners before the other's commit can be seen. Here nobody looks for partners while writing:
 * records are worked out from all documents (decision 0011). What is left of that race is which documents a state is said to cover. They are marked, then
 * the marks are committed, and only then are documents read: whatever is marked is seen. In the other order a document that is committed between
 * reading and marking is taken for covered, in no record, and never asked for again; the mutant below does that, and must be caught.
 * Edits cannot run in this race, nor can anything on SQLite: both need the one writer's place, which a settling holds.
 */
describe.runIf(installed("initdb", "postgres"))("while three accept documents and records are worked out again and again", () => {
  const home = mkdtempSync(join(tmpdir(), "race-"));
  let server: Postgresql;
  beforeAll(async () => {
    server = await Postgresql.start();
  });
  afterAll(async () => {
    await server.stop();
    rmSync(home, { recursive: true });
  });

  function sourcesOf(writer: number, unit: number, chance: Chance): Source[] {
    return Array.from({ length: SOURCES }, (_, at) => {
      const again = chance.happens(AGAIN);
      const text = again ? `Report ${chance.whole(0, WRITERS - 1)} ${chance.whole(0, unit)} 0.` : `Report ${writer} ${unit} ${at}.`;
      return sourceOf(text, `${again ? chance.of(["a", "z"]) : "m"}/${writer}-${unit}-${at}.txt`);
    });
  }

  async function write(url: string, writer: number): Promise<void> {
    const units = await Units.join(url);
    if (!units) throw new Error("there is no cluster");
    const chance = new Chance("race", writer);
    for (let unit = 0; unit < UNITS; unit++) {
      const sources = sourcesOf(writer, unit, chance);
      await units.register(sources);
      const begun = await units.begin(`1:${blobId(pack(sources))}`, String(writer));
      if (!begun) throw new Error("a unit is over before it was begun");
      const inputs = sources.map((source, piece) => ({ ...inputOf(source, KEY), piece }));
      await units.finish(begun, { inputs, broken: 0, worker: String(writer) });
      await wait(chance.whole(0, 4));
    }
    await units.close();
  }

  /** Bring the records up to date from what `reader` sees: one for each document, which names the addresses that were read of it. */
  async function settle(reader: Store, writer: Store): Promise<void> {
    const read = (await reader.some(await reader.covering(), KEY)).map(({ document }) => document);
    await wait(WORKING_MS);
    const dossiers = read.map(({ id, seen }) => dossierOf(`v${id}`, [id], { title: { label: seen.map(({ at }) => at).join(" ") } }));
    await writer.replace(KEY, stateOf(dossiers));
  }

  /** Documents that are said to be covered although no record has them as they are, in all states that came about; and how many documents came in. */
  async function missed(marksFirst: boolean): Promise<{ readonly missed: number; readonly documents: number }> {
    const url = await server.database();
    await (await Units.join(url, { nats: "nats://nobody.example", blobs: join(home, String(marksFirst)) }))?.close();
    const [writer, bystander] = [(await postgres(url, true)) as Store, (await postgres(url)) as Store];
    let [writing, found] = [true, 0];
    const writers = Promise.all(Array.from({ length: WRITERS }, (_, at) => write(url, at))).finally(() => (writing = false));
    for (let last = false; !last;) {
      last = !writing;
      await settle(marksFirst ? writer : bystander, writer);
      const [row] = await server.ask(
        `select count(*)::int as n from documents left join events on events.id = 'v' || documents.id where covered = 1
         and summary::json->>'title' is distinct from (select string_agg(at, ' ' order by at, line) from sightings where doc = documents.id)`,
        url,
      );
      found += Number(row?.["n"]);
    }
    await writers;
    const { documents } = await writer.backlog(KEY);
    const known = (await writer.ids("documents")).length;
    await Promise.all([writer.close(), bystander.close()]);
    return { missed: found + documents, documents: known };
  }

  test("no document is taken for covered that was not read, and the last state has them all", async () => {
    const outcome = await missed(true);
    expect(outcome.documents).toBeGreaterThan(WRITERS * UNITS);
    expect(outcome.missed).toBe(0);
  }, 60_000);

  test("reading before marking is caught", async () => {
    expect((await missed(false)).missed).toBeGreaterThan(0);
  }, 60_000);

  test("a reading under other rules does not replace one that came in meanwhile at an earlier address", async () => {
    const url = await server.database();
    const store = (await postgres(url, true)) as Store;
    const late = inputOf(sourceOf("One report.", "z.txt"), KEY);
    await store.accept([late]);
    await store.replace(KEY, stateOf([]));
    expect(await store.covering()).toEqual(await store.unread("rules@2"));
    const early = inputOf(sourceOf("One report.", "a/2024-11-13.txt"), "rules@2");
    await store.accept([early]);
    await store.renew("rules@2", [{ document: late.document, annotations: [] }]);
    expect((await store.document(early.document.id))?.published).toEqual(early.document.published);
    await store.replace("rules@2", stateOf([]));
    expect(await store.backlog("rules@2")).toEqual({ documents: 1, stale: false });
    await store.close();
  });
});
