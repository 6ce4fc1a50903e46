import { group } from "../group.ts";
import type { Report } from "../reports.ts";
import type { Partition } from "../scorers/coreference.ts";
import { accuracy } from "../scorers/ratio.ts";
import { AskedWrong, type Asked, type Figures } from "../set.ts";
import { gunTellings, scoreTellings } from "../tellings.ts";

export const measures = "mentions of shootings, and which of many like incidents a report is about";
export const peers = "mentions, CoNLL F1: lemma and time .515, features .594, best .874";

/** Share of the pairs of reports of different incidents that are told apart. */
export function incidentsApart(reports: readonly Report[], groups: Partition): number {
  const groupOf = new Map(groups.flatMap((members, at) => members.map((id) => [id, at] as const)));
  const pairs: (readonly [boolean, boolean])[] = [];
  for (const [at, one] of reports.entries()) {
    for (const other of reports.slice(at + 1)) {
      if (one.event !== other.event) pairs.push([false, groupOf.get(one.id) === groupOf.get(other.id)]);
    }
  }
  return accuracy(pairs);
}

/** `gvc_mentions_conll_f1` for given mentions; `gvc_incidents_accuracy`: pairs of reports of different incidents told apart. */
export async function run({ folder, split }: Asked): Promise<Figures> {
  if (split !== undefined) throw new AskedWrong(`cdcr_diverse has no split ${split}`);
  const gold = gunTellings(folder);
  if (gold.reports.length === 0) throw new AskedWrong(`no Gun Violence Corpus in ${folder}`);
  const start = performance.now();
  const { ours, lemma } = scoreTellings(gold);
  const spent = performance.now() - start;
  const groups = group(gold.reports);
  return {
    gvc_mentions_conll_f1: ours,
    gvc_incidents_accuracy: incidentsApart(gold.reports, groups),
    n: gold.told.length,
    ms_per_item: spent / gold.told.length,
    baseline: { gvc_mentions_conll_f1: lemma },
  };
}
