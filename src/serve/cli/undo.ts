import { undoing } from "../correction.ts";
import { InputError } from "../input.ts";
import type { Call } from "./commands.ts";
import { editing } from "./editing.ts";

/** `synoptic undo`: take an earlier edit back. The edit stays in the list, and undoing an undoing makes it count again. */
export function undo(call: Call): Promise<number> {
  const [given = ""] = call.arguments;
  const number = Number(given);
  if (!Number.isInteger(number) || number < 1) throw new InputError(`undo takes the number of an edit, not ${given}`);
  return editing(call, async (store, signed) => undoing(await store.edits(), number, signed));
}
