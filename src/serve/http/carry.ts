import { here } from "../../engine/here.ts";
import type { Source } from "../../model/document.ts";
import type { NewEdit } from "../../model/edit.ts";
import type { Store } from "../../store/store.ts";
import { Adding } from "../cli/adding.ts";
import { Fetching, settingsOf } from "../cli/fetching.ts";
import { partsOf, type Opened } from "../cli/opening.ts";
import type { News as Taken, Progress } from "../cli/progress.ts";
import { renewed, writing } from "../cli/session.ts";

/** Documents accepted in one transaction: few, so that somebody who watches sees each soon. */
const BATCH = 8;

/** A change of the store: sources to take in, web addresses to ask for them (`allowPrivate`: in the private network too), or an analyst's edit. */
export type Order =
  | { readonly sources: readonly Source[] }
  | { readonly addresses: readonly string[]; readonly allowPrivate: boolean }
  | { readonly edit: NewEdit };

/** What is told while a change is carried out; the last line says how many events are new or other. */
export type News = Taken | { readonly what: "edited"; readonly number: number } | { readonly what: "resolved"; readonly changes: number };

/** Hears of each step as it is done. */
export type Listener = (news: News) => void;

async function* opened(order: Exclude<Order, { edit: NewEdit }>, store: Store): AsyncGenerator<Opened> {
  if ("addresses" in order) yield* new Fetching(store, settingsOf(order), {}).all(order.addresses);
  else for (const source of order.sources) yield* partsOf(source);
}

function told(tell: Listener): Progress {
  return { tell: async (news) => tell(news), expect: () => undefined, end: () => undefined };
}

/**
 * Carry out an order on the store at `path` and bring the records up to date.
 * @throws InputError while another process writes.
 */
export async function carryOut(path: string, order: Order, tell: Listener): Promise<void> {
  const store = await writing(path);
  try {
    if ("edit" in order) tell({ what: "edited", number: (await store.edit(order.edit)).number });
    else await new Adding(store, told(tell), BATCH).all(opened(order, store), here());
    tell({ what: "resolved", changes: (await renewed(store)).length });
  } finally {
    await store.close();
  }
}
