import { ratio, share, type Ratio } from "./ratio.ts";

/** Length of a shingle, in tokens; set by article-extraction-benchmark. */
const SHINGLE = 4;
const TOKEN = /[\p{L}\p{N}_]+/gu;

/** Scores of body texts over pages. `same` is the share of pages whose tokens are all the same. */
export interface BodyScore extends Ratio {
  readonly same: number;
}

/**
 * Body-text score of article-extraction-benchmark: per page the bags of 4-token shingles are compared and true, false and missed shingles
 * brought to sum 1; precision and recall are the means of the pages' own, F1 is taken of the means. `pages` are gold and extracted text.
 */
export function bodyScore(pages: readonly (readonly [string, string])[]): BodyScore {
  const precisions: number[] = [];
  const recalls: number[] = [];
  let same = 0;
  for (const [gold, ours] of pages) {
    const goldTokens = gold.match(TOKEN) ?? [];
    const ourTokens = ours.match(TOKEN) ?? [];
    if (goldTokens.join(" ") === ourTokens.join(" ")) same++;
    const page = compare(bag(goldTokens), bag(ourTokens));
    if (page.precision !== null) precisions.push(page.precision);
    if (page.recall !== null) recalls.push(page.recall);
  }
  return { ...ratio(mean(precisions), mean(recalls)), same: share(same, pages.length) };
}

function mean(values: readonly number[]): number {
  return share(
    values.reduce((sum, value) => sum + value, 0),
    values.length,
  );
}

/** Counts of all shingles; a text shorter than one shingle is one shingle. */
function bag(tokens: readonly string[]): Map<string, number> {
  const found = new Map<string, number>();
  const count = tokens.length === 0 ? 0 : Math.max(1, tokens.length - SHINGLE + 1);
  for (let at = 0; at < count; at++) {
    const shingle = tokens.slice(at, at + SHINGLE).join(" ");
    found.set(shingle, (found.get(shingle) ?? 0) + 1);
  }
  return found;
}

/** One page's precision and recall; null where the benchmark leaves the page out of that mean (nothing extracted, nothing to find). */
function compare(
  gold: ReadonlyMap<string, number>,
  ours: ReadonlyMap<string, number>,
): { precision: number | null; recall: number | null } {
  let right = 0;
  let found = 0;
  let wanted = 0;
  for (const [shingle, count] of ours) {
    found += count;
    right += Math.min(count, gold.get(shingle) ?? 0);
  }
  for (const count of gold.values()) wanted += count;
  return { precision: found === 0 ? null : right / found, recall: wanted === 0 ? null : right / wanted };
}
