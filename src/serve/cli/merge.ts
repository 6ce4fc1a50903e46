import { eventToCorrect, together } from "../correction.ts";
import { eventOf } from "../lookup.ts";
import type { Call } from "./commands.ts";
import { editing } from "./editing.ts";

/** `synoptic merge`: an analyst says that two events are one. */
export function merge(call: Call): Promise<number> {
  const [a = "", b = ""] = call.arguments;
  return editing(call, async (store, signed) => {
    const first = eventToCorrect(await eventOf(store, a));
    const second = eventToCorrect(await eventOf(store, b));
    return together(await store.edits(), [first, second], signed);
  });
}
