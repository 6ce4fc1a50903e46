import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync } from "node:zlib";
import type { Source } from "../model/document.ts";
import type { Members, Piece } from "./members.ts";
import { headersOf } from "./headers.ts";

/** A record of a web archive. `next`: the offset in the file after it, from which reading can go on. */
export interface Kept {
  readonly what: "source";
  readonly source: Source;
  readonly next: number;
}

/** What of an archive is not read: damaged or truncated parts, with the reason; records that hold no page are passed over without a word. */
export interface Lost {
  readonly what: "lost" | "passed";
  readonly at: string;
  readonly because?: string;
  readonly next: number;
}

/** How much of a record's head is looked at. */
const HEAD = 65_536;
/** Most bytes that a page is unpacked to. */
const BODY_LIMIT = 20_000_000;

/** Tells the type of a source by media type, path and bytes; see `typeOf` of the fetching side. */
export type TypeOf = (header: string | undefined, path: string, bytes: Uint8Array) => string | undefined;

function headAndBody(bytes: Uint8Array): { readonly head: string; readonly body: Uint8Array } {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const gap = view.subarray(0, HEAD).indexOf("\r\n\r\n");
  if (gap >= 0) return { head: view.toString("latin1", 0, gap), body: bytes.subarray(gap + 4) };
  const bare = view.subarray(0, HEAD).indexOf("\n\n");
  return bare < 0 ? { head: "", body: bytes } : { head: view.toString("latin1", 0, bare), body: bytes.subarray(bare + 2) };
}

/** Join the chunks of a body (RFC 9112, 7.1); the bytes as they are if they are not chunked after all. */
function joined(body: Uint8Array): Uint8Array {
  const view = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  const parts: Uint8Array[] = [];
  for (let at = 0; at < view.length;) {
    const end = view.indexOf("\r\n", at);
    const size = end < 0 || end - at > 100 ? "" : (view.toString("latin1", at, end).split(";", 1)[0] ?? "").trim();
    if (!/^[0-9a-f]{1,8}$/iu.test(size)) return parts.length === 0 ? body : Buffer.concat(parts);
    const length = Number.parseInt(size, 16);
    if (length === 0) break;
    parts.push(view.subarray(end + 2, end + 2 + length));
    at = end + 2 + length + 2;
  }
  return Buffer.concat(parts);
}

function unpacked(body: Uint8Array, encoding: string): Uint8Array | null {
  const options = { maxOutputLength: BODY_LIMIT };
  try {
    if (/^(?:x-)?gzip$/u.test(encoding)) return body[0] === 0x1f ? gunzipSync(body, options) : body;
    if (encoding === "deflate") return (body[0] ?? 0) % 16 === 8 ? inflateSync(body, options) : inflateRawSync(body, options);
    return encoding === "br" ? brotliDecompressSync(body, options) : encoding === "" || encoding === "identity" ? body : null;
  } catch {
    return null;
  }
}

type Message = { readonly type: string | undefined; readonly bytes: Uint8Array } | string | null;

/** The page in an HTTP answer; null if it is no success, a reason if its body cannot be had. */
function answered(block: Uint8Array): Message {
  const { head, body } = headAndBody(block);
  const [status = ""] = head.split(/\r?\n/u, 1);
  if (!/^HTTP\/\d(?:\.\d)? 200\b/u.test(status)) return null;
  const { headers } = headersOf(`${head.slice(status.length).replace(/^\r?\n/u, "")}\n\n`);
  const whole = /chunked/iu.test(headers.get("transfer-encoding") ?? "") ? joined(body) : body;
  const bytes = unpacked(whole, (headers.get("content-encoding") ?? "").trim().toLowerCase());
  return bytes ? { type: headers.get("content-type"), bytes } : "its body is packed in a way that is not read, or damaged";
}

function page(kind: string, media: string, block: Uint8Array): Message {
  if (kind === "response") return /^application\/http/iu.test(media) || media === "" ? answered(block) : null;
  return kind === "resource" || kind === "conversion" ? { type: media, bytes: block } : null;
}

function pathOf(address: string): string {
  return URL.canParse(address) ? new URL(address).pathname : address;
}

/** A record as a source, or why it is none. `archive` is the file's own address. */
function recordOf(piece: Piece, archive: string, typeOf: TypeOf): Kept | Lost {
  const { next } = piece;
  if ("because" in piece) return { what: "lost", at: archive, because: piece.because, next };
  const { head, body } = headAndBody(piece.bytes);
  if (!/^\s*WARC\/\d/u.test(head)) return { what: "lost", at: archive, because: `no record begins at byte ${piece.at}`, next };
  const { headers } = headersOf(`${head.replace(/^\s*WARC\/[^\r\n]*\r?\n/u, "")}\n\n`);
  const address = (headers.get("warc-target-uri") ?? "").replace(/^<|>$/gu, "");
  const length = Number(headers.get("content-length") ?? Number.NaN);
  if (!(length >= 0)) return { what: "lost", at: archive, because: `the record at byte ${piece.at} states no length`, next };
  if (body.length < length) return { what: "lost", at: address || archive, because: `the record at byte ${piece.at} is truncated`, next };
  const message = page((headers.get("warc-type") ?? "").toLowerCase(), headers.get("content-type") ?? "", body.subarray(0, length));
  if (message === null || address === "") return { what: "passed", at: address, next };
  if (typeof message === "string") return { what: "lost", at: address, because: message, next };
  const type = typeOf(message.type, pathOf(address), message.bytes);
  if (type === undefined || message.bytes.length === 0) return { what: "passed", at: address, next };
  const fetched = /^\d{4}-\d\d-\d\d(?=T|$)/u.exec(headers.get("warc-date") ?? "")?.[0];
  const source = { bytes: new Uint8Array(message.bytes), at: address, type, ...(fetched === undefined ? {} : { fetched }) };
  return { what: "source", source, next };
}

/** The pages in a web archive (WARC, ISO 28500), record by record in its order, each with the offset after it. */
export async function* warc(members: Members, archive: string, typeOf: TypeOf): AsyncGenerator<Kept | Lost> {
  for await (const piece of members) yield recordOf(piece, archive, typeOf);
}
