import { counted, share, type Ratio } from "./ratio.ts";

/** A time expression in one text, `end` exclusive, with its TIMEX3 value and type. */
export interface Marked {
  readonly start: number;
  readonly end: number;
  readonly value: string;
  readonly type: string;
}

/** Scores of TempEval-3: spans that agree in both ends, spans that overlap, and the F1 of overlapping ones times the share of them with the right value. */
export interface TimexScore {
  readonly strict: Ratio;
  readonly relaxed: Ratio;
  readonly value: number;
}

/** Pairs of a gold expression with the first expression found that overlaps it and is not taken; equal spans are paired before others. */
export function paired(gold: readonly Marked[], found: readonly Marked[]): (readonly [Marked, Marked])[] {
  const pairs: (readonly [Marked, Marked])[] = [];
  const [wanted, rest] = [new Set(gold), new Set(found)];
  const take = (fits: (a: Marked, b: Marked) => boolean): void => {
    for (const one of wanted) {
      const match = [...rest].find((each) => fits(one, each));
      if (!match) continue;
      pairs.push([one, match]);
      wanted.delete(one);
      rest.delete(match);
    }
  };
  take((a, b) => a.start === b.start && a.end === b.end);
  take((a, b) => a.start < b.end && b.start < a.end);
  return pairs;
}

/** Score texts, each given as its gold expressions and those found, after UzZaman et al., SemEval-2013 Task 1 (task A). */
export function timexScore(texts: readonly (readonly [readonly Marked[], readonly Marked[]])[]): TimexScore {
  let [wanted, found, overlap, exact, right] = [0, 0, 0, 0, 0];
  for (const [gold, ours] of texts) {
    const pairs = paired(gold, ours);
    wanted += gold.length;
    found += ours.length;
    overlap += pairs.length;
    exact += pairs.filter(([a, b]) => a.start === b.start && a.end === b.end).length;
    right += pairs.filter(([a, b]) => a.value === b.value).length;
  }
  const relaxed = counted(overlap, found, wanted);
  return { strict: counted(exact, found, wanted), relaxed, value: relaxed.f1 * share(right, overlap) };
}
