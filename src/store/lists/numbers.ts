import type { Bits } from "./bits.ts";

/** Bits of a number in one byte; the eighth says that more follow (LEB128). */
const BITS = 7;
const MORE = 1 << BITS;

/** Writes whole numbers and bytes one after the other. */
export class Writer {
  #bytes = Buffer.alloc(1 << 10);
  #length = 0;

  number(value: number): void {
    this.#room(5);
    let left = value;
    for (; left >= MORE; left >>>= BITS) this.#bytes[this.#length++] = (left & (MORE - 1)) | MORE;
    this.#bytes[this.#length++] = left;
  }

  /** Ascending numbers, all or some of an array's, as the steps between them, behind the length of them all in bytes. */
  ascending(values: ArrayLike<number>, from = 0, to = values.length): void {
    let length = 0;
    for (let at = from; at < to; at++) length += lengthOf(stepTo(values, at, from));
    this.number(length);
    for (let at = from; at < to; at++) this.number(stepTo(values, at, from));
  }

  /** Bytes, behind their length. */
  block(bytes: Uint8Array): void {
    this.number(bytes.length);
    this.#room(bytes.length);
    this.#bytes.set(bytes, this.#length);
    this.#length += bytes.length;
  }

  bytes(): Uint8Array {
    return this.#bytes.subarray(0, this.#length);
  }

  #room(more: number): void {
    if (this.#length + more <= this.#bytes.length) return;
    const larger = Buffer.alloc(Math.max(2 * this.#bytes.length, this.#length + more));
    larger.set(this.#bytes.subarray(0, this.#length));
    this.#bytes = larger;
  }
}

/** How far a number lies from the one before; the first of them from nought. */
function stepTo(values: ArrayLike<number>, at: number, first: number): number {
  return (values[at] as number) - (at === first ? 0 : (values[at - 1] as number));
}

/** How many bytes a number takes. */
function lengthOf(value: number): number {
  let length = 1;
  for (let left = value >>> BITS; left > 0; left >>>= BITS) length++;
  return length;
}

/** Reads what a `Writer` wrote. */
export class Reader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get ended(): boolean {
    return this.#at >= this.#bytes.length;
  }

  number(): number {
    let value = 0;
    for (let shift = 0; ; shift += BITS) {
      const byte = this.#bytes[this.#at++] ?? 0;
      value |= (byte & (MORE - 1)) << shift;
      if (byte < MORE) return value >>> 0;
    }
  }

  /** Ascending numbers. */
  ascending(): number[] {
    const end = this.#end();
    const values: number[] = [];
    for (let value = 0; this.#at < end;) values.push((value += this.number()));
    return values;
  }

  /** Ascending numbers, added to a set. */
  into(found: Bits): void {
    const end = this.#end();
    for (let value = 0; this.#at < end;) found.add((value += this.number()));
  }

  /** Pass over ascending numbers. */
  pass(): void {
    this.#at = this.#end();
  }

  #end(): number {
    const length = this.number();
    return this.#at + length;
  }

  block(): Uint8Array {
    const length = this.number();
    return this.#bytes.subarray(this.#at, (this.#at += length));
  }
}
