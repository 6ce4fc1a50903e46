import { gather } from "../text/gather.ts";
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

/** Items with the very same keys where they are more than `limit`: copies of one text, whose keys are stock to `candidates`. */
function copiesOf(keys: readonly Iterable<string>[], limit: number): number[][] {
  const found = new Map<string, number[]>();
  for (const [at, own] of keys.entries()) {
    const all = [...new Set(own)].toSorted().join("\n");
    gather(found, all, at);
  }
  return [...found].filter(([all, list]) => list.length > limit && all.split("\n").length >= COPY_KEYS).map(([, list]) => list);
}

/** Keys that items must have to be copies by their keys alone: fewer is a stock phrase, not a text. */
const COPY_KEYS = 12;

/**
 * All pairs of items that share a key held by at most `limit` items, in order, each once. Items are lists of keys. Copies, which hold all their
 * keys together, are paired with the first of them alone, so that a thousand do not make half a million pairs.
 */
export function candidates(keys: readonly Iterable<string>[], limit = KEY_LIMIT): Pair[] {
  const holders = new Map<string, number[]>();
  for (const [at, own] of keys.entries()) {
    for (const key of new Set(own)) {
      gather(holders, key, at);
    }
  }
  const partners = keys.map(() => new Set<number>());
  for (const holding of holders.values()) {
    if (holding.length > limit) continue;
    for (const [place, at] of holding.entries()) for (const other of holding.slice(place + 1)) partners[at]?.add(other);
  }
  for (const [first, ...copies] of copiesOf(keys, limit)) for (const copy of copies) partners[first ?? 0]?.add(copy);
  return partners.flatMap((own, at) => [...own].toSorted((a, b) => a - b).map((other): Pair => [at, other]));
}

/** Connected components of `size` items under the given links: each in ascending order, ordered by first member. Union-find, lowest root. */
export function components(size: number, links: Iterable<Pair>): number[][] {
  const parent = Int32Array.from({ length: size }, (_, at) => at);
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
    const [low, high] = [root(a), root(b)].toSorted((x, y) => x - y);
    if (low !== undefined && high !== undefined) parent[high] = low;
  }
  const groups = new Map<number, number[]>();
  for (let at = 0; at < size; at++) {
    const top = root(at);
    gather(groups, top, at);
  }
  return [...groups.values()];
}
