import type { DocId } from "./span.ts";
import { wider } from "./wider.ts";

/** Where work puts away values that it asks for again, by number. What is taken out equals what was put in, but may be another object. */
export interface Drawer<T> {
  put(value: T): number;
  take(at: number): T;
}

/** Where drawers come from: the same work runs with its values in memory, or on the disk where there are too many. Values are what JSON can tell. */
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

/** Keys with their numbers from 0 on, which several maps of the same keys share: the keys of a million documents then lie in memory once. */
export function numbered<K>(keys: Iterable<K>): ReadonlyMap<K, number> {
  const found = new Map<K, number>();
  for (const key of keys) if (!found.has(key)) found.set(key, found.size);
  return found;
}

/** Where what is kept of documents is put: drawers, and the numbers of the documents, in id order. */
export interface Room {
  readonly drawers: Drawers;
  readonly numbers: ReadonlyMap<DocId, number>;
}

/** A place for what is kept of documents; each counts once. */
export function roomFor(documents: Iterable<DocId>, drawers = IN_MEMORY): Room {
  return { drawers, numbers: numbered([...documents].toSorted()) };
}

/**
 * A map whose values lie in a drawer; of each key there is a number in memory. It is walked in the order in which keys came first, or, where all keys that
 * can come are given, in the order of their numbers.
 */
export class Filed<K, V> implements ReadonlyMap<K, V> {
  private readonly numbers: ReadonlyMap<K, number>;
  /** The same, where the map numbers its keys itself. */
  private readonly own: Map<K, number> | undefined;
  private places: Int32Array;
  private readonly drawer: Drawer<V>;
  private count = 0;

  constructor(drawers: Drawers, numbers?: ReadonlyMap<K, number>) {
    this.drawer = drawers.open();
    this.own = numbers ? undefined : new Map();
    this.numbers = numbers ?? (this.own as Map<K, number>);
    this.places = new Int32Array(this.numbers.size).fill(NOT_YET);
  }

  get size(): number {
    return this.count;
  }

  /**
   * Put a value under a key, in place of the one before.
   * @throws Error if keys were given and this is none of them.
   */
  set(key: K, value: V): void {
    const number = this.numbers.get(key) ?? this.number(key);
    if (this.places[number] === NOT_YET) this.count++;
    this.places[number] = this.drawer.put(value);
  }

  get(key: K): V | undefined {
    const at = this.placeOf(key);
    return at === NOT_YET ? undefined : this.drawer.take(at);
  }

  has(key: K): boolean {
    return this.placeOf(key) !== NOT_YET;
  }

  *keys(): Generator<K, undefined> {
    for (const [key, number] of this.numbers) if (this.places[number] !== NOT_YET) yield key;
  }

  *entries(): Generator<[K, V], undefined> {
    for (const [key, number] of this.numbers) {
      const at = this.places[number] as number;
      if (at !== NOT_YET) yield [key, this.drawer.take(at)];
    }
  }

  *values(): Generator<V, undefined> {
    for (const at of this.places) if (at !== NOT_YET) yield this.drawer.take(at);
  }

  [Symbol.iterator](): Generator<[K, V], undefined> {
    return this.entries();
  }

  forEach(visit: (value: V, key: K, map: ReadonlyMap<K, V>) => void): void {
    for (const [key, value] of this) visit(value, key, this);
  }

  private number(key: K): number {
    if (!this.own) throw new Error(`${String(key)} is none of the keys that can come`);
    const number = this.own.size;
    if (number === this.places.length) this.places = wider(this.places, 2 * number + 1).fill(NOT_YET, number);
    this.own.set(key, number);
    return number;
  }

  private placeOf(key: K): number {
    const number = this.numbers.get(key);
    return number === undefined ? NOT_YET : (this.places[number] as number);
  }
}
