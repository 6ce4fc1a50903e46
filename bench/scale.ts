import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { groupsOf } from "../eval/group.ts";
import { bcubed } from "../eval/scorers/coreference.ts";
import type { Engine } from "../src/engine/engine.ts";
import type { Source } from "../src/model/document.ts";
import { stepsKey } from "../src/pipeline.ts";
import { engineFor } from "../src/serve/cli/add.ts";
import { Adding } from "../src/serve/cli/adding.ts";
import { frugally } from "../src/serve/cli/heap.ts";
import type { Opened } from "../src/serve/cli/opening.ts";
import type { Progress } from "../src/serve/cli/progress.ts";
import { settled, stateOf, writing } from "../src/serve/cli/session.ts";
import type { Store } from "../src/store/store.ts";
import { gather } from "../src/text/gather.ts";
import { collection } from "./generator/collection.ts";
import type { Recipe } from "./generator/plant.ts";

const USAGE =
  "usage: scale [--articles 10000] [--workers 1] [--store FILE|postgres://…] [--fill] [--seed WORD] [--stock SHARE] [--hot N] [--json]";

/** Searches timed, each for two words of a headline. */
const SEARCHES = 300;

/** What a stage took, by the clock and of processor time. */
interface Spent {
  readonly seconds: number;
  readonly processor: number;
}

/** What a run at one size came to. `stall` is the longest time, in milliseconds, between two articles that were told of as taken in. */
interface Run {
  readonly articles: number;
  readonly stages: Readonly<Record<string, Spent>>;
  readonly ms_per_article: number;
  readonly processor_ms_per_article: number;
  readonly articles_per_second: number;
  readonly peak_mb: number;
  readonly stall: number;
  readonly lost: number;
  /** How much oftener a document was said to be added than there are documents. */
  readonly repeated: number;
  readonly store_bytes_per_article?: number;
}

/** What was found in a collection. */
interface Found {
  readonly events: number;
  readonly planted_b3_precision: number;
  readonly planted_b3_recall: number;
  readonly planted_b3_f1: number;
  readonly search_ms_median: number;
  readonly search_ms_p99: number;
}

const stages: Record<string, Spent> = {};

/** Do a stage, keep what it took and say so. */
async function timed<T>(stage: string, work: () => T | Promise<T>): Promise<T> {
  const [before, begun] = [process.cpuUsage(), performance.now()];
  const made = await work();
  const { user, system } = process.cpuUsage(before);
  const spent = { seconds: (performance.now() - begun) / 1_000, processor: (user + system) / 1e6 };
  stages[stage] = spent;
  const peak = Math.round(process.resourceUsage().maxRSS / 1_024);
  console.error(`${stage}: ${spent.seconds.toFixed(1)} s, ${spent.processor.toFixed(1)} s of processor time, ${peak} MB at most so far`);
  return made;
}

/** The articles of a collection as `synoptic add` is given them. */
async function* opened(recipe: Recipe, size: number): AsyncGenerator<Opened> {
  for (const { source } of sources(recipe, size)) yield { what: "source", source };
}

function* sources(recipe: Recipe, size: number): Generator<{ readonly source: Source; readonly event: string }> {
  const encoder = new TextEncoder();
  let line = 0;
  for (const { article, truth } of collection(recipe, size)) {
    const bytes = encoder.encode(JSON.stringify(article));
    yield { source: { bytes, at: "news.jsonl", line: ++line, type: "json" }, event: truth.event };
  }
}

/** What came of taking in a collection: the longest time between two that were told of, in milliseconds, and how many were said to be added. */
interface Filled {
  readonly stall: number;
  readonly added: number;
}

/** Take in a collection as `synoptic add` does; what a run before it took in is known. */
async function fill(store: Store, engine: Engine, articles: AsyncIterable<Opened>): Promise<Filled> {
  let [stall, last] = [0, performance.now()];
  const shown: Progress = {
    async tell() {
      const now = performance.now();
      [stall, last] = [Math.max(stall, now - last), now];
    },
    expect: () => undefined,
    end: () => undefined,
  };
  const { added } = await timed("read, annotate and accept", () => new Adding(store, shown).all(articles, engine));
  return { stall, added };
}

/** Settle the store; gives the groups of documents that are about one event. */
async function grouped(store: Store): Promise<string[][]> {
  return frugally(async () => {
    const ids = await store.covering();
    let begun = () => undefined as void;
    const resolving = timed("resolve", () => new Promise<void>((ended) => (begun = ended)));
    return settled(store, ids, async (found, shelf) => {
      begun();
      await resolving;
      await timed("collate, record and replace", () => store.replace(stepsKey(), stateOf(found, shelf)));
      return groupsOf(found.findings, ids);
    });
  });
}

/** Wall-clock milliseconds of searches, ascending. */
async function searches(store: Store, recipe: Recipe, size: number): Promise<readonly number[]> {
  const times: number[] = [];
  let at = 0;
  const every = Math.max(1, Math.floor(size / SEARCHES));
  for (const { article } of collection(recipe, size)) {
    if (at++ % every !== 0) continue;
    const words = article.title.split(/\W+/u).filter((word) => word.length > 3);
    const begun = performance.now();
    await store.search([words[0] ?? "news", words.at(-1) ?? "news"], { offset: 0, limit: 50 });
    times.push(performance.now() - begun);
  }
  return times.toSorted((a, b) => a - b);
}

/** The documents of each planted event. */
async function planted(store: Store, recipe: Recipe, size: number): Promise<string[][]> {
  const groups = new Map<string, string[]>();
  for (const { source, event } of sources(recipe, size)) {
    const doc = await store.known(source);
    if (doc !== undefined) gather(groups, event, doc);
  }
  return [...groups.values()];
}

/** What taking in and settling took. */
async function ran(store: Store, path: string, { stall, added }: Filled, size: number): Promise<Run> {
  const all = Object.values(stages);
  const seconds = all.reduce((sum, one) => sum + one.seconds, 0);
  const processor = all.reduce((sum, one) => sum + one.processor, 0);
  const documents = (await store.ids("documents")).length;
  const bytes = statSync(path, { throwIfNoEntry: false })?.size;
  return {
    articles: size,
    stages,
    ms_per_article: (1_000 * seconds) / size,
    processor_ms_per_article: (1_000 * processor) / size,
    articles_per_second: size / seconds,
    peak_mb: Math.round(process.resourceUsage().maxRSS / 1_024),
    stall,
    lost: size - documents,
    repeated: added - documents,
    ...(bytes === undefined ? {} : { store_bytes_per_article: Math.round(bytes / size) }),
  };
}

/** How good the events are that were found, and how fast they are searched. */
async function found(store: Store, groups: string[][], recipe: Recipe, size: number): Promise<Found> {
  const score = bcubed(await planted(store, recipe, size), groups);
  const times = await searches(store, recipe, size);
  return {
    events: (await store.ids("events")).length,
    planted_b3_precision: score.precision,
    planted_b3_recall: score.recall,
    planted_b3_f1: score.f1,
    search_ms_median: times[Math.floor(times.length / 2)] ?? 0,
    search_ms_p99: times[Math.floor(times.length * 0.99)] ?? 0,
  };
}

function shown(made: Run | (Run & Found), json: boolean): void {
  if (json) return console.log(JSON.stringify(made));
  for (const [name, value] of Object.entries(made))
    console.log(`${name.padEnd(26)}${typeof value === "object" ? JSON.stringify(value) : value}`);
}

async function main(): Promise<void> {
  const text = { type: "string" } as const;
  const flag = { type: "boolean" } as const;
  const { values } = parseArgs({
    options: { articles: text, workers: text, store: text, fill: flag, seed: text, stock: text, hot: text, json: flag },
  });
  const recipe = { seed: values.seed ?? "1", stock: Number(values.stock ?? 0), hot: Number(values.hot ?? 0) };
  const size = Number(values.articles ?? 10_000);
  if (!Number.isInteger(size) || size < 1 || Number.isNaN(recipe.stock) || !Number.isInteger(recipe.hot)) throw new RangeError(USAGE);
  const engine = engineFor(values.workers);
  const home = mkdtempSync(join(tmpdir(), "scale-"));
  const path = values.store ?? join(home, "scale.db");
  const store = await writing(path);
  try {
    const filled = await fill(store, engine, opened(recipe, size));
    if (values.fill) return shown(await ran(store, path, filled, size), values.json === true);
    await engine.close();
    const groups = await grouped(store);
    const run = await ran(store, path, filled, size);
    shown({ ...run, ...(await found(store, groups, recipe, size)) }, values.json === true);
  } finally {
    await engine.close();
    await store.close();
    rmSync(home, { recursive: true, force: true });
  }
}

await main();
