import { setTimeout as sleep } from "node:timers/promises";
import { here } from "../../engine/here.ts";
import { InputError } from "../input.ts";
import { renewing, summarise } from "./add.ts";
import { Adding } from "./adding.ts";
import type { Call, Given } from "./commands.ts";
import { Fetching, isAddress, keptIn, settingsOf } from "./fetching.ts";
import { progress } from "./progress.ts";
import { writing } from "./session.ts";

/** Shortest time from one round to the next, in milliseconds: feeds are made anew every few minutes at most. */
const SHORTEST = 30_000;
const DEFAULT = "10m";
const UNITS: Readonly<Record<string, number>> = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/**
 * `synoptic watch`: read feeds and the pages they lead to, round after round, until it is interrupted. The store is open only during a
 * round, and what a round has taken in is kept however it ends. With `--once` the status is 1 if something could not be had.
 */
export async function watch({ arguments: feeds, options, store: path, out }: Call): Promise<number> {
  const every = durationOf(options["every"]);
  const wrong = feeds.find((feed) => !isAddress(feed));
  if (wrong !== undefined) throw new InputError(`${wrong} is no web address`, `a feed in a file is read with: synoptic add ${wrong}`);
  const keep = keptIn(options["keep"]);
  const stopping = new AbortController();
  const stop = (): void => stopping.abort();
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, stop);
  for (;;) {
    const began = Date.now();
    const broken = await round({ feeds, options, store: path, out }, { keep, stop: stopping.signal });
    if (options["once"] === true) return broken > 0 ? 1 : 0;
    await sleep(Math.max(0, began + every - Date.now()), undefined, { signal: stopping.signal }).catch(() => undefined);
    if (stopping.signal.aborted) return 0;
  }
}

type Round = Pick<Call, "options" | "store" | "out"> & { readonly feeds: readonly string[] };

/** One round over all feeds; gives how many sources could not be had. */
async function round({ feeds, options, store: path, out }: Round, more: ConstructorParameters<typeof Fetching>[2]): Promise<number> {
  const store = await writing(path);
  try {
    const fetching = new Fetching(store, settingsOf(options), more);
    const counts = await new Adding(store, progress(out, feeds.length)).all(fetching.all(feeds), here());
    await summarise(out, counts, await renewing(store, out));
    return counts.broken;
  } finally {
    await store.close();
  }
}

/** A time such as "90s", "10m" or "2h" in milliseconds. */
function durationOf(given: Given): number {
  const text = typeof given === "string" ? given : DEFAULT;
  const [, count, unit] = /^(\d{1,4})([smhd])$/u.exec(text) ?? [];
  const time = Number(count) * (UNITS[unit ?? ""] ?? Number.NaN);
  if (!(time >= SHORTEST)) throw new InputError(`--every takes a time of at least 30 seconds such as 90s, 10m or 2h, not ${text}`);
  return time;
}
