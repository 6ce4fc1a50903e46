import type { Source } from "../../model/document.ts";
import type { NewEdit } from "../../model/edit.ts";
import { split, stepsKey } from "../../pipeline.ts";
import type { Store } from "../../store/store.ts";
import { prepare } from "../cli/prepare.ts";
import { settle, writing } from "../cli/session.ts";

/** A change of the store: sources to take in, or an analyst's edit. */
export type Order = { readonly sources: readonly Source[] } | { readonly edit: NewEdit };

/** What is told while a change is carried out; the last line says how many events are new or other. */
export type News =
  | { readonly what: "added" | "known"; readonly at: string; readonly line?: number; readonly document: string }
  | { readonly what: "broken"; readonly at: string; readonly line?: number; readonly because: string }
  | { readonly what: "edited"; readonly number: number }
  | { readonly what: "resolved"; readonly changes: number };

/** Hears of each step as it is done. */
export type Listener = (news: News) => void;

function placed({ at, line }: Source): { readonly at: string; readonly line?: number } {
  return { at, ...(line === undefined ? {} : { line }) };
}

async function take(store: Store, source: Source, tell: Listener): Promise<void> {
  const known = await store.known(source);
  if (known !== undefined) return tell({ what: "known", ...placed(source), document: known });
  const { outcome, annotations } = prepare(source);
  if (!outcome.ok) return tell({ what: "broken", ...placed(source), because: outcome.problem.message });
  const [fate] = await store.accept([{ source, document: outcome.document, annotations, key: stepsKey() }]);
  tell({ what: fate === "added" ? "added" : "known", ...placed(source), document: outcome.document.id });
}

/**
 * Carry out an order on the store at `path` and bring the records up to date.
 * @throws InputError while another process writes.
 */
export async function carryOut(path: string, order: Order, tell: Listener): Promise<void> {
  const store = await writing(path);
  try {
    if ("edit" in order) tell({ what: "edited", number: (await store.edit(order.edit)).number });
    else for (const source of order.sources) for (const one of split(source)) await take(store, one, tell);
    const { documents, stale } = await store.backlog(stepsKey());
    const changes = documents > 0 || stale ? await settle(store) : [];
    tell({ what: "resolved", changes: changes.length });
  } finally {
    await store.close();
  }
}
