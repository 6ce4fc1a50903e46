/**
 * Every peer at its own job and ours on the same texts in the same run, in processor time: `npm run bench:beside -- --python PROGRAM [--articles 1000]`.
 * PROGRAM is a Python with trafilatura, spaCy (and the model `--model`), datasketch and scikit-learn.
 */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import type { Document } from "../src/model/document.ts";
import { annotate } from "../src/pipeline.ts";
import { read } from "../src/read/read.ts";
import { reprintsOf } from "../src/resolve/reprints.ts";
import { groupByWording, wordingOf } from "../src/resolve/wording.ts";
import { documents, PAGES, pagesOf } from "./articles.ts";
import { seconds } from "./spent.ts";

const USAGE =
  "usage: beside --python PROGRAM [--articles 1000] [--model en_core_web_sm] [--data FILE] [--pages FOLDER] [--job reading|analysis|reuse|grouping]";
const PEERS = fileURLToPath(new URL("../../bench/peers/", import.meta.url));
/** Memory for a peer's output, in bytes. */
const OUTPUT = 1 << 26;
/** Of the items of a job, how many are done before it is timed, so that what is loaded or compiled once is. */
const WARMING = 50;
/** Analysis costs the peer most: it gets one in so many of the articles, as do we. */
const ANALYSED = 10;

/** A job: what is done to how many things, how we do it, and the peers' programs with their arguments and input. */
interface Job {
  readonly name: string;
  readonly of: string;
  readonly count: number;
  run(): void;
  readonly peers: readonly { readonly name: string; readonly words: readonly string[]; readonly input: string }[];
}

/** Processor seconds that a peer tells in its last line, as a number or as `seconds` of an object. */
function theirs(python: string, words: readonly string[], input: string): number {
  const [script = "", ...rest] = words;
  const { status, stdout, stderr } = spawnSync(python, [join(PEERS, script), ...rest], { input, encoding: "utf8", maxBuffer: OUTPUT });
  if (status !== 0) throw new Error(`${script} ended with status ${status}: ${stderr}`);
  const told: unknown = JSON.parse(stdout.trim().split("\n").at(-1) ?? "");
  return typeof told === "number" ? told : (told as { seconds: number }).seconds;
}

function reading(folder: string): Job {
  const pages = pagesOf(folder);
  const run = (): void => {
    for (const [at, bytes] of pages.entries()) read({ bytes, at: `${at}.html`, type: "html" });
  };
  for (let round = 0; round < 3; round++) run();
  const peers = [{ name: "trafilatura", words: ["pages.py", folder], input: "" }];
  return { name: "reading pages", of: "pages", count: pages.length, run, peers };
}

function analysis(all: readonly Document[], model: string): Job {
  const some = all.filter((_, at) => at % ANALYSED === 0);
  for (const document of all.slice(-WARMING)) annotate(document);
  const lists = [all.slice(-WARMING), some].map((list) => JSON.stringify(list.map(({ text }) => text)));
  const run = (): void => {
    for (const document of some) annotate(document);
  };
  const peers = [{ name: "spaCy sm", words: ["spacy_speed.py", model], input: `${lists.join("\n")}\n` }];
  return { name: "tags, trees and names; ours with all that is annotated", of: "articles", count: some.length, run, peers };
}

function lines(all: readonly Document[]): string {
  return all.map(({ text }) => JSON.stringify(text)).join("\n");
}

function reuse(all: readonly Document[]): Job {
  const analysed = all.map((document) => ({ document, annotations: [] }));
  reprintsOf(analysed.slice(0, WARMING), new Map());
  const peers = [
    { name: "n-gram filter of passim, without its aligning", words: ["reuse.py"], input: lines(all) },
    { name: "datasketch", words: ["minhash.py"], input: lines(all) },
  ];
  return { name: "finding copied text", of: "articles", count: all.length, run: () => void reprintsOf(analysed, new Map()), peers };
}

function grouping(all: readonly Document[]): Job {
  groupByWording(all.slice(0, WARMING).map(wordingOf));
  const peers = [{ name: "scikit-learn: TF-IDF, average linkage", words: ["cluster.py"], input: lines(all) }];
  return { name: "grouping by wording", of: "articles", count: all.length, run: () => void groupByWording(all.map(wordingOf)), peers };
}

function main(): void {
  const text = { type: "string" } as const;
  const { values } = parseArgs({ options: { python: text, articles: text, model: text, data: text, pages: text, job: text } });
  const count = Number(values.articles ?? 1000);
  if (values.python === undefined || !Number.isInteger(count) || count < 1) throw new RangeError(USAGE);
  const all = documents(values.data, count);
  const jobs: Readonly<Record<string, () => Job>> = {
    reading: () => reading(values.pages ?? PAGES),
    analysis: () => analysis(all, values.model ?? "en_core_web_sm"),
    reuse: () => reuse(all),
    grouping: () => grouping(all),
  };
  const asked = values.job === undefined ? Object.values(jobs) : [jobs[values.job]];
  for (const make of asked) {
    if (!make) throw new RangeError(USAGE);
    const job = make();
    const own = seconds(() => job.run());
    console.log(`${job.name}: ours ${(job.count / own).toFixed(0)} ${job.of} a second`);
    for (const { name, words, input } of job.peers) {
      const other = theirs(values.python, words, input);
      console.log(`  ${name} ${(job.count / other).toFixed(0)}; ours is ${(other / own).toFixed(1)} times as fast`);
    }
  }
}

main();
