import { group } from "./group.ts";
import type { Report } from "./reports.ts";
import { bcubed, type Partition } from "./scorers/coreference.ts";
import type { Figures } from "./set.ts";
import { tfidfGroups } from "./tfidf.ts";

/** The gold groups of reports. */
function goldGroups(reports: readonly Report[]): Partition {
  const groups = new Map<string, string[]>();
  for (const { event, id } of reports) groups.set(event, [...(groups.get(event) ?? []), id]);
  return [...groups.values()];
}

/** Figures of one grouping. */
type Measure = (groups: Partition) => Record<string, number>;

/** Group the reports with the product and with TF-IDF, and score both against gold by BCubed, and by what else the set measures. */
export function scoreReports(reports: readonly Report[], also: Measure = () => ({})): Figures {
  const gold = goldGroups(reports);
  const measure: Measure = (groups) => ({ documents_b3_f1: bcubed(gold, groups).f1, ...also(groups) });
  const start = performance.now();
  const ours = group(reports);
  const spent = performance.now() - start;
  return { ...measure(ours), n: reports.length, ms_per_item: spent / reports.length, baseline: measure(tfidfGroups(reports)) };
}
