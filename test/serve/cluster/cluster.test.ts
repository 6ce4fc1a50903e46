import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { here } from "../../../src/engine/here.ts";
import type { Source } from "../../../src/model/document.ts";
import { add } from "../../../src/serve/cli/add.ts";
import { cluster } from "../../../src/serve/cli/cluster.ts";
import { exportAll } from "../../../src/serve/cli/export.ts";
import { preparing } from "../../../src/serve/cli/prepare.ts";
import { reprocess } from "../../../src/serve/cli/reprocess.ts";
import { writing } from "../../../src/serve/cli/session.ts";
import { status } from "../../../src/serve/cli/status.ts";
import { work } from "../../../src/serve/cli/work.ts";
import { coordinate, settleStore } from "../../../src/serve/cluster/coordinator.ts";
import { join as joinCluster } from "../../../src/serve/cluster/joined.ts";
import { labour } from "../../../src/serve/cluster/worker.ts";
import { Brokers } from "../../servers/brokers.ts";
import { Postgresql } from "../../servers/postgresql.ts";
import { installed } from "../../servers/programs.ts";
import { called as calledWith, type Called } from "../cli/called.ts";

const MEETING = "Norway's Foreign Minister Mira Solane met Teodor Odrek in Turku on 8 June 2023.\n";
const POISON = "The words that nobody can read.";

interface Asked {
  readonly args?: readonly string[];
  readonly options?: object;
  readonly store: string;
}

const called = (command: Parameters<typeof calledWith>[0], { args = [], options = {}, store }: Asked): Promise<Called> =>
  calledWith(command, store, [args, options]);

const quiet = { tell: () => undefined };

describe.runIf(installed("initdb", "postgres", "nats-server"))("a cluster", () => {
  let postgresql: Postgresql;
  let brokers: Brokers;
  const home = mkdtempSync(join(tmpdir(), "cluster-"));
  const reports = join(home, "reports.jsonl");

  beforeAll(async () => {
    [postgresql, brokers] = await Promise.all([Postgresql.start(), Brokers.start(1)]);
    const texts = [MEETING, `${MEETING} They spoke for 3 hours.`, `${POISON} ${MEETING}`, `On Friday 9 people died in a fire in Oslo.`];
    writeFileSync(reports, texts.map((text, at) => JSON.stringify({ title: `Report ${at}`, date: "2023-06-09", text })).join("\n"));
  });
  afterAll(async () => {
    await Promise.all([postgresql.stop(), brokers.stop()]);
    rmSync(home, { recursive: true });
  });

  /** A cluster on a database of its own, with the reports handed out. */
  async function founded(): Promise<string> {
    const store = await postgresql.database();
    const options = { postgres: store, nats: brokers.url, blob: join(home, `blobs-${store.split("/").at(-1) ?? ""}`), once: true as const };
    expect((await called(cluster, { args: ["up"], options, store: "none.db" })).status).toBe(0);
    const { lines } = await called(add, { args: [reports], options: { cluster: true }, store });
    expect(lines).toEqual(["4 sources handed out in 1 unit, 0 already known, 0 broken"]);
    return store;
  }

  test("reads what was handed out once, tells how far it is, and has the records of the embedded line", async () => {
    const store = await founded();
    expect((await called(status, { store })).lines[0]).toBe("units 1 waiting, 0 done, 0 dead; the broker holds 1");
    expect((await called(work, { options: { once: true }, store })).lines).toEqual(["1 unit done, 4 documents"]);
    expect((await called(add, { args: [reports], options: { cluster: true }, store })).lines[0]).toContain("4 already known");
    const [units, documents] = (await called(status, { store })).lines;
    expect([units, documents]).toEqual(["units 0 waiting, 1 done, 0 dead; the broker holds 0", "documents 4, 4 not yet in records"]);
    const alone = join(home, "alone.db");
    await called(add, { args: [reports], store: alone });
    expect((await called(exportAll, { store })).lines).toEqual((await called(exportAll, { store: alone })).lines);
  });

  test("puts a document that cannot be read aside as a dead letter, and reads the rest", async () => {
    const store = await founded();
    const joined = await joinCluster(store);
    const step = {
      ...preparing,
      run: (source: Source) => {
        if (Buffer.from(source.bytes).includes(POISON)) throw new Error("unheard of");
        return preparing.run(source);
      },
    };
    const tools = { name: "w", ...joined, engine: here(), journal: quiet, step };
    expect(await labour(tools, new AbortController().signal, true)).toMatchObject({ units: 3, documents: 3 });
    const told = await called(status, { store });
    expect(told.status).toBe(1);
    expect(told.lines[0]).toContain("0 waiting, 4 done, 1 dead");
    expect(told.lines.at(-1)).toMatch(/^dead +[0-9a-f]{12} \(1 source, begun 1 time\): unheard of$/);
    expect((await called(status, { options: { revive: true }, store })).told).toEqual(["1 unit to be tried again"]);
    await labour({ ...tools, step: preparing }, new AbortController().signal, true);
    expect((await called(status, { store })).lines[1]).toBe("documents 4, 4 not yet in records");
    await joined.close();
  });

  test("gives up a unit that ends its workers, source by source", async () => {
    const store = await founded();
    await postgresql.ask("update units set tries = 9", store);
    expect((await called(work, { options: { once: true }, store })).lines).toEqual(["4 units done, 4 documents"]);
    await postgresql.ask("update units set tries = 9, state = 'waiting', published = null where sources = 1", store);
    await called(work, { options: { once: true }, store });
    expect((await called(status, { store })).lines.at(-1)).toContain("begun 9 times and never finished");
  });

  test("reads everything again beside what is shown, and then shows that", async () => {
    const store = await founded();
    await called(work, { options: { once: true }, store });
    const before = (await called(exportAll, { store })).lines;
    expect((await called(reprocess, { options: { generation: "1" }, store })).lines).toEqual(["generation 1 is shown already"]);
    await called(reprocess, { store });
    expect((await called(reprocess, { options: { generation: "2" }, store })).lines[0]).toContain("generation 2 is in the making");
    // What is shown is made to differ from what reading gives, so that the exchange is seen.
    await postgresql.ask("update events set dossier = replace(dossier, 'Solane', 'Nobody') where generation = 1", store);
    expect((await called(exportAll, { store })).lines).not.toEqual(before);
    await called(work, { options: { once: true }, store });
    const joined = await joinCluster(store);
    await coordinate({ ...joined, url: store, engine: here(), journal: quiet }, new AbortController().signal, true);
    await joined.close();
    expect((await called(exportAll, { store })).lines).toEqual(before);
    expect((await called(reprocess, { options: { generation: "2" }, store })).lines).toEqual(["generation 2 is shown already"]);
  });

  test("has one process at a time that brings the records up to date", async () => {
    const store = await founded();
    await called(work, { options: { once: true }, store });
    const other = await writing(store);
    expect(await settleStore({ url: store })).toBe(-1);
    await other.close();
    expect(await settleStore({ url: store })).toBeGreaterThan(0);
  });

  test("is told from a store without one", async () => {
    await expect(called(work, { store: join(home, "file.db") })).rejects.toThrow("keeps its store in PostgreSQL");
    await expect(called(work, { store: await postgresql.database() })).rejects.toThrow("has no store");
    await expect(called(cluster, { args: ["down"], store: "x" })).rejects.toThrow('does not know "down"');
    await expect(called(cluster, { args: ["up"], options: { nats: "x" }, store: "x" })).rejects.toThrow("go together");
    await expect(called(add, { args: ["https://x.example/"], options: { cluster: true }, store: "x" })).rejects.toThrow(
      "files and folders",
    );
  });
});
