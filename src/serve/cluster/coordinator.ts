import type { Engine, Step } from "../../engine/engine.ts";
import type { Work } from "../../engine/work.ts";
import type { Units } from "../../store/postgres/units.ts";
import { postgres } from "../../store/postgres/postgres.ts";
import { settle } from "../cli/session.ts";
import type { Journal } from "./journal.ts";
import { pump } from "./pump.ts";
import { pause, wordsOf } from "./worker.ts";

/** Pause between two looks, in milliseconds. */
const LOOK_MS = 1_000;
/** While documents keep coming in, records are brought up to date this often, in milliseconds, and no more than a fifth of the time. */
const FRESH_MS = 60_000;
const SHARE = 5;

/** Which store to bring up to date, and of which generation if not the one that is shown. */
export interface Settling {
  readonly url: string;
  readonly generation?: number;
}

/** Bring the records of a store up to date; gives the number of changes, or -1 while another process is at it. */
export async function settleStore({ url, generation }: Settling): Promise<number> {
  const store = await postgres(url, true, generation);
  if (!store) return -1;
  try {
    return (await settle(store)).length;
  } finally {
    await store.close();
  }
}

/** `settleStore` as a step, so that a thread of its own does it and this one goes on answering. */
const settling: Step<Settling, number> = { module: import.meta.url, name: "settleStore", run: settleStore };

/** What a coordinator works with. `engine` settles. */
export interface Charge {
  readonly url: string;
  readonly units: Units;
  readonly work: Work;
  readonly engine: Engine;
  readonly journal: Journal;
}

/**
 * Keep a cluster going until `stop`: publish units that wait or were lost, bring the records up to date when documents have come in, and finish a generation
 * in the making. Several may run; one of them at a time settles. With `once` it ends when there is nothing left to do.
 */
export async function coordinate(charge: Charge, stop: AbortSignal, once: boolean): Promise<void> {
  const clock = { ended: Number.NEGATIVE_INFINITY, took: 0 };
  while (!stop.aborted) {
    try {
      await pump(charge.units, charge.work);
      const left = await look(charge, clock);
      if (once && !left) return;
    } catch (error) {
      charge.journal.tell("waiting for a server", { because: wordsOf(error) });
    }
    await pause(LOOK_MS, stop);
  }
}

/** Settle if it is time to; whether anything is left to do. */
async function look(charge: Charge, clock: { ended: number; took: number }): Promise<boolean> {
  const { waiting, uncovered, next } = await charge.units.due();
  const idle = waiting === 0;
  const rest = performance.now() - clock.ended;
  const due = uncovered > 0 && (idle || (rest > FRESH_MS && rest > clock.took * SHARE));
  if (!due && !(next !== undefined && idle)) return !idle;
  const begun = performance.now();
  const made = await settleOnce(charge, due ? undefined : next);
  clock.ended = performance.now();
  clock.took = clock.ended - begun;
  if (made >= 0) charge.journal.tell("records brought up to date", { changes: made, seconds: Math.round(clock.took / 1_000) });
  return true;
}

async function settleOnce({ url, engine, units }: Charge, generation: number | undefined): Promise<number> {
  if (generation !== undefined) await units.readAnew();
  const order: Settling = { url, ...(generation === undefined ? {} : { generation }) };
  for await (const made of engine.map(settling, just(order))) return made;
  return -1;
}

async function* just<T>(item: T): AsyncGenerator<T> {
  yield item;
}
