import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { share } from "../scorers/ratio.ts";
import { someOf } from "../reports.ts";
import type { Asked, Figures } from "../set.ts";
import type { Document, Source } from "../../src/model/document.ts";
import type { Span } from "../../src/model/span.ts";
import { annotate, dossiersOf, readAll, resolve } from "../../src/pipeline.ts";
import { misplacedRun } from "../../src/serve/pointers.ts";

export const measures =
  "quotations in records that stand in their source word for word: files of every set at hand read as a user's, and every span of a quotation found again in the bytes";
export const peers = "9.6 to 13 % of quotations made by language models are not in the source";

/** Files read of each set, evenly over its list of names. */
const FILES = 10;
/** Characters taken of one file, for sets that keep everything in one. */
const LONGEST = 30_000;
/** Shortest string of a JSON file that can be a sentence of an article, in characters. */
const ARTICLE = 60;

function strings(value: unknown): string[] {
  if (typeof value === "string") return value.length >= ARTICLE ? [value] : [];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(strings) : [];
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

// Columns of one token a line become running words; "# text" lines are sentences already.
function lines(text: string): string {
  const sentences = text.split("\n").flatMap((line) => (line.startsWith("# text = ") ? [line.slice(9)] : []));
  if (sentences.length > 0) return sentences.join(" ");
  return text
    .replaceAll(/^(?:\d+\t)?([^\s]+)[^\n]*$/gm, "$1")
    .replaceAll(/\n\n+/g, "\n\n")
    .replaceAll(/([^\n])\n(?!\n)/g, "$1 ");
}

/** What a user would give of a file: a page as it is, else the text in it. Undefined for files without any. */
function sourceOf(path: string): Source | undefined {
  const packed = path.endsWith(".gz");
  const name = packed ? path.slice(0, -3) : path;
  const bytes = packed ? gunzipSync(readFileSync(path)) : readFileSync(path);
  if (/\.html?$/.test(name) || (packed && /^\s*<(?:!doctype|html)/i.test(bytes.subarray(0, 200).toString("latin1"))))
    return { bytes, at: path, type: "html" };
  const text = bytes.toString("utf8");
  const ending = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? "";
  const told = textOf(text, ending)?.slice(0, LONGEST);
  return told === undefined || told.trim() === "" ? undefined : { bytes: Buffer.from(told, "utf8"), at: path, type: "txt" };
}

function textOf(text: string, ending: string): string | undefined {
  const whole = ending === "json" ? parsed(text) : undefined;
  if (whole !== undefined) return strings(whole).join("\n\n");
  if (/^jsonl?$/.test(ending))
    return text
      .split("\n")
      .flatMap((line) => strings(parsed(line)))
      .join("\n\n");
  if (/^(?:xml|sgm|tml)$/.test(ending)) return text.replaceAll(/<[^<>]{0,400}>/g, "");
  if (/^(?:conllu?|iob2|tsv)$/.test(ending)) return lines(text);
  return ending === "txt" ? text : undefined;
}

function filesOf(folder: string, most: number): string[] {
  const all = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((path) => path.replaceAll("\\", "/"))
    .filter((path) => /\.(?:txt|html?|gz|xml|sgm|tml|jsonl?|conllu?|iob2|tsv)$/i.test(path) && !/license|readme/i.test(path))
    .toSorted();
  const step = Math.max(1, Math.floor(all.length / most));
  return all.filter((_, at) => at % step === 0).slice(0, most);
}

interface Read {
  readonly document: Document;
  readonly bytes: Uint8Array;
}

function read(paths: readonly string[]): Map<string, Read> {
  const found = new Map<string, Read>();
  for (const path of paths) {
    const source = sourceOf(path);
    for (const outcome of source === undefined ? [] : readAll(source))
      if (outcome.ok && source !== undefined) found.set(outcome.document.id, { document: outcome.document, bytes: source.bytes });
  }
  return found;
}

/** Every span of a quotation in the records of some documents and in their claims, each once. */
function quoted(all: ReadonlyMap<string, Read>): Span[] {
  const resolution = resolve([...all.values()].map(({ document }) => annotate(document)));
  const found = new Map<string, Span>();
  const add = (spans: readonly Span[]): void => {
    for (const span of spans) found.set(`${span.doc} ${span.start} ${span.end}`, span);
  };
  for (const claim of resolution.claims.values()) if (claim.kind === "said") add(claim.evidence);
  for (const { rows } of dossiersOf(resolution))
    for (const row of rows) if (row.kind === "said") for (const reading of row.readings) add(reading.evidence);
  return [...found.values()];
}

function isVerbatim({ doc, start, end }: Span, all: ReadonlyMap<string, Read>, misplaced: ReadonlyMap<string, number>): boolean {
  const document = all.get(doc)?.document;
  if (document === undefined || start < 0 || end <= start || end > document.text.length) return false;
  return !(misplaced.get(doc) !== undefined && (misplaced.get(doc) ?? 0) < end);
}

/** What is found in the files of one set: the quotations, and those of them that are not in their source. */
export function check(
  folder: string,
  most = FILES,
): { readonly quotations: number; readonly wrong: readonly string[]; readonly documents: number } {
  const all = read(filesOf(folder, most).map((path) => join(folder, path)));
  const misplaced = new Map<string, number>();
  for (const [id, { document, bytes }] of all) {
    const at = misplacedRun(document, bytes);
    if (at !== undefined) misplaced.set(id, at);
  }
  const spans = quoted(all);
  const wrong = spans.filter((span) => !isVerbatim(span, all, misplaced)).map(({ doc, start, end }) => `${doc} ${start}-${end}`);
  return { quotations: spans.length, wrong, documents: all.size };
}

/** The sets under a folder, by name. */
export function setsIn(folder: string): string[] {
  return someOf(
    readdirSync(folder)
      .filter((name) => statSync(join(folder, name)).isDirectory())
      .toSorted(),
    folder,
  ).slice();
}

/** `verbatim` is the share of quotations that stand in their source; `n` counts them. `folder` is the one above the sets'. */
export async function run({ folder }: Asked): Promise<Figures> {
  const start = process.cpuUsage();
  const results = setsIn(folder).map((name) => ({ name, ...check(join(folder, name)) }));
  const { user, system } = process.cpuUsage(start);
  const count = (of: (one: (typeof results)[number]) => number): number => results.reduce((sum, one) => sum + of(one), 0);
  const [n, wrong] = [count((one) => one.quotations), count((one) => one.wrong.length)];
  return { verbatim: share(n - wrong, n), n, ms_per_item: (user + system) / 1000 / count((one) => one.documents), baseline: {} };
}
