/** A set of whole numbers from 0 up to `size`, a bit for each. */
export class Bits {
  readonly size: number;
  readonly bytes: Uint8Array;
  readonly #words: Uint32Array;

  constructor(size: number) {
    this.size = size;
    this.#words = new Uint32Array(Math.ceil(size / 32));
    this.bytes = new Uint8Array(this.#words.buffer);
  }

  /** All numbers up to `size`. */
  static all(size: number): Bits {
    const made = new Bits(size);
    made.bytes.fill(0xff, 0, size >> 3);
    for (let at = size & ~7; at < size; at++) made.add(at);
    return made;
  }

  add(number: number): void {
    const at = number >> 3;
    this.bytes[at] = (this.bytes[at] ?? 0) | (1 << (number & 7));
  }

  has(number: number): boolean {
    return ((this.bytes[number >> 3] ?? 0) & (1 << (number & 7))) !== 0;
  }

  /** Keep only what another set of the same size has too. */
  keep(other: Bits): void {
    for (let at = 0; at < this.#words.length; at++) this.#words[at] = (this.#words[at] ?? 0) & (other.#words[at] ?? 0);
  }

  /** Whether any of `length` numbers from `from` on is in it; both are multiples of eight. */
  within(from: number, length: number): boolean {
    for (let at = from >> 3; at < Math.min(this.bytes.length, (from + length) >> 3); at++) if (this.bytes[at] !== 0) return true;
    return false;
  }

  get count(): number {
    let sum = 0;
    for (const word of this.#words) sum += ones(word);
    return sum;
  }

  /** The members in ascending order, without the first `offset`, `limit` at most. */
  part(offset: number, limit: number): number[] {
    const found: number[] = [];
    let passed = 0;
    for (let at = 0; at < this.#words.length && found.length < limit; at++) {
      const here = ones(this.#words[at] ?? 0);
      if (passed + here > offset) {
        for (let number = at * 32; number < at * 32 + 32 && found.length < limit; number++) {
          if (this.has(number) && passed++ >= offset) found.push(number);
        }
      } else passed += here;
    }
    return found;
  }
}

/** How many bits of 32 are set (Hacker's Delight, 5-1). */
function ones(word: number): number {
  let sum = word - ((word >>> 1) & 0x55555555);
  sum = (sum & 0x33333333) + ((sum >>> 2) & 0x33333333);
  return Math.imul((sum + (sum >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
