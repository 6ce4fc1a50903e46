import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { filesUnder, someOf } from "../reports.ts";
import { coreference, type Partition } from "../scorers/coreference.ts";
import type { Asked, Figures } from "../set.ts";

/** Mentions of a file in CoNLL columns, by document and cluster number: a cluster never crosses a document of the file. */
export function conllGroups(text: string): Partition {
  const groups = new Map<string, string[]>();
  let document = "";
  for (const line of text.split("\n")) {
    if (line.startsWith("#begin")) document = line;
    const [, mention, cluster] = /^(\S+)\s+\((\d+)\)/.exec(line) ?? [];
    if (mention === undefined || cluster === undefined) continue;
    const key = `${document} ${cluster}`;
    const known = groups.get(key);
    if (known) known.push(`${document} ${mention}`);
    else groups.set(key, [`${document} ${mention}`]);
  }
  return [...groups.values()];
}

/** Published scores of one pair: metric name to F1, precision and recall, as far as the table gives them. */
export function publishedScores(text: string): Map<string, readonly number[]> {
  const found = new Map<string, readonly number[]>();
  for (const line of text.split("\n")) {
    const [, metric, rest] = /^(bcub|ceafe|lea|muc|conll)\s+(.*)$/.exec(line) ?? [];
    if (metric !== undefined) found.set(metric, (rest ?? "").trim().split(/\s+/).map(Number).filter(Number.isFinite));
  }
  return found;
}

function largestError(gold: Partition, system: Partition, published: ReadonlyMap<string, readonly number[]>): number {
  const ours = coreference(gold, system);
  const rows = { bcub: ours.bcubed, ceafe: ours.ceafe, lea: ours.lea, muc: ours.muc };
  const errors = Object.entries(rows).flatMap(([metric, { f1, precision, recall }]) =>
    [f1, precision, recall].map((value, at) => Math.abs(value - (published.get(metric)?.[at] ?? Number.NaN))),
  );
  return Math.max(...errors, Math.abs(ours.conll - (published.get("conll")?.[0] ?? Number.NaN)));
}

export const measures = "our coreference scorer against published scores of gold and system pairs";
export const peers = "must be under .0005";

/** `scorer_max_error`: the largest difference from any published precision, recall or F1, over all pairs there are. */
export async function run({ folder, split }: Asked): Promise<Figures> {
  const tables = filesUnder(folder, ".txt").filter(
    (path) => /(?:^|\/)eval_[^/]*$/.test(path) && (split === undefined || path.includes(split)),
  );
  const start = performance.now();
  const errors = someOf(tables, folder).map((path) => {
    const text = (name: string): string => readFileSync(join(folder, dirname(path), name), "utf8");
    const published = publishedScores(readFileSync(join(folder, path), "utf8"));
    return largestError(conllGroups(text("gold.conll")), conllGroups(text("system.conll")), published);
  });
  return {
    scorer_max_error: Math.max(...errors),
    n: errors.length,
    ms_per_item: (performance.now() - start) / errors.length,
    baseline: {},
  };
}
