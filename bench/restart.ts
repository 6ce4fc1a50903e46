/**
 * What a kill costs: `npm run bench:restart -- [--articles 5000] [--kills 12] [--workers N] [--seed WORD]` adds generated articles with the built command,
 * kills it again and again while it reads, and lets the last run reach the end of reading. Work lost is the time since the last commit at each kill.
 */
import { spawn } from "node:child_process";
import { EventEmitter, once } from "node:events";
import { createWriteStream, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { open } from "../src/serve/cli/place.ts";
import { Chance } from "./generator/chance.ts";
import { collection } from "./generator/collection.ts";

const USAGE = "usage: restart [--articles 5000] [--kills 12] [--workers N] [--seed WORD]";
const MAIN = fileURLToPath(new URL("../../dist/serve/cli/main.js", import.meta.url));

/** One run: milliseconds until its first new document, and from its last commit to its end; and the documents it added. */
interface Run {
  readonly first: number;
  readonly lost: number;
  readonly added: number;
}

/** Run `add` until `enough` documents were added, or, those that it knew before among them, all. */
async function killed(words: readonly string[], enough: number, all: number): Promise<Run> {
  const begun = performance.now();
  let [first, last, added, met, left] = [0, begun, 0, 0, ""];
  const child = spawn(process.execPath, [MAIN, "add", ...words, "--json"], { stdio: ["ignore", "pipe", "inherit"] });
  const ended = once(child, "close");
  const reached = new EventEmitter();
  child.stdout.setEncoding("utf8").on("data", (part: string) => {
    const lines = `${left}${part}`.split("\n");
    left = lines.pop() ?? "";
    if (child.killed) return;
    const here = lines.filter((line) => line.includes('"what":"added"')).length;
    if (here > 0) last = performance.now();
    if (here > 0) first ||= last - begun;
    added += here;
    met += here + lines.filter((line) => line.includes('"what":"known"')).length;
    if (added >= enough || met >= all) reached.emit("enough");
  });
  await Promise.race([once(reached, "enough"), ended]);
  // Somewhere between this commit and the next.
  await new Promise((resolve) => setTimeout(resolve, (enough * 7919) % 500));
  child.kill("SIGKILL");
  const lost = performance.now() - last;
  await ended;
  console.log(
    `${added} added after ${met - added} known, the first after ${(first / 1_000).toFixed(2)} s, ${(lost / 1_000).toFixed(2)} s of work lost`,
  );
  return { first, lost, added };
}

async function written(path: string, seed: string, size: number): Promise<void> {
  const out = createWriteStream(path);
  for (const { article } of collection({ seed, stock: 0, hot: 0 }, size)) {
    if (!out.write(`${JSON.stringify(article)}\n`)) await once(out, "drain");
  }
  out.end();
  await once(out, "finish");
}

async function main(): Promise<void> {
  const text = { type: "string" } as const;
  const { values } = parseArgs({ options: { articles: text, kills: text, workers: text, seed: text } });
  const [size, kills] = [Number(values.articles ?? 5_000), Number(values.kills ?? 12)];
  if (![size, kills].every((one) => Number.isInteger(one) && one > 0)) throw new RangeError(USAGE);
  const home = mkdtempSync(join(tmpdir(), "restart-"));
  try {
    const [news, store] = [join(home, "news.jsonl"), join(home, "restart.db")];
    await written(news, values.seed ?? "1", size);
    const words = [news, "--store", store, ...(values.workers === undefined ? [] : ["--workers", values.workers])];
    const chance = new Chance("kills");
    const runs: Run[] = [];
    for (let at = 0; at < kills; at++) runs.push(await killed(words, chance.whole(1, Math.ceil(size / kills / 2)), size));
    const end = await killed(words, size, size);
    const reader = await open(store, false);
    const documents = (await reader?.ids("documents"))?.length ?? 0;
    await reader?.close();
    const worst = (of: (run: Run) => number): string => (Math.max(...runs.map(of)) / 1_000).toFixed(2);
    console.log(`${size} articles, ${kills} kills; work lost, at most ${worst(({ lost }) => lost)} s; the last run added ${end.added}`);
    console.log(
      `first new document after a restart, at most ${worst(({ first }) => first)} s, last run ${(end.first / 1_000).toFixed(2)} s`,
    );
    console.log(`${documents} documents in the store, ${size - documents} lost`);
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

await main();
