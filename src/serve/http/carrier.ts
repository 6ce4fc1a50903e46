import { parentPort, workerData } from "node:worker_threads";
import { InputError } from "../input.ts";
import { carryOut, type Order } from "./carry.ts";

/** What the thread is started with. */
export interface Load {
  readonly path: string;
  readonly order: Order;
}

/** What the thread says: news, or why it could not do it. A message without either never comes. */
export type Word = { readonly news: object } | { readonly mistake: string; readonly hint: string | undefined };

const { path, order } = workerData as Load;
try {
  await carryOut(path, order, (news) => parentPort?.postMessage({ news }));
} catch (error) {
  if (!(error instanceof InputError)) throw error;
  parentPort?.postMessage({ mistake: error.message, hint: error.hint });
}
