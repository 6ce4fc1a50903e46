import { apart, eventToCorrect } from "../correction.ts";
import { eventOf } from "../lookup.ts";
import type { Call } from "./commands.ts";
import { editing } from "./editing.ts";
import { documentIds } from "./split.ts";

/** `synoptic detach`: an analyst says that some documents tell of another event. */
export function detach(call: Call): Promise<number> {
  const [id = "", ...given] = call.arguments;
  return editing(call, async (store, signed) => {
    const event = eventToCorrect(await eventOf(store, id));
    return apart(await store.edits(), event, { ...signed, docs: await documentIds(store, given) });
  });
}
