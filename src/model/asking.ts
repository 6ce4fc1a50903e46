import type { Analysed } from "./annotator.ts";
import type { Claim } from "./claim.ts";
import type { DocId } from "./span.ts";

/** A document as resolving sees it, with what it claims. */
export interface Stated {
  readonly analysed: Analysed;
  readonly claims: readonly Claim[];
}

/**
 * Work that looks at more documents than fit into memory: it yields the ids of those it must see next, is given them in that order, and keeps none of
 * them. Who drives it says where they come from; the work is the same over a list in memory and over a store.
 */
export type Asking<T> = Generator<readonly DocId[], T, readonly Analysed[]>;

/** Documents asked for together where the order of the work leaves it open. */
const PART = 32;

/** Look at documents one after the other, in the given order. */
export function* each(ids: readonly DocId[], look: (one: Analysed) => void): Asking<void> {
  for (let from = 0; from < ids.length; from += PART) for (const one of yield ids.slice(from, from + PART)) look(one);
}

/** Do such work over documents in memory. @throws Error if it asks for one that is not there. */
export function answered<T>(asking: Asking<T>, documents: ReadonlyMap<DocId, Analysed>): T {
  for (let step = asking.next(); ; step = asking.next(step.value.map((id) => found(documents.get(id), id))))
    if (step.done) return step.value;
}

function found(one: Analysed | undefined, id: DocId): Analysed {
  if (!one) throw new Error(`there is no document ${id}`);
  return one;
}
