/** Where work puts away values that it asks for again, by number. What is taken out equals what was put in, but may be another object. */
export interface Drawer<T> {
  put(value: T): number;
  take(at: number): T;
}

/** Where drawers come from: the same work runs with its values in memory, or on the disk where there are too many. Values are plain data. */
export interface Drawers {
  open<T>(): Drawer<T>;
}

/** Drawers that keep the objects themselves. */
export const IN_MEMORY: Drawers = {
  open<T>(): Drawer<T> {
    const all: T[] = [];
    return { put: (value) => all.push(value) - 1, take: (at) => all[at] as T };
  },
};

/** The place of a key whose value has not come. */
const NOT_YET = -1;

/** A map whose values lie in a drawer; only its keys are in memory. It is walked in the order in which keys came first. */
export class Filed<K, V> implements ReadonlyMap<K, V> {
  private readonly places = new Map<K, number>();
  private readonly drawer: Drawer<V>;

  /** `order`: all keys that will come, where they are to be walked in another order than they come in. */
  constructor(drawers: Drawers, order: Iterable<K> = []) {
    this.drawer = drawers.open();
    for (const key of order) this.places.set(key, NOT_YET);
  }

  get size(): number {
    return this.places.size;
  }

  /** Put a value under a key, in place of the one before. */
  set(key: K, value: V): void {
    this.places.set(key, this.drawer.put(value));
  }

  get(key: K): V | undefined {
    const at = this.places.get(key);
    return at === undefined || at === NOT_YET ? undefined : this.drawer.take(at);
  }

  has(key: K): boolean {
    return this.places.has(key);
  }

  keys(): MapIterator<K> {
    return this.places.keys();
  }

  *entries(): Generator<[K, V], undefined> {
    for (const [key, at] of this.places) yield [key, this.drawer.take(at)];
  }

  *values(): Generator<V, undefined> {
    for (const at of this.places.values()) yield this.drawer.take(at);
  }

  [Symbol.iterator](): Generator<[K, V], undefined> {
    return this.entries();
  }

  forEach(visit: (value: V, key: K, map: ReadonlyMap<K, V>) => void): void {
    for (const [key, value] of this) visit(value, key, this);
  }
}
