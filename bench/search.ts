/**
 * How fast lists, filters and searches are in a store of any size: `npm run bench:search -- [--articles 1000000] [--store FILE|postgres://…] [--keep]`.
 * The store is filled first if it is empty; `--rounds` tells how often each question is asked, each time with other words.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { stepsKey } from "../src/pipeline.ts";
import { open } from "../src/serve/cli/place.ts";
import { eventOf } from "../src/serve/lookup.ts";
import { overviewOf } from "../src/serve/overview.ts";
import { selectEntities } from "../src/serve/roster.ts";
import { countsOf, select, wordsIn, type Asked } from "../src/serve/selection.ts";
import type { Store } from "../src/store/store.ts";
import { Filling } from "./generator/filling.ts";
import { sceneOf, type Recipe } from "./generator/plant.ts";
import type { Values } from "./generator/phrase.ts";

const USAGE = "usage: search [--articles 1000000] [--store FILE|postgres://…] [--seed WORD] [--rounds 100]";
/** Documents accepted in one transaction. */
const BATCH = 1_024;
const PAGE = { offset: 0, limit: 50 };
/** How many events there are for so many articles, and the days they lie on: for words and pages to ask for. */
const ARTICLES_AN_EVENT = 6;

function told(what: string, begun: number): void {
  console.log(
    `${what} ${Math.round((performance.now() - begun) / 1_000)} s, ${Math.round(process.resourceUsage().maxRSS / 1_024)} MB at the peak`,
  );
}

async function fill(store: Store, recipe: Recipe, size: number): Promise<void> {
  const filling = new Filling(recipe, stepsKey());
  const begun = performance.now();
  let batch = [];
  for (const inputs of filling.inputs(size)) {
    batch.push(...inputs);
    if (batch.length < BATCH) continue;
    await store.accept(batch);
    batch = [];
  }
  await store.accept(batch);
  told(`${size} documents accepted in`, begun);
  const half = performance.now();
  await store.replace(stepsKey(), filling.resolved());
  told("records and their index kept in", half);
}

/** Questions by name; each asks with the values of an event, so that no two ask the same. */
function questions(store: Store, events: number): Readonly<Record<string, (values: Values, at: number) => Promise<unknown>>> {
  const search = (text: string) => store.search(wordsIn(text), PAGE);
  const list = (asked: Asked) => select(store, asked, PAGE);
  return {
    "search, a rare word": ({ family = "" }) => search(family),
    "search, a middling word": (_, at) => search(["furniture", "sandbags", "pickets", "acquitted", "treaty", "lorry"][at % 6] ?? ""),
    "search, a word of every document": (_, at) => search(["the", "of", "in"][at % 3] ?? ""),
    "search, two words": ({ town = "", n = "" }) => search(`${town} ${n}`),
    "search, three words": ({ country = "", m = "" }) => search(`${country} the ${m}`),
    "events, first page": () => list({}),
    "events, a page far in": (_, at) => select(store, {}, { offset: Math.floor((events * (at % 97)) / 97), limit: 50 }),
    "events by type": (_, at) => list({ type: ["disaster", "strike", "court", "consult"][at % 4] }),
    "events by topic": (_, at) => list({ topic: ["disaster", "labour", "crime", "politics"][at % 4] }),
    "events by place": ({ town }) => list({ place: town }),
    "events by a part of a person's name": ({ otherfamily }) => list({ person: otherfamily }),
    "events by two letters of a name": (_, at) => list({ person: ["an", "er", "ma", "el"][at % 4] }),
    "events by days": (_, at) => list({ from: `2024-0${1 + (at % 9)}`, to: `2024-${["10", "11", "12"][at % 3]}` }),
    "events by type, place, days and words": ({ town }, at) =>
      list({ type: ["disaster", "strike", "court"][at % 3], place: town, from: "2024", text: "the" }),
    "events by a word of every document": (_, at) => list({ text: ["the", "of", "in"][at % 3] }),
    "events by two words": ({ town = "", n = "" }) => list({ text: `${town} ${n}` }),
    "counts by month and place": async (_, at) => overviewOf(await countsOf(store, at % 2 === 0 ? {} : { type: "disaster" })),
    "entities, first page": () => selectEntities(store, {}, PAGE),
    "entities by name": ({ family }) => selectEntities(store, { person: family }, PAGE),
    "entities by a word of every document": (_, at) => selectEntities(store, { text: ["the", "of", "in"][at % 3] }, PAGE),
    "entities by two words": ({ town = "", n = "" }) => selectEntities(store, { text: `${town} ${n}` }, PAGE),
    "documents, a page far in": (_, at) => store.search([], { offset: Math.floor((events * (at % 97)) / 97), limit: 50 }),
  };
}

async function measure(
  store: Store,
  { seed }: Recipe,
  { size, rounds }: { readonly size: number; readonly rounds: number },
): Promise<void> {
  const events = Math.floor(size / ARTICLES_AN_EVENT);
  const asked: [string, (values: Values, at: number) => Promise<unknown>][] = Object.entries(questions(store, events));
  const { items } = await select(store, {}, { offset: 0, limit: rounds });
  asked.push(["one record", (_, at) => eventOf(store, items[at % items.length]?.id ?? "")]);
  const everything: Time[] = [];
  for (const [name, question] of asked) {
    const times: Time[] = [];
    for (let at = 0; at < rounds; at++) {
      const { values } = sceneOf(seed, Math.floor((at * events) / rounds));
      const [begun, before] = [performance.now(), process.cpuUsage()];
      await question(values, at);
      const { user, system } = process.cpuUsage(before);
      times.push({ clock: performance.now() - begun, own: (user + system) / 1e3 });
    }
    everything.push(...times);
    print(name, times);
  }
  print("all of these", everything);
}

/** Milliseconds that an answer took by the clock, and of this process's own processor time: on SQLite that is all there is. */
interface Time {
  readonly clock: number;
  readonly own: number;
}

function print(name: string, times: readonly Time[]): void {
  const figures = (["clock", "own"] as const).map((which) => {
    const sorted = times.map((time) => time[which]).toSorted((a, b) => a - b);
    const at = (share: number): string => (sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(1).padStart(7);
    return `${at(0.5)} median${at(0.99)} p99 ${which === "clock" ? "ms by the clock" : "of processor"}`;
  });
  console.log(`${name.padEnd(38)}${figures.join(",")}`);
}

async function main(): Promise<void> {
  const text = { type: "string" } as const;
  const { values } = parseArgs({ options: { articles: text, store: text, seed: text, rounds: text } });
  const [size, rounds] = [Number(values.articles ?? 1_000_000), Number(values.rounds ?? 100)];
  if (![size, rounds].every((one) => Number.isInteger(one) && one > 0)) throw new RangeError(USAGE);
  const recipe = { seed: values.seed ?? "1", stock: 0, hot: 0 };
  const home = mkdtempSync(join(tmpdir(), "search-"));
  const path = values.store ?? join(home, "search.db");
  try {
    const writer = await open(path, true);
    if (!writer) throw new Error("another process writes");
    if ((await writer.search([], PAGE)).total === 0) await fill(writer, recipe, size);
    await writer.close();
    const reader = await open(path, false);
    if (reader) await measure(reader, recipe, { size, rounds });
    await reader?.close();
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

await main();
