import { wider } from "../../model/wider.ts";

/** Room for so many numbers at first; it doubles. */
const FIRST = 1 << 10;

/** Whole numbers below 2³², four bytes each, that grow in number. */
class Row {
  #all = new Uint32Array(FIRST);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  push(number: number): void {
    if (this.#length === this.#all.length) this.#all = wider(this.#all, 2 * this.#length);
    this.#all[this.#length++] = number;
  }

  at(index: number): number {
    return this.#all[index] as number;
  }
}

/** The numbers that lead to `target` are `sources[starts[target]]` to `sources[starts[target + 1]]` exclusive, in ascending order. */
export interface Led {
  readonly starts: Uint32Array;
  readonly sources: Uint32Array;
}

/** What each of many things leads to, by number; things come one after the other. */
export class Links {
  readonly #ends = new Row();
  readonly #targets = new Row();
  #size = 0;

  /** How many links there are. */
  get length(): number {
    return this.#targets.length;
  }

  /** The next thing leads to these. */
  add(targets: readonly number[]): void {
    for (const target of targets) {
      this.#targets.push(target);
      this.#size = Math.max(this.#size, target + 1);
    }
    this.#ends.push(this.#targets.length);
  }

  /** The same the other way round, for things in another order: a thing's number is then its place in `order`. A counting sort. */
  inverted(order: Iterable<number>): Led {
    const starts = new Uint32Array(this.#size + 1);
    for (let at = 0; at < this.#targets.length; at++) count(starts, this.#targets.at(at) + 1);
    for (let target = 0; target < this.#size; target++) starts[target + 1] = (starts[target] as number) + (starts[target + 1] as number);
    const next = starts.slice();
    const sources = new Uint32Array(this.#targets.length);
    let place = 0;
    for (const thing of order) {
      for (let at = thing === 0 ? 0 : this.#ends.at(thing - 1); at < this.#ends.at(thing); at++) {
        sources[count(next, this.#targets.at(at))] = place;
      }
      place++;
    }
    return { starts, sources };
  }
}

/** Count one more; gives how many there were. */
function count(counts: Uint32Array, at: number): number {
  const before = counts[at] as number;
  counts[at] = before + 1;
  return before;
}
