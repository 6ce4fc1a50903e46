import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { tokenize } from "../../src/language/tokens.ts";
import { reuseOf, runShare, type Reuse } from "../../src/text/reuse.ts";
import { someOf } from "../reports.ts";
import { accuracy } from "../scorers/ratio.ts";
import { AskedWrong, type Asked, type Figures } from "../set.ts";

export const measures =
  "short answers written from a source or without it: reuse or not, and none, heavy revision, light revision, near copy (thresholds were set on these answers)";
export const peers = "nearest class mean of containment .86, .64";

/** The set's grades and ours. */
const GRADES: Readonly<Record<string, Reuse>> = { non: "own", heavy: "rewritten", light: "edited", cut: "copied" };
/** Share of three-word runs over which a baseline calls a text reused, and light and near copies: means of the set's README. */
const BASELINE = [0.2, 0.5, 0.65] as const;

interface Answer {
  readonly gold: Reuse;
  readonly ours: Reuse;
  readonly share: number;
}

function words(path: string): string[] {
  return tokenize(readFileSync(path, "latin1"))
    .filter((token) => token.kind !== "mark")
    .map((token) => token.lower);
}

function answers(folder: string): Answer[] {
  const list = join(folder, "file_information.csv");
  if (!existsSync(list)) throw new AskedWrong(`no file_information.csv in ${folder}`);
  const rows = readFileSync(list, "utf8")
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((row) => row.split(","));
  const sources = new Map(rows.filter((row) => row[2] === "orig").map(([file = "", task = ""]) => [task, words(join(folder, file))]));
  return rows.flatMap(([file = "", task = "", category = ""]) => {
    const [gold, source] = [GRADES[category], sources.get(task)];
    if (!gold || !source) return [];
    const own = words(join(folder, file));
    return [{ gold, ours: reuseOf(own, source), share: runShare(own, source, 3) }];
  });
}

function naive(share: number): Reuse {
  return share < BASELINE[0] ? "own" : share < BASELINE[1] ? "rewritten" : share < BASELINE[2] ? "edited" : "copied";
}

function figures(pairs: readonly (readonly [Reuse, Reuse])[]): Record<string, number> {
  const binary = pairs.map(([gold, ours]) => [gold === "own", ours === "own"] as const);
  return { binary_accuracy: accuracy(binary), graded_accuracy: accuracy(pairs) };
}

/** `binary_accuracy`, `graded_accuracy` over all answers. */
export async function run({ folder }: Asked): Promise<Figures> {
  const start = process.cpuUsage();
  const all = someOf(answers(folder), folder);
  const { user, system } = process.cpuUsage(start);
  return {
    ...figures(all.map(({ gold, ours }) => [gold, ours])),
    n: all.length,
    ms_per_item: (user + system) / 1000 / all.length,
    baseline: figures(all.map(({ gold, share }) => [gold, naive(share)])),
  };
}
