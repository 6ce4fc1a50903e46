import { candidates, components, inIdOrder, type Pair } from "./cluster.ts";

/** How alike two items are, as a pure score. `threshold` is the least mean score between the members of two groups for them to be one. */
export interface Likeness<T> {
  readonly threshold: number;
  id(item: T): string;
  keys(item: T): Iterable<string>;
  score(a: T, b: T): number;
}

/**
 * Groups by average linkage: groups that are each other's nearest are merged while the mean score between their members reaches the
 * threshold; single links would chain different things together. Only groups with some candidate pair at the threshold are compared, which
 * loses nothing: a mean is never above its greatest pair. Ties go to the item that is lower in id order, so the result is the same for any
 * order of input. Groups and their members come in id order.
 */
export function agglomerate<T>(items: Iterable<T>, likeness: Likeness<T>): T[][] {
  const sorted = inIdOrder(items, (item) => likeness.id(item));
  const score = (a: number, b: number): number => {
    const [first, second] = [sorted[Math.min(a, b)], sorted[Math.max(a, b)]];
    return first === undefined || second === undefined ? 0 : likeness.score(first, second);
  };
  const linkage = new Linkage(score, likeness.threshold);
  const links: Pair[] = [];
  for (const [a, b] of candidates(sorted.map((item) => likeness.keys(item)))) {
    const found = score(a, b);
    if (found < likeness.threshold) continue;
    links.push([a, b]);
    linkage.link(a, b, found);
  }
  const groups = components(sorted.length, links).flatMap((members) => (members.length === 1 ? [members] : linkage.groups(members)));
  return groups
    .map((members) => members.toSorted((a, b) => a - b))
    .toSorted((a, b) => (a[0] ?? 0) - (b[0] ?? 0))
    .map((members) => members.map((at) => sorted[at]).filter((item) => item !== undefined));
}

/** Average linkage over a sparse graph by chains of nearest neighbours (Murtagh 1983). A group goes by the number of its lowest member. */
class Linkage {
  private readonly members = new Map<number, readonly number[]>();
  /** For each group, the groups it is linked to and the sum of the scores between their members. */
  private readonly sums = new Map<number, Map<number, number>>();
  private readonly score: (a: number, b: number) => number;
  private readonly threshold: number;

  constructor(score: (a: number, b: number) => number, threshold: number) {
    this.score = score;
    this.threshold = threshold;
  }

  link(a: number, b: number, score: number): void {
    this.linksOf(a).set(b, score);
    this.linksOf(b).set(a, score);
  }

  groups(component: readonly number[]): (readonly number[])[] {
    for (const at of component) this.members.set(at, [at]);
    for (const start of component) {
      const chain = this.members.has(start) ? [start] : [];
      for (let last = chain.at(-1); last !== undefined; last = chain.at(-1)) {
        const nearest = this.nearest(last, chain.at(-2));
        if (nearest === undefined) chain.pop();
        else if (nearest === chain.at(-2)) {
          chain.splice(-2);
          this.merge(Math.min(nearest, last), Math.max(nearest, last));
        } else chain.push(nearest);
      }
    }
    return component.map((at) => this.members.get(at)).filter((group) => group !== undefined);
  }

  private linksOf(group: number): Map<number, number> {
    const known = this.sums.get(group);
    if (known) return known;
    const made = new Map<number, number>();
    this.sums.set(group, made);
    return made;
  }

  private sizeOf(group: number): number {
    return this.members.get(group)?.length ?? 1;
  }

  /** The linked group with the highest mean score at or over the threshold; of equals `before`, where the chain came from, else the lowest. */
  private nearest(group: number, before: number | undefined): number | undefined {
    let best: number | undefined;
    let highest = this.threshold;
    for (const [other, sum] of this.linksOf(group)) {
      const mean = sum / (this.sizeOf(group) * this.sizeOf(other));
      if (mean < highest) continue;
      if (mean === highest && best !== undefined && (best === before || (other !== before && other > best))) continue;
      best = other;
      highest = mean;
    }
    return best;
  }

  private merge(into: number, from: number): void {
    const [left, right] = [this.linksOf(into), this.linksOf(from)];
    const joined = new Map<number, number>();
    for (const other of [...new Set([...left.keys(), ...right.keys()])].toSorted((a, b) => a - b)) {
      if (other === into || other === from) continue;
      const sum = (left.get(other) ?? this.between(into, other)) + (right.get(other) ?? this.between(from, other));
      joined.set(other, sum);
      const back = this.linksOf(other);
      back.delete(from);
      back.set(into, sum);
    }
    this.sums.set(into, joined);
    this.sums.delete(from);
    this.members.set(into, [...(this.members.get(into) ?? []), ...(this.members.get(from) ?? [])]);
    this.members.delete(from);
  }

  private between(group: number, other: number): number {
    let sum = 0;
    for (const a of this.members.get(group) ?? []) for (const b of this.members.get(other) ?? []) sum += this.score(a, b);
    return sum;
  }
}
