import { load, scoreTimes } from "../timeml.ts";
import type { Asked, Figures } from "../set.ts";

/** Where the set has its documents twice, once in parts and once whole, the parts are read. */
function once(paths: readonly string[]): (path: string) => boolean {
  const parts = paths.some((path) => path.includes("trainingset") || path.includes("testset"));
  return (path) => !parts || !path.includes("whole");
}

export const measures = "time expressions in histories of 22 wars, read against the narrative; the baseline is chrono-node";
export const peers = "–";

/** `strict_f1 relaxed_f1 value_f1`, over all documents and with the part before it. Values are right only if the narrative is followed. */
export async function run(asked: Asked): Promise<Figures> {
  const markings = load(asked);
  const here = once(markings.map(({ id }) => id));
  return scoreTimes(
    markings.filter(({ id }) => here(id)),
    (path) => (path.includes("trainingset") ? "trainingset" : path.includes("testset") ? "testset" : ""),
  );
}
