/** Slots at first; more are made when half are taken. A power of two. */
const SLOTS = 1024;

/** Slots that are kept when all is forgotten; more are given back. */
const MOST_KEPT = 2 ** 13;

/** Hashes of 32 bits, such as those of words, numbered from 0 in the order they are added. */
export class Tally {
  private slots = new Int32Array(SLOTS).fill(-1);
  private readonly added: number[] = [];

  /** The number of a hash; -1 for one that was not added. */
  find(hash: number): number {
    return this.slots[this.slot(hash)] as number;
  }

  /** The number of a hash, which is added where it is new. */
  add(hash: number): number {
    const slot = this.slot(hash);
    const known = this.slots[slot] as number;
    if (known !== -1) return known;
    const made = this.added.push(hash) - 1;
    this.slots[slot] = made;
    if (this.added.length * 2 > this.slots.length) this.grow();
    return made;
  }

  /** The hashes by their numbers. */
  get hashes(): readonly number[] {
    return this.added;
  }

  /** Forget all of them. */
  clear(): void {
    if (this.slots.length > MOST_KEPT) this.slots = new Int32Array(SLOTS);
    this.slots.fill(-1);
    this.added.length = 0;
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

  private grow(): void {
    this.slots = new Int32Array(this.slots.length * 2).fill(-1);
    for (const [number, hash] of this.added.entries()) this.slots[this.slot(hash)] = number;
  }
}
