import { parentPort } from "node:worker_threads";

/** A batch for a worker: which function to load, and the items to call it with. */
export interface Order {
  readonly module: string;
  readonly name: string;
  readonly items: readonly unknown[];
}

/** A worker's answer: one result an item, or the error that stopped the batch. */
export type Answer = { readonly results: readonly unknown[] } | { readonly error: unknown };

async function answer({ module, name, items }: Order): Promise<Answer> {
  try {
    const loaded = (await import(module)) as Readonly<Record<string, (item: unknown) => unknown>>;
    const run = loaded[name];
    if (!run) throw new TypeError(`${module} exports no ${name}`);
    const results: unknown[] = [];
    for (const item of items) results.push(await run(item));
    return { results };
  } catch (error) {
    return { error };
  }
}

parentPort?.on("message", (order: Order) => {
  void answer(order).then((reply) => parentPort?.postMessage(reply));
});
