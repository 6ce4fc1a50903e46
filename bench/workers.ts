/**
 * What a second thread is worth in reading and annotating: `npm run bench:workers -- [--articles 400] [--rounds 3]`. Generated articles go through the engine of
 * `synoptic add` on the calling thread, on one thread and on two, in turn; of the rounds the fastest counts, as others may use the machine.
 */
import { availableParallelism, loadavg } from "node:os";
import { parseArgs } from "node:util";
import type { Engine } from "../src/engine/engine.ts";
import { here } from "../src/engine/here.ts";
import { threads } from "../src/engine/threads.ts";
import type { Source } from "../src/model/document.ts";
import { preparing } from "../src/serve/cli/prepare.ts";
import { collection } from "./generator/collection.ts";

const USAGE = "usage: workers [--articles 400] [--rounds 3]";
/** Articles that are read before the clock runs: models are loaded and code is compiled with them. */
const WARMING = 64;

async function* sources(from: number, to: number): AsyncGenerator<Source> {
  let at = 0;
  for (const { article } of collection({ seed: "1", stock: 0, hot: 0 }, to)) {
    if (at++ >= from) yield { bytes: new TextEncoder().encode(JSON.stringify(article)), at: article.url, type: "json" };
  }
}

/** Articles a second by the clock. */
async function pace(engine: Engine, from: number, to: number): Promise<number> {
  const begun = performance.now();
  let read = 0;
  for await (const { outcome } of engine.map(preparing, sources(from, to))) read += outcome.ok ? 1 : 0;
  return (1_000 * read) / (performance.now() - begun);
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { articles: { type: "string", default: "400" }, rounds: { type: "string", default: "3" } } });
  const [size, rounds] = [Number(values.articles), Number(values.rounds)];
  if (![size, rounds].every((one) => Number.isInteger(one) && one > 0)) throw new RangeError(USAGE);
  const engines = [
    { name: "the calling thread", engine: here(), best: 0 },
    { name: "1 thread", engine: threads(1), best: 0 },
    { name: "2 threads", engine: threads(2), best: 0 },
  ];
  for (const { engine } of engines) await pace(engine, 0, WARMING);
  for (let round = 0; round < rounds; round++) {
    for (const one of engines) one.best = Math.max(one.best, await pace(one.engine, WARMING, WARMING + size));
  }
  const [, single, double] = engines;
  for (const { name, best } of engines) console.log(`${name.padEnd(20)}${best.toFixed(1)} articles a second`);
  console.log(`factor of the second thread ${((double?.best ?? 0) / (single?.best ?? 1)).toFixed(2)}`);
  console.log(`on ${availableParallelism()} cores, load ${loadavg()[0]?.toFixed(1) ?? ""}`);
  for (const { engine } of engines) await engine.close();
}

await main();
