import type { Source } from "../model/document.ts";
import { typed } from "./typed.ts";

/** The line that begins a message of an mbox file: "From sender Mon Mar 17 08:00:00 2025", first in the file or after an empty line. */
const ENVELOPE = /(?<=^|\n\r?\n)From [^\n]{0,300}\d\d:\d\d[^\n]{0,100}(?=\n)/gu;

function lineStarts(bytes: Uint8Array): number[] {
  const found = bytes.length > 0 ? [0] : [];
  for (let at = bytes.indexOf(10); at >= 0 && at + 1 < bytes.length; at = bytes.indexOf(10, at + 1)) found.push(at + 1);
  return found;
}

function messageStarts(bytes: Uint8Array): number[] {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
  return [...text.matchAll(ENVELOPE)].map(({ index }) => index);
}

/** A line without its end, its byte order mark (files that were joined have several), and nothing where it is blank. */
function line(bytes: Uint8Array): Uint8Array | null {
  const start = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  let end = bytes.at(-1) === 10 ? bytes.length - 1 : bytes.length;
  if (end > start && bytes[end - 1] === 13) end--;
  const own = bytes.subarray(start, end);
  return own.every((byte) => byte === 32 || (byte >= 9 && byte <= 13)) ? null : own;
}

/** A message without the line of its envelope, which is no part of it. */
function message(bytes: Uint8Array): Uint8Array {
  return bytes.subarray(bytes.indexOf(10) + 1);
}

const CUT = { starts: lineStarts, own: line, type: "json" } as const;

/** How files of many are cut, by file ending: where pieces begin, what of a piece is the source, and its type. */
const CUTS: Readonly<
  Record<string, { starts: (bytes: Uint8Array) => number[]; own: (piece: Uint8Array) => Uint8Array | null; type: string }>
> = {
  jsonl: CUT,
  ndjson: CUT,
  mbox: { starts: messageStarts, own: message, type: "eml" },
};

/** File endings of collections that are cut piece by piece, so that their length does not matter. */
export const CUTTABLE: ReadonlySet<string> = new Set(Object.keys(CUTS));

/** Where the pieces of a collection begin in these bytes, in order; of one that is not cuttable, nowhere. */
export function startsOf(ending: string, bytes: Uint8Array): readonly number[] {
  return CUTS[ending]?.starts(bytes) ?? [];
}

/** The pieces of a cuttable collection, each with its 1-based number, `before` counting those that came before these bytes. */
export function* pieces(source: Source, before = 0): Generator<Source> {
  const { bytes, at } = source;
  const cut = CUTS[typed(source).ending];
  const starts = cut?.starts(bytes) ?? [];
  for (const [index, start] of starts.entries()) {
    const own = cut?.own(bytes.subarray(start, starts[index + 1] ?? bytes.length));
    if (cut && own) yield { bytes: own, at, type: cut.type, line: before + index + 1 };
  }
}
