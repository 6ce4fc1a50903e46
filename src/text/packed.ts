/** Numbers in one block of memory, but for lists that are longer. */
const BLOCK = 1 << 20;

type Numbers = Uint32Array | Uint16Array;

/** Lists of whole numbers side by side in a few blocks of memory, beside the numbers themselves 12 bytes a list. */
export class Packed<T extends Numbers> {
  private readonly blockOf: (length: number) => T;
  private readonly blocks: T[] = [];
  private used = 0;
  private count = 0;
  /** Block, first number and length of each list. */
  private places = new Int32Array(3 * 1024);

  constructor(blockOf: (length: number) => T) {
    this.blockOf = blockOf;
  }

  /** Keep a list; gives its number, from 0 in the order they come. */
  put(list: ArrayLike<number>): number {
    const last = this.blocks.at(-1);
    if (!last || last.length - this.used < list.length) {
      this.blocks.push(this.blockOf(Math.max(BLOCK, list.length)));
      this.used = 0;
    }
    this.blocks.at(-1)?.set(list, this.used);
    if (3 * this.count === this.places.length) {
      const wider = new Int32Array(2 * this.places.length);
      wider.set(this.places);
      this.places = wider;
    }
    this.places.set([this.blocks.length - 1, this.used, list.length], 3 * this.count);
    this.used += list.length;
    return this.count++;
  }

  /** A list as it was put. It stays in its place and must not be changed. */
  get(number: number): T {
    const [block, from] = [this.places[3 * number] as number, this.places[3 * number + 1] as number];
    return (this.blocks[block] as T).subarray(from, from + (this.places[3 * number + 2] as number)) as T;
  }
}
