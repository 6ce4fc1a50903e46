import { shuffled } from "./random.ts";

/** Components of one stored vector. */
const DIMENSIONS = 100;
/** How many parts each level cuts a cluster into: 64, then 256, then 1,024 clusters in all. */
const LEVELS = [64, 4, 4] as const;
/** Rounds of k-means; later ones move few words. */
const ROUNDS = 12;

const dot = (a: Float32Array, b: Float32Array): number => {
  let sum = 0;
  for (let at = 0; at < DIMENSIONS; at++) sum += (a[at] as number) * (b[at] as number);
  return sum;
};

function unit(values: ArrayLike<number>): Float32Array {
  const found = Float32Array.from(values);
  const length = Math.sqrt(dot(found, found)) || 1;
  return found.map((value) => value / length);
}

const nearest = (point: Float32Array, centres: readonly Float32Array[]): number => {
  let best = 0;
  let most = Number.NEGATIVE_INFINITY;
  for (const [at, centre] of centres.entries()) {
    const like = dot(point, centre);
    if (like > most) [best, most] = [at, like];
  }
  return best;
};

/** Spherical k-means; gives the part of each point. */
function cut(points: readonly Float32Array[], parts: number, random: () => number): number[] {
  let centres = shuffled(points, random).slice(0, parts);
  let found: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    found = points.map((point) => nearest(point, centres));
    const sums = centres.map(() => new Float32Array(DIMENSIONS));
    for (const [at, part] of found.entries()) {
      const sum = sums[part] as Float32Array;
      const point = points[at] as Float32Array;
      for (let one = 0; one < DIMENSIONS; one++) sum[one] = (sum[one] as number) + (point[one] as number);
    }
    centres = sums.map((sum, at) => (sum.some((value) => value !== 0) ? unit(sum) : (centres[at] as Float32Array)));
  }
  return found;
}

/** Records for `src/language/clusters.ts`: four bytes a word, each level's cluster nested in the one before. */
export function clusterRecords(vectors: Int8Array, random: () => number): Uint8Array {
  const size = vectors.length / DIMENSIONS;
  const points = Array.from({ length: size }, (_, word) => unit(vectors.subarray(word * DIMENSIONS, (word + 1) * DIMENSIONS)));
  const records = new Uint8Array(4 * size);
  let groups: number[] = points.map(() => 0);
  for (const [level, parts] of LEVELS.entries()) {
    const members: number[][] = [];
    for (const [word, group] of groups.entries()) (members[group] ??= []).push(word);
    const next = [...groups];
    for (const [group, words] of members.entries()) {
      const own = cut(
        words.map((word) => points[word] as Float32Array),
        parts,
        random,
      );
      for (const [at, word] of words.entries()) next[word] = group * parts + (own[at] as number);
    }
    groups = next;
    for (const [word, group] of groups.entries()) {
      if (level < 2) records[4 * word + level] = group;
      else records.set([group >> 8, group & 255], 4 * word + 2);
    }
  }
  return records;
}
