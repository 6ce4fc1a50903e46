import { entityToCorrect, together } from "../correction.ts";
import { entityOf } from "../entity.ts";
import type { Call } from "./commands.ts";
import { editing } from "./editing.ts";

/** `synoptic join`: an analyst says that two entities are one. */
export function join(call: Call): Promise<number> {
  const [a = "", b = ""] = call.arguments;
  return editing(call, async (store, signed) => {
    const first = await entityToCorrect(store, await entityOf(store, a));
    const second = await entityToCorrect(store, await entityOf(store, b));
    return together(await store.edits(), [first, second], signed);
  });
}
