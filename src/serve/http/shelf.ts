import type { EventSummary, Store } from "../../store/store.ts";
import { byDate } from "../selection.ts";

/** What lists of events are made from. */
export type Shelf = Pick<Store, "events" | "search">;

/**
 * A shelf that holds the lines of all events, by date, for as long as the store stays as it is: reading ten thousand of them from the
 * file takes longer than all else about a list.
 */
export function shelfOf(store: Store): Shelf {
  let held: { readonly version: number; readonly events: Promise<readonly EventSummary[]> } | undefined;
  return {
    async events() {
      const version = await store.version();
      if (held?.version !== version) held = { version, events: store.events().then((all) => all.toSorted(byDate)) };
      return held.events;
    },
    search: (words) => store.search(words),
  };
}
