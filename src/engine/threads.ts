import { extname } from "node:path";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import { grouped, type Engine, type Step } from "./engine.ts";
import type { Answer, Order } from "./worker.ts";

/** Items a message: large enough that messages cost little beside the work, small enough that little is lost with a kill and all workers are busy to the end. */
const BATCH = 8;
/** Batches under way for each worker, so that none waits for the next message. */
const AHEAD = 2;

// A worker runs the file beside this one: its source where the runtime strips types, the built file elsewhere.
const WORKER = new URL(`./worker${extname(fileURLToPath(import.meta.url))}`, import.meta.url);

/**
 * The engine that spreads work over `count` worker threads (at least 1), started at first need. Each worker answers its batches in order,
 * batches go round the workers in turn, and results are put back in the order of the items.
 */
export function threads(count: number): Engine {
  let hands: Hand[] = [];
  return {
    async *map<In, Out>(step: Step<In, Out>, items: AsyncIterable<In>) {
      if (hands.length === 0) hands = Array.from({ length: count }, () => new Hand());
      const order = { module: step.module, name: step.name };
      const underway: Promise<readonly unknown[]>[] = [];
      let turn = 0;
      for await (const batch of batches(items)) {
        const hand = hands[turn++ % hands.length] as Hand;
        underway.push(hand.do({ ...order, items: batch }));
        if (underway.length > count * AHEAD) yield* (await underway.shift()) as Out[];
      }
      for (const batch of underway) yield* (await batch) as Out[];
    },
    groupByKey: grouped,
    async close() {
      await Promise.all(hands.map((hand) => hand.dismiss()));
      hands = [];
    },
  };
}

async function* batches<T>(items: AsyncIterable<T>): AsyncGenerator<readonly T[]> {
  let batch: T[] = [];
  for await (const item of items) {
    batch.push(item);
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

interface Promised {
  readonly resolve: (results: readonly unknown[]) => void;
  readonly reject: (reason: unknown) => void;
}

/** One worker thread and the orders it has not answered yet, oldest first. */
class Hand {
  readonly #worker = new Worker(WORKER);
  readonly #open: Promised[] = [];
  #lost: unknown;

  constructor() {
    this.#worker.on("message", (answer: Answer) => {
      const promised = this.#open.shift();
      if ("error" in answer) promised?.reject(answer.error);
      else promised?.resolve(answer.results);
    });
    this.#worker.on("error", (error) => this.#fail(error));
    this.#worker.on("exit", () => this.#fail(new Error("a worker thread ended early")));
  }

  do(order: Order): Promise<readonly unknown[]> {
    const answer = new Promise<readonly unknown[]>((resolve, reject) => {
      if (this.#lost !== undefined) reject(this.#lost);
      else this.#open.push({ resolve, reject });
    });
    // The caller awaits batches in order; one that fails before its turn must not count as unhandled.
    answer.catch(() => undefined);
    if (this.#lost === undefined) this.#worker.postMessage(order);
    return answer;
  }

  #fail(reason: unknown): void {
    this.#lost ??= reason;
    for (const promised of this.#open.splice(0)) promised.reject(reason);
  }

  async dismiss(): Promise<void> {
    this.#worker.removeAllListeners("exit");
    await this.#worker.terminate();
  }
}
