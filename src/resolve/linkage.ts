import { gather } from "../text/gather.ts";
import { candidates, inIdOrder } from "./cluster.ts";
import { Links, merged } from "./merging.ts";

/** How alike things are: what is asked of them, by number or as objects. */
interface Liking<T> {
  /** The least score for two to be one, and so the least mean for two groups. */
  readonly threshold: number;
  /** Whole numbers below 2^32 of which two must share one to be compared: hashes, so that two things rarely have one key. */
  keys(item: T): ArrayLike<number>;
  /** How alike two are, as a pure score; the lower in order first. */
  score(a: T, b: T): number;
}

/** Things from 0 to `size` exclusive, in the order that decides between equals, and how alike they are. */
export interface Listed extends Liking<number> {
  readonly size: number;
  /** The thing that this one is a copy of, if it is one. Copies go where the first of them goes, and count once. */
  copyOf?(item: number): number | undefined;
}

/** How alike two items are. */
export interface Likeness<T> extends Liking<T> {
  id(item: T): string;
  /** The id of the item that this one is a copy of. */
  copyOf?(item: T): string | undefined;
}

/**
 * Groups by average linkage: groups that are each other's nearest are merged while the mean score between their members reaches the
 * threshold, the higher the larger both are (`RESERVE`); single links would chain different things together. Only groups with some candidate pair at the threshold are compared, which
 * loses nothing: a mean is never above its greatest pair. Ties go to the lower, so the result is a function of the order alone. Members come in order,
 * and groups in that of their first member that is no copy.
 */
export function linked(listed: Listed): number[][] {
  const copies = new Map<number, number[]>();
  const firsts: number[] = [];
  for (let at = 0; at < listed.size; at++) {
    const first = listed.copyOf?.(at) ?? at;
    if (first === at) firsts.push(at);
    else gather(copies, first, at);
  }
  return groupsOf(firsts, listed).map((group) =>
    copies.size === 0 ? group : group.flatMap((at) => [at, ...(copies.get(at) ?? [])]).toSorted((a, b) => a - b),
  );
}

/** The same of items, the first of each id, in the order of their ids; so it is the same for any order of input. */
export function agglomerate<T>(items: Iterable<T>, likeness: Likeness<T>): T[][] {
  const sorted = inIdOrder(items, (item) => likeness.id(item));
  const places = new Map(likeness.copyOf ? sorted.map((item, at) => [likeness.id(item), at]) : []);
  const item = (at: number): T => sorted[at] as T;
  const groups = linked({
    size: sorted.length,
    threshold: likeness.threshold,
    keys: (at) => likeness.keys(item(at)),
    score: (a, b) => likeness.score(item(a), item(b)),
    copyOf: (at) => places.get(likeness.copyOf?.(item(at)) ?? ""),
  });
  return groups.map((members) => members.map(item));
}

/** Groups of things that are no copies. */
function groupsOf(things: readonly number[], listed: Listed): number[][] {
  const { threshold } = listed;
  const score = (one: number, other: number): number => {
    const [a, b] = [things[one] as number, things[other] as number];
    return a < b ? listed.score(a, b) : listed.score(b, a);
  };
  const links = linksOf(things, listed, score);
  return merged({ size: things.length, links, score, threshold }).map((members) => members.map((at) => things[at] as number));
}

/** The pairs that share a key and reach the threshold, by place. Things without keys have none, and are not numbered for it. */
function linksOf(things: readonly number[], listed: Listed, score: (a: number, b: number) => number): Links {
  const links = new Links();
  const places: number[] = [];
  function* keyed(): Generator<ArrayLike<number>> {
    for (const [at, thing] of things.entries()) {
      const own = listed.keys(thing);
      if (own.length > 0) places.push(at);
      if (own.length > 0) yield own;
    }
  }
  const take = (one: number, other: number): void => {
    const [a, b] = [places[one] as number, places[other] as number];
    const found = score(a, b);
    if (found >= listed.threshold) links.add(a, b, found);
  };
  candidates(keyed(), take);
  return links;
}
