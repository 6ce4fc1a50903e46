import type { Reason } from "../model/reason.ts";
import { gather } from "../text/gather.ts";
import type { Pair } from "./cluster.ts";
import { Numbers } from "../text/packed.ts";

/** Why the joins of one rule under one name are made. */
export function because(code: string, values: readonly string[]): Reason {
  return { code, values: [...values], evidence: [], weight: 1 };
}

/** Things found to be one, by place in a list, and why: millions of them, mostly for few reasons. */
export class Joins {
  private readonly ends = new Numbers();
  /** Reasons, and the lower place that each is for; a reason that comes again and again for one place is kept once. */
  private readonly becauseOf: Reason[] = [];
  private readonly places = new Numbers();

  /** Join two; nothing happens where they are one already or one is missing. */
  add(a: number | undefined, b: number | undefined, reason: Reason): void {
    if (a === undefined || b === undefined || a === b) return;
    const low = Math.min(a, b);
    this.ends.push(low);
    this.ends.push(Math.max(a, b));
    const count = this.places.length;
    if (count > 0 && this.becauseOf[count - 1] === reason && this.places.at(count - 1) === low) return;
    this.becauseOf.push(reason);
    this.places.push(low);
  }

  /** All pairs, the lower place first. */
  *pairs(): Generator<Pair> {
    for (let at = 0; at < this.ends.length; at += 2) yield [this.ends.at(at), this.ends.at(at + 1)];
  }

  /** The reasons of all pairs, by the lower place. */
  reasons(): ReadonlyMap<number, readonly Reason[]> {
    const found = new Map<number, Reason[]>();
    for (const [at, reason] of this.becauseOf.entries()) gather(found, this.places.at(at), reason);
    return found;
  }
}
