import { statusLines, type Figures } from "../cluster/figures.ts";
import { join, type Joined } from "../cluster/joined.ts";
import { stopping } from "../cluster/stopping.ts";
import { pause } from "../cluster/worker.ts";
import { json } from "../json.ts";
import { counted } from "../../record/labels.ts";
import { printable } from "../../record/printable.ts";
import type { Call } from "./commands.ts";
import type { Output } from "./output.ts";

/** How often `--watch` looks, in milliseconds. */
const LOOK_MS = 1_000;
/** Clears the terminal and brings the cursor home. */
const CLEAR = "\u001b[2J\u001b[H";

/** `synoptic status`: how far a cluster is. The exit status is 1 while there are dead letters. */
export async function status({ options, store, out }: Call): Promise<number> {
  const joined = await join(store);
  try {
    if (options["revive"] === true) out.tell(`${counted(await joined.units.revive(), "unit")} to be tried again`);
    if (options["watch"] !== true) return (await show(joined, out, "")).dead > 0 ? 1 : 0;
    await stopping(async (stop) => {
      for (; !stop.aborted; await pause(LOOK_MS, stop)) await show(joined, out, out.terminal ? CLEAR : "");
    });
    return 0;
  } finally {
    await joined.close();
  }
}

async function show(joined: Joined, out: Output, before: string): Promise<Figures> {
  const figures = await joined.figures();
  if (out.json) await out.print(json(figures));
  else for (const [at, line] of statusLines(figures).entries()) await out.print(`${at === 0 ? before : ""}${printable(line)}`);
  return figures;
}
