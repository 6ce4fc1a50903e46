import { readFileSync } from "node:fs";

/** Bytes of a word's record: coarse, middle, and the two bytes of the fine cluster. */
const RECORD = 4;

interface Clusters {
  readonly rank: ReadonlyMap<string, number>;
  readonly records: Uint8Array;
}

let loaded: Clusters | undefined;

function load(): Clusters {
  const words = readFileSync(new URL("../../models/words/words.txt", import.meta.url), "utf8")
    .trimEnd()
    .split("\n");
  const records = new Uint8Array(readFileSync(new URL("../../models/grammar/clusters.bin", import.meta.url)));
  return { rank: new Map(words.map((word, rank) => [word, rank])), records };
}

/**
 * Clusters of a lower-case word by how it is used in the news (nested k-means over its vector): `[64, 256, 1024 clusters]`, counted from 1;
 * zeros for a word without a vector.
 */
export function clustersOf(word: string): readonly [number, number, number] {
  loaded ??= load();
  const rank = loaded.rank.get(word);
  if (rank === undefined) return [0, 0, 0];
  const at = rank * RECORD;
  const { records } = loaded;
  return [(records[at] ?? 0) + 1, (records[at + 1] ?? 0) + 1, (records[at + 2] ?? 0) * 256 + (records[at + 3] ?? 0) + 1];
}
