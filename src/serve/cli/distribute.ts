import type { Source } from "../../model/document.ts";
import type { Store } from "../../store/store.ts";
import { join, type Joined } from "../cluster/joined.ts";
import { pump } from "../cluster/pump.ts";
import { stopping } from "../cluster/stopping.ts";
import { pause, wordsOf } from "../cluster/worker.ts";
import { json } from "../json.ts";
import { InputError } from "../input.ts";
import { counted } from "../../record/labels.ts";
import type { Call } from "./commands.ts";
import { isAddress } from "./fetching.ts";
import { inputs } from "./inputs.ts";
import { opened, type Opened } from "./opening.ts";
import type { Output } from "./output.ts";
import { open } from "./place.ts";

/** Sources of a unit: a second of a worker's time, and little to do again when a worker dies. */
const BATCH = 32;
/** Units that may wait before adding waits for the workers. */
const MOST_WAITING = 512;
const PAUSE_MS = 500;

/** What became of the sources so far. */
interface Counts {
  units: number;
  sources: number;
  known: number;
  broken: number;
}

/** `synoptic add --cluster`: hand sources to the workers of a cluster. Ends when all are safely put down, not when they are read. */
export async function distribute({ arguments: given, store: url, out }: Call): Promise<number> {
  if (given.some(isAddress)) throw new InputError("--cluster takes files and folders", "addresses: synoptic add ADDRESS without --cluster");
  const files = inputs(given);
  const joined = await join(url);
  const counts: Counts = { units: 0, sources: 0, known: 0, broken: 0 };
  const reader = await open(url, false);
  if (!reader) throw new Error("a reader needs no lock");
  try {
    const whole = await stopping((stop) => handOut(opened(files, reader), { joined, reader, counts, out, stop }));
    const { units, sources, known, broken } = counts;
    const line = `${counted(sources, "source")} handed out in ${counted(units, "unit")}, ${known} already known, ${broken} broken`;
    await out.print(out.json ? json({ what: "summary", ...counts }) : line);
    return whole && broken === 0 ? 0 : 1;
  } finally {
    await reader.close();
    await joined.close();
  }
}

interface Hand {
  readonly joined: Joined;
  readonly reader: Store;
  readonly counts: Counts;
  readonly out: Output;
  readonly stop: AbortSignal;
}

/** Put all sources down that are not known, in batches; false if told to stop before the end. */
async function handOut(all: AsyncIterable<Opened>, hand: Hand): Promise<boolean> {
  const { reader, counts, stop } = hand;
  let batch: Source[] = [];
  for await (const one of all) {
    if (stop.aborted) return false;
    if (one.what === "news" && one.news.what === "broken") counts.broken++;
    if (one.what !== "source") continue;
    if ((await reader.known(one.source)) !== undefined) counts.known++;
    else if (batch.push(one.source) === BATCH) {
      await putDown(batch, hand);
      batch = [];
    }
  }
  if (batch.length > 0) await putDown(batch, hand);
  return true;
}

/** Put a batch down as a unit, once few enough wait, and publish what waits. Whatever cannot be published now, a worker or the coordinator publishes. */
async function putDown(batch: readonly Source[], { joined, counts, out, stop }: Hand): Promise<void> {
  while ((await joined.units.waiting()) >= MOST_WAITING && !stop.aborted) await pause(PAUSE_MS, stop);
  await joined.units.register(batch);
  counts.units++;
  counts.sources += batch.length;
  await pump(joined.units, joined.work).catch((error: unknown) => out.tell(`not yet published: ${wordsOf(error)}`));
}
