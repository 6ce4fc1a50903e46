import type { Analysed } from "../../model/annotator.ts";
import type { Asking } from "../../model/asking.ts";
import type { DocId } from "../../model/span.ts";
import { stepsKey } from "../../pipeline.ts";
import type { Store } from "../../store/store.ts";

/** Characters of text whose documents are kept in memory: about 1,300 articles of 6,000 characters, some 100 MB with their annotations. */
const ROOM = 8_000_000;

/** The annotated documents of a store, those looked at last at hand. */
export class Shelf {
  private readonly store: Store;
  /** The document looked at last comes last. */
  private readonly near = new Map<DocId, Analysed>();
  private characters = 0;

  constructor(store: Store) {
    this.store = store;
  }

  /** Documents in the order asked for. @throws Error if one is not in the store, or not annotated under the present rules. */
  async of(ids: readonly DocId[]): Promise<readonly Analysed[]> {
    const missing = ids.filter((id) => !this.near.has(id));
    const fetched = new Map<DocId, Analysed>();
    for (const { document, annotations } of missing.length > 0 ? await this.store.some(missing, stepsKey()) : [])
      if (annotations) fetched.set(document.id, { document, annotations });
    const found = ids.map((id) => {
      const one = this.near.get(id) ?? fetched.get(id);
      if (!one) throw new Error(`document ${id} is not in the store, or not annotated`);
      return one;
    });
    for (const one of found) this.put(one);
    return found;
  }

  /** Do work that asks for documents. */
  async answer<T>(asking: Asking<T>): Promise<T> {
    for (let step = asking.next(); ; step = asking.next(await this.of(step.value))) if (step.done) return step.value;
  }

  private put(one: Analysed): void {
    const { id, text } = one.document;
    if (!this.near.delete(id)) this.characters += text.length;
    this.near.set(id, one);
    for (const [oldest, { document }] of this.near) {
      if (this.characters <= ROOM || oldest === id) break;
      this.near.delete(oldest);
      this.characters -= document.text.length;
    }
  }
}
