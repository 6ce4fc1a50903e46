/**
 * Numbers below a size of which the first in an order is taken out again and again: a binary heap that knows where each of them stands.
 * `before` must order any two of them.
 */
export class Heap {
  private readonly items: Int32Array;
  private count = 0;
  /** Where each number stands in `items`; -1 for one that is not in. */
  private readonly places: Int32Array;
  private readonly before: (a: number, b: number) => boolean;

  constructor(size: number, before: (a: number, b: number) => boolean) {
    this.items = new Int32Array(size);
    this.places = new Int32Array(size).fill(-1);
    this.before = before;
  }

  /** Put a number in, or, if it is in, where it belongs since its rank changed. */
  put(item: number): void {
    const place = this.places[item] as number;
    this.settle(item, place === -1 ? this.count++ : place);
  }

  /** Take a number out, if it is in. */
  remove(item: number): void {
    const place = this.places[item] as number;
    if (place === -1) return;
    this.places[item] = -1;
    const last = this.items[--this.count] as number;
    if (last !== item) this.settle(last, place);
  }

  /** Take the first number out; undefined where there is none. */
  take(): number | undefined {
    if (this.count === 0) return undefined;
    const first = this.items[0] as number;
    this.remove(first);
    return first;
  }

  /** Set a number at a place and move it up or down to where it belongs. */
  private settle(item: number, place: number): void {
    this.sink(item, this.rise(item, place));
  }

  private rise(item: number, place: number): number {
    let at = place;
    while (at > 0) {
      const parent = this.items[(at - 1) >> 1] as number;
      if (!this.before(item, parent)) break;
      this.set(at, parent);
      at = (at - 1) >> 1;
    }
    return at;
  }

  private sink(item: number, place: number): void {
    let at = place;
    for (;;) {
      let below = 2 * at + 1;
      if (below >= this.count) break;
      if (below + 1 < this.count && this.before(this.items[below + 1] as number, this.items[below] as number)) below++;
      if (!this.before(this.items[below] as number, item)) break;
      this.set(at, this.items[below] as number);
      at = below;
    }
    this.set(at, item);
  }

  private set(place: number, item: number): void {
    this.items[place] = item;
    this.places[item] = place;
  }
}
