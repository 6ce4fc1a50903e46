/** Beyond this many items a group is cut into runs of so many: every pair is scored, which is quadratic in time and space. */
const MOST = 1500;

/**
 * Groups of the numbers 0 to `size` exclusive by average linkage over all pairs: the two groups with the highest mean score are merged while
 * it is over `threshold`. By chains of nearest neighbours (Murtagh 1983), which give the same groups in quadratic time; ties go to lower numbers.
 */
export function linked(size: number, score: (a: number, b: number) => number, threshold: number): number[][] {
  const groups: number[][] = [];
  for (let from = 0; from < size; from += MOST) groups.push(...block(from, Math.min(size, from + MOST), { score, threshold }));
  return groups;
}

interface Linking {
  readonly score: (a: number, b: number) => number;
  readonly threshold: number;
}

function means(from: number, to: number, score: Linking["score"]): Float64Array[] {
  const rows = Array.from({ length: to - from }, () => new Float64Array(to - from));
  for (let a = 0; a < rows.length; a++) {
    for (let b = 0; b < a; b++) (rows[a] as Float64Array)[b] = (rows[b] as Float64Array)[a] = score(from + a, from + b);
  }
  return rows;
}

function block(from: number, to: number, { score, threshold }: Linking): number[][] {
  const mean = means(from, to, score);
  const members: (number[] | undefined)[] = mean.map((_, at) => [at]);
  for (let start = 0; start < members.length; start++) {
    const chain = members[start] ? [start] : [];
    while (chain.length > 0) {
      const last = chain.at(-1) as number;
      const nearest = nearestTo(last, chain.at(-2), { mean, members, threshold });
      if (nearest === undefined) chain.pop();
      else if (nearest === chain.at(-2)) {
        chain.splice(-2);
        merge(Math.min(nearest, last), Math.max(nearest, last), { mean, members });
        if (chain.length === 0) chain.push(Math.min(nearest, last));
      } else chain.push(nearest);
    }
  }
  return members.flatMap((group) => (group ? [group.toSorted((a, b) => a - b).map((at) => from + at)] : []));
}

interface Groups {
  readonly mean: readonly Float64Array[];
  readonly members: (number[] | undefined)[];
}

function nearestTo(group: number, before: number | undefined, all: Groups & { threshold: number }): number | undefined {
  let best: number | undefined;
  let highest = all.threshold;
  const row = all.mean[group] as Float64Array;
  for (let other = 0; other < row.length; other++) {
    const found = row[other] as number;
    if (other === group || !all.members[other] || found < highest) continue;
    if (found === highest && (best === undefined || other !== before)) continue;
    [best, highest] = [other, found];
  }
  return best;
}

function merge(into: number, from: number, { mean, members }: Groups): void {
  const [left, right] = [members[into] ?? [], members[from] ?? []];
  const all = left.length + right.length;
  const [own, its] = [mean[into] as Float64Array, mean[from] as Float64Array];
  for (let other = 0; other < own.length; other++) {
    if (other === into || other === from || !members[other]) continue;
    own[other] = ((own[other] as number) * left.length + (its[other] as number) * right.length) / all;
    (mean[other] as Float64Array)[into] = own[other] as number;
  }
  members[into] = [...left, ...right];
  members[from] = undefined;
}
