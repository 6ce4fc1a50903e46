import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { statementLikeness } from "../../src/language/likeness.ts";
import { tokenize } from "../../src/language/tokens.ts";
import { someOf } from "../reports.ts";
import { accuracy, counted, share } from "../scorers/ratio.ts";
import { AskedWrong, type Asked, type Figures } from "../set.ts";

export const measures =
  "sentence pairs of two outlets: do they say the same? (threshold set on the training pairs, scored on the test pairs)";
export const peers = "unsupervised .703/.813 to .756/.830 (ACL wiki)";

/** From this likeness on two sentences say the same: best on the training pairs, with `STRAY` (.736 right there). */
const SAME = 0.55;
/** Taken off where one side has a number that the other lacks. */
const STRAY = 0.06;
/** Word overlap from which on the baseline takes two sentences for the same, best on the training pairs. */
const OVERLAP = 0.5;

interface Pair {
  readonly same: boolean;
  readonly a: readonly string[];
  readonly b: readonly string[];
}

function words(text: string): string[] {
  return tokenize(text)
    .filter((token) => token.kind !== "mark")
    .map((token) => token.lower);
}

function pairs({ folder, split }: Asked): readonly Pair[] {
  const path = join(folder, `msr_paraphrase_${split ?? "test"}.txt`);
  if (!existsSync(path)) throw new AskedWrong(`no ${path}`);
  const rows = readFileSync(path, "utf8").split(/\r?\n/).slice(1);
  const cells = rows.filter((row) => row !== "").map((row) => row.split("\t"));
  return someOf(
    cells.map(([quality, , , a = "", b = ""]) => ({ same: quality === "1", a: words(a), b: words(b) })),
    folder,
  );
}

/** Words in common, as a share of both. */
function overlap({ a, b }: Pair): number {
  const [left, right] = [new Set(a), new Set(b)];
  return share(2 * [...left].filter((word) => right.has(word)).length, left.size + right.size);
}

function likeness(pair: Pair): number {
  const [left, right] = [pair.a, pair.b].map((side) => new Set(side.filter((word) => /^\d/.test(word)))) as [Set<string>, Set<string>];
  const stray = [...left].some((word) => !right.has(word)) || [...right].some((word) => !left.has(word));
  return (statementLikeness(pair.a, pair.b) + overlap(pair)) / 2 - (stray ? STRAY : 0);
}

function figures(all: readonly Pair[], isSame: (pair: Pair) => boolean): Record<string, number> {
  const found = all.map((pair) => [pair.same, isSame(pair)] as const);
  const count = (some: (gold: boolean, ours: boolean) => boolean): number => found.filter(([gold, ours]) => some(gold, ours)).length;
  return { accuracy: accuracy(found), f1: counted(count((x, y) => x && y), count((_, y) => y), count((x) => x)).f1 }; // prettier-ignore
}

/** `accuracy`, `f1` over the test pairs, or those of the part named by `split`. */
export async function run(asked: Asked): Promise<Figures> {
  const all = pairs(asked);
  const start = process.cpuUsage();
  const ours = figures(all, (pair) => likeness(pair) >= SAME);
  const { user, system } = process.cpuUsage(start);
  return {
    ...ours,
    n: all.length,
    ms_per_item: (user + system) / 1000 / all.length,
    baseline: figures(all, (pair) => overlap(pair) >= OVERLAP),
  };
}
