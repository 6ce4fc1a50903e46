import { gather } from "../text/gather.ts";
import { HASH_START, hashStep } from "../text/hash.ts";

/** A pair of places in a list of items, the lower first. */
export type Pair = readonly [number, number];

/**
 * How many items may share a key before it is stock and joins nobody. 64 items are 2,016 pairs: at 8,000 articles the candidates of
 * an article stay as many as at 1,000, and the largest gold event of our sets has 29 reports.
 */
export const KEY_LIMIT = 64;

/** Items in id order, one of each id: the order every step of clustering works in, whatever order they came in. */
export function inIdOrder<T>(items: Iterable<T>, id: (item: T) => string): T[] {
  const byId = new Map<string, T>();
  for (const item of items) if (!byId.has(id(item))) byId.set(id(item), item);
  return [...byId].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, item]) => item);
}

/** Keys that items must have to be copies by their keys alone: fewer is a stock phrase, not a text. */
const COPY_KEYS = 12;

/** A key and an item that has it are one number, so that they are sorted without objects: the key times this, and the place of the item. */
const MOST_ITEMS = 2 ** 21;

/** The items of each key. */
class Holders {
  /** Every key with every item that has it, once, by key and then by item. */
  private readonly entries: Float64Array;

  constructor(keys: readonly (readonly number[])[]) {
    if (keys.length > MOST_ITEMS) throw new RangeError(`${keys.length} items`);
    const all = new Float64Array(keys.reduce((sum, own) => sum + own.length, 0));
    let next = 0;
    for (const [at, own] of keys.entries()) for (const key of own) all[next++] = key * MOST_ITEMS + at;
    all.sort();
    this.entries = all.filter((entry, at, sorted) => entry !== sorted[at - 1]);
  }

  /** The items that have a key, in order; none where they are more than `limit`. */
  of(key: number, limit: number): number[] {
    const found: number[] = [];
    for (let at = this.first(key); (this.entries[at] ?? Infinity) < (key + 1) * MOST_ITEMS; at++) {
      if (found.length === limit) return [];
      found.push((this.entries[at] as number) - key * MOST_ITEMS);
    }
    return found;
  }

  private first(key: number): number {
    let [low, high] = [0, this.entries.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.entries[middle] as number) < key * MOST_ITEMS) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** For items with the very same keys where they are more than `limit`, copies of one text, the first of them: their keys are stock to `candidates`. */
function copiesOf(keys: readonly (readonly number[])[], limit: number): Map<number, readonly number[]> {
  const found = new Map<number, number[]>();
  for (const [at, own] of keys.entries()) {
    const distinct = [...new Set(own)].toSorted((a, b) => a - b);
    if (distinct.length >= COPY_KEYS) gather(found, distinct.reduce(hashStep, HASH_START), at);
  }
  const many = [...found.values()].filter((list) => list.length > limit);
  return new Map(many.map(([first = 0, ...others]) => [first, others]));
}

/**
 * Visit all pairs of items that share a key held by at most `limit` items, in order, each once. Items are lists of keys, whole numbers below 2^32.
 * Copies, which hold all their keys together, are paired with the first of them alone, so that a thousand do not make half a million pairs.
 */
export function candidates(keys: readonly (readonly number[])[], take: (a: number, b: number) => void, limit = KEY_LIMIT): void {
  const holders = new Holders(keys);
  const copies = copiesOf(keys, limit);
  for (const [at, own] of keys.entries()) {
    const partners = new Set(copies.get(at));
    for (const key of own) for (const other of holders.of(key, limit)) if (other > at) partners.add(other);
    for (const other of Uint32Array.from(partners).toSorted()) take(at, other);
  }
}

/** For each of `size` items the first of its connected component under the given links. Union-find, lowest root. */
export function roots(size: number, links: Iterable<Pair>): Int32Array {
  const parent = new Int32Array(size);
  for (let at = 0; at < size; at++) parent[at] = at;
  const root = (at: number): number => {
    let top = at;
    while (parent[top] !== top) top = parent[top] ?? top;
    for (let step = at; step !== top;) {
      const next = parent[step] ?? top;
      parent[step] = top;
      step = next;
    }
    return top;
  };
  for (const [a, b] of links) {
    const [left, right] = [root(a), root(b)];
    parent[Math.max(left, right)] = Math.min(left, right);
  }
  for (let at = 0; at < size; at++) parent[at] = root(at);
  return parent;
}

/** Connected components of `size` items under the given links: each in ascending order, ordered by first member. */
export function components(size: number, links: Iterable<Pair>): number[][] {
  const groups = new Map<number, number[]>();
  for (const [at, root] of roots(size, links).entries()) gather(groups, root, at);
  return [...groups.values()];
}

/** For each of `size` items the number of its connected component, in the order of `components`. */
export function componentOf(size: number, links: Iterable<Pair>): Int32Array {
  const found = roots(size, links);
  let count = 0;
  // A root is the first of its component, so its number is known before the others ask for it.
  for (let at = 0; at < size; at++) found[at] = found[at] === at ? count++ : (found[found[at] as number] as number);
  return found;
}
