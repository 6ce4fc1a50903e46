import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { gunzipSync } from "node:zlib";
import type { Document } from "../src/model/document.ts";
import { byteAt, checkRuns } from "../src/text/runs.ts";
import { filesUnder } from "./reports.ts";
import { share } from "./scorers/ratio.ts";

/** What was read of the pages of a set, in their order; null for a page that gave no document. `spent` is processor time in milliseconds. */
export interface ReadPages {
  readonly documents: readonly (Document | null)[];
  /** The share of the characters of bodies and headlines that stand at their place in the source's bytes, as reading these again proves. */
  readonly mapped: number;
  readonly spent: number;
}

/** The gzipped pages below the given folders of a set, by file name without `.gz`. */
export function pagesIn(folder: string, parts: readonly string[]): ReadonlyMap<string, string> {
  const found = parts.flatMap((part) => filesUnder(join(folder, part), ".gz").map((path) => join(folder, part, path)));
  return new Map(found.map((path) => [basename(path, ".gz"), path]));
}

/** Read gzipped pages. Only reading is timed, not unpacking. */
export async function readPages(paths: readonly string[]): Promise<ReadPages> {
  const { read } = await import("../src/read/read.ts");
  const documents: (Document | null)[] = [];
  let [spent, placed, all] = [0, 0, 0];
  for (const path of paths) {
    const source = { bytes: new Uint8Array(gunzipSync(readFileSync(path))), at: path, type: "html" };
    const before = process.cpuUsage();
    const outcome = read(source);
    const { user, system } = process.cpuUsage(before);
    spent += (user + system) / 1000;
    documents.push(outcome.ok ? outcome.document : null);
    if (!outcome.ok) continue;
    const count = mappedUnits(outcome.document);
    placed += count.placed - checkRuns(outcome.document, source.bytes).wrong;
    all += count.all;
  }
  return { documents, spent, mapped: share(placed, all) };
}

/** What a reader would take for the article: all blocks but furniture and the headline, which gold texts leave out; some leave out the standfirst as well. */
export function bodyText(document: Document | null, { standfirst = true } = {}): string {
  if (!document) return "";
  return document.blocks
    .filter((block) => block.kind !== "furniture" && block.kind !== "headline" && (standfirst || block.kind !== "standfirst"))
    .map((block) => document.text.slice(block.span.start, block.span.end))
    .join("\n");
}

/** The characters of body and headline, and how many of them have a place in the source's bytes. */
export function mappedUnits(document: Document): { placed: number; all: number } {
  const spans = document.blocks.filter(({ kind }) => kind !== "furniture").map(({ span }) => span);
  return {
    placed: spans.reduce((sum, span) => sum + placedUnits(document, span), 0),
    all: spans.reduce((sum, span) => sum + span.end - span.start - separatorUnits(document, span), 0),
  };
}

/** What reading sets between the cells of a table's row: known to be inserted, and no character of the page. */
const SEPARATOR = " | ";

function separatorUnits(document: Document, { start, end }: { readonly start: number; readonly end: number }): number {
  let count = 0;
  for (let at = document.text.indexOf(SEPARATOR, start); at >= 0 && at + SEPARATOR.length <= end;) {
    if (byteAt(document, at + 1) === null) count += SEPARATOR.length;
    at = document.text.indexOf(SEPARATOR, at + SEPARATOR.length);
  }
  return count;
}

/** How many units of a span stand under a triple of the document's runs; an escape stands for one code point. */
function placedUnits(document: Document, { start, end }: { readonly start: number; readonly end: number }): number {
  const { runs } = document;
  let low = 0;
  let high = runs.length / 3;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((runs[middle * 3] ?? 0) < start) low = middle + 1;
    else high = middle;
  }
  let count = 0;
  for (let index = Math.max(0, low - 1) * 3; index < runs.length && (runs[index] ?? 0) < end; index += 3) {
    const at = runs[index] ?? 0;
    const length = runs[index + 2] ?? 0;
    const to = at + (length > 0 ? length : byteAt(document, at + 1) === byteAt(document, at) ? 2 : 1);
    count += Math.max(0, Math.min(end, to) - Math.max(start, at));
  }
  return count;
}
