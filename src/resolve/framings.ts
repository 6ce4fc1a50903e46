import type { DocId } from "../model/span.ts";
import { Packed } from "../text/packed.ts";
import { Recent } from "../model/recent.ts";
import type { Frames } from "./frames.ts";

/** Frames at hand as objects: those of one report are held against many others in a row. */
const NEAR = 1 << 14;
/** The place of what has not come. */
const NONE = -1;

/** The frames of documents, packed: each is held against dozens of others. */
export class Framings {
  /** Of each document two lists, frames and names. */
  private readonly lists = new Packed((length) => new Uint32Array(length));
  private readonly numbers: ReadonlyMap<DocId, number>;
  /** Where the lists of each document lie, by its number. */
  private readonly places: Int32Array;
  private readonly near = new Recent<DocId, Frames>(NEAR);
  private readonly unpacked = (id: DocId): Frames => this.unpack(id);

  /** `numbers`: all documents that can come, numbered. */
  constructor(numbers: ReadonlyMap<DocId, number>) {
    this.numbers = numbers;
    this.places = new Int32Array(numbers.size).fill(NONE);
  }

  /** Keep the frames of a document, in place of those it had before. */
  set(id: DocId, { by, names }: Frames): void {
    this.places[this.numbers.get(id) as number] = this.lists.put(by);
    this.lists.put(names);
  }

  /** @throws Error if there are none of the document. */
  get(id: DocId): Frames {
    return this.near.get(id, this.unpacked);
  }

  private unpack(id: DocId): Frames {
    const place = this.places[this.numbers.get(id) as number] ?? NONE;
    if (place === NONE) throw new Error(`there are no frames of ${id}`);
    return { by: this.lists.get(place), names: this.lists.get(place + 1) };
  }
}
