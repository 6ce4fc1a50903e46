import { load, scoreTimes } from "../timeml.ts";
import type { Asked, Figures } from "../set.ts";

function part(path: string): string {
  if (path.includes("TimeBank")) return "timebank";
  if (path.includes("AQUAINT")) return "aquaint";
  return path.includes("platinum") ? "platinum" : "";
}

export const measures =
  "time expressions in news of 1989 to 2013: spans and TIMEX3 values (TempEval-3 task A); the baseline is chrono-node";
export const peers = "on platinum HeidelTime .813 / .903 / .776, SynTime .921 / .950 spans (strict / relaxed / value)";

/** `strict_f1 relaxed_f1 value_f1`, over all documents and with the sub-corpus before it. `split` is a part of the paths: "TimeBank". */
export async function run(asked: Asked): Promise<Figures> {
  return scoreTimes(load(asked), part);
}
