import { isUtf8 } from "node:buffer";
import type { Charset, Problem, Runs } from "../model/document.ts";
import { fromWindows1252 } from "../text/latin.ts";

/** Largest source that is read, in bytes. A judgement: the longest of the 8,000 reports of allsides37k has 0.08 MB; the rest is room for pages. */
export const SIZE_LIMIT = 20_000_000;

/** How far into the bytes a binary file is looked for. */
const SNIFFED = 8_192;
/** Share of control characters above which bytes are no text. A judgement: the 8,000 reports of allsides37k have none; of random bytes, which a zero mostly gives away first, it is a tenth. */
const CONTROL_SHARE = 0.1;

/** First bytes of formats that are not text, as Latin-1 strings. */
const MAGIC = [
  "%PDF-",
  "PK\x03\x04",
  "\x89PNG",
  "\xff\xd8\xff",
  "GIF8",
  "\x1f\x8b",
  "7z\xbc\xaf",
  "\x7fELF",
  "\xd0\xcf\x11\xe0",
  "BZh",
  "Rar!",
  "OggS",
  "ID3",
  "\xfd7zXZ",
  "(\xb5/\xfd",
  "{\\rtf",
  "wOFF",
  "wOF2",
];

const LATIN = new Set(["windows-1252", "iso-8859-1", "latin1", "us-ascii", "ascii", "cp1252", "x-cp1252", "iso8859-1", "l1"]);

/** Decoded text with its places in the bytes, or the reason why there is none. */
export type Decoded =
  | { readonly ok: true; readonly text: string; readonly runs: Runs; readonly charset: Charset; readonly problems: readonly Problem[] }
  | { readonly ok: false; readonly problem: Problem };

type Text = Omit<Extract<Decoded, { ok: true }>, "ok">;

function view(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function fail(code: string, message: string): Decoded {
  return { ok: false, problem: { code, message } };
}

function utf16Mark(bytes: Uint8Array): "utf-16le" | "utf-16be" | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  return bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : null;
}

function isBinary(bytes: Uint8Array): boolean {
  const head = view(bytes.subarray(0, SNIFFED)).toString("latin1");
  if (MAGIC.some((magic) => head.startsWith(magic))) return true;
  if (utf16Mark(bytes)) return false;
  let controls = 0;
  for (let i = 0; i < head.length; i++) {
    const unit = head.charCodeAt(i);
    if (unit === 0) return true;
    if (unit < 32 && (unit < 9 || unit > 13) && unit !== 27) controls++;
  }
  return controls > head.length * CONTROL_SHARE;
}

/** Length of the well-formed UTF-8 sequence at `at`, or minus the length of the ill-formed one (Unicode's maximal subpart). */
function sequence(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] ?? 0;
  if (lead < 0x80) return 1;
  const more = lead >= 0xc2 && lead <= 0xdf ? 1 : lead >= 0xe0 && lead <= 0xef ? 2 : lead >= 0xf0 && lead <= 0xf4 ? 3 : 0;
  let low = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
  let high = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
  for (let i = 1; i <= more; i++) {
    const next = bytes[at + i] ?? 0;
    if (next < low || next > high) return -i;
    low = 0x80;
    high = 0xbf;
  }
  return more > 0 ? more + 1 : -1;
}

function utf8WithHoles(bytes: Uint8Array, bom: number): { text: string; runs: number[]; many: number; broken: number } {
  const parts: string[] = [];
  const runs: number[] = [];
  let [length, from, many, broken] = [0, bom, 0, 0];
  const close = (to: number): void => {
    if (to === from) return;
    const part = view(bytes).toString("utf8", from, to);
    runs.push(length, from, part.length);
    parts.push(part);
    length += part.length;
  };
  for (let i = bom; i < bytes.length;) {
    const size = sequence(bytes, i);
    if (size > 1) many++;
    if (size < 0) {
      close(i);
      parts.push("\ufffd");
      length++;
      broken++;
      from = i - size;
    }
    i += Math.abs(size);
  }
  close(bytes.length);
  return { text: parts.join(""), runs, many, broken };
}

function windows1252(bytes: Uint8Array): Text {
  const text = fromWindows1252(bytes);
  return { text, runs: [0, 0, text.length], charset: "windows-1252", problems: [] };
}

function utf8(bytes: Uint8Array): Text {
  const bom = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  if (isUtf8(bytes)) {
    const text = view(bytes).toString("utf8", bom);
    return { text, runs: text === "" ? [] : [0, bom, text.length], charset: "utf-8", problems: [] };
  }
  const { text, runs, many, broken } = utf8WithHoles(bytes, bom);
  // Each multi-byte sequence that is well formed speaks for UTF-8, each ill-formed byte against it.
  if (bom === 0 && many < broken) return windows1252(bytes);
  const message = `${broken} ill-formed UTF-8 ${broken === 1 ? "sequence" : "sequences"} replaced by U+FFFD`;
  return { text, runs, charset: "utf-8", problems: [{ code: "charset-broken", message }] };
}

function utf16(bytes: Uint8Array, charset: "utf-16le" | "utf-16be"): Text {
  const even = Buffer.from(bytes.subarray(2, bytes.length - (bytes.length % 2)));
  const raw = (charset === "utf-16le" ? even : even.swap16()).toString("utf16le");
  const runs: number[] = [];
  let from = 0;
  let broken = bytes.length % 2;
  const text = raw.replace(/\p{Surrogate}/gu, (_, at: number) => {
    if (at > from) runs.push(from, 2 + from * 2, at - from);
    from = at + 1;
    broken++;
    return "\ufffd";
  });
  if (text.length > from) runs.push(from, 2 + from * 2, text.length - from);
  const problems = broken === 0 ? [] : [{ code: "charset-broken", message: `${broken} ill-formed UTF-16 code units` }];
  return { text, runs, charset, problems };
}

/**
 * Text in a charset whose widths we do not keep. Where every byte is one character, ASCII keeps its place (as in windows-1252);
 * all else counts as inserted. Null if the label is unknown.
 */
function other(bytes: Uint8Array, label: string): Text | null {
  let text: string;
  try {
    text = new TextDecoder(label).decode(bytes);
  } catch {
    return null;
  }
  const runs: number[] = [];
  if (text.length === bytes.length) for (const match of text.matchAll(/[\0-\x7f]+/gu)) runs.push(match.index, match.index, match[0].length);
  const problems = [{ code: "charset-unsupported", message: `characters of charset ${label} are read without their places` }];
  return { text, runs, charset: "windows-1252", problems };
}

function text(bytes: Uint8Array, declared: string | undefined): Text {
  const mark = utf16Mark(bytes);
  if (mark) return utf16(bytes, mark);
  const label = declared?.trim().toLowerCase();
  if (label === undefined || label === "utf-8" || label === "utf8" || isUtf8(bytes)) return utf8(bytes);
  if (LATIN.has(label)) return windows1252(bytes);
  return other(bytes, label) ?? utf8(bytes);
}

const DECLARED = /<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{1,40})/iu;

/** The charset that a page declares in a `meta` tag of its first 4,096 bytes. */
export function declaredCharset(bytes: Uint8Array): string | undefined {
  return DECLARED.exec(view(bytes.subarray(0, 4_096)).toString("latin1"))?.[1];
}

/**
 * Decode bytes and keep each character's place. UTF-16 by byte order mark; UTF-8 where the bytes are (nearly) well formed, whatever a page
 * declares; else the `declared` label, else windows-1252. A byte order mark is dropped.
 * Problems: `too-large`, `not-text`, `empty` (nothing but white space) give no text; `charset-broken`, `charset-unsupported` go with the text.
 */
export function decode(bytes: Uint8Array, declared?: string): Decoded {
  if (bytes.length > SIZE_LIMIT) return fail("too-large", `${bytes.length} bytes; at most ${SIZE_LIMIT} are read`);
  if (bytes.length > 0 && isBinary(bytes)) return fail("not-text", "the bytes are not text");
  const found = text(bytes, declared);
  if (found.text.trim() === "") return fail("empty", "there is no text");
  return { ok: true, ...found };
}
