import { bucketed, type Buckets } from "./buckets.ts";
import { firstOf } from "./search.ts";

/** Which of the two halves of a word of 64 bits has the lower half of its value: the order of bytes differs between machines. */
const LOW = new Uint8Array(Uint32Array.of(1).buffer)[0] === 1 ? 0 : 1;
const HIGH = 1 - LOW;

/** Collects the keys of things, whole numbers below 2^32; things go by number in the order they come. 8 bytes for each key of a thing. */
export class Postings {
  private count = 0;
  private used = 0;
  /** Each key (the upper half) with a thing that has it (the lower): as words to be sorted, and as halves. */
  private words = new BigUint64Array(1024);
  private halves = new Uint32Array(this.words.buffer);

  /** Add the next thing with its keys. */
  add(keys: Iterable<number>): void {
    const thing = this.count++;
    for (const key of keys) {
      if (this.used === this.words.length) this.widen();
      this.halves[2 * this.used + LOW] = thing;
      this.halves[2 * this.used + HIGH] = key;
      this.used++;
    }
  }

  /** The keys that at least `least` (2 or more) and at most `most` things have, with these; nothing can be added after. */
  lists({ least = 2, most = Infinity }: { readonly least?: number; readonly most?: number } = {}): Lists {
    // In place: those of a million texts are hundreds of megabytes, and nobody asks for them again.
    this.words.subarray(0, this.used).sort(); // oxlint-disable-line unicorn/no-array-sort
    let [count, filled] = [0, 0];
    const wanted = (things: number): boolean => things >= least && things <= most;
    this.eachKey((_, things) => {
      if (wanted(things)) [count, filled] = [count + 1, filled + things];
    });
    const laid: Laid = { keys: new Uint32Array(count), starts: new Int32Array(count + 1), things: new Int32Array(filled) };
    [count, filled] = [0, 0];
    this.eachKey((key, things, from) => {
      if (!wanted(things)) return;
      laid.keys[count++] = key;
      for (let at = from, end = filled + things; filled < end; at++) if (this.isNew(at)) laid.things[filled++] = this.thingAt(at);
      laid.starts[count] = filled;
    });
    this.words = new BigUint64Array();
    this.halves = new Uint32Array();
    return new Lists(this.count, laid);
  }

  /** Visit each key with how many things have it, and where they begin. */
  private eachKey(visit: (key: number, things: number, from: number) => void): void {
    for (let from = 0, to = 0; from < this.used; from = to) {
      const key = this.halves[2 * from + HIGH] as number;
      let things = 0;
      for (to = from; to < this.used && this.halves[2 * to + HIGH] === key; to++) if (this.isNew(to)) things++;
      visit(key, things, from);
    }
  }

  private thingAt(at: number): number {
    return this.halves[2 * at + LOW] as number;
  }

  /** Whether a key with its thing is not the same as the one before it. */
  private isNew(at: number): boolean {
    const { halves } = this;
    return at === 0 || halves[2 * at] !== halves[2 * at - 2] || halves[2 * at + 1] !== halves[2 * at - 1];
  }

  private widen(): void {
    const wider = new BigUint64Array(2 * this.words.length);
    wider.set(this.words);
    this.words = wider;
    this.halves = new Uint32Array(wider.buffer);
  }
}

/** Keys in ascending order, each with its things in ascending order: those of key number `n` are `things[starts[n]]` to `things[starts[n + 1]]` exclusive. */
interface Laid {
  readonly keys: Uint32Array;
  readonly starts: Int32Array;
  readonly things: Int32Array;
}

/** Keys that several things have, with these. A list of things goes by the number of its key. */
export class Lists {
  /** How many things there are, with and without such keys. */
  readonly size: number;
  private readonly laid: Laid;
  private byThing: Buckets | undefined;

  constructor(size: number, laid: Laid) {
    this.size = size;
    this.laid = laid;
  }

  /** Whether there is a list of a key. */
  has(key: number): boolean {
    const { keys } = this.laid;
    return keys[firstOf(keys.length, (at) => (keys[at] as number) >= key)] === key;
  }

  /** Each key with its things, in order. */
  *entries(): Generator<readonly [key: number, things: Int32Array]> {
    for (const [list, key] of this.laid.keys.entries()) yield [key, this.of(list)];
  }

  /** The things of a list, in ascending order. */
  of(list: number): Int32Array {
    const { things, starts } = this.laid;
    return things.subarray(starts[list], starts[list + 1]);
  }

  /** The lists that a thing is in, in ascending order. */
  with(thing: number): Int32Array {
    const { order, starts } = (this.byThing ??= this.turned());
    return order.subarray(starts[thing], starts[thing + 1]);
  }

  /** The lists of each thing. */
  private turned(): Buckets {
    const { things, starts: from } = this.laid;
    const { order, starts } = bucketed(things.length, this.size, (at) => things[at] as number);
    const listOf = new Int32Array(things.length);
    for (let list = 0; list + 1 < from.length; list++) listOf.fill(list, from[list], from[list + 1]);
    for (const [at, place] of order.entries()) order[at] = listOf[place] as number;
    return { order, starts };
  }
}
