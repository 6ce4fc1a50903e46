import { inflateRawSync } from "node:zlib";
import type { Problem } from "../model/document.ts";

/** A file in a ZIP archive: where its local header begins, its sizes, and how it is packed. */
export interface Entry {
  readonly name: string;
  readonly at: number;
  readonly packed: number;
  readonly size: number;
  readonly stored: boolean;
  readonly encrypted: boolean;
}

/** Gives `length` bytes of an archive from `from` on, fewer at its end. */
export type ReadAt = (from: number, length: number) => Uint8Array;

/** Most entries of an archive that are looked at. A judgement: a document has some dozens, a web archive some hundreds. */
const MOST_ENTRIES = 10_000;
/** Most bytes that one file of a document is unpacked to. */
const UNPACKED_LIMIT = 50_000_000;
/** The highest ratio of unpacked to packed size that is believed above a megabyte; deflate reaches 1,032 only on one byte repeated, XML some 20 to 50. */
const RATIO_LIMIT = 200;
const ONE_MEGABYTE = 1_000_000;

const END_LENGTH = 22;
const LONGEST_COMMENT = 65_535;

function view(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

interface Directory {
  readonly at: number;
  readonly size: number;
}

/** Where the central directory stands, by the end record and its 64-bit form (APPNOTE 4.3.14 to 4.3.16). */
function directory(read: ReadAt, size: number): Directory | null {
  const from = Math.max(0, size - END_LENGTH - LONGEST_COMMENT);
  const tail = read(from, size - from);
  const end = Buffer.from(tail.buffer, tail.byteOffset, tail.byteLength).lastIndexOf("PK\x05\x06", undefined, "latin1");
  if (end < 0 || end + END_LENGTH > tail.length) return null;
  const found = { at: view(tail).getUint32(end + 16, true), size: view(tail).getUint32(end + 12, true) };
  if (found.at !== 0xffffffff) return found;
  const locator = end - 20;
  if (locator < 0) return null;
  const large = read(Number(view(tail).getBigUint64(locator + 8, true)), 56);
  if (large.length < 56) return null;
  return { at: Number(view(large).getBigUint64(48, true)), size: Number(view(large).getBigUint64(40, true)) };
}

/** The values of the 64-bit extra field, which has those that do not fit, in a fixed order. */
function large(extra: DataView, [size, packed, at]: readonly [number, number, number]): [number, number, number] {
  const values: [number, number, number] = [size, packed, at];
  for (let from = 0; from + 4 <= extra.byteLength; from += 4 + extra.getUint16(from + 2, true)) {
    if (extra.getUint16(from, true) !== 1) continue;
    let place = from + 4;
    for (const index of [0, 1, 2] as const) {
      if (values[index] !== 0xffffffff || place + 8 > extra.byteLength) continue;
      values[index] = Number(extra.getBigUint64(place, true));
      place += 8;
    }
    break;
  }
  return values;
}

/** The files of a ZIP archive in the order of its directory; a problem `archive-broken` if it has none that can be read. */
export function entriesOf(read: ReadAt, size: number): Entry[] | Problem {
  const found = directory(read, size);
  const bytes = found && read(found.at, Math.min(found.size, 50_000_000));
  if (!bytes || bytes.length < 46) return { code: "archive-broken", message: "the archive has no readable directory" };
  const data = view(bytes);
  const entries: Entry[] = [];
  for (let at = 0; at + 46 <= bytes.length && entries.length < MOST_ENTRIES && data.getUint32(at, true) === 0x02014b50;) {
    const [name, extra, comment] = [data.getUint16(at + 28, true), data.getUint16(at + 30, true), data.getUint16(at + 32, true)];
    if (at + 46 + name + extra > bytes.length) break;
    const fields = view(bytes.subarray(at + 46 + name, at + 46 + name + extra));
    const sizes = large(fields, [data.getUint32(at + 24, true), data.getUint32(at + 20, true), data.getUint32(at + 42, true)]);
    entries.push({
      name: Buffer.from(bytes.subarray(at + 46, at + 46 + name)).toString("utf8"),
      size: sizes[0],
      packed: sizes[1],
      at: sizes[2],
      stored: data.getUint16(at + 10, true) === 0,
      encrypted: (data.getUint16(at + 8, true) & 1) === 1,
    });
    at += 46 + name + extra + comment;
  }
  return entries;
}

/** The offset at which an entry's packed bytes begin; -1 if its header is not where the directory says. */
export function dataOffset(read: ReadAt, entry: Entry): number {
  const header = read(entry.at, 30);
  if (header.length < 30 || view(header).getUint32(0, true) !== 0x04034b50) return -1;
  return entry.at + 30 + view(header).getUint16(26, true) + view(header).getUint16(28, true);
}

/** Unpack one file of an archive. Problems: `encrypted`, `archive-broken`, and `archive-bomb` for one that would grow beyond all reason. */
export function unzip(read: ReadAt, entry: Entry): Uint8Array | Problem {
  if (entry.encrypted) return { code: "encrypted", message: "the file is encrypted" };
  const from = dataOffset(read, entry);
  const bytes = from < 0 ? new Uint8Array() : read(from, entry.packed);
  if (from < 0 || bytes.length < entry.packed) return { code: "archive-broken", message: "the archive is cut off or damaged" };
  const bomb: Problem = { code: "archive-bomb", message: "the archive unpacks to more than is read" };
  const limit = Math.min(UNPACKED_LIMIT, Math.max(ONE_MEGABYTE, bytes.length * RATIO_LIMIT));
  if (entry.stored) return bytes.length > limit ? bomb : bytes;
  try {
    return inflateRawSync(bytes, { maxOutputLength: limit });
  } catch (error) {
    if (error instanceof RangeError) return bomb;
    return { code: "archive-broken", message: "the archive is cut off or damaged" };
  }
}
