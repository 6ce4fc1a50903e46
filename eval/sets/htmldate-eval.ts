import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pagesIn, readPages } from "../pages.ts";
import { someOf } from "../reports.ts";
import { counted, share } from "../scorers/ratio.ts";
import type { Asked, Figures } from "../set.ts";
import { dayOf } from "./trafilatura-eval.ts";

interface Item {
  readonly file: string;
  readonly date: string | null;
}

const FILES = ["eval_default.json", "eval_mediacloud_2020.json"];

export const measures = "day of publication of pages in many languages";
export const peers = "htmldate 1.10.0 accuracy .903, F .949 (all 1,000 pages; .901, .948 on these)";

/** The gold file has `NaN` where a page has no date, which JSON does not know. */
function itemsOf(folder: string, file: string): Item[] {
  if (!existsSync(join(folder, file))) return [];
  const json = readFileSync(join(folder, file), "utf8").replace(/: NaN(?=[,\s}])/gu, ": null");
  return Object.values(JSON.parse(json) as Record<string, Item>);
}

/** Accuracy and F of found days, as htmldate's own evaluation counts: a wrong day is a false one, no day a missed one. */
export function dayScore(days: readonly (readonly [string | null, string])[]): { accuracy: number; f1: number } {
  const right = days.filter(([gold, ours]) => gold === ours).length;
  const found = days.filter(([, ours]) => ours !== "").length;
  // A wrong day is not also a missed one there: what can be recalled is what was right or not found.
  const { f1 } = counted(right, found, right + days.length - found);
  return { accuracy: share(right, days.length), f1 };
}

/** `accuracy f1` over all pages that are here, those without a gold date (which nobody gets right) among them; `mapped` as for other pages. */
export async function run({ folder }: Asked): Promise<Figures> {
  const pages = pagesIn(folder, ["cache", "eval", "test_set"]);
  const items = someOf(
    FILES.flatMap((file) => itemsOf(folder, file)).filter(({ file }) => pages.has(file)),
    folder,
  );
  const { documents, spent, mapped } = await readPages(items.map(({ file }) => pages.get(file) ?? ""));
  return {
    ...dayScore(items.map(({ date }, at) => [date, dayOf(documents[at] ?? null)] as const)),
    mapped,
    n: items.length,
    ms_per_item: spent / items.length,
    baseline: {},
  };
}
