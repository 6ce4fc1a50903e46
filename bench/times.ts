import { parseArgs } from "node:util";
import { parse } from "chrono-node";
import { bodyOf } from "../src/annotate/body.ts";
import { names } from "../src/annotate/names.ts";
import { places } from "../src/annotate/places.ts";
import { quantities } from "../src/annotate/quantities.ts";
import { times } from "../src/annotate/times.ts";
import type { Annotation } from "../src/model/annotation.ts";
import type { Document } from "../src/model/document.ts";
import { articleLines } from "./articles.ts";

const USAGE = "usage: bench/times [--data FILE] [--size 300] [--rounds 10] [--json]";

/** Articles of the collection as documents of one paragraph each, published on one day. */
function documents(path: string | undefined, size: number): Document[] {
  const lines = articleLines(path).slice(0, size);
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

/** A document whose tokens were not cut yet: they are kept by the object they were cut for. */
const unread = (doc: Document): Document => ({ ...doc });

/** Seconds of processor time that every document takes once: the least of several rounds, as warm-up and neighbours on the machine only add to it. */
function seconds(docs: readonly Document[], rounds: number, run: (doc: Document) => unknown): number {
  const taken: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const before = process.cpuUsage();
    for (const doc of docs) run(doc);
    const { user, system } = process.cpuUsage(before);
    taken.push((user + system) / 1e6);
  }
  return Math.min(...taken);
}

/**
 * What is counted: each annotator alone on documents whose tokens, and for `places` names, are there already, as in the line, where all annotators
 * share them. The network's names and trees are no part of any row. `tokens` is what cutting tokens and sentences takes by itself.
 */
function main(): void {
  const { values } = parseArgs({
    options: { data: { type: "string" }, size: { type: "string" }, rounds: { type: "string" }, json: { type: "boolean" } },
  });
  const docs = documents(values.data, Number(values.size ?? "300"));
  if (docs.length === 0) throw new Error(USAGE);
  const rounds = Number(values.rounds ?? "10");
  const bytes = docs.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0);
  const earlier = new Map<Document, readonly Annotation[]>();
  const named = new Map<Document, readonly Annotation[]>();
  for (const doc of docs) {
    const found = [...times.annotate(doc, [])];
    const counted = [...quantities.annotate(doc, found)];
    earlier.set(doc, found);
    named.set(doc, [...found, ...counted, ...names.annotate(doc, [...found, ...counted])]);
  }
  const taken = {
    tokens: seconds(docs, rounds, (doc) => bodyOf(unread(doc))),
    times: seconds(docs, rounds, (doc) => [...times.annotate(doc, [])]),
    quantities: seconds(docs, rounds, (doc) => [...quantities.annotate(doc, earlier.get(doc) ?? [])]),
    places: seconds(docs, rounds, (doc) => [...places.annotate(doc, named.get(doc) ?? [])]),
    "chrono-node": seconds(docs, rounds, ({ text }) => parse(text, new Date("2016-06-15T12:00:00Z"))),
  };
  const three = taken.times + taken.quantities + taken.places;
  const rows = { ...taken, "the three": three, "the three with tokens": three + taken.tokens };
  const speeds = Object.entries(rows).map(([name, took]) => [name, bytes / 1e6 / took] as const);
  if (values.json) console.log(JSON.stringify(Object.fromEntries(speeds)));
  else for (const [name, speed] of speeds) console.log(`${name}: ${speed.toFixed(2)} MB/s`);
}

main();
