import type { Problem } from "../model/document.ts";
import type { Placed } from "../text/runs.ts";
import { decode } from "./charset.ts";
import { type Body, framed, part, type Stated } from "./framed.ts";
import { headersOf, type Headers, parameter, wordsOf } from "./headers.ts";
import type { Reading } from "./page.ts";
import { linesOf } from "./lines.ts";

/** Parts in parts deeper than this are attachments. */
const DEEPEST = 12;
/** Most parts of a message that are looked at. */
const MOST_PARTS = 500;
/** The plain text is taken if it has at least this share of the characters that the page has without tags: else it only says that there is a page. */
const PLAIN_SHARE = 0.3;

interface Found {
  plain?: string;
  html?: string;
  readonly attachments: string[];
  parts: number;
  encrypted: boolean;
}

function quotedPrintable(text: string): Buffer {
  const soft = text.replace(/=[ \t]*\r?\n/gu, "");
  return Buffer.from(
    soft.replace(/=([0-9A-Fa-f]{2})/gu, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    "latin1",
  );
}

function bytesOf(headers: Headers, body: string): Uint8Array {
  const encoding = headers.get("content-transfer-encoding")?.trim().toLowerCase();
  if (encoding === "base64") return Buffer.from(body, "base64");
  return encoding === "quoted-printable" ? quotedPrintable(body) : Buffer.from(body, "latin1");
}

function textOf(headers: Headers, body: string, type: string): string {
  const decoded = decode(bytesOf(headers, body), parameter(type, "charset"));
  return decoded.ok ? decoded.text : "";
}

/** The parts between the boundaries of a multipart body (RFC 2046, 5.1). */
function split(body: string, boundary: string): string[] {
  const mark = `--${boundary}`;
  const parts: string[] = [];
  let start = -1;
  for (let at = body.indexOf(mark); at >= 0; at = body.indexOf(mark, at + mark.length)) {
    if (at > 0 && body[at - 1] !== "\n") continue;
    if (start >= 0) parts.push(body.slice(start, at).replace(/\r?\n$/u, ""));
    const end = body.indexOf("\n", at);
    start = body.startsWith("--", at + mark.length) || end < 0 ? -1 : end + 1;
    if (start < 0 || parts.length >= MOST_PARTS) return parts;
  }
  if (start >= 0) parts.push(body.slice(start));
  return parts;
}

function collect(message: string, found: Found, depth: number): void {
  if (++found.parts > MOST_PARTS) return;
  const { headers, body } = headersOf(message);
  const type = headers.get("content-type") ?? "text/plain";
  const media = (type.split(";", 1)[0] ?? "").trim().toLowerCase();
  const placed = headers.get("content-disposition") ?? "";
  const file = parameter(placed, "filename") ?? parameter(type, "name");
  if (media === "multipart/encrypted" || media === "application/pkcs7-mime") found.encrypted = true;
  const boundary = media.startsWith("multipart/") ? parameter(type, "boundary") : undefined;
  if (boundary && depth < DEEPEST) for (const one of split(body, boundary)) collect(one, found, depth + 1);
  else if (/^attachment/iu.test(placed.trim()) || !/^text\/(?:plain|html)$/u.test(media)) {
    if (!media.startsWith("multipart/") && file) found.attachments.push(wordsOf(file));
  } else if (media === "text/html") found.html = (found.html ?? "") + textOf(headers, body, type);
  else found.plain = `${found.plain === undefined ? "" : `${found.plain}\n\n`}${textOf(headers, body, type)}`;
}

/** The sender's name, or address where there is no name. */
function sender(from: string): string {
  const name = wordsOf(from.replace(/<[^<>]*>\s*$/u, ""))
    .replace(/^\s*"|"\s*$/gu, "")
    .trim();
  return name === "" ? (/<([^<>]+)>/u.exec(from)?.[1] ?? "") : name;
}

interface Section {
  readonly field: Stated["field"];
  readonly text: string;
}

/** What a message says, its encodings undone, as one text: subject, date, sender, list of attachments, body. Its sections stand apart by a line. */
function sectionsOf(headers: Headers, found: Found): { head: Section[]; body: string; page: boolean } {
  const page =
    found.html !== undefined && (found.plain ?? "").trim().length < found.html.replace(/<[^<>]{0,2000}>/gu, "").trim().length * PLAIN_SHARE;
  const head: Section[] = [
    { field: "title", text: wordsOf(headers.get("subject") ?? "") },
    { field: "published", text: (headers.get("date") ?? "").trim() },
    { field: "publisher", text: sender(headers.get("from") ?? "") },
    ...found.attachments.map((name): Section => ({ field: "note", text: `Attachment: ${name}` })),
  ];
  return { head: head.filter(({ text }) => text !== ""), body: (page ? found.html : found.plain) ?? "", page };
}

/** Lines of plain mail: what is quoted from another mail and what stands under the mark of a signature is set apart. */
function plainLines(source: Placed, start: number, end: number): Body {
  let signed = false;
  const lines = linesOf(source.text, start, end).map((line) => {
    const text = source.text.slice(line.start, line.end);
    signed ||= text === "--";
    const why = signed ? ("credit" as const) : text.startsWith(">") ? ("other-news" as const) : undefined;
    return {
      write: (copy: Parameters<Stated["write"]>[0]) => copy.take(line.start, line.end),
      ...(why ? { kind: "furniture" as const, why } : {}),
    };
  });
  return { as: "lines", lines };
}

/**
 * Read an e-mail (RFC 5322 and MIME): subject, date and sender, then its text, or its page where the text only stands in for it; names of
 * attachments are furniture. Its places lead into the message with its encodings undone. Problems: `encrypted`, `no-text`.
 */
export function readMail(bytes: Uint8Array): Reading | Problem {
  const message = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
  const found: Found = { attachments: [], parts: 0, encrypted: false };
  collect(message, found, 0);
  const { head, body, page } = sectionsOf(headersOf(message).headers, found);
  if (body.trim() === "" && found.encrypted) return { code: "encrypted", message: "the message is encrypted" };
  const stream = [...head.map(({ text }) => text), body].join("\n").replace(/\p{Surrogate}/gu, "\ufffd");
  const source: Placed = { text: stream, runs: stream === "" ? [] : [0, 0, stream.length], charset: "utf-8" };
  let start = 0;
  const stated = head.map(({ field, text }): Stated => {
    const from = start;
    start += text.length + 1;
    return { field, write: (copy) => copy.take(from, from + text.length) };
  });
  const text = part(source, (copy) => copy.take(start, stream.length));
  const reading = framed(source, { stated, body: page ? { as: "page", text } : plainLines(source, start, stream.length) });
  return "code" in reading ? reading : { ...reading, stream };
}
