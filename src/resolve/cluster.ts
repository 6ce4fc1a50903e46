import { gather } from "../text/gather.ts";
import { HASH_START, hashStep } from "../text/hash.ts";
import { Postings, type Lists } from "../text/postings.ts";

/** A pair of places in a list of items, the lower first. */
export type Pair = readonly [number, number];

/**
 * How many items may share a key before it is stock and joins nobody. 64 items are 2,016 pairs: at 8,000 articles the candidates of
 * an article stay as many as at 1,000, and the largest gold event of our sets has 29 reports.
 */
export const KEY_LIMIT = 64;

/** Items in id order, the first of each id: the order every step of clustering works in, whatever order they came in. */
export function inIdOrder<T>(items: Iterable<T>, id: (item: T) => string): T[] {
  const sorted = [...items].toSorted((a, b) => (id(a) < id(b) ? -1 : id(a) > id(b) ? 1 : 0));
  return sorted.filter((item, at) => at === 0 || id(item) !== id(sorted[at - 1] as T));
}

/** Keys that items must have to be copies by their keys alone: fewer is a stock phrase, not a text. */
const COPY_KEYS = 12;

/** The items by their keys, and those with the very same keys where they are more than `limit`: copies of one text. */
function shared(keys: Iterable<ArrayLike<number>>, limit: number): { readonly lists: Lists; readonly copies: Lists } {
  const [all, whole] = [new Postings(), new Postings()];
  for (const own of keys) {
    const distinct = Uint32Array.from(own)
      .toSorted()
      .filter((key, at, sorted) => at === 0 || key !== sorted[at - 1]);
    all.add(distinct);
    whole.add(distinct.length >= COPY_KEYS ? [distinct.reduce(hashStep, HASH_START) >>> 0] : []);
  }
  return { lists: all.lists({ most: limit }), copies: whole.lists({ least: limit + 1 }) };
}

/**
 * Visit all pairs of items that share a key held by at most `limit` items, in order, each once. Items are lists of keys, whole
 * numbers below 2^32. Copies, which hold all their keys together, are paired with the first of them alone, so that a thousand do not make half a
 * million pairs.
 */
export function candidates(keys: Iterable<ArrayLike<number>>, take: (a: number, b: number) => void, limit = KEY_LIMIT): void {
  const { lists, copies } = shared(keys, limit);
  for (let at = 0; at < lists.size; at++) {
    const partners = new Set<number>();
    for (const list of copies.with(at)) {
      const same = copies.of(list);
      if (same[0] === at) for (const other of same.subarray(1)) partners.add(other);
    }
    for (const list of lists.with(at)) for (const other of lists.of(list)) if (other > at) partners.add(other);
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
