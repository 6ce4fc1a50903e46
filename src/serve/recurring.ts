import type { Document } from "../model/document.ts";
import type { Recurring } from "../model/resolution.ts";
import type { DocId, Span } from "../model/span.ts";
import { endsOf, recurringIn } from "../pipeline.ts";
import type { Store } from "../store/store.ts";

/** Words of a line that are searched for; so many, the longest, lead to hardly any other line. */
const MOST_WORDS = 8;
/** Documents that are looked at for one line: evidence enough, however often an outlet prints it. */
const MOST_DOCUMENTS = 200;

function words(document: Document, span: Span): string[] {
  const found = new Set(
    document.text
      .slice(span.start, span.end)
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu),
  );
  return [...found].toSorted((a, b) => b.length - a.length || (a < b ? -1 : 1)).slice(0, MOST_WORDS);
}

/** The lines of a stored document that its outlet prints in other stored documents too, with where. */
export async function recurringOf(store: Store, document: Document): Promise<readonly Recurring[]> {
  const publisher = document.credits.find(({ role }) => role === "publisher");
  const outlet = publisher ? words(document, publisher.span) : [];
  const others = new Map<DocId, Document>();
  for (const span of endsOf(document)) {
    const sought = words(document, span);
    if (sought.length === 0) continue;
    const { items } = await store.search([...sought, ...outlet], { offset: 0, limit: MOST_DOCUMENTS });
    for (const id of items) {
      const other = id === document.id || others.has(id) ? undefined : await store.document(id);
      if (other) others.set(id, other);
    }
  }
  return recurringIn([document, ...others.values()]).get(document.id) ?? [];
}

/** Recurring lines by where they begin: where else they stand. */
export function placesOf(recurring: readonly Recurring[]): ReadonlyMap<number, readonly Span[]> {
  return new Map(recurring.map(({ span, also }) => [span.start, also]));
}
