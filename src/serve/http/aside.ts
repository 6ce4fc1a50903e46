import { extname } from "node:path";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import { InputError } from "../input.ts";
import type { Listener, News, Order } from "./carry.ts";
import type { Word } from "./carrier.ts";

const CARRIER = new URL(`./carrier${extname(fileURLToPath(import.meta.url))}`, import.meta.url);

/** `carryOut` on a thread of its own, so that the server goes on answering. */
export function carryAside(path: string, order: Order, tell: Listener): Promise<void> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(CARRIER, { workerData: { path, order } });
    thread.on("message", (word: Word) => {
      if ("news" in word) tell(word.news as News);
      else reject(new InputError(word.mistake, word.hint));
    });
    thread.on("error", reject);
    thread.on("exit", (code) => (code === 0 ? resolve() : reject(new Error(`the thread that writes ended with ${code}`))));
  });
}
