import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { read } from "../src/read/read.ts";
import { PAGES, pagesOf } from "./articles.ts";
import { seconds } from "./spent.ts";

const PEER = fileURLToPath(new URL("../../bench/peers/pages.py", import.meta.url));

/** Rounds that warm up, here and in the peer's program. */
const WARMING = 3;

/** Processor seconds for reading every page once, after rounds that warm up. */
function ours(pages: readonly Uint8Array[]): number {
  const round = (): void => {
    for (const [at, bytes] of pages.entries()) read({ bytes, at: `${at}.html`, type: "html" });
  };
  for (let done = 0; done < WARMING; done++) round();
  return seconds(round);
}

/** The same of trafilatura (body, metadata and date, as we read them), by a Python that has it; null without one. */
function theirs(python: string | undefined, folder: string): number | null {
  if (python === undefined) return null;
  const { status, stdout, stderr } = spawnSync(python, [PEER, folder], { encoding: "utf8" });
  if (status !== 0) throw new Error(`the peer ended with status ${status}: ${stderr}`);
  return Number(stdout.trim().split("\n").at(-1));
}

/** Pages read a second on one core, of the pages of a folder, and how trafilatura does on them in the same run. */
function main(): void {
  const { values } = parseArgs({ options: { pages: { type: "string" }, python: { type: "string" } } });
  const folder = values.pages ?? PAGES;
  const pages = pagesOf(folder);
  const own = ours(pages);
  const peer = theirs(values.python, folder);
  console.log(`${pages.length} pages: ${(pages.length / own).toFixed(0)} a second`);
  if (peer !== null)
    console.log(`trafilatura: ${(pages.length / peer).toFixed(0)} a second; ours is ${(peer / own).toFixed(1)} times as fast`);
}

main();
