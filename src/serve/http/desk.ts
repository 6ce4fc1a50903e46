import { reading, writing } from "../cli/session.ts";
import type { Store } from "../../store/store.ts";
import { shelfOf, type Shelf } from "./shelf.ts";
import type { carryOut, Listener, Order } from "./carry.ts";

/** What the routes work with: one open reader, and a way to change the store. */
export interface Desk {
  readonly store: Store;
  readonly shelf: Shelf;
  /** Carry out an order, one after the other. @throws InputError while another process writes. */
  change(order: Order, tell: Listener): Promise<void>;
  close(): Promise<void>;
}

/**
 * A desk over the store at `path`, which is made if there is none. `carry` does the writing.
 * @throws InputError if the store cannot be used.
 */
export async function deskAt(path: string, carry: typeof carryOut, note: (line: string) => void): Promise<Desk> {
  await (await writing(path)).close();
  const store = await reading(path, note);
  let last: Promise<unknown> = Promise.resolve();
  return {
    store,
    shelf: shelfOf(store),
    change(order, tell) {
      const next = last.then(() => carry(path, order, tell));
      last = next.catch(() => undefined);
      return next;
    },
    close: async () => {
      await last;
      await store.close();
    },
  };
}
