import { parseArgs } from "node:util";
import type { Annotation } from "../src/model/annotation.ts";
import type { Analysed } from "../src/model/annotator.ts";
import type { Document, Source } from "../src/model/document.ts";
import { annotate, annotators, dossiersOf, readAll, resolve } from "../src/pipeline.ts";
import { candidates } from "../src/resolve/cluster.ts";
import { groupByWording, wordingKeys, wordingOf } from "../src/resolve/wording.ts";
import { articleLines, spread } from "./articles.ts";

const USAGE = "usage: bench [--data FILE] [--sizes 1000,2000,…] [--stage line|wording] [--annotators] [--json]";
const SIZES = "1000,2000,4000,8000";

/** Seconds of processor time of each stage at one size, with what came out. `peak_mb` is the largest resident set seen after any stage. */
interface Row {
  readonly articles: number;
  readonly seconds: Readonly<Record<string, number>>;
  readonly articles_per_second: number;
  readonly candidates_per_article?: number;
  readonly groups: number;
  readonly peak_mb: number;
}

class Clock {
  readonly seconds: Record<string, number> = {};
  peak = 0;

  /** Run a stage and add its processor time, which another program on the machine does not change as it does the wall clock. */
  time<T>(stage: string, run: () => T): T {
    const before = process.cpuUsage();
    const made = run();
    const { user, system } = process.cpuUsage(before);
    this.seconds[stage] = (this.seconds[stage] ?? 0) + (user + system) / 1e6;
    this.peak = Math.max(this.peak, process.memoryUsage().rss / 1e6);
    return made;
  }

  get total(): number {
    return Object.values(this.seconds).reduce((sum, one) => sum + one, 0);
  }
}

/** Articles of the collection, each as a JSON line of its own. */
function sources(lines: readonly string[], size: number): Source[] {
  const encoder = new TextEncoder();
  return spread(lines, size).map(({ title, date, url, source, content_original: text }, at) => ({
    bytes: encoder.encode(JSON.stringify({ title, date, url, source, text })),
    at: `article-${at}`,
    type: "json",
  }));
}

function readDocuments(sources: readonly Source[], clock: Clock): Document[] {
  const outcomes = clock.time("read", () => sources.flatMap((source) => [...readAll(source)]));
  return outcomes.flatMap((outcome) => (outcome.ok ? [outcome.document] : []));
}

function wholeLine(sources: readonly Source[]): Row {
  const clock = new Clock();
  const documents = readDocuments(sources, clock);
  const analysed: Analysed[] = clock.time("annotate", () => documents.map((document) => annotate(document)));
  const resolution = clock.time("resolve", () => resolve(analysed));
  const records = clock.time("collate and record", () => dossiersOf(resolution));
  return rowOf(sources.length, clock, { groups: records.length });
}

function wordingOnly(sources: readonly Source[]): Row {
  const clock = new Clock();
  const documents = readDocuments(sources, new Clock());
  const wordings = clock.time("wording", () => documents.map(wordingOf));
  let pairs = 0;
  clock.time("candidates", () => candidates(wordings.map(wordingKeys), () => pairs++));
  const groups = clock.time("group", () => groupByWording(wordings)).length;
  return rowOf(sources.length, clock, { groups, candidates_per_article: (2 * pairs) / sources.length });
}

function rowOf(articles: number, clock: Clock, found: Pick<Row, "groups" | "candidates_per_article">): Row {
  return { articles, seconds: clock.seconds, articles_per_second: articles / clock.total, ...found, peak_mb: Math.round(clock.peak) };
}

/** How long each annotator takes over the documents, so that a slow one is seen. */
function annotatorTimes(sources: readonly Source[]): Record<string, number> {
  const clock = new Clock();
  for (const document of readDocuments(sources, new Clock())) {
    const annotations: Annotation[] = [];
    for (const one of annotators) annotations.push(...clock.time(one.name, () => [...one.annotate(document, [...annotations])]));
  }
  return clock.seconds;
}

function print(rows: readonly Row[]): void {
  for (const row of rows) {
    const stages = Object.entries(row.seconds).map(([stage, spent]) => `${stage} ${spent.toFixed(2)} s`);
    const pairs = row.candidates_per_article === undefined ? "" : `, ${row.candidates_per_article.toFixed(0)} candidates each`;
    console.log(
      `${row.articles} articles: ${row.articles_per_second.toFixed(0)}/s, ${row.peak_mb} MB, ${row.groups} groups${pairs}; ${stages.join(", ")}`,
    );
  }
}

function main(): void {
  const { values } = parseArgs({
    options: {
      data: { type: "string" },
      sizes: { type: "string" },
      stage: { type: "string" },
      json: { type: "boolean" },
      annotators: { type: "boolean" },
    },
  });
  const sizes = (values.sizes ?? SIZES).split(",").map(Number);
  if (sizes.some((size) => !Number.isInteger(size) || size < 1)) throw new RangeError(USAGE);
  const lines = articleLines(values.data);
  if (values.annotators) {
    for (const [name, spent] of Object.entries(annotatorTimes(sources(lines, sizes[0] ?? 1))))
      console.log(`${name} ${((1000 * spent) / (sizes[0] ?? 1)).toFixed(3)} ms an article`);
    return;
  }
  const run = values.stage === "wording" ? wordingOnly : wholeLine;
  const rows = sizes.map((size) => run(sources(lines, size)));
  if (values.json) console.log(JSON.stringify(rows));
  else print(rows);
}

main();
