import { Readable } from "node:stream";
import { crc32, createGunzip, inflateRawSync } from "node:zlib";

/** The bytes of one record, and where it stands in the file; or why there is none. `next` is the offset after it. */
export type Piece =
  | { readonly at: number; readonly next: number; readonly bytes: Uint8Array }
  | { readonly at: number; readonly next: number; readonly because: string };

/** The records of a web archive in file order. */
export type Members = AsyncIterable<Piece>;

/** Largest record that is held in memory, as it is packed and as it is unpacked, in bytes. Larger ones are films and data, and are passed over. */
const LARGEST = 40_000_000;
/** First look into a compressed record, in bytes; most pages are smaller. */
const FIRST_LOOK = 65_536;
const HEAD = 65_536;
const LARGER = "is larger than what is read";

const GZIP = Buffer.from([0x1f, 0x8b, 0x08]);
const WARC = Buffer.from("WARC/");

/** A window that moves over a stream of bytes: `at` is the offset of its first byte in the file. */
class Window {
  readonly #chunks: AsyncIterator<Uint8Array>;
  #bytes: Buffer = Buffer.alloc(0);
  #ended = false;
  at: number;

  constructor(chunks: AsyncIterable<Uint8Array>, from: number) {
    this.#chunks = chunks[Symbol.asyncIterator]();
    this.at = from;
  }

  get bytes(): Buffer {
    return this.#bytes;
  }

  /** Read until there are at least `length` bytes, or the file ends; gives whether there are as many. */
  async fill(length: number): Promise<boolean> {
    const parts = [this.#bytes];
    let have = this.#bytes.length;
    while (have < length && !this.#ended) {
      const next: IteratorResult<Uint8Array, unknown> = await this.#chunks.next();
      if (next.done === true) this.#ended = true;
      else {
        const { value } = next;
        parts.push(Buffer.from(value.buffer, value.byteOffset, value.byteLength));
        have += value.length;
      }
    }
    if (parts.length > 1) this.#bytes = Buffer.concat(parts);
    return have >= length;
  }

  /** All bytes from here on, once; the window is empty after. */
  async *rest(): AsyncGenerator<Uint8Array> {
    while (await this.fill(1)) {
      const bytes = this.#bytes;
      this.#bytes = Buffer.alloc(0);
      yield bytes;
    }
  }

  /** Move on by `length` bytes, past the window's end if need be. */
  async skip(length: number): Promise<void> {
    for (let rest = length; rest > 0;) {
      if (this.#bytes.length === 0 && !(await this.fill(1))) break;
      const step = Math.min(rest, this.#bytes.length);
      this.#bytes = this.#bytes.subarray(step);
      this.at += step;
      rest -= step;
    }
  }

  /** Move on to the next place after the present one where `mark` stands, or to the end. */
  async seek(mark: Buffer): Promise<void> {
    await this.skip(1);
    for (;;) {
      const more = await this.fill(FIRST_LOOK);
      const found = this.#bytes.indexOf(mark);
      if (found >= 0) return this.skip(found);
      await this.skip(more ? this.#bytes.length - mark.length : this.#bytes.length);
      if (!more) return;
    }
  }
}

/** The length of a gzip member's header (RFC 1952); -1 if it is none or goes beyond the window. */
function headerLength(bytes: Buffer): number {
  if (bytes.length < 10 || !bytes.subarray(0, 3).equals(GZIP)) return -1;
  const flags = bytes[3] ?? 0;
  let at = 10;
  if (flags & 4) at += 2 + (bytes[at] ?? 0) + (bytes[at + 1] ?? 0) * 256;
  for (const flag of [8, 16]) {
    if (!(flags & flag)) continue;
    const end = bytes.indexOf(0, at);
    if (end < 0) return -1;
    at = end + 1;
  }
  return flags & 2 ? at + 2 : at;
}

type Unpacked = { readonly bytes: Buffer; readonly used: number };

/** Unpack the member that a window begins with; null if the window ends within it. Node tells how much it used, which its types leave out. */
function member(bytes: Buffer, header: number): Unpacked | "large" | "damaged" | null {
  try {
    const made = inflateRawSync(bytes.subarray(header), { info: true, maxOutputLength: LARGEST }) as unknown as {
      readonly buffer: Buffer;
      readonly engine: { readonly bytesWritten: number };
    };
    return { bytes: made.buffer, used: header + made.engine.bytesWritten };
  } catch (error) {
    if (error instanceof RangeError) return "large";
    return error instanceof Error && "code" in error && error.code === "Z_BUF_ERROR" ? null : "damaged";
  }
}

/** What the member at the window's start holds, the window grown as far as it takes. */
async function unpack(window: Window): Promise<Unpacked | string> {
  for (let look = FIRST_LOOK; ; look *= 4) {
    const more = await window.fill(look);
    const header = headerLength(window.bytes);
    const found = header < 0 ? "damaged" : member(window.bytes, header);
    if (found === "large" || (found === null && look >= LARGEST)) return LARGER;
    if (found === "damaged") return "is damaged";
    if (found === null) {
      if (!more) return "is truncated";
      continue;
    }
    if (!(await window.fill(found.used + 8))) return "is truncated";
    const sum = window.bytes.readUInt32LE(found.used);
    return sum === crc32(found.bytes) ? { bytes: found.bytes, used: found.used + 8 } : "is damaged";
  }
}

/** An archive that was compressed as a whole, against the standard: its records in order, none of which can be gone on from. */
async function* whole(window: Window): AsyncGenerator<Piece> {
  const { at } = window;
  const gunzip = Readable.from(window.rest()).pipe(createGunzip());
  try {
    for await (const piece of plain(new Window(gunzip as AsyncIterable<Uint8Array>, 0))) yield { ...piece, next: at };
  } catch {
    yield { at, next: at, because: "the archive is truncated or damaged" };
  }
}

/** The records of one unpacked member: one, as the standard asks, or several. */
async function* within(bytes: Buffer, at: number, next: number): AsyncGenerator<Piece> {
  const length = plainLength(bytes);
  if (length < 0 || length + 8 > bytes.length) {
    yield { at, next, bytes };
    return;
  }
  const window = new Window(Readable.from([bytes]) as AsyncIterable<Uint8Array>, 0);
  for await (const piece of plain(window)) yield { ...piece, at, next: piece.next + 8 > bytes.length ? next : at };
}

async function* packed(window: Window): AsyncGenerator<Piece> {
  while (await window.fill(1)) {
    const { at } = window;
    const found = await unpack(window);
    if (at === 0 && found === LARGER) {
      yield* whole(window);
      return;
    }
    if (typeof found === "string") {
      // What is cut off at the end of the file may grow later: reading goes on from where it began.
      if (found !== "is truncated") await window.seek(GZIP);
      yield { at, next: found === "is truncated" ? at : window.at, because: `the record at byte ${at} ${found}` };
      if (found === "is truncated") return;
      continue;
    }
    await window.skip(found.used);
    yield* within(found.bytes, at, window.at);
  }
}

/** The whole length of the plain record that these bytes begin with, its head included, the two line ends after it not; -1 if it states none. */
function plainLength(bytes: Buffer): number {
  const head = bytes.subarray(0, HEAD);
  const gap = head.indexOf("\r\n\r\n");
  const stated = gap < 0 ? null : /^content-length:\s*(\d{1,15})\s*$/imu.exec(head.toString("latin1", 0, gap));
  return stated ? gap + 4 + Number(stated[1]) : -1;
}

async function* plain(window: Window): AsyncGenerator<Piece> {
  while (await window.fill(1)) {
    const lead = /^[\r\n]*/u.exec(window.bytes.toString("latin1", 0, 16))?.[0].length ?? 0;
    await window.skip(lead);
    if (lead > 0) continue;
    const { at } = window;
    await window.fill(HEAD);
    const length = plainLength(window.bytes);
    if (length < 0 || length > LARGEST) {
      if (length < 0) await window.seek(WARC);
      else await window.skip(length);
      yield { at, next: window.at, because: `the record at byte ${at} ${length < 0 ? "is damaged" : LARGER}` };
      continue;
    }
    if (!(await window.fill(length))) {
      yield { at, next: at, because: `the record at byte ${at} is truncated` };
      return;
    }
    const bytes = Buffer.from(window.bytes.subarray(0, length));
    await window.skip(length);
    yield { at, next: window.at, bytes };
  }
}

/**
 * Cut the bytes of a web archive into records, whether compressed one by one (as WARC asks) or not at all. `from` is the offset at which the
 * bytes begin in the file. Holds one record at a time; what is damaged is told and passed over up to the next record, and a record that the
 * end of the file cuts off is told, with its own beginning as the offset to go on from.
 */
export async function* members(chunks: AsyncIterable<Uint8Array>, from = 0): AsyncGenerator<Piece> {
  const window = new Window(chunks, from);
  if (!(await window.fill(1))) return;
  yield* window.bytes[0] === GZIP[0] ? packed(window) : plain(window);
}
