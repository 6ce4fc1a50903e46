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
/** How often a job is done before it is timed, on other articles, so that what is loaded or compiled once is: the peers come compiled. */
const ROUNDS = 3;
/** Of the job that costs most, how many articles are done before, by the peer too. */
const WARMING = 50;
/** Analysis costs the peer most: it gets one in so many of the articles, as do we. */
const ANALYSED = 10;

/** A job: what is done to how many things, how we do it, what is done before it is timed, and the peers' programs with their arguments and input. */
interface Job {
  readonly name: string;
  readonly of: string;
  readonly count: number;
  warm(): void;
  run(): void;
  readonly peers: readonly { readonly name: string; readonly words: readonly string[]; readonly input: string }[];
}

/** The articles that jobs are timed on, and as many others. */
interface Articles {
  readonly timed: readonly Document[];
  readonly others: readonly Document[];
}

/** Do something as often as it takes to be compiled. */
function often(run: () => void): () => void {
  return () => {
    for (let round = 0; round < ROUNDS; round++) run();
  };
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
  const peers = [{ name: "trafilatura", words: ["pages.py", folder], input: "" }];
  return { name: "reading pages", of: "pages", count: pages.length, warm: often(run), run, peers };
}

function analysis({ timed, others }: Articles, model: string): Job {
  const [few, some] = [others.slice(-WARMING), timed.filter((_, at) => at % ANALYSED === 0)];
  const doing = (all: readonly Document[]) => () => {
    for (const document of all) annotate(document);
  };
  const lists = [few, some].map((list) => JSON.stringify(list.map(({ text }) => text)));
  const peers = [{ name: "spaCy sm", words: ["spacy_speed.py", model], input: `${lists.join("\n")}\n` }];
  const name = "tags, trees and names; ours with all that is annotated";
  return { name, of: "articles", count: some.length, warm: doing(few), run: doing(some), peers };
}

function lines(all: readonly Document[]): string {
  return all.map(({ text }) => JSON.stringify(text)).join("\n");
}

function reuse({ timed, others }: Articles): Job {
  const doing = (all: readonly Document[]) => {
    const analysed = all.map((document) => ({ document, annotations: [] }));
    return () => void reprintsOf(analysed, new Map());
  };
  const peers = [
    { name: "n-gram filter of passim, without its aligning", words: ["reuse.py"], input: lines(timed) },
    { name: "datasketch", words: ["minhash.py"], input: lines(timed) },
  ];
  return { name: "finding copied text", of: "articles", count: timed.length, warm: often(doing(others)), run: doing(timed), peers };
}

function grouping({ timed, others }: Articles): Job {
  const doing = (all: readonly Document[]) => () => void groupByWording(all.map(wordingOf));
  const peers = [{ name: "scikit-learn: TF-IDF, average linkage", words: ["cluster.py"], input: lines(timed) }];
  return { name: "grouping by wording", of: "articles", count: timed.length, warm: often(doing(others)), run: doing(timed), peers };
}

function main(): void {
  const text = { type: "string" } as const;
  const { values } = parseArgs({ options: { python: text, articles: text, model: text, data: text, pages: text, job: text } });
  const count = Number(values.articles ?? 1000);
  if (values.python === undefined || !Number.isInteger(count) || count < 1) throw new RangeError(USAGE);
  const both = documents(values.data, 2 * count);
  const all = { timed: both.filter((_, at) => at % 2 === 0), others: both.filter((_, at) => at % 2 === 1) };
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
    job.warm();
    const own = seconds(() => job.run());
    console.log(`${job.name}: ours ${(job.count / own).toFixed(0)} ${job.of} a second`);
    for (const { name, words, input } of job.peers) {
      const other = theirs(values.python, words, input);
      console.log(`  ${name} ${(job.count / other).toFixed(0)}; ours is ${(other / own).toFixed(1)} times as fast`);
    }
  }
}

main();
