/** Items of which the first in an order is taken out again and again: a binary heap. `before` must order any two items that are not the same. */
export class Heap<T> {
  private readonly items: T[] = [];
  private readonly before: (a: T, b: T) => boolean;

  constructor(before: (a: T, b: T) => boolean) {
    this.before = before;
  }

  add(item: T): void {
    let at = this.items.length;
    while (at > 0) {
      const above = (at - 1) >> 1;
      const parent = this.items[above] as T;
      if (!this.before(item, parent)) break;
      this.items[at] = parent;
      at = above;
    }
    this.items[at] = item;
  }

  /** Take the first item out; undefined where there is none. */
  take(): T | undefined {
    const [first] = this.items;
    const last = this.items.pop();
    if (last !== undefined && this.items.length > 0) this.sink(last);
    return first;
  }

  private sink(item: T): void {
    let at = 0;
    for (;;) {
      let below = 2 * at + 1;
      if (below >= this.items.length) break;
      if (below + 1 < this.items.length && this.before(this.items[below + 1] as T, this.items[below] as T)) below++;
      if (!this.before(this.items[below] as T, item)) break;
      this.items[at] = this.items[below] as T;
      at = below;
    }
    this.items[at] = item;
  }
}
