import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { filesUnder } from "../eval/reports.ts";
import type { Document } from "../src/model/document.ts";
import { readAll } from "../src/pipeline.ts";

/** The collection that is measured on: news of many outlets, an article a line, sorted by date. */
const DATA = fileURLToPath(new URL("../../../shared/data/allsides37k/articles.jsonl.gz", import.meta.url));

/** An article as the collection has it. */
interface Article {
  readonly title?: string;
  readonly date?: string;
  readonly url?: string;
  readonly source?: string;
  readonly content_original?: string;
}

/** The articles of a collection, one JSON object a line; of the one that is measured on if no file is named. */
export function articleLines(path = DATA): readonly string[] {
  return gunzipSync(readFileSync(path)).toString("utf8").trim().split("\n");
}

/** `size` articles spread evenly over a collection; all of them if it has fewer. */
export function spread(lines: readonly string[], size: number): Article[] {
  const count = Math.min(size, lines.length);
  return Array.from({ length: count }, (_, at) => JSON.parse(lines[Math.floor((at * lines.length) / count)] ?? "{}") as Article);
}

/** `count` articles spread evenly over a collection, read as plain text. */
export function documents(path: string | undefined, count: number): Document[] {
  const encoder = new TextEncoder();
  return spread(articleLines(path), count).flatMap(({ content_original: text = "" }, at) => {
    const outcomes = [...readAll({ bytes: encoder.encode(text), at: `article-${at}`, type: "txt" })];
    return outcomes.flatMap((outcome) => (outcome.ok ? [outcome.document] : []));
  });
}

/** The folder of web pages that reading is measured on, compressed one by one. */
export const PAGES = fileURLToPath(new URL("../../../shared/data/article-extraction-benchmark/html/", import.meta.url));

/** The pages of a folder. */
export function pagesOf(folder: string): Uint8Array[] {
  return filesUnder(folder, ".gz").map((path) => new Uint8Array(gunzipSync(readFileSync(join(folder, path)))));
}
