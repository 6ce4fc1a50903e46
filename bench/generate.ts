import { once } from "node:events";
import { createWriteStream, type WriteStream } from "node:fs";
import { parseArgs } from "node:util";
import { collection } from "./generator/collection.ts";

const USAGE = "usage: generate --articles N --out FILE.jsonl --gold FILE.jsonl [--seed WORD] [--stock SHARE] [--hot N]";

async function line(to: WriteStream, value: unknown): Promise<void> {
  if (!to.write(`${JSON.stringify(value)}\n`)) await once(to, "drain");
}

async function closed(stream: WriteStream): Promise<void> {
  stream.end();
  await once(stream, "finish");
}

/** Write a collection of invented news and, line by line, which event each article tells. Streams: memory does not grow with the size. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      articles: { type: "string" },
      out: { type: "string" },
      gold: { type: "string" },
      seed: { type: "string", default: "1" },
      stock: { type: "string", default: "0" },
      hot: { type: "string", default: "0" },
    },
  });
  const size = Number(values.articles);
  const [stock, hot] = [Number(values.stock), Number(values.hot)];
  const wrong = !Number.isInteger(size) || size < 1 || !(stock >= 0 && stock <= 1) || !Number.isInteger(hot) || hot < 0;
  if (wrong || values.out === undefined || values.gold === undefined) throw new RangeError(USAGE);
  const [out, gold] = [createWriteStream(values.out), createWriteStream(values.gold)];
  for (const { article, truth } of collection({ seed: values.seed, stock, hot }, size)) {
    await line(out, article);
    await line(gold, truth);
  }
  await Promise.all([closed(out), closed(gold)]);
}

await main();
