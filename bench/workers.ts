/**
 * What a second thread is worth in reading and annotating: `npm run bench:workers -- [--articles 400] [--rounds 3] [--warm 3000]`. Generated articles go
 * through the engine of `synoptic add` on the calling thread, on one thread and on two, in turn; of the rounds the fastest counts, as others may use the
 * machine. What processor time all threads of the process took together is told beside it: others on the machine change that little.
 */
import { availableParallelism, loadavg } from "node:os";
import { parseArgs } from "node:util";
import type { Engine } from "../src/engine/engine.ts";
import { here } from "../src/engine/here.ts";
import { threads } from "../src/engine/threads.ts";
import type { Source } from "../src/model/document.ts";
import { preparing } from "../src/serve/cli/prepare.ts";
import { collection } from "./generator/collection.ts";

const USAGE = "usage: workers [--articles 400] [--rounds 3] [--warm 3000]";
/**
 * Articles that are read before the clock runs: models are loaded and code is compiled with them. That goes on for long, on helping threads and for each
 * worker anew: after 128 articles it takes 3.3 ms of processor time an article with one worker, 5.4 with two; after 600 it takes 1.6 and 2.4.
 */
const WARMING = "3000";

async function* sources(from: number, to: number): AsyncGenerator<Source> {
  let at = 0;
  for (const { article } of collection({ seed: "1", stock: 0, hot: 0 }, to)) {
    if (at++ >= from) yield { bytes: new TextEncoder().encode(JSON.stringify(article)), at: article.url, type: "json" };
  }
}

/** Articles a second by the clock, and milliseconds of processor time an article. */
interface Pace {
  readonly clock: number;
  readonly processor: number;
}

async function pace(engine: Engine, from: number, to: number): Promise<Pace> {
  const [begun, before] = [performance.now(), process.cpuUsage()];
  let read = 0;
  for await (const { outcome } of engine.map(preparing, sources(from, to))) read += outcome.ok ? 1 : 0;
  const { user, system } = process.cpuUsage(before);
  return { clock: (1_000 * read) / (performance.now() - begun), processor: (user + system) / 1_000 / read };
}

async function main(): Promise<void> {
  const text = { type: "string" } as const;
  const { values } = parseArgs({ options: { articles: text, rounds: text, warm: text } });
  const [size, rounds, warm] = [Number(values.articles ?? "400"), Number(values.rounds ?? "3"), Number(values.warm ?? WARMING)];
  if (![size, rounds, warm].every((one) => Number.isInteger(one) && one > 0)) throw new RangeError(USAGE);
  const engines = [
    { name: "the calling thread", engine: here(), best: { clock: 0, processor: 0 } },
    { name: "1 thread", engine: threads(1), best: { clock: 0, processor: 0 } },
    { name: "2 threads", engine: threads(2), best: { clock: 0, processor: 0 } },
  ];
  for (const { engine } of engines) await pace(engine, 0, warm);
  for (let round = 0; round < rounds; round++) {
    for (const one of engines) {
      const found = await pace(one.engine, warm, warm + size);
      if (found.clock > one.best.clock) one.best = found;
    }
  }
  const [, single, double] = engines;
  for (const { name, best } of engines)
    console.log(
      `${name.padEnd(20)}${best.clock.toFixed(1)} articles a second, ${best.processor.toFixed(2)} ms of processor time an article`,
    );
  console.log(`factor of the second thread ${((double?.best.clock ?? 0) / (single?.best.clock ?? 1)).toFixed(2)}`);
  console.log(`on ${availableParallelism()} cores, load ${loadavg()[0]?.toFixed(1) ?? ""}`);
  for (const { engine } of engines) await engine.close();
}

await main();
