import { createHash } from "node:crypto";
import type { Document, Problem, ReadOutcome, Sighting, Source } from "../model/document.ts";
import type { Placed } from "../text/runs.ts";
import { declaredCharset, decode } from "./charset.ts";
import { readCaptions } from "./captions.ts";
import { readDocx } from "./docx.ts";
import { declaredIn, isFeed, readItem } from "./feed.ts";
import { readHtml } from "./html.ts";
import { readJson } from "./json.ts";
import { languageOf } from "./language.ts";
import { readMail } from "./mail.ts";
import { readMarkdown } from "./markdown.ts";
import { readXml } from "./newsml.ts";
import { finished, type Reading } from "./page.ts";
import { readPdf } from "./pdf/pdf.ts";
import { readPlain } from "./plain.ts";
import { typed } from "./typed.ts";

type Reader = (source: Placed) => Reading | Problem;
type Unpacker = (bytes: Uint8Array) => Reading | Problem;

const plain: Reader = (source) => ({ page: readPlain(source.text), placed: source });
const markdown: Reader = (source) => ({ page: readMarkdown(source.text), placed: source });
const emptyFeed: Reader = (source) =>
  isFeed(source.text) ? { code: "feed-empty", message: "the feed has no article with a text" } : readXml(source);

/** One reader a file ending. Of feeds comes here only what `split` found no article in. */
const READERS: Readonly<Record<string, Reader>> = {
  txt: plain,
  text: plain,
  md: markdown,
  markdown,
  json: readJson,
  ninjs: readJson,
  html: readHtml,
  htm: readHtml,
  xhtml: readHtml,
  srt: readCaptions,
  vtt: readCaptions,
  item: readItem,
  xml: emptyFeed,
  rss: emptyFeed,
  atom: emptyFeed,
  rdf: emptyFeed,
  nitf: readXml,
};

/** Readers of formats that are compressed or encoded: they are given the bytes. */
const UNPACKERS: Readonly<Record<string, Unpacker>> = { docx: readDocx, eml: readMail, pdf: readPdf };

/** Largest packed source that is read, in bytes: pictures count in it. */
const PACKED_LIMIT = 100_000_000;

/** The file endings that can be read, sorted; `split` opens collections first. */
export const TYPES: readonly string[] = [...Object.keys(READERS), ...Object.keys(UNPACKERS)].toSorted();

/** Stated languages count where they are a tag (or its first part); everything else is detected. */
const TAG = /^([a-z]{2,3})(?:[-_][A-Za-z0-9]{1,8})*$/u;

/** The name of a document with these bytes: `d` and the first 16 hexadecimal digits of their SHA-256. */
export function idOf(bytes: Uint8Array): string {
  return `d${createHash("sha256").update(bytes).digest("hex").slice(0, 16)}`;
}

function sightings({ at, line, fetched }: Source, address: string | undefined): Sighting[] {
  const here = { at, ...(line === undefined ? {} : { line }), ...(fetched === undefined ? {} : { fetched }) };
  return address === undefined ? [here] : [{ at: address }, here];
}

function language(found: ReturnType<typeof finished>, stated: string | undefined): string {
  const tag = TAG.exec(stated?.trim().toLowerCase() ?? "")?.[1];
  // "eng" is "en": the shorter code is the one in use (RFC 5646, 2.2.1).
  if (tag !== undefined) return Intl.getCanonicalLocales(tag)[0] ?? tag;
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
    ...(reading.stream === undefined ? {} : { packed: true }),
    ...(reading.positions === undefined ? {} : { positions: reading.positions }),
  };
}

/** What a source says, whatever its format, with the problems of its encoding. */
function reading(source: Source): { readonly reading: Reading | Problem; readonly problems: readonly Problem[] } {
  const { bytes } = source;
  const { ending, charset } = typed(source);
  const unpacker = UNPACKERS[ending];
  if (unpacker) {
    const large: Problem = { code: "too-large", message: `${bytes.length} bytes; at most ${PACKED_LIMIT} are read` };
    return { reading: bytes.length > PACKED_LIMIT ? large : unpacker(bytes), problems: [] };
  }
  const reader = READERS[ending];
  if (!reader) return { reading: { code: "type-unknown", message: `sources of type "${source.type}" are not read` }, problems: [] };
  const decoded = decode(bytes, charset ?? (reader === readHtml ? declaredCharset(bytes) : declaredIn(bytes)));
  return decoded.ok ? { reading: reader(decoded), problems: decoded.problems } : { reading: decoded.problem, problems: [] };
}

/**
 * Read one source: one document of any format in `TYPES`, told by `type`. Never throws on bad bytes: what cannot be read gives a problem
 * (`too-large`, `not-text`, `empty`, `type-unknown`, `encrypted`, `no-text` …). Collections are opened with `split` before.
 */
export function read(source: Source): ReadOutcome {
  const found = reading(source);
  if ("code" in found.reading) {
    const { at, line } = source;
    return { ok: false, at, ...(line === undefined ? {} : { line }), problem: found.reading };
  }
  return { ok: true, document: document(source, found.reading, found.problems) };
}

/** The bytes that a document's runs lead into: those of its source, or what a packed source unpacks to, as UTF-8. */
export function unpack(source: Source): Uint8Array {
  if (!UNPACKERS[typed(source).ending]) return source.bytes;
  const found = reading(source).reading;
  return new TextEncoder().encode("code" in found ? "" : found.stream);
}
