import { bundle as write } from "../../record/export/bundle.ts";
import { eventOf } from "../lookup.ts";
import { materialOf } from "../material.ts";
import type { Call } from "./commands.ts";
import { reading } from "./session.ts";
import { sink } from "./sink.ts";

/** `synoptic bundle`: an event's record with all it rests on, in one file that can be checked anywhere. */
export async function bundle({ arguments: [event = ""], options, store: path, out }: Call): Promise<number> {
  const store = await reading(path, out.tell);
  try {
    const material = materialOf(store, { event: await eventOf(store, event) });
    await sink(options["out"], out, async (to) => {
      for await (const chunk of write(material, "")) await to(chunk);
    });
    return 0;
  } finally {
    await store.close();
  }
}
