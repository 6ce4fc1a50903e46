import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { gunzipSync } from "node:zlib";
import { parse } from "chrono-node";
import { bodyOf } from "../src/annotate/body.ts";
import { quantities } from "../src/annotate/quantities.ts";
import { times } from "../src/annotate/times.ts";
import type { Annotation } from "../src/model/annotation.ts";
import type { Document } from "../src/model/document.ts";

const USAGE = "usage: bench/times [--data FILE] [--size 500] [--json]";
const DATA = fileURLToPath(new URL("../../../shared/data/allsides37k/articles.jsonl.gz", import.meta.url));

/** Articles of the collection as documents of one paragraph each, published on one day. */
function documents(path: string, size: number): Document[] {
  const lines = gunzipSync(readFileSync(path)).toString("utf8").split("\n").slice(0, size);
  return lines.flatMap((line, at) => {
    if (line === "") return [];
    const { content_original: text = "" } = JSON.parse(line) as { content_original?: string };
    const [id, day] = [`article-${at}`, "2016-06-15"];
    const published = [{ days: { from: day, to: day }, method: "meta" as const, evidence: [{ doc: id, start: 0, end: 0 }] as const }];
    const blocks = [{ kind: "paragraph" as const, span: { doc: id, start: 0, end: text.length } }];
    return [
      { id, seen: [], published, kind: "report", language: "en", text, runs: [], charset: "utf-8", blocks, credits: [], problems: [] },
    ];
  });
}

/** Megabytes of text a second, by processor time, when every document is done once. */
function speed(docs: readonly Document[], bytes: number, run: (doc: Document) => unknown): number {
  const before = process.cpuUsage();
  for (const doc of docs) run(doc);
  const { user, system } = process.cpuUsage(before);
  return bytes / (user + system);
}

function main(): void {
  const { values } = parseArgs({ options: { data: { type: "string" }, size: { type: "string" }, json: { type: "boolean" } } });
  const docs = documents(values.data ?? DATA, Number(values.size ?? "500"));
  if (docs.length === 0) throw new Error(USAGE);
  const bytes = docs.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0);
  for (const doc of docs.slice(0, 50)) void [...times.annotate(doc, []), ...quantities.annotate(doc, [])];
  const found = new Map<Document, readonly Annotation[]>();
  const rows = {
    tokens: speed(docs, bytes, bodyOf),
    times: speed(docs, bytes, (doc) => found.set(doc, [...times.annotate(doc, [])])),
    quantities: speed(docs, bytes, (doc) => [...quantities.annotate(doc, found.get(doc) ?? [])]),
    "chrono-node": speed(docs, bytes, ({ text }) => parse(text, new Date("2016-06-15T12:00:00Z"))),
  };
  const both = 1 / (1 / rows.times + 1 / rows.quantities);
  if (values.json) console.log(JSON.stringify({ ...rows, both }));
  else for (const [name, mb] of Object.entries({ ...rows, "times and quantities": both })) console.log(`${name}: ${mb.toFixed(2)} MB/s`);
}

main();
