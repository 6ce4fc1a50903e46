import { resolve } from "node:path";
import { threads } from "../../engine/threads.ts";
import { coordinate } from "../cluster/coordinator.ts";
import { join } from "../cluster/joined.ts";
import { journal } from "../cluster/journal.ts";
import { probe } from "../cluster/probe.ts";
import { stopping } from "../cluster/stopping.ts";
import { InputError } from "../input.ts";
import type { Call, Given } from "./commands.ts";
import { isDatabase, told } from "./place.ts";

const HOST = "127.0.0.1";

/** `synoptic cluster up`: found a cluster or join it, and keep it going until told to stop. */
export async function cluster({ arguments: given, options, store, out }: Call): Promise<number> {
  if (given[0] !== "up") throw new InputError(`synoptic cluster does not know "${given[0] ?? ""}"`, "synoptic cluster up …");
  const url = typeof options["postgres"] === "string" ? options["postgres"] : store;
  const joined = await join(url, founded(url, options));
  const engine = threads(1);
  const listening = await listen(options, () => joined.figures());
  try {
    const log = journal(out.tell, out.json);
    log.tell("cluster up", { store: told(url), nats: told(joined.units.cluster.nats), blobs: joined.units.cluster.blobs });
    await stopping((stop) => coordinate({ ...joined, url, engine, journal: log }, stop, options["once"] === true));
    log.tell("cluster left");
    return 0;
  } finally {
    listening?.close();
    await engine.close();
    await joined.close();
  }
}

/** What the cluster is made of, if the call says so; without it the cluster must have been founded. */
function founded(url: string, options: Call["options"]): { readonly nats: string; readonly blobs: string } | undefined {
  const { nats, blob } = options;
  if (nats === undefined && blob === undefined) return undefined;
  if (typeof nats !== "string" || typeof blob !== "string") throw new InputError("--nats and --blob go together");
  if (!isDatabase(url)) throw new InputError("a cluster needs --postgres postgres://…");
  return { nats, blobs: blob.startsWith("s3://") ? blob : resolve(blob) };
}

/** The probe that `--port` asks for, if it does. */
export async function listen(options: Call["options"], figures: Parameters<typeof probe>[2]): Promise<{ close(): void } | undefined> {
  const given: Given = options["port"];
  if (given === undefined) return undefined;
  const port = Number(given);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new InputError(`--port takes a number from 0 to 65535, not ${String(given)}`);
  return probe(typeof options["host"] === "string" ? options["host"] : HOST, port, figures);
}
