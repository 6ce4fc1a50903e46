import { descentOf } from "../descent.ts";
import { json } from "../json.ts";
import { eventOf } from "../lookup.ts";
import type { Call } from "./commands.ts";
import { reading } from "./session.ts";
import { sink } from "./sink.ts";

/** `synoptic lineage`: which accounts of an event come from which, as text, JSON or a drawn graph. */
export async function lineage({ arguments: [event = ""], options, store: path, out }: Call): Promise<number> {
  const store = await reading(path, out.tell);
  try {
    const { lineage: found, texts } = await descentOf(store, await eventOf(store, event));
    await sink(options["out"], out, async (write) => {
      if (options["svg"] === true) await write((await import("../../record/lineage/graph.ts")).drawLineage(found));
      else if (out.json) await write(`${json(found, 2)}\n`);
      else await write((await import("../../record/lineage/words.ts")).renderLineage(found, texts));
    });
    return 0;
  } finally {
    await store.close();
  }
}
