import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { groupsOf } from "../eval/group.ts";
import { bcubed } from "../eval/scorers/coreference.ts";
import type { Source } from "../src/model/document.ts";
import { stepsKey } from "../src/pipeline.ts";
import { frugally } from "../src/serve/cli/heap.ts";
import { prepare } from "../src/serve/cli/prepare.ts";
import { settled, stateOf, writing } from "../src/serve/cli/session.ts";
import type { Store } from "../src/store/store.ts";
import { gather } from "../src/text/gather.ts";
import { collection } from "./generator/collection.ts";
import type { Recipe } from "./generator/plant.ts";

const USAGE = "usage: scale [--articles 10000] [--store FILE|postgres://…] [--seed WORD] [--stock SHARE] [--hot N] [--json]";

/** Sources accepted in one transaction, as `synoptic add` does. */
const BATCH = 64;
/** Searches timed, each for two words of a headline. */
const SEARCHES = 300;

/** What a run at one size came to. Seconds are of processor time, but for searches (wall clock) and `stall`, the longest time that one batch took. */
interface Run {
  readonly articles: number;
  readonly events: number;
  readonly seconds: Readonly<Record<string, number>>;
  readonly articles_per_second_by_stage: Readonly<Record<string, number>>;
  readonly ms_per_article: number;
  readonly articles_per_second: number;
  readonly stall: number;
  readonly lost: number;
  /** How much oftener a document was said to be added than there are documents. */
  readonly repeated: number;
  readonly planted_b3_precision: number;
  readonly planted_b3_recall: number;
  readonly planted_b3_f1: number;
  readonly search_ms_median: number;
  readonly search_ms_p99: number;
  readonly peak_mb: number;
  readonly store_bytes_per_article?: number;
}

const spent: Record<string, number> = {};

/** Do a stage and add its processor time. */
async function timed<T>(stage: string, work: () => T | Promise<T>): Promise<T> {
  const before = process.cpuUsage();
  const made = await work();
  const { user, system } = process.cpuUsage(before);
  spent[stage] = (spent[stage] ?? 0) + (user + system) / 1e6;
  return made;
}

/** What came of taking in a collection: which event each document tells, the longest batch in milliseconds, and how many were said to be added. */
interface Filled {
  readonly gold: ReadonlyMap<string, string>;
  readonly stall: number;
  readonly added: number;
}

/** Read and accept a collection. */
async function fill(store: Store, recipe: Recipe, size: number): Promise<Filled> {
  const gold = new Map<string, string>();
  const encoder = new TextEncoder();
  const key = stepsKey();
  let [stall, added] = [0, 0];
  let batch: { readonly source: Source; readonly event: string }[] = [];
  const accept = async (): Promise<void> => {
    const begun = performance.now();
    const prepared = await timed("read and annotate", () => batch.map(({ source }) => prepare(source)));
    const inputs = prepared.flatMap(({ source, outcome, annotations }, at) => {
      if (!outcome.ok) return [];
      gold.set(outcome.document.id, batch[at]?.event ?? "");
      return [{ source, document: outcome.document, annotations, key }];
    });
    const fates = await timed("accept", () => store.accept(inputs));
    added += fates.filter((fate) => fate === "added").length;
    stall = Math.max(stall, performance.now() - begun);
    batch = [];
  };
  let line = 0;
  for (const { article, truth } of collection(recipe, size)) {
    const bytes = encoder.encode(JSON.stringify(article));
    batch.push({ source: { bytes, at: "news.jsonl", line: ++line, type: "json" }, event: truth.event });
    if (batch.length === BATCH) await accept();
  }
  await accept();
  return { gold, stall, added };
}

/** Settle the store; gives the groups of documents that are about one event. */
async function grouped(store: Store, gold: ReadonlyMap<string, string>): Promise<string[][]> {
  return frugally(async () => {
    const ids = await store.covering();
    const begun = process.cpuUsage();
    return settled(store, ids, async (found, shelf) => {
      const { user, system } = process.cpuUsage(begun);
      spent["resolve"] = (user + system) / 1e6;
      await timed("collate, record and replace", () => store.replace(stepsKey(), stateOf(found, shelf)));
      return groupsOf(found.findings, [...gold.keys()]);
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

function partition(of: ReadonlyMap<string, string>): string[][] {
  const groups = new Map<string, string[]>();
  for (const [doc, event] of of) gather(groups, event, doc);
  return [...groups.values()];
}

async function run(path: string, recipe: Recipe, size: number): Promise<Run> {
  const store = await writing(path);
  try {
    const { gold, stall, added } = await fill(store, recipe, size);
    const planted = bcubed(partition(gold), await grouped(store, gold));
    const times = await searches(store, recipe, size);
    const total = Object.values(spent).reduce((sum, one) => sum + one, 0);
    const documents = (await store.ids("documents")).length;
    const bytes = statSync(path, { throwIfNoEntry: false })?.size;
    return {
      articles: size,
      events: (await store.ids("events")).length,
      seconds: spent,
      articles_per_second_by_stage: Object.fromEntries(Object.entries(spent).map(([stage, seconds]) => [stage, size / seconds])),
      ms_per_article: (1_000 * total) / size,
      articles_per_second: size / total,
      stall,
      lost: size - documents,
      repeated: added - documents,
      planted_b3_precision: planted.precision,
      planted_b3_recall: planted.recall,
      planted_b3_f1: planted.f1,
      search_ms_median: times[Math.floor(times.length / 2)] ?? 0,
      search_ms_p99: times[Math.floor(times.length * 0.99)] ?? 0,
      peak_mb: Math.round(process.resourceUsage().maxRSS / 1_024),
      ...(bytes === undefined ? {} : { store_bytes_per_article: Math.round(bytes / size) }),
    };
  } finally {
    await store.close();
  }
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      articles: { type: "string", default: "10000" },
      store: { type: "string" },
      seed: { type: "string", default: "1" },
      stock: { type: "string", default: "0" },
      hot: { type: "string", default: "0" },
      json: { type: "boolean" },
    },
  });
  const recipe = { seed: values.seed, stock: Number(values.stock), hot: Number(values.hot) };
  const size = Number(values.articles);
  if (!Number.isInteger(size) || size < 1 || Number.isNaN(recipe.stock) || !Number.isInteger(recipe.hot)) throw new RangeError(USAGE);
  const home = mkdtempSync(join(tmpdir(), "scale-"));
  try {
    const made = await run(values.store ?? join(home, "scale.db"), recipe, size);
    if (values.json) console.log(JSON.stringify(made));
    else
      for (const [name, value] of Object.entries(made))
        console.log(`${name.padEnd(24)} ${typeof value === "object" ? JSON.stringify(value) : value}`);
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

await main();
