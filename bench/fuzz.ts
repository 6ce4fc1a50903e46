import { parseArgs } from "node:util";
import { readAll, unpack } from "../src/pipeline.ts";
import { checkRuns } from "../src/text/runs.ts";
import { PAGES, pagesOf } from "./articles.ts";
import { DRESSED, mutant, numbers } from "./mutants.ts";

const TYPES = ["html", "html", "html", "txt", "md", "jsonl", ...DRESSED.keys()];
/** Types of sources that hold several: the places of what is in them lead into the parts. */
const COLLECTIONS = new Set(["jsonl", "json", "rss", "mbox"]);
/** How much of a page goes into another format, in bytes. */
const DRESSED_LENGTH = 20_000;
/** Longest a source may take, in milliseconds of processor time. */
const LIMIT = 2_000;

interface Failure {
  readonly input: number;
  readonly type: string;
  readonly because: string;
}

function tried(bytes: Uint8Array, type: string): string | null {
  const before = process.cpuUsage();
  try {
    const source = { bytes, at: "fuzz", type };
    for (const outcome of readAll(source)) {
      if (!outcome.ok || COLLECTIONS.has(type)) continue;
      const own = outcome.document.packed ? unpack(source) : bytes;
      if (checkRuns(outcome.document, own).wrong > 0) return "a character without its place";
    }
  } catch (error) {
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
  const { user, system } = process.cpuUsage(before);
  return user + system > LIMIT * 1000 ? `${Math.round((user + system) / 1000)} ms` : null;
}

/** A page, or the beginning of one in the format of a type. */
function dressed(sample: Uint8Array, type: string): Uint8Array {
  const dress = DRESSED.get(type);
  return dress ? new TextEncoder().encode(dress(new TextDecoder().decode(sample.subarray(0, DRESSED_LENGTH)))) : sample;
}

/** Read mutated pages by the thousand: `npm run bench -- …` builds it; every night with `--inputs 100000`. Ends with status 1 on the first failures. */
function main(): void {
  const { values } = parseArgs({ options: { inputs: { type: "string" }, seed: { type: "string" }, pages: { type: "string" } } });
  const count = Number(values.inputs ?? "100000");
  const folder = values.pages ?? PAGES;
  const next = numbers(Number(values.seed ?? "1"));
  const samples = pagesOf(folder);
  const failures: Failure[] = [];
  for (let input = 0; input < count && failures.length < 10; input++) {
    const sample = samples[Math.floor(next() * samples.length)] ?? new Uint8Array();
    const type = TYPES[Math.floor(next() * TYPES.length)] ?? "html";
    const because = tried(mutant(dressed(sample, type), next), type);
    if (because !== null) failures.push({ input, type, because });
  }
  for (const failure of failures) console.error(JSON.stringify(failure));
  console.log(`${count} inputs, ${failures.length} failures`);
  process.exitCode = failures.length > 0 ? 1 : 0;
}

main();
