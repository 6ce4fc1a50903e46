/**
 * How fast documents are annotated, on one core, in processor time: `npm run bench:speed -- [--articles 300] [--peer "python bench/peers/spacy_speed.py MODEL"]`.
 * A peer reads the same texts in the same run, a batch after each of ours, so that what else the machine does slows both alike.
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
/** Batches before anything is measured: what is loaded once is loaded, what is compiled late is compiled. */
const WARM = 4;
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

function told(who: string, spent: number, { words, characters }: { readonly words: number; readonly characters: number }): void {
  const articles = words / ARTICLE / spent;
  console.log(`${who}: ${articles.toFixed(1)} articles of ${ARTICLE} words a second, ${Math.round(characters / spent)} characters`);
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { articles: { type: "string" }, data: { type: "string" }, peer: { type: "string" } } });
  const all = documents(values.data, Number(values.articles ?? 300));
  const peer = values.peer === undefined ? undefined : await peerOf(values.peer);
  const spent = { ours: 0, peer: 0 };
  const size = { words: 0, characters: 0 };
  for (let from = 0; from < all.length; from += BATCH) {
    const batch = all.slice(from, from + BATCH);
    const [own, other] = [ours(batch), (await peer?.time(batch.map(({ text }) => text))) ?? 0];
    if (from < WARM * BATCH) continue;
    spent.ours += own;
    spent.peer += other;
    for (const { text } of batch) {
      size.words += text.split(/\s+/u).length;
      size.characters += text.length;
    }
  }
  peer?.stop();
  told("ours", spent.ours, size);
  if (peer) told("peer", spent.peer, size);
  if (peer) console.log(`ours is ${(spent.peer / spent.ours).toFixed(2)} times as fast`);
}

await main();
