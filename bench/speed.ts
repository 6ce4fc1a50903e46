/**
 * How fast documents are annotated, on one core, in processor time: `npm run bench:speed -- [--articles 300] [--peer "python bench/peers/spacy_speed.py MODEL"]`.
 * First a fresh process, which still loads lists and compiles, then the articles after 600 others. A peer reads the same texts in the same run, a batch after
 * each of ours, so that what else the machine does slows both alike.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import type { Document } from "../src/model/document.ts";
import { annotate } from "../src/pipeline.ts";
import { documents } from "./articles.ts";
import { seconds } from "./spent.ts";

/** Documents of a batch. */
const BATCH = 25;
/** The first batches, told by themselves. */
const COLD = 4;
/** Batches before those that are measured: after them what is loaded once is loaded, and what is compiled late is compiled (31, 22, 18, 18, 16, 16, 16 ms an article in seven times 150 articles). */
const WARM = 24;
/** Batches that a peer reads before it is measured; it has nothing to compile. */
const PEER_WARM = 4;
/** Words of the article that speeds are told in. */
const ARTICLE = 600;

/** Seconds of processor time that a peer takes for a batch of texts. */
type Peer = (texts: readonly string[]) => Promise<number>;

async function peerOf(command: string): Promise<{ readonly time: Peer; stop(): void }> {
  const [program = "", ...args] = command.split(" ");
  const child = spawn(program, args, { stdio: ["pipe", "pipe", "inherit"] });
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const time: Peer = async (texts) => {
    if (!child.stdin.write(`${JSON.stringify(texts)}\n`)) await once(child.stdin, "drain");
    return Number((await answers.next()).value);
  };
  return { time, stop: () => child.stdin.end() };
}

function ours(batch: readonly Document[]): number {
  return seconds(() => {
    for (const document of batch) annotate(document);
  });
}

/** Some articles together, and the seconds that they took. */
interface Sum {
  spent: number;
  words: number;
  characters: number;
}

function add(sum: Sum, batch: readonly Document[], spent: number): void {
  sum.spent += spent;
  for (const { text } of batch) {
    sum.words += text.split(/\s+/u).length;
    sum.characters += text.length;
  }
}

function told(who: string, { spent, words, characters }: Sum): void {
  const articles = words / ARTICLE / spent;
  console.log(`${who}: ${articles.toFixed(1)} articles of ${ARTICLE} words a second, ${Math.round(characters / spent)} characters`);
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { articles: { type: "string" }, data: { type: "string" }, peer: { type: "string" } } });
  const all = documents(values.data, WARM * BATCH + Number(values.articles ?? 300));
  const peer = values.peer === undefined ? undefined : await peerOf(values.peer);
  const none: Sum = { spent: 0, words: 0, characters: 0 };
  const [cold, warm, others] = [{ ...none }, { ...none }, { ...none }];
  for (let at = 0; at * BATCH < all.length; at++) {
    const batch = all.slice(at * BATCH, (at + 1) * BATCH);
    const own = ours(batch);
    const other = at < WARM - PEER_WARM ? undefined : await peer?.time(batch.map(({ text }) => text));
    if (at < COLD) add(cold, batch, own);
    if (at < WARM) continue;
    add(warm, batch, own);
    add(others, batch, other ?? 0);
  }
  peer?.stop();
  told(`the first ${COLD * BATCH} of a process`, cold);
  told("ours", warm);
  if (peer) told("peer", others);
  if (peer) console.log(`ours is ${(others.spent / warm.spent).toFixed(2)} times as fast`);
}

await main();
