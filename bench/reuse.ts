import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import type { Annotation } from "../src/model/annotation.ts";
import type { Analysed } from "../src/model/annotator.ts";
import type { Document } from "../src/model/document.ts";
import { annotate, annotators, collate, readAll, resolve } from "../src/pipeline.ts";
import { comparedPairs, reprintsOf } from "../src/resolve/reprints.ts";
import { articleLines, spread } from "./articles.ts";
import { seconds } from "./spent.ts";

const USAGE = "usage: node dist-eval/bench/reuse.js [--data FILE] [--sizes 1000,2000,…] [--peer PROGRAM] [--stage]";
const SIZES = "1000,2000,4000,8000";
/** The peer's program, beside this file's source: a built program lies one level deeper. */
const PEER = fileURLToPath(new URL("../../bench/peers/reuse.py", import.meta.url));
/** Memory for the peer's output, in bytes. */
const OUTPUT = 1 << 26;

/** Processor seconds that one way to find copied text takes, and the pairs it compares. */
interface Taken {
  readonly seconds: number;
  readonly pairs: number;
}

/** Articles of the collection as documents, in its order. */
function documents(lines: readonly string[]): Document[] {
  const encoder = new TextEncoder();
  return spread(lines, lines.length).flatMap(({ title, date, content_original: text }, at) => {
    const source = { bytes: encoder.encode(JSON.stringify({ title, date, text })), at: `article-${at}`, type: "json" };
    return [...readAll(source)].flatMap((outcome) => (outcome.ok ? [outcome.document] : []));
  });
}

function ours(all: readonly Analysed[]): Taken & { readonly found: number } {
  let found = 0;
  const spent = seconds(() => (found = reprintsOf(all, new Map()).length));
  return { seconds: spent, pairs: comparedPairs(all), found };
}

/** The same texts given to the n-gram filter; undefined where there is no such program. */
function peer(all: readonly Analysed[], program: string): Taken | undefined {
  const input = all.map(({ document }) => JSON.stringify(document.text)).join("\n");
  const { status, stdout } = spawnSync(program, [PEER], { input, encoding: "utf8", maxBuffer: OUTPUT });
  return status === 0 ? (JSON.parse(stdout) as Taken) : undefined;
}

/** Items evenly spread: of a collection in the order of days an equal part of each day's. */
function thinned<T>(all: readonly T[], size: number): T[] {
  return Array.from({ length: Math.min(size, all.length) }, (_, at) => all[Math.floor((at * all.length) / size)] as T);
}

/**
 * Pairs compared an article, on average over all runs of so many articles in a row. A collection that grows day by day grows so; one that is thinned
 * out has fewer reports of each event, so that fewer of its pairs share text.
 */
function inRows(all: readonly Analysed[], size: number): number {
  const rows = Array.from({ length: Math.floor(all.length / size) }, (_, at) => all.slice(at * size, (at + 1) * size));
  return rows.reduce((sum, row) => sum + comparedPairs(row) / size, 0) / rows.length;
}

/** Documents on which finding quotations is timed: what it takes does not depend on their number. */
const TIMED = 1000;

/** Processor seconds that finding the quotations of an article takes, as in the line: the names and the grammar before it are not counted. */
function quoting(all: readonly Document[]): number {
  let spent = 0;
  for (const document of all) {
    const earlier: Annotation[] = [];
    for (const one of annotators) {
      const took = seconds(() => earlier.push(...one.annotate(document, [...earlier])));
      if (one.name !== "quotations") continue;
      spent += took;
      break;
    }
  }
  return spent / all.length;
}

/** Processor seconds an article of the stage of speech: who said what, what accounts made of it, who copied whom. */
function stage(all: readonly Document[]): Record<string, number> {
  const quotations = quoting(thinned(all, TIMED));
  const analysed = all.map(annotate);
  const resolution = resolve(analysed);
  const collation = seconds(() => [...resolution.events.values()].map((event) => collate(event, resolution)));
  const reuse = seconds(() => reprintsOf(analysed, resolution.dates));
  return { quotations, collation: collation / all.length, reuse: reuse / all.length };
}

function main(): void {
  const options = { data: { type: "string" }, sizes: { type: "string" }, peer: { type: "string" }, stage: { type: "boolean" } } as const;
  const { values } = parseArgs({ options });
  const sizes = (values.sizes ?? SIZES).split(",").map(Number);
  if (sizes.some((size) => !Number.isInteger(size) || size < 1)) throw new RangeError(USAGE);
  const all = documents(articleLines(values.data)).map((document): Analysed => ({ document, annotations: [] }));
  for (const size of sizes) {
    const some = thinned(all, size);
    const [own, other] = [ours(some), peer(some, values.peer ?? "python3")];
    const each = ({ seconds: spent, pairs }: Taken): string =>
      `${(size / spent).toFixed(0)} articles/s, ${(pairs / size).toFixed(2)} pairs compared an article`;
    const rows = `${inRows(all, size).toFixed(2)} if in a row`;
    console.log(`${size} articles: ours ${each(own)} (${rows}), ${own.found} reprints; n-gram filter ${other ? each(other) : "not run"}`);
    if (!values.stage) continue;
    const spent = Object.entries(stage(some.map(({ document }) => document)));
    const total = spent.reduce((sum, [, one]) => sum + one, 0);
    const parts = spent.map(([name, one]) => `${name} ${(1000 * one).toFixed(2)} ms`).join(", ");
    console.log(`  speech: ${(1 / total).toFixed(0)} articles/s, ${parts} an article`);
  }
}

main();
