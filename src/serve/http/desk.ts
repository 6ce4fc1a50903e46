import { reading, writing } from "../cli/session.ts";
import type { Store } from "../../store/store.ts";
import type { carryOut, Listener, Order } from "./carry.ts";

/** What the routes work with: one open reader, and a way to change the store. */
export interface Desk {
  readonly store: Store;
  /** Whether addresses that are not on the public internet may be asked for. */
  readonly allowPrivate: boolean;
  /** Carry out an order, one after the other. @throws InputError while another process writes. */
  change(order: Order, tell: Listener): Promise<void>;
  close(): Promise<void>;
}

/** How a desk works: what does the writing, who hears what the reader of the store tells, and what may be asked for. */
interface Means {
  readonly carry: typeof carryOut;
  readonly note: (line: string) => void;
  readonly allowPrivate?: boolean;
}

/**
 * A desk over the store at `path`, which is made if there is none.
 * @throws InputError if the store cannot be used.
 */
export async function deskAt(path: string, { carry, note, allowPrivate = false }: Means): Promise<Desk> {
  await (await writing(path)).close();
  const store = await reading(path, note);
  let last: Promise<unknown> = Promise.resolve();
  return {
    store,
    allowPrivate,
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
