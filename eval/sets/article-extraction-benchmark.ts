import { existsSync } from "node:fs";
import { basename, join } from "node:path";
import { bodyText, readPages } from "../pages.ts";
import { filesUnder, readJson, someOf } from "../reports.ts";
import { bodyScore } from "../scorers/shingles.ts";
import type { Asked, Figures } from "../set.ts";

type Bodies = Readonly<Record<string, { readonly articleBody?: string }>>;

/** Texts by page, of the gold file or of one system's output, which some systems wrap with their version. */
export function bodiesOf(folder: string, path: string): Bodies {
  const content = readJson(folder, path) as Bodies & { readonly output?: Bodies };
  return content.output !== undefined && !("articleBody" in content.output) ? content.output : content;
}

export const measures = "body text of news pages";
export const peers = "rs_trafilatura .970, trafilatura .958, Readability .947 (all 181 pages)";

/** `f1 precision recall` over the pages that are here, `peers` the F1 of every shipped output on the same pages; baseline: Readability. */
export async function run({ folder }: Asked): Promise<Figures> {
  const pages = filesUnder(folder, ".html.gz");
  const gold = bodiesOf(folder, "ground-truth.json");
  const ids = someOf(
    pages.filter((path) => gold[basename(path, ".html.gz")] !== undefined),
    folder,
  );
  const { documents, spent, mapped } = await readPages(ids.map((path) => join(folder, path)));
  const wanted = ids.map((path) => gold[basename(path, ".html.gz")]?.articleBody ?? "");
  // The set's `articleBody` has neither the headline nor the line under it.
  const ours = bodyScore(wanted.map((text, at) => [text, bodyText(documents[at] ?? null, { standfirst: false })] as const));
  const peersHere = shippedScores(folder, ids);
  return {
    f1: ours.f1,
    precision: ours.precision,
    recall: ours.recall,
    mapped,
    n: ids.length,
    ms_per_item: spent / ids.length,
    baseline: peersHere["readability_js"] === undefined ? {} : { f1: peersHere["readability_js"] },
    peers: peersHere,
  };
}

/** F1 of every system whose output is shipped with the set, on the given pages. */
export function shippedScores(folder: string, pages: readonly string[]): Record<string, number> {
  const gold = bodiesOf(folder, "ground-truth.json");
  const scores: Record<string, number> = {};
  if (!existsSync(join(folder, "output"))) return scores;
  for (const path of filesUnder(join(folder, "output"), ".json")) {
    const theirs = bodiesOf(join(folder, "output"), path);
    const pairs = pages
      .map((page) => basename(page, ".html.gz"))
      .map((id) => [gold[id]?.articleBody ?? "", theirs[id]?.articleBody ?? ""] as const);
    scores[basename(path, ".json")] = bodyScore(pairs).f1;
  }
  return scores;
}
