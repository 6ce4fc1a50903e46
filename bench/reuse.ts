import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import type { Analysed } from "../src/model/annotator.ts";
import type { Document } from "../src/model/document.ts";
import { readAll } from "../src/pipeline.ts";
import { comparedPairs, reprintsOf } from "../src/resolve/reprints.ts";
import { articleLines, spread } from "./articles.ts";

const USAGE = "usage: node dist-eval/bench/reuse.js [--data FILE] [--sizes 1000,2000,…] [--peer PROGRAM]";
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

/** Articles of the collection as documents. */
function documents(lines: readonly string[], size: number): Document[] {
  const encoder = new TextEncoder();
  return spread(lines, size).flatMap(({ title, content_original: text }, at) => {
    const source = { bytes: encoder.encode(JSON.stringify({ title, text })), at: `article-${at}`, type: "json" };
    return [...readAll(source)].flatMap((outcome) => (outcome.ok ? [outcome.document] : []));
  });
}

function ours(all: readonly Document[]): Taken & { readonly found: number } {
  const analysed = all.map((document): Analysed => ({ document, annotations: [] }));
  const start = process.cpuUsage();
  const found = reprintsOf(analysed, new Map()).length;
  const { user, system } = process.cpuUsage(start);
  return { seconds: (user + system) / 1e6, pairs: comparedPairs(analysed), found };
}

/** The same texts given to the n-gram filter; undefined where there is no such program. */
function peer(all: readonly Document[], program: string): Taken | undefined {
  const input = all.map(({ text }) => JSON.stringify(text)).join("\n");
  const { status, stdout } = spawnSync(program, [PEER], { input, encoding: "utf8", maxBuffer: OUTPUT });
  return status === 0 ? (JSON.parse(stdout) as Taken) : undefined;
}

function main(): void {
  const { values } = parseArgs({ options: { data: { type: "string" }, sizes: { type: "string" }, peer: { type: "string" } } });
  const sizes = (values.sizes ?? SIZES).split(",").map(Number);
  if (sizes.some((size) => !Number.isInteger(size) || size < 1)) throw new RangeError(USAGE);
  const lines = articleLines(values.data);
  for (const size of sizes) {
    const all = documents(lines, size);
    const [own, other] = [ours(all), peer(all, values.peer ?? "python3")];
    const each = ({ seconds, pairs }: Taken): string =>
      `${(size / seconds).toFixed(0)} articles/s, ${(pairs / size).toFixed(2)} pairs compared an article`;
    console.log(`${size} articles: ours ${each(own)}, ${own.found} reprints; n-gram filter ${other ? each(other) : "not run"}`);
  }
}

main();
