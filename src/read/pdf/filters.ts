import { constants, inflateRawSync, inflateSync } from "node:zlib";

/** Most bytes that one stream of a file is unpacked to. */
const LIMIT = 30_000_000;

function inflated(bytes: Uint8Array): Uint8Array {
  // A stream that is cut off gives what there is of it.
  const options = { maxOutputLength: LIMIT, finishFlush: constants.Z_SYNC_FLUSH };
  try {
    return inflateSync(bytes, options);
  } catch (error) {
    if (error instanceof RangeError) return new Uint8Array();
    try {
      return inflateRawSync(bytes.subarray(2), options);
    } catch {
      return new Uint8Array();
    }
  }
}

function ascii85(bytes: Uint8Array): Uint8Array {
  const out: number[] = [];
  let group: number[] = [];
  const put = (digits: readonly number[], count: number): void => {
    const value = digits.reduce((sum, digit) => sum * 85 + digit, 0);
    for (let index = 0; index < count; index++) out.push(Math.floor(value / 256 ** (3 - index)) & 255);
  };
  for (const byte of bytes) {
    if (byte === 126) break;
    if (byte === 122 && group.length === 0) out.push(0, 0, 0, 0);
    if (byte < 33 || byte > 117) continue;
    group.push(byte - 33);
    if (group.length < 5) continue;
    put(group, 4);
    group = [];
  }
  if (group.length > 1) put([...group, 84, 84, 84, 84].slice(0, 5), group.length - 1);
  return Uint8Array.from(out);
}

function hexadecimal(bytes: Uint8Array): Uint8Array {
  return Buffer.from((Buffer.from(bytes).toString("latin1").split(">", 1)[0] ?? "").replace(/[^0-9a-f]/giu, ""), "hex");
}

/** Lempel, Ziv and Welch with codes of 9 to 12 bits (ISO 32000, 7.4.4). */
function lzw(bytes: Uint8Array): Uint8Array {
  const out: number[] = [];
  let table: (readonly number[])[] = [];
  let [bits, buffer, held] = [9, 0, 0];
  let before: readonly number[] | null = null;
  for (const byte of bytes) {
    buffer = ((buffer << 8) | byte) & 0xffffff;
    held += 8;
    if (held < bits) continue;
    held -= bits;
    const code = (buffer >> held) & ((1 << bits) - 1);
    if (code === 257 || out.length > LIMIT) break;
    if (code === 256) {
      [table, bits, before] = [[], 9, null];
      continue;
    }
    const known = code < 256 ? [code] : table[code - 258];
    const entry: readonly number[] = known ?? (before ? [...before, before[0] ?? 0] : []);
    for (const one of entry) out.push(one);
    if (before && table.length < 3_838) table.push([...before, entry[0] ?? 0]);
    before = entry;
    bits = table.length + 259 >= 2_048 ? 12 : table.length + 259 >= 1_024 ? 11 : table.length + 259 >= 512 ? 10 : 9;
  }
  return Uint8Array.from(out);
}

const FILTERS: Readonly<Record<string, (bytes: Uint8Array) => Uint8Array>> = {
  FlateDecode: inflated,
  Fl: inflated,
  ASCII85Decode: ascii85,
  A85: ascii85,
  ASCIIHexDecode: hexadecimal,
  AHx: hexadecimal,
  LZWDecode: lzw,
  LZW: lzw,
};

/** Undo a PNG predictor: each row has a byte that names its own (W3C PNG, 9). `width` in bytes. */
export function unpredicted(bytes: Uint8Array, width: number): Uint8Array {
  const rows = Math.floor(bytes.length / (width + 1));
  const out = new Uint8Array(rows * width);
  for (let row = 0; row < rows; row++) {
    const kind = bytes[row * (width + 1)] ?? 0;
    for (let column = 0; column < width; column++) {
      const at = row * width + column;
      const left = column > 0 ? (out[at - 1] ?? 0) : 0;
      const up = row > 0 ? (out[at - width] ?? 0) : 0;
      const guess = kind === 1 ? left : kind === 2 ? up : kind === 3 ? (left + up) >> 1 : 0;
      out[at] = (bytes[row * (width + 1) + 1 + column] ?? 0) + guess;
    }
  }
  return out;
}

/** Undo filters, one after the other; null where one is that of a picture or not known. */
export function unfiltered(bytes: Uint8Array, filters: readonly string[]): Uint8Array | null {
  let found = bytes;
  for (const name of filters) {
    const filter = FILTERS[name];
    if (!filter) return null;
    found = filter(found);
  }
  return found;
}
