import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { collection } from "../bench/generator/collection.ts";
import { Chance } from "../bench/generator/chance.ts";
import { Brokers } from "../test/servers/brokers.ts";
import { Network } from "../test/servers/network.ts";
import { Postgresql } from "../test/servers/postgresql.ts";
import { installed } from "../test/servers/programs.ts";
import { folder, PREPARING, ran, started, synoptic } from "./synoptic.ts";

/** Articles in the short form, which every change is tested with; SYNOPTIC_CLUSTER_ARTICLES asks for another number. */
const ARTICLES = Number(process.env["SYNOPTIC_CLUSTER_ARTICLES"] ?? 320);
const WORKERS = 3;
/** Articles in one file. */
const PER_FILE = 40;
/** How long a cluster may take for all of it on a busy machine, in milliseconds. */
const PATIENCE = 240_000;

const home = folder();

/** The same articles in files of `per`, in an order of chance. */
function files(name: string, lines: readonly string[], { per, seed }: { readonly per: number; readonly seed: string }): string {
  const folder = join(home, name);
  mkdirSync(folder);
  const order = new Chance(seed).some(
    Array.from({ length: Math.ceil(lines.length / per) }, (_, at) => lines.slice(at * per, (at + 1) * per)),
    lines.length,
  );
  for (const [at, part] of order.entries()) writeFileSync(join(folder, `${String(at).padStart(4, "0")}.jsonl`), part.join("\n"));
  return folder;
}

describe.runIf(installed("initdb", "postgres", "nats-server"))("a cluster", () => {
  let postgresql: Postgresql;
  let brokers: Brokers;
  let expected = "";
  const alive = new Set<ChildProcess>();

  beforeAll(async () => {
    [postgresql, brokers] = await Promise.all([Postgresql.start(), Brokers.start(3)]);
    const lines = [...collection({ seed: "cluster", stock: 0.1, hot: 0 }, ARTICLES)].map(({ article }) => JSON.stringify(article));
    files("in", lines, { per: PER_FILE, seed: "a" });
    synoptic(["add", "in", "--store", "one.db"], { cwd: home });
    expected = synoptic(["export", "--store", "one.db"], { cwd: home }).stdout;
    if (expected.split("\n").length < 20) throw new Error("too few records to compare");
  }, PREPARING);

  afterAll(async () => {
    for (const child of alive) child.kill("SIGKILL");
    await Promise.all([postgresql.stop(), brokers.stop()]);
  });

  function start(args: readonly string[]): ChildProcess {
    const child = started(args, { cwd: home });
    alive.add(child);
    child.once("exit", () => alive.delete(child));
    return child;
  }

  /** Found a cluster on a database of its own; gives the address of its store. */
  async function founded(blobs: string, among = brokers): Promise<string> {
    const url = await postgresql.database();
    const { status } = await ran(["cluster", "up", "--once", "--postgres", url, "--nats", among.url, "--blob", blobs], { cwd: home });
    expect(status).toBe(0);
    return url;
  }

  async function figures(url: string): Promise<{ waiting: number; done: number; dead: number; documents: number }> {
    const [row] = await postgresql.ask(
      `select count(*) filter (where state = 'waiting')::int as waiting, count(*) filter (where state = 'done')::int as done,
              count(*) filter (where state = 'dead')::int as dead, (select count(*)::int from documents) as documents from units`,
      url,
    );
    return row as { waiting: number; done: number; dead: number; documents: number };
  }

  /** Wait until no unit waits. */
  async function over(url: string): Promise<void> {
    for (const end = performance.now() + PATIENCE; ; await wait(200)) {
      const now = await figures(url).catch(() => undefined);
      if (now?.waiting === 0) return;
      if (performance.now() > end) throw new Error(`not done: ${JSON.stringify(now)}`);
    }
  }

  async function expectParity(url: string): Promise<void> {
    expect((await figures(url)).dead).toBe(0);
    const { stdout, status } = await ran(["export", "--store", url], { cwd: home });
    expect(status).toBe(0);
    expect(stdout === expected, "the export is that of one process").toBe(true);
  }

  test(
    "of three brokers, a database and three workers exports the bytes that one process does, in another order and with every message doubled",
    async () => {
      const url = await founded("blobs-a");
      await ran(["add", ...order("in", "b"), "--cluster", "--store", url], { cwd: home });
      // Every unit is published a second time, under another key.
      await postgresql.ask("update units set published = null", url);
      const workers = Array.from({ length: WORKERS }, () => start(["work", "--once", "--store", url]));
      const codes = await Promise.all(workers.map(async (worker) => (await once(worker, "exit")) as [number | null]));
      expect(codes.map(([code]) => code)).toEqual([0, 0, 0]);
      await expectParity(url);
    },
    PATIENCE,
  );

  test(
    "goes on when a worker, the stream's leader, the database and then every broker's disk are lost",
    async () => {
      const url = await founded("blobs-b");
      const units = Math.ceil(ARTICLES / 32);
      /** Wait until so many units are done; some must still wait, or what follows tests nothing. */
      const reached = async (done: number): Promise<void> => {
        await expect.poll(async () => (await figures(url)).done, { timeout: PATIENCE, interval: 20 }).toBeGreaterThanOrEqual(done);
        expect((await figures(url)).done).toBeLessThan(units);
      };
      await ran(["add", "in", "--cluster", "--store", url], { cwd: home });
      const victim = start(["work", "--store", url]);
      await reached(1);
      victim.kill("SIGKILL");
      const worker = start(["work", "--store", url]);
      await reached(Math.ceil(units * 0.2));
      const leader = await brokers.leader();
      await brokers.kill(leader);
      await reached(Math.ceil(units * 0.4));
      await postgresql.kill();
      await postgresql.up();
      brokers.launch(leader);
      await reached(Math.ceil(units * 0.6));
      await brokers.wipe();
      await over(url);
      expect((await figures(url)).documents).toBe(ARTICLES);
      worker.kill("SIGTERM");
      expect(await once(worker, "exit")).toEqual([0, null]);
      await expectParity(url);
    },
    PATIENCE,
  );

  test(
    "goes on while the stream's leader is cut off by the network",
    async () => {
      const members = await Brokers.start(3, Network.of(3));
      try {
        const url = await founded("blobs-d", members);
        await ran(["add", "in", "--cluster", "--store", url], { cwd: home });
        const worker = start(["work", "--store", url]);
        await expect.poll(async () => (await figures(url)).done, { timeout: PATIENCE, interval: 20 }).toBeGreaterThan(0);
        const leader = await members.leader();
        members.cut(leader);
        await over(url);
        members.mend(leader);
        worker.kill("SIGTERM");
        expect(await once(worker, "exit")).toEqual([0, null]);
        await expectParity(url);
      } finally {
        await members.stop();
      }
    },
    PATIENCE,
  );

  test(
    "finds a unit whose adder was killed between putting it down and publishing it",
    async () => {
      const url = await founded("blobs-c");
      await ran(["add", "in", "--cluster", "--store", url], { cwd: home });
      await brokers.wipe();
      await postgresql.ask("update units set published = null", url);
      const worker = start(["work", "--once", "--store", url]);
      expect(await once(worker, "exit")).toEqual([0, null]);
      await expectParity(url);
    },
    PATIENCE,
  );

  function order(name: string, seed: string): string[] {
    const list = Array.from({ length: Math.ceil(ARTICLES / PER_FILE) }, (_, at) => join(name, `${String(at).padStart(4, "0")}.jsonl`));
    return new Chance(seed).some(list, list.length);
  }
});
