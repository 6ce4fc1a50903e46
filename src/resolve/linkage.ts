import { gather } from "../text/gather.ts";
import { candidates, inIdOrder } from "./cluster.ts";
import { Links, merged } from "./merging.ts";

/** How alike two items are, as a pure score. `threshold` is the least score for two items to be one, and so the least mean for two groups. */
export interface Likeness<T> {
  readonly threshold: number;
  id(item: T): string;
  /** Whole numbers below 2^32 of which two items must share one to be compared: hashes, so that two things rarely have one key. */
  keys(item: T): readonly number[];
  score(a: T, b: T): number;
  /** The id of the item that this one is a copy of. Copies go where the first of them goes, and count once. */
  copyOf?(item: T): string | undefined;
}

/**
 * Groups by average linkage: groups that are each other's nearest are merged while the mean score between their members reaches the
 * threshold, the higher the larger both are (`RESERVE`); single links would chain different things together. Only groups with some candidate pair at the threshold are compared, which
 * loses nothing: a mean is never above its greatest pair. Ties go to the item that is lower in id order, so the result is the same for any
 * order of input. Groups and their members come in id order.
 */
export function agglomerate<T>(items: Iterable<T>, likeness: Likeness<T>): T[][] {
  const sorted = inIdOrder(items, (item) => likeness.id(item));
  const ids = new Set(sorted.map((item) => likeness.id(item)));
  const copies = new Map<string, T[]>();
  const firsts = sorted.filter((item) => {
    const first = likeness.copyOf?.(item);
    if (first === undefined || first === likeness.id(item) || !ids.has(first)) return true;
    gather(copies, first, item);
    return false;
  });
  if (copies.size === 0) return linked(sorted, likeness);
  return linked(firsts, likeness).map((group) =>
    inIdOrder(
      group.flatMap((item) => [item, ...(copies.get(likeness.id(item)) ?? [])]),
      (item) => likeness.id(item),
    ),
  );
}

/** Items in id order as they are compared: their keys, and the score of two places. */
interface Linking {
  readonly keys: Iterable<readonly number[]>;
  readonly score: (a: number, b: number) => number;
  readonly threshold: number;
}

/** The pairs that share a key and reach the threshold. Items without keys have none, and are not numbered for it. */
function linksOf({ keys, score, threshold }: Linking): Links {
  const links = new Links();
  const places: number[] = [];
  function* keyed(): Generator<readonly number[]> {
    let at = 0;
    for (const own of keys) {
      if (own.length > 0) places.push(at);
      if (own.length > 0) yield own;
      at++;
    }
  }
  const take = (one: number, other: number): void => {
    const [a, b] = [places[one] as number, places[other] as number];
    const found = score(a, b);
    if (found >= threshold) links.add(a, b, found);
  };
  candidates(keyed(), take);
  return links;
}

function* keysOf<T>(items: readonly T[], likeness: Likeness<T>): Generator<readonly number[]> {
  for (const item of items) yield likeness.keys(item);
}

/** Groups of items in id order, none of which is a copy. */
function linked<T>(sorted: readonly T[], likeness: Likeness<T>): T[][] {
  const { threshold } = likeness;
  const score = (a: number, b: number): number => {
    const [low, high] = a < b ? [a, b] : [b, a];
    return likeness.score(sorted[low] as T, sorted[high] as T);
  };
  const links = linksOf({ keys: keysOf(sorted, likeness), score, threshold });
  const groups = merged({ size: sorted.length, links, score, threshold });
  return groups.map((members) => members.map((at) => sorted[at]).filter((item) => item !== undefined));
}
