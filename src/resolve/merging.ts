import { wider } from "../model/wider.ts";
import { Heap } from "../text/heap.ts";
import type { Pair } from "./cluster.ts";

/**
 * What two groups must reach grows with the size of the smaller one, to this power. A lone report that resembles a group is likely its own;
 * two groups that each hold together without the other are likely two like events, and their mean rests on many pairs.
 * Set on topics 1–35 of ECB+, where like events come in twins: BCubed F1 .920 with 0, .969 with .2, .978 with .35, each at its best threshold
 * of .14, .18 and .22; the other document sets gain too.
 */
const RESERVE = 0.35;

/** Scores are counted in so many parts of 1, so that sums are exact in any order: means over up to 2^23 pairs. */
const PARTS = 2 ** 30;

/** The score of two that are never in one group, whatever else speaks for it: no sum gets out of it again. */
export const NEVER = -Infinity;

/** Pairs of items that share a key, by place in a list, and their scores, which are at the threshold or over it: 16 bytes each, and there are millions. */
export class Links {
  private count = 0;
  private to = new Int32Array(2048);
  private scores = new Float64Array(1024);

  /** Keep a pair; each is given once. */
  add(a: number, b: number, score: number): void {
    if (this.count === this.scores.length) this.widen();
    this.to[2 * this.count] = b;
    this.to[2 * this.count + 1] = a;
    this.scores[this.count++] = score;
  }

  /** Where both sides of each link lead to, one link after the other, and their scores; to be asked for once, as nothing is kept. */
  taken(): { readonly to: Int32Array; readonly scores: Float64Array } {
    const taken = { to: this.to.subarray(0, 2 * this.count), scores: this.scores.subarray(0, this.count) };
    [this.count, this.to, this.scores] = [0, new Int32Array(2048), new Float64Array(1024)];
    return taken;
  }

  private widen(): void {
    [this.to, this.scores] = [wider(this.to, 2 * this.to.length), wider(this.scores, 2 * this.scores.length)];
  }
}

/** Items to be merged, by place in a list in id order. `score` gives that of any two, also of those that share no key. */
export interface Merging {
  readonly size: number;
  readonly links: Links;
  readonly score: (a: number, b: number) => number;
  readonly threshold: number;
}

/**
 * Merge the nearest two groups, again and again, by the mean score between their members less the reserve, while it reaches the threshold; of equally
 * near pairs the one with the lowest members. Groups without a link are never merged. It is always the nearest of all: merging two groups can bring
 * them nearer to a third, so what chains of nearest neighbours give would depend on where a chain begins. Groups and members in ascending order.
 */
export function merged(merging: Merging): (readonly number[])[] {
  return new Linkage(merging).groups();
}

/** The end of a list of links. */
const NONE = -1;

/**
 * Average linkage over a sparse graph. A group goes by the number of its lowest member. A link has two sides, number 2n and 2n + 1 for link n; each
 * is in the list of the group it leads from. Merging changes links and makes none, so memory is linear in them.
 */
class Linkage {
  private readonly merging: Merging;
  /** What a link must reach, in `PARTS`. */
  private readonly least: number;
  /** Members by group: none where a group has become part of another; nothing is kept of those that are still one item. */
  private readonly members: (readonly number[] | undefined)[];
  /** The first side in the list of each group. */
  private readonly first: Int32Array;
  /** The next side in a list. */
  private readonly next: Int32Array;
  /** The group that a side leads to; `NONE` for those of links that are no more. */
  private readonly to: Int32Array;
  /** Sum of the scores of all pairs of the two groups of a link. */
  private readonly sums: Float64Array;
  /** The mean score less the reserve. */
  private readonly closeness: Float64Array;
  private readonly nearest: Heap;

  constructor(merging: Merging) {
    const { to, scores } = merging.links.taken();
    this.merging = merging;
    this.least = Math.round(merging.threshold * PARTS);
    this.members = Array.from({ length: merging.size });
    this.first = new Int32Array(merging.size).fill(NONE);
    this.next = new Int32Array(to.length);
    this.to = to;
    this.sums = scores;
    for (const [link, score] of scores.entries()) this.sums[link] = Math.round(score * PARTS);
    this.closeness = this.sums.slice();
    this.nearest = new Heap(scores.length, (a, b) => this.isNearer(a, b));
    for (let side = 0; side < to.length; side++) this.list(side, to[side ^ 1] as number);
    for (const link of scores.keys()) this.nearest.put(link);
  }

  /** Merge all that is near enough. */
  groups(): (readonly number[])[] {
    for (let link = this.nearest.take(); link !== undefined; link = this.nearest.take()) this.merge(link);
    const all = Array.from({ length: this.merging.size }, (_, group) => this.membersOf(group));
    return all.filter((members) => members.length > 0).map((members) => members.toSorted((a, b) => a - b));
  }

  /** Make one group of the two that a link is between. */
  private merge(link: number): void {
    const [low, high] = this.groupsOf(link);
    this.end(link);
    const [own, its] = [this.sidesOf(low), this.sidesOf(high)];
    for (const [other, side] of own) this.addTo(side >> 1, its.get(other), [high, other]);
    for (const [other, side] of its) {
      if (own.has(other)) continue;
      this.addTo(side >> 1, undefined, [low, other]);
      this.to[side ^ 1] = low;
      this.list(side, low);
    }
    this.members[low] = [...this.membersOf(low), ...this.membersOf(high)];
    this.members[high] = [];
    for (const side of this.sidesOf(low).values()) this.rank(side >> 1);
  }

  /** Add to the sum of a link that of two groups: known where a side of theirs is, which ends; else worked out pair by pair. */
  private addTo(link: number, side: number | undefined, groups: Pair): void {
    if (side !== undefined) this.end(side >> 1);
    if (this.sums[link] === NEVER) return;
    this.sums[link] = (this.sums[link] as number) + (side === undefined ? this.sumOf(groups) : (this.sums[side >> 1] as number));
  }

  /** The sum of the scores of all pairs of two groups, as far as it takes to know that they are never one. */
  private sumOf([group, other]: Pair): number {
    const its = this.membersOf(other);
    let sum = 0;
    for (const a of this.membersOf(group)) {
      for (const b of its) sum += Math.round(this.merging.score(a, b) * PARTS);
      if (sum === NEVER) return NEVER;
    }
    return sum;
  }

  /** Work out anew how close the groups of a link are. */
  private rank(link: number): void {
    const [own = 0, its = 0] = this.groupsOf(link).map((group) => this.membersOf(group).length);
    const closeness = (this.sums[link] as number) / (own * its * Math.min(own, its) ** RESERVE);
    this.closeness[link] = closeness;
    if (closeness >= this.least) this.nearest.put(link);
    else this.nearest.remove(link);
  }

  private end(link: number): void {
    this.nearest.remove(link);
    this.to.fill(NONE, 2 * link, 2 * link + 2);
  }

  /** The sides that lead from a group, by the group they lead to; what has ended is left out of its list from now on. */
  private sidesOf(group: number): Map<number, number> {
    const found = new Map<number, number>();
    let side = this.first[group] as number;
    this.first[group] = NONE;
    while (side !== NONE) {
      const next = this.next[side] as number;
      const other = this.to[side] as number;
      if (other !== NONE) {
        found.set(other, side);
        this.list(side, group);
      }
      side = next;
    }
    return found;
  }

  private list(side: number, group: number): void {
    this.next[side] = this.first[group] as number;
    this.first[group] = side;
  }

  private membersOf(group: number): readonly number[] {
    return this.members[group] ?? [group];
  }

  /** The two groups of a link, the lower first. */
  private groupsOf(link: number): Pair {
    const [one, other] = [this.to[2 * link] as number, this.to[2 * link + 1] as number];
    return one < other ? [one, other] : [other, one];
  }

  private isNearer(a: number, b: number): boolean {
    const nearer = (this.closeness[a] as number) - (this.closeness[b] as number);
    if (nearer !== 0) return nearer > 0;
    const [own, its] = [this.groupsOf(a), this.groupsOf(b)];
    return own[0] < its[0] || (own[0] === its[0] && own[1] < its[1]);
  }
}
