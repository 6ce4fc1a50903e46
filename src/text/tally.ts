/** Slots at first; more are made when half are taken. A power of two. */
const SLOTS = 1024;

/** Slots that are kept when all is forgotten; more are given back. */
const MOST_KEPT = 2 ** 13;

/** Hashes of 32 bits, such as those of words, numbered from 0 in the order they are added. */
export class Tally {
  private slots = new Int32Array(SLOTS).fill(-1);
  /** The hashes by their numbers. */
  private added = new Uint32Array(SLOTS / 2);
  private count = 0;

  /** How many hashes were added. */
  get size(): number {
    return this.count;
  }

  /** The number of a hash; -1 for one that was not added. */
  find(hash: number): number {
    return this.slots[this.slot(hash)] as number;
  }

  /** The number of a hash, which is added where it is new. */
  add(hash: number): number {
    const slot = this.slot(hash);
    const known = this.slots[slot] as number;
    if (known !== -1) return known;
    const made = this.count++;
    this.added[made] = hash;
    this.slots[slot] = made;
    if (this.count === this.added.length) this.grow();
    return made;
  }

  /** The hash of a number. */
  hash(number: number): number {
    return this.added[number] as number;
  }

  /** Forget all of them. */
  clear(): void {
    if (this.slots.length > MOST_KEPT) this.room(SLOTS);
    else this.slots.fill(-1);
    this.count = 0;
  }

  private slot(hash: number): number {
    const mask = this.slots.length - 1;
    let slot = hash & mask;
    for (;;) {
      const known = this.slots[slot] as number;
      if (known === -1 || this.added[known] === hash) return slot;
      slot = (slot + 1) & mask;
    }
  }

  private room(slots: number): void {
    this.slots = new Int32Array(slots).fill(-1);
    this.added = new Uint32Array(slots / 2);
  }

  private grow(): void {
    const { added } = this;
    this.room(this.slots.length * 2);
    this.added.set(added);
    for (const [number, hash] of added.entries()) this.slots[this.slot(hash)] = number;
  }
}
