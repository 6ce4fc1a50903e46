import type { Reason } from "../model/reason.ts";
import { gather } from "../text/gather.ts";
import type { Pair } from "./cluster.ts";

/** Things found to be one, by place in a list, and why: millions of them, mostly for few reasons. */
export class Joins {
  private readonly ends: number[] = [];
  private readonly because: Reason[] = [];

  /** Join two; nothing happens where they are one already or one is missing. */
  add(a: number | undefined, b: number | undefined, reason: Reason): void {
    if (a === undefined || b === undefined || a === b) return;
    this.ends.push(Math.min(a, b), Math.max(a, b));
    this.because.push(reason);
  }

  /** All pairs from the given one on, in the order they were found, the lower place first. */
  *pairs(from = 0): Generator<Pair> {
    for (let at = 2 * from; at < this.ends.length; at += 2) yield [this.ends[at] as number, this.ends[at + 1] as number];
  }

  get size(): number {
    return this.because.length;
  }

  /** The reasons of all pairs, by the lower place. */
  reasons(): ReadonlyMap<number, readonly Reason[]> {
    const found = new Map<number, Reason[]>();
    for (const [at, reason] of this.because.entries()) gather(found, this.ends[2 * at] as number, reason);
    return found;
  }
}
