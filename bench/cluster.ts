/**
 * What a second worker of a cluster is worth: `npm run bench:cluster -- --nats URL --postgres URL [--articles 3200] [--warm 1600]`. For one worker and
 * for two a cluster of its own is founded on the given servers, generated articles are put down as work, and the built command reads and annotates them;
 * the clock runs from the warm-up on, when models are loaded and most code is compiled, until the last unit is done. Settling at the end is not counted.
 */
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import pg from "pg";
import { collection } from "./generator/collection.ts";

const USAGE = "usage: cluster --nats URL --postgres URL [--articles 3200] [--warm 1600]";
const MAIN = fileURLToPath(new URL("../../dist/serve/cli/main.js", import.meta.url));
/** Articles in one file. */
const PER_FILE = 40;

interface Servers {
  readonly nats: string;
  readonly postgres: string;
  /** The folder of the articles, and of what the clusters keep. */
  readonly home: string;
}

function started(args: readonly string[]): ChildProcess {
  return spawn(process.execPath, [MAIN, ...args], { stdio: "ignore" });
}

async function ran(args: readonly string[]): Promise<void> {
  const [status] = (await once(started(args), "close")) as [number | null];
  if (status !== 0) throw new Error(`synoptic ${args[0]} ended with ${status}`);
}

async function asked(url: string, sql: string): Promise<Record<string, unknown> | undefined> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows[0];
  } finally {
    await client.end();
  }
}

/** Wait until so many documents are accepted; gives how many are, and when. */
async function reached(url: string, wanted: number): Promise<{ readonly documents: number; readonly at: number }> {
  for (;;) {
    const documents = Number((await asked(url, "select count(*)::int as documents from documents"))?.["documents"] ?? 0);
    if (documents >= wanted) return { documents, at: performance.now() };
    await wait(20);
  }
}

/** Articles a second that so many workers read, after the first `warm` ones. */
async function pace(workers: number, [warm, all]: readonly [warm: number, all: number], servers: Servers): Promise<number> {
  const name = `bench_workers_${workers}`;
  await asked(servers.postgres, `drop database if exists ${name}`);
  await asked(servers.postgres, `create database ${name}`);
  const url = Object.assign(new URL(servers.postgres), { pathname: `/${name}` }).href;
  await ran(["cluster", "up", "--once", "--postgres", url, "--nats", servers.nats, "--blob", join(servers.home, name)]);
  await ran(["add", join(servers.home, "news"), "--cluster", "--store", url]);
  const working = Array.from({ length: workers }, () => started(["work", "--store", url]));
  try {
    const from = await reached(url, warm);
    const to = await reached(url, all);
    return (1_000 * (to.documents - from.documents)) / (to.at - from.at);
  } finally {
    for (const worker of working) worker.kill("SIGKILL");
    await Promise.all(working.map(async (worker) => worker.exitCode ?? worker.signalCode ?? once(worker, "exit")));
    await asked(servers.postgres, `drop database ${name} with (force)`);
  }
}

async function main(): Promise<void> {
  const text = { type: "string" } as const;
  const { values } = parseArgs({ options: { nats: text, postgres: text, articles: text, warm: text } });
  const [articles, warm] = [Number(values.articles ?? 3_200), Number(values.warm ?? 1_600)];
  if (!values.nats || !values.postgres || !(warm > 0 && articles > warm)) throw new RangeError(USAGE);
  const home = mkdtempSync(join(tmpdir(), "cluster-"));
  try {
    mkdirSync(join(home, "news"));
    const lines = [...collection({ seed: "1", stock: 0, hot: 0 }, articles)].map(({ article }) => JSON.stringify(article));
    for (let at = 0; at < lines.length; at += PER_FILE)
      writeFileSync(join(home, "news", `${String(at).padStart(6, "0")}.jsonl`), lines.slice(at, at + PER_FILE).join("\n"));
    const servers: Servers = { nats: values.nats, postgres: values.postgres, home };
    const single = await pace(1, [warm, articles], servers);
    console.log(`1 worker   ${single.toFixed(1)} articles a second`);
    const double = await pace(2, [warm, articles], servers);
    console.log(`2 workers  ${double.toFixed(1)} articles a second, ${(double / single).toFixed(2)} times as fast`);
    console.log(`on ${availableParallelism()} cores, load ${loadavg()[0]?.toFixed(1) ?? ""}`);
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

await main();
