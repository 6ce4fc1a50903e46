import type { DocId } from "../model/span.ts";
import { Packed } from "../text/packed.ts";
import type { Frames } from "./frames.ts";
import { Placed } from "./placed.ts";

/** The frames of documents, packed: each is held against dozens of others. */
export class Framings {
  /** Of each document two lists, frames and names. */
  private readonly lists = new Packed((length) => new Uint32Array(length));
  private readonly placed: Placed<Frames>;

  /** `numbers`: all documents that can come, numbered. */
  constructor(numbers: ReadonlyMap<DocId, number>) {
    this.placed = new Placed(numbers, (place) => ({ by: this.lists.get(place), names: this.lists.get(place + 1) }));
  }

  /** Keep the frames of a document, in place of those it had before. */
  set(id: DocId, { by, names }: Frames): void {
    this.placed.set(id, this.lists.put(by));
    this.lists.put(names);
  }

  /** @throws Error if there are none of the document. */
  get(id: DocId): Frames {
    return this.placed.get(id);
  }
}
