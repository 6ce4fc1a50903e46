import { unitsOf } from "../cluster/joined.ts";
import { json } from "../json.ts";
import { InputError } from "../input.ts";
import type { Call, Given } from "./commands.ts";

/** `synoptic reprocess`: have every document read again, beside what is shown; the cluster shows the new generation when it is whole. */
export async function reprocess({ options, store, out }: Call): Promise<number> {
  const asked = numberOf(options["generation"]);
  const units = await unitsOf(store);
  try {
    const shown = await units.generation();
    const made = asked !== undefined && asked <= shown ? undefined : await units.renew();
    if (out.json) await out.print(json({ shown, making: made ?? null }));
    else
      await out.print(
        made === undefined
          ? `generation ${shown} is shown already`
          : `generation ${made} is in the making; generation ${shown} is shown until it is whole`,
      );
    return 0;
  } finally {
    await units.close();
  }
}

function numberOf(given: Given): number | undefined {
  if (given === undefined) return undefined;
  const number = Number(given);
  if (!Number.isInteger(number) || number < 1) throw new InputError(`--generation takes a whole number from 1, not ${String(given)}`);
  return number;
}
