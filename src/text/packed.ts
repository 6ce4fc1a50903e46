/** Numbers in one block of memory, as a power of two. */
const BLOCK = 16;
const WITHIN = (1 << BLOCK) - 1;

/** Whole numbers from -2^31 to below 2^31, as many as come: 4 bytes each, in blocks, so that nothing is copied as they grow. */
export class Numbers {
  private readonly blocks: Int32Array[] = [];
  private count = 0;

  get length(): number {
    return this.count;
  }

  push(value: number): void {
    if ((this.count & WITHIN) === 0) this.blocks.push(new Int32Array(WITHIN + 1));
    (this.blocks[this.count >> BLOCK] as Int32Array)[this.count++ & WITHIN] = value;
  }

  /** The number at a place that there is. */
  at(place: number): number {
    return (this.blocks[place >> BLOCK] as Int32Array)[place & WITHIN] as number;
  }
}

/** Bytes in one block of memory, as a power of two. */
const BYTES = 20;
const INSIDE = (1 << BYTES) - 1;
/** Of each byte of a number seven bits are its own; the eighth tells that more follow. */
const MORE = 128;

/** Numbers one after the other, in as many bytes as each needs. They are read in the order in which they were written, from any place that is known. */
export class Bytes {
  private readonly blocks: Uint8Array[] = [];
  private count = 0;

  /** Where the next number will lie. */
  get end(): number {
    return this.count;
  }

  /**
   * Write a whole number from 0 to below 2^31.
   * @throws RangeError if there are 2^31 bytes already, as places are kept in 32 bits.
   */
  write(value: number): void {
    let rest = value;
    for (; rest >= MORE; rest >>>= 7) this.byte((rest & (MORE - 1)) | MORE);
    this.byte(rest);
  }

  /** Write a whole number from -2^30 to below 2^30: small ones of either sign are short. */
  signed(value: number): void {
    this.write(value < 0 ? -2 * value - 1 : 2 * value);
  }

  from(place: number): Reader {
    return new Reader(this.blocks, place);
  }

  private byte(value: number): void {
    if ((this.count & INSIDE) === 0) this.blocks.push(new Uint8Array(INSIDE + 1));
    if (this.count >= 2 ** 31 - 1) throw new RangeError("more than 2 GB of numbers");
    (this.blocks[this.count >> BYTES] as Uint8Array)[this.count++ & INSIDE] = value;
  }
}

/** Reads numbers as `Bytes` wrote them. */
export class Reader {
  private readonly blocks: readonly Uint8Array[];
  private place: number;

  constructor(blocks: readonly Uint8Array[], place: number) {
    this.blocks = blocks;
    this.place = place;
  }

  next(): number {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = (this.blocks[this.place >> BYTES] as Uint8Array)[this.place++ & INSIDE] as number;
      value |= (byte & (MORE - 1)) << shift;
      if (byte < MORE) return value;
    }
  }

  signed(): number {
    const value = this.next();
    return value & 1 ? -(value + 1) / 2 : value / 2;
  }
}

/** Texts as numbers, one for each: names come again and again. The empty text is 0. */
export class Texts {
  private readonly numbers = new Map<string, number>([["", 0]]);
  private readonly all: string[] = [""];

  get size(): number {
    return this.all.length;
  }

  number(text: string): number {
    const known = this.numbers.get(text);
    if (known !== undefined) return known;
    // A part of a text would keep the whole text.
    const own = JSON.parse(JSON.stringify(text)) as string;
    this.numbers.set(own, this.all.length);
    return this.all.push(own) - 1;
  }

  of(number: number): string {
    return this.all[number] as string;
  }
}

/** Numbers in one block of a list of lists, but for lists that are longer. */
const LISTED = 1 << 20;

/** Lists of whole numbers side by side in a few blocks of memory, beside the numbers themselves 12 bytes a list. */
export class Packed<T extends Uint32Array | Uint16Array> {
  private readonly blockOf: (length: number) => T;
  private readonly blocks: T[] = [];
  private used = 0;
  /** Block, first number and length of each list. */
  private readonly places = new Numbers();

  constructor(blockOf: (length: number) => T) {
    this.blockOf = blockOf;
  }

  /** How many lists there are. */
  get size(): number {
    return this.places.length / 3;
  }

  /** Keep a list; gives its number, from 0 in the order they come. */
  put(list: ArrayLike<number>): number {
    const last = this.blocks.at(-1);
    if (!last || last.length - this.used < list.length) {
      this.blocks.push(this.blockOf(Math.max(LISTED, list.length)));
      this.used = 0;
    }
    this.blocks.at(-1)?.set(list, this.used);
    for (const one of [this.blocks.length - 1, this.used, list.length]) this.places.push(one);
    this.used += list.length;
    return this.size - 1;
  }

  /** A list as it was put. It stays in its place and must not be changed. */
  get(number: number): T {
    const [block, from, length] = [this.places.at(3 * number), this.places.at(3 * number + 1), this.places.at(3 * number + 2)];
    return (this.blocks[block] as T).subarray(from, from + length) as T;
  }
}
