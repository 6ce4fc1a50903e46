import { group } from "./group.ts";
import type { Report } from "./reports.ts";
import { bcubed, type Partition } from "./scorers/coreference.ts";
import type { Figures } from "./set.ts";
import { tfidfGroups } from "./tfidf.ts";

/** The gold groups of reports. */
export function goldGroups(reports: readonly Report[]): Partition {
  const groups = new Map<string, string[]>();
  for (const { event, id } of reports) groups.set(event, [...(groups.get(event) ?? []), id]);
  return [...groups.values()];
}

/** Group the reports with the product and with TF-IDF, and score both against gold by BCubed. */
export async function scoreReports(reports: readonly Report[]): Promise<Figures> {
  const gold = goldGroups(reports);
  const start = performance.now();
  const ours = group(reports);
  const spent = performance.now() - start;
  return {
    documents_b3_f1: bcubed(gold, ours).f1,
    n: reports.length,
    ms_per_item: spent / reports.length,
    baseline: { documents_b3_f1: bcubed(gold, tfidfGroups(reports)).f1 },
  };
}
