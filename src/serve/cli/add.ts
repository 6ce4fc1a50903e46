import { here } from "../../engine/here.ts";
import { threads } from "../../engine/threads.ts";
import type { Engine } from "../../engine/engine.ts";
import { json } from "../json.ts";
import { counted } from "../../record/labels.ts";
import type { Change, Store } from "../../store/store.ts";
import { InputError } from "../input.ts";
import { Adding, type Counts } from "./adding.ts";
import type { Call, Given } from "./commands.ts";
import { Fetching, isAddress, keptIn, settingsOf } from "./fetching.ts";
import { inputs } from "./inputs.ts";
import { opened } from "./opening.ts";
import type { Output } from "./output.ts";
import { meanwhile, progress } from "./progress.ts";
import { renewed, writing } from "./session.ts";

/** Threads beyond which a mistake is likelier than a machine. */
const MOST_WORKERS = 64;

/** `synoptic add`: accept sources in batches, telling each once it is safe on disk, then bring the records up to date. */
export async function add(call: Call): Promise<number> {
  if (call.options["cluster"] === true) return (await import("./distribute.ts")).distribute(call);
  const { arguments: given, options, store: path, out } = call;
  const engine = engineFor(options["workers"]);
  const addresses = given.filter((one) => isAddress(one));
  const files = inputs(given.filter((one) => !isAddress(one)));
  const keep = keptIn(options["keep"]);
  const store = await writing(path);
  try {
    const fetching = new Fetching(store, settingsOf(options), { keep });
    const counts = await new Adding(store, progress(out, files.length + addresses.length)).all(
      both(opened(files, store), fetching.all(addresses)),
      engine,
    );
    // Settling takes one thread, and the memory that the others hold.
    await engine.close();
    await summarise(out, counts, await renewing(store, out));
    return counts.broken > 0 ? 1 : 0;
  } finally {
    await engine.close();
    await store.close();
  }
}

async function* both<T>(first: AsyncIterable<T>, second: AsyncIterable<T>): AsyncGenerator<T> {
  yield* first;
  yield* second;
}

/** Bring the records up to date, saying so meanwhile; gives what that changed. */
export function renewing(store: Store, out: Output): Promise<readonly Change[]> {
  return meanwhile(out, "bringing the records up to date …", () => renewed(store));
}

/**
 * The engine that `--workers` asks for.
 * @throws InputError if it is no sensible number.
 */
export function engineFor(workers: Given): Engine {
  if (workers === undefined) return here();
  const count = Number(workers);
  if (!Number.isInteger(count) || count < 1 || count > MOST_WORKERS) {
    throw new InputError(`--workers takes a whole number from 1 to ${MOST_WORKERS}, not ${workers}`);
  }
  return count === 1 ? here() : threads(count);
}

/** The last line of an addition: what became of the sources, and what that changed. */
export async function summarise(out: Output, counts: Counts, changes: readonly Change[]): Promise<void> {
  if (out.json) return out.print(json({ what: "summary", ...counts, changes: changes.length }));
  const fresh = changes.filter(({ what }) => what === "new").length;
  const parts = [`${counts.added} added`, `${counts.known} already known`, `${counts.broken} broken`];
  if (counts.skipped > 0) parts.push(`${counts.skipped} skipped`);
  await out.print(`${parts.join(", ")}. ${counted(fresh, "new event")}, ${changes.length - fresh} changed.`);
}
