import { createHash } from "node:crypto";
import type { Document, Problem, ReadOutcome, Sighting, Source } from "../model/document.ts";
import type { Placed } from "../text/runs.ts";
import { declaredCharset, decode } from "./charset.ts";
import { readHtml } from "./html.ts";
import { readJson } from "./json.ts";
import { languageOf } from "./language.ts";
import { readMarkdown } from "./markdown.ts";
import { finished, type Reading } from "./page.ts";
import { readPlain } from "./plain.ts";

type Reader = (source: Placed) => Reading | Problem;

const plain: Reader = (source) => ({ page: readPlain(source.text), placed: source });
const markdown: Reader = (source) => ({ page: readMarkdown(source.text), placed: source });

/** One reader a file ending. */
const READERS: Readonly<Record<string, Reader>> = {
  txt: plain,
  text: plain,
  md: markdown,
  markdown,
  json: readJson,
  html: readHtml,
  htm: readHtml,
  xhtml: readHtml,
};

/** The file endings that can be read, sorted; `split` opens `jsonl` and `ndjson` first. */
export const TYPES: readonly string[] = Object.keys(READERS).toSorted();

/** Stated languages count where they are a tag (or its first part); everything else is detected. */
const TAG = /^([a-z]{2,3})(?:[-_][A-Za-z0-9]{1,8})*$/u;

/** The name of a document with these bytes: `d` and the first 16 hexadecimal digits of their SHA-256. */
export function idOf(bytes: Uint8Array): string {
  return `d${createHash("sha256").update(bytes).digest("hex").slice(0, 16)}`;
}

function sightings({ at, line }: Source, address: string | undefined): Sighting[] {
  const here = line === undefined ? { at } : { at, line };
  return address === undefined ? [here] : [{ at: address }, here];
}

function language(found: ReturnType<typeof finished>, stated: string | undefined): string {
  const tag = TAG.exec(stated?.trim().toLowerCase() ?? "")?.[1];
  if (tag !== undefined) return tag;
  let text = "";
  for (const { kind, span } of found.blocks) {
    if (text.length > 1_000) break;
    if (kind !== "furniture" && kind !== "headline") text += `${found.text.slice(span.start, span.end)}\n`;
  }
  return languageOf(text);
}

function document(source: Source, reading: Reading, problems: readonly Problem[]): Document {
  const id = idOf(source.bytes);
  const found = finished(reading.page, reading.placed, id);
  const spoken = language(found, reading.language);
  const foreign: Problem[] =
    spoken === "en" || spoken === "und"
      ? []
      : [{ code: "language-not-analysed", message: `the text is in "${spoken}"; only English is analysed` }];
  return {
    id,
    seen: sightings(source, reading.address),
    language: spoken,
    ...found,
    problems: [...problems, ...found.problems, ...foreign],
  };
}

/**
 * Read one source: text, Markdown, HTML or a JSON record, told by `type`. Never throws on bad bytes: what cannot be read gives a problem
 * (`too-large`, `not-text`, `empty`, `type-unknown`, `json-broken`, `json-no-text`, `no-body`). Collections are opened with `split` before.
 */
export function read(source: Source): ReadOutcome {
  const failed = (problem: Problem): ReadOutcome => ({
    ok: false,
    at: source.at,
    ...(source.line === undefined ? {} : { line: source.line }),
    problem,
  });
  const reader = READERS[source.type.toLowerCase()];
  if (!reader) return failed({ code: "type-unknown", message: `sources of type "${source.type}" are not read` });
  const decoded = decode(source.bytes, reader === readHtml ? declaredCharset(source.bytes) : undefined);
  if (!decoded.ok) return failed(decoded.problem);
  const reading = reader(decoded);
  if ("code" in reading) return failed(reading);
  return { ok: true, document: document(source, reading, decoded.problems) };
}
