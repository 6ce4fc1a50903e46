import { parseArgs } from "node:util";
import { readAll } from "../src/pipeline.ts";
import { checkRuns } from "../src/text/runs.ts";
import { PAGES, pagesOf } from "./articles.ts";
import { mutant, numbers } from "./mutants.ts";

const TYPES = ["html", "html", "html", "txt", "md", "jsonl"];
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
    for (const outcome of readAll({ bytes, at: "fuzz", type })) {
      if (outcome.ok && type !== "jsonl" && checkRuns(outcome.document, bytes).wrong > 0) return "a character without its place";
    }
  } catch (error) {
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
  const { user, system } = process.cpuUsage(before);
  return user + system > LIMIT * 1000 ? `${Math.round((user + system) / 1000)} ms` : null;
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
    const because = tried(mutant(sample, next), type);
    if (because !== null) failures.push({ input, type, because });
  }
  for (const failure of failures) console.error(JSON.stringify(failure));
  console.log(`${count} inputs, ${failures.length} failures`);
  process.exitCode = failures.length > 0 ? 1 : 0;
}

main();
