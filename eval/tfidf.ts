import type { Report } from "./reports.ts";

/** The recipe's one cut, in cosine distance, tuned on topics 1–35 of ECB+ alone. */
const CUT = 0.8;
/** Words of two characters or more, with apostrophes: of the ways tried to cut words, the one that comes nearest the recipe's figures. */
const WORD = /[\p{L}\p{N}][\p{L}\p{N}'’]+/gu;

/**
 * The cheap baseline for grouping reports by event: lower-cased word TF-IDF ((1 + log tf) · idf, document frequency 2 to half of the set),
 * title counted twice, cosine, average linkage, one cut. Returns groups of report ids.
 */
export function tfidfGroups(reports: readonly Report[]): string[][] {
  const vectors = weighted(reports.map((report) => `${report.title} ${report.title} ${report.text}`));
  return averageLinkage(distances(vectors), CUT).map((members) => members.map((at) => reports[at]?.id ?? ""));
}

type Sparse = ReadonlyMap<string, number>;

function weighted(texts: readonly string[]): Sparse[] {
  const counts = texts.map((text) => {
    const own = new Map<string, number>();
    for (const word of text.toLowerCase().match(WORD) ?? []) own.set(word, (own.get(word) ?? 0) + 1);
    return own;
  });
  const frequency = new Map<string, number>();
  for (const own of counts) for (const word of own.keys()) frequency.set(word, (frequency.get(word) ?? 0) + 1);
  return counts.map((own) => {
    const vector = new Map<string, number>();
    let squares = 0;
    for (const [word, count] of own) {
      const documents = frequency.get(word) ?? 0;
      if (documents < 2 || documents > texts.length / 2) continue;
      const weight = (1 + Math.log(count)) * Math.log(texts.length / documents);
      vector.set(word, weight);
      squares += weight * weight;
    }
    const length = Math.sqrt(squares) || 1;
    return new Map([...vector].map(([word, weight]) => [word, weight / length]));
  });
}

/** Cosine distances of all pairs, by an inverted index. */
function distances(vectors: readonly Sparse[]): Float64Array[] {
  const rows = vectors.map(() => new Float64Array(vectors.length).fill(1));
  const index = new Map<string, [number, number][]>();
  for (const [at, vector] of vectors.entries()) {
    for (const [word, weight] of vector) {
      const known = index.get(word) ?? [];
      for (const [other, otherWeight] of known) {
        const row = rows[at];
        if (row) row[other] = (row[other] ?? 1) - weight * otherWeight;
      }
      known.push([at, weight]);
      index.set(word, known);
    }
  }
  for (const [at, row] of rows.entries()) for (let other = at + 1; other < rows.length; other++) row[other] = rows[other]?.[at] ?? 1;
  return rows;
}

/**
 * Average linkage by chains of nearest neighbours (Murtagh 1983), merges up to the cut. Distances are overwritten.
 * Merges of a chain do not come in order of height, but average linkage is reducible: those at or under the cut are the same set.
 */
function averageLinkage(rows: Float64Array[], cut: number): number[][] {
  const members: (number[] | null)[] = rows.map((_, at) => [at]);
  const closed = new Uint8Array(rows.length);
  let chain: number[] = [];
  for (let start = 0; start < rows.length;) {
    if (chain.length === 0) {
      if (members[start] === null || closed[start]) {
        start++;
        continue;
      }
      chain = [start];
    }
    const last = chain.at(-1) ?? 0;
    const nearest = nearestOf(last, { row: rows[last] ?? new Float64Array(), members, closed, prefer: chain.at(-2) });
    if (nearest === -1 || (rows[last]?.[nearest] ?? 1) > cut) {
      closed[last] = 1;
      chain.pop();
    } else if (nearest === chain.at(-2)) {
      merge(rows, members, [nearest, last]);
      chain.splice(-2);
    } else chain.push(nearest);
  }
  return members.filter((group) => group !== null);
}

interface Around {
  readonly row: Float64Array;
  readonly members: readonly (number[] | null)[];
  readonly closed: Uint8Array;
  readonly prefer: number | undefined;
}

function nearestOf(from: number, { row, members, closed, prefer }: Around): number {
  let best = prefer ?? -1;
  for (let other = 0; other < row.length; other++) {
    if (other === from || members[other] === null || closed[other]) continue;
    if (best === -1 || (row[other] ?? 1) < (row[best] ?? 1)) best = other;
  }
  return best;
}

function merge(rows: Float64Array[], members: (number[] | null)[], [into, from]: readonly [number, number]): void {
  const a = members[into] ?? [];
  const b = members[from] ?? [];
  for (const [other, row] of rows.entries()) {
    const joined = ((rows[into]?.[other] ?? 1) * a.length + (rows[from]?.[other] ?? 1) * b.length) / (a.length + b.length);
    row[into] = joined;
    const own = rows[into];
    if (own) own[other] = joined;
  }
  members[into] = [...a, ...b];
  members[from] = null;
}
