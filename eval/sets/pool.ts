import { join } from "node:path";
import { scoreReports } from "../documents.ts";
import type { Asked, Figures } from "../set.ts";
import { load as basil } from "./basil.ts";
import { load as ecbplus } from "./ecbplus.ts";
import { load as galaxy } from "./galaxy_wikinews.ts";
import { load as giveme } from "./giveme5w1h.ts";

export const measures = "the four document sets above, all in one run";
export const peers = "TF-IDF .882 on these parts";

/** `documents_b3_f1` over all four sets; `folder` is the one above theirs. Events are told apart by set. */
export async function run({ folder }: Asked): Promise<Figures> {
  const sets = { ecbplus, giveme5w1h: giveme, basil, galaxy_wikinews: galaxy };
  const reports = Object.entries(sets).flatMap(([name, load]) =>
    load({ folder: join(folder, name) }).map((report) => ({ ...report, event: `${name}/${report.event}` })),
  );
  return scoreReports(reports);
}
