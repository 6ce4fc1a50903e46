import { hostname } from "node:os";
import { join } from "../cluster/joined.ts";
import { journal } from "../cluster/journal.ts";
import { stopping } from "../cluster/stopping.ts";
import { labour } from "../cluster/worker.ts";
import { json } from "../json.ts";
import { counted } from "../../record/labels.ts";
import { engineFor } from "./add.ts";
import { listen } from "./cluster.ts";
import type { Call } from "./commands.ts";

/** `synoptic work`: read the units that a cluster hands out, until told to stop, or with `--once` until none waits. */
export async function work({ options, store, out }: Call): Promise<number> {
  const engine = engineFor(options["workers"]);
  const joined = await join(store);
  const listening = await listen(options, () => joined.figures());
  try {
    const tools = { name: `${hostname()}:${process.pid}`, ...joined, engine, journal: journal(out.tell, out.json) };
    const { units, documents } = await stopping((stop) => labour(tools, stop, options["once"] === true));
    await out.print(out.json ? json({ units, documents }) : `${counted(units, "unit")} done, ${counted(documents, "document")}`);
    return 0;
  } finally {
    listening?.close();
    await engine.close();
    await joined.close();
  }
}
