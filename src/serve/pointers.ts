import type { Charset, Document } from "../model/document.ts";
import type { Span } from "../model/span.ts";

/** A span met in a value, with the path of keys that leads to it ("rows.3.readings.0.evidence.1"). */
export interface Pointer {
  readonly span: Span;
  readonly path: string;
}

/** Every span anywhere in a value made of plain objects and arrays, in order of keys as written. */
export function* pointersIn(value: unknown, path = ""): Generator<Pointer> {
  if (typeof value !== "object" || value === null) return;
  if (isSpan(value)) {
    yield { span: value, path };
    return;
  }
  for (const [key, inner] of Object.entries(value)) yield* pointersIn(inner, path === "" ? key : `${path}.${key}`);
}

function isSpan(value: object): value is Span {
  return "doc" in value && "start" in value && "end" in value && typeof value.start === "number" && typeof value.end === "number";
}

/** The text offset of the first run whose characters do not stand in the bytes where the run says, or undefined if all do. */
export function misplacedRun({ text, runs, charset }: Document, bytes: Uint8Array): number | undefined {
  for (let index = 0; index + 2 < runs.length; index += 3) {
    const [at, from, length] = runs.slice(index, index + 3) as [number, number, number];
    const inside = at >= 0 && from >= 0 && at < text.length;
    const right = length > 0 ? written(text.slice(at, at + length), from, { charset, bytes }) : from - length <= bytes.length;
    if (!inside || !right) return at;
  }
  return undefined;
}

function written(text: string, from: number, { charset, bytes }: { readonly charset: Charset; readonly bytes: Uint8Array }): boolean {
  if (charset === "windows-1252") return latin(bytes.subarray(from, from + text.length)) === text;
  const encoded = charset === "utf-8" ? Buffer.from(text, "utf8") : Buffer.from(text, "utf16le");
  if (charset === "utf-16be") encoded.swap16();
  return encoded.equals(bytes.subarray(from, from + encoded.length));
}

// Bytes 0x80 to 0x9F of windows-1252 (WHATWG Encoding Standard). Checked apart from the reader's own table; TextDecoder of Node 20 reads Latin-1 here.
const UPPER = "€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ";

function latin(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => (byte >= 0x80 && byte <= 0x9f ? UPPER[byte - 0x80] : String.fromCharCode(byte))).join("");
}

/** What is wrong with a place: it lies in no document, outside its text, or cuts a character in two; undefined if nothing is. */
export function pointerFault({ span: { doc, start, end }, path }: Pointer, known: ReadonlyMap<string, Document>): string | undefined {
  const place = `${path} points at ${doc} ${start}–${end}`;
  const text = known.get(doc)?.text;
  if (text === undefined) return `${place}: there is no such document`;
  if (!(start >= 0 && start < end && end <= text.length)) return `${place}: there are no such characters (the text has ${text.length})`;
  return splitsPair(text, start) || splitsPair(text, end) ? `${place}: it cuts a character in two` : undefined;
}

function splitsPair(text: string, at: number): boolean {
  return at > 0 && at < text.length && /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(at - 1, at + 1));
}
