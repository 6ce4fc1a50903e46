import { chronicle } from "../../record/chronicle.ts";
import { json } from "../json.ts";
import { eventOf } from "../lookup.ts";
import { storyData, storyOf, textsFor } from "../story.ts";
import type { Call } from "./commands.ts";
import { reading } from "./session.ts";

/** `synoptic story`: the events that an event comes from and leads to, and the words that tie them. */
export async function story({ arguments: [event = ""], store: path, out }: Call): Promise<number> {
  const store = await reading(path, out.tell);
  try {
    const found = await storyOf(store, await eventOf(store, event));
    if (out.json) await out.write(`${json(await storyData(store, found), 2)}\n`);
    else await out.write(chronicle(found, await textsFor(store, found)));
    return 0;
  } finally {
    await store.close();
  }
}
