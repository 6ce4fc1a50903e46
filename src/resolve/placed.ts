import { Recent } from "../model/recent.ts";
import type { DocId } from "../model/span.ts";

/** Values at hand as objects: one is compared with many others in a row. */
const NEAR = 1 << 14;
/** The place of what has not come. */
const NONE = -1;

/** Where what is packed of each document lies, and what was looked at last as it is when it is unpacked. */
export class Placed<V> {
  private readonly numbers: ReadonlyMap<DocId, number>;
  private readonly places: Int32Array;
  private readonly near = new Recent<DocId, V>(NEAR);
  private readonly unpacked: (id: DocId) => V;

  /** `numbers`: all documents that can come, numbered. `unpack` makes the value of a place. */
  constructor(numbers: ReadonlyMap<DocId, number>, unpack: (place: number, id: DocId) => V) {
    this.numbers = numbers;
    this.places = new Int32Array(numbers.size).fill(NONE);
    this.unpacked = (id) => {
      const place = this.places[this.numbers.get(id) as number] ?? NONE;
      if (place === NONE) throw new Error(`nothing is kept of ${id}`);
      return unpack(place, id);
    };
  }

  /** Tell where a document's lies, in place of where it lay before. */
  set(id: DocId, place: number): void {
    this.places[this.numbers.get(id) as number] = place;
  }

  /** @throws Error if there is nothing of the document. */
  get(id: DocId): V {
    return this.near.get(id, this.unpacked);
  }
}
