import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { hashOf } from "../text/hash.ts";
import { Tally } from "../text/tally.ts";
import { stem } from "./stems.ts";

const FOLDER = new URL("../../models/words/", import.meta.url);
/** Components of one stored vector. */
const DIMENSIONS = 100;
/** Below this cosine two words are only neighbours in the news, not ways to say one thing (apple and missile have .15, connected and linked .67). */
const ALIKE = 0.5;
/** Length of the character runs compared; four was best on translated quotations (20 of 20 within three). */
const RUN = 4;
/** Share of soft word alignment in a statement's likeness; the rest is character runs, which catch names and derived words. */
const WORDS_SHARE = 0.6;
/** The most frequent words, grammar for the most part, are matched only by themselves: their neighbours mean other things ("he", "they"). */
const FREQUENT = 150;
/** Ranks are taken as starting here, so that "the" still weighs something and "said" little. */
const RANK_OFFSET = 2;

const isFrequent = (rank: number): boolean => rank >= 0 && rank < FREQUENT;

interface Vectors {
  readonly rank: ReadonlyMap<string, number>;
  readonly values: Int8Array;
  readonly lengths: Float32Array;
  /** Weight of the word of each rank; 1 for the last rank, which is that of unknown words. */
  readonly idfs: Float64Array;
}

let loaded: Vectors | undefined;

function lengthsOf(values: Int8Array, words: number): Float32Array {
  const lengths = new Float32Array(words);
  for (let word = 0; word < words; word++) {
    let sum = 0;
    for (let at = word * DIMENSIONS; at < (word + 1) * DIMENSIONS; at++) sum += (values[at] ?? 0) ** 2;
    lengths[word] = Math.sqrt(sum);
  }
  return lengths;
}

function vectors(): Vectors {
  if (loaded) return loaded;
  const words = readFileSync(fileURLToPath(new URL("words.txt", FOLDER)), "utf8")
    .trimEnd()
    .split("\n");
  const bytes = readFileSync(fileURLToPath(new URL("vectors.bin", FOLDER)));
  const values = new Int8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  loaded = {
    rank: new Map(words.map((word, rank) => [word, rank])),
    values,
    lengths: lengthsOf(values, words.length),
    idfs: Float64Array.from({ length: words.length + 1 }, (_, rank) => Math.log(rank + RANK_OFFSET) / Math.log(words.length + RANK_OFFSET)),
  };
  return loaded;
}

function cosine(a: number, b: number): number {
  const { values, lengths } = vectors();
  const [from, other] = [a * DIMENSIONS, b * DIMENSIONS];
  let sum = 0;
  for (let at = 0; at < DIMENSIONS; at++) sum += (values[from + at] as number) * (values[other + at] as number);
  return sum / ((lengths[a] as number) * (lengths[b] as number) || 1);
}

/**
 * How alike two lower-case words are, 0 to 1: 1 for the same word or stem, the cosine of their vectors where both are known, it is positive and
 * neither is one of the most frequent words, else 0. Opposites and sister names score high ("approve", "reject"): never take likeness for sameness.
 */
export function wordLikeness(a: string, b: string): number {
  if (a === b || stem(a) === stem(b)) return 1;
  const { rank } = vectors();
  const [first, second] = [rank.get(a), rank.get(b)];
  if (first === undefined || second === undefined || isFrequent(first) || isFrequent(second)) return 0;
  return Math.max(0, cosine(first, second));
}

/** The words of the frozen list by hash, numbered: for steps that count the words of whole documents and make no strings. */
class Vocabulary {
  private readonly words = new Tally();
  private readonly hashes: Uint32Array;
  private readonly weights: Float64Array;

  constructor(words: readonly string[]) {
    this.hashes = new Uint32Array(words.length);
    this.weights = new Float64Array(words.length);
    for (const word of words) {
      const number = this.words.size;
      if (this.words.add(hashOf(word)) < number) continue;
      this.hashes[number] = hashOf(stem(word));
      this.weights[number] = idf(word);
    }
  }

  /** The number of the word that has this `hashOf`; -1 where the list has none. */
  find(hash: number): number {
    return this.words.find(hash);
  }

  /** `hashOf` the stem of a word. */
  stem(word: number): number {
    return this.hashes[word] as number;
  }

  /** `idf` of a word. */
  idf(word: number): number {
    return this.weights[word] as number;
  }
}

let known: Vocabulary | undefined;

/** The words of the frozen list. */
export function vocabulary(): Vocabulary {
  return (known ??= new Vocabulary([...vectors().rank.keys()]));
}

/**
 * A lower-case word's weight, above 0 and at most 1: the logarithm of its frequency rank in the frozen word list, so that it never depends on
 * the documents at hand. Unknown words weigh 1, like the rarest.
 */
export function idf(word: string): number {
  const { rank, idfs } = vectors();
  return idfs[rank.get(word) ?? rank.size] ?? 1;
}

interface Prepared {
  readonly words: readonly string[];
  readonly stems: readonly string[];
  /** Rank of each word; -1 for unknown words, which only their stem can match. */
  readonly ranks: readonly number[];
  readonly weights: readonly number[];
  readonly total: number;
  readonly runs: ReadonlyMap<string, number>;
  readonly norm: number;
}

const prepared = new WeakMap<readonly string[], Prepared>();

function prepare(words: readonly string[]): Prepared {
  const known = prepared.get(words);
  if (known) return known;
  const weights = words.map(idf);
  const line = ` ${words.join(" ")} `;
  const runs = new Map<string, number>();
  for (let at = 0; at + RUN <= line.length; at++) runs.set(line.slice(at, at + RUN), (runs.get(line.slice(at, at + RUN)) ?? 0) + 1);
  let squares = 0;
  for (const count of runs.values()) squares += count * count;
  const { rank } = vectors();
  const made = {
    words,
    stems: words.map(stem),
    ranks: words.map((word) => rank.get(word) ?? -1),
    weights,
    total: weights.reduce((sum, weight) => sum + weight, 0),
    runs,
    norm: Math.sqrt(squares),
  };
  prepared.set(words, made);
  return made;
}

function best(part: Prepared, at: number, whole: Prepared): number {
  if (whole.words.includes(part.words[at] ?? "")) return 1;
  const rank = part.ranks[at] ?? -1;
  if (isFrequent(rank)) return 0;
  if (whole.stems.includes(part.stems[at] ?? "")) return 1;
  if (rank < 0) return 0;
  let most = 0;
  for (const other of whole.ranks) {
    if (other < FREQUENT) continue;
    const alike = cosine(rank, other);
    if (alike > ALIKE && alike > most) most = alike;
  }
  return most;
}

/**
 * Share of what `part` says that `whole` says too, 0 to 1: every word's best counterpart, weighted by `idf`. One way only:
 * a part of a sentence is covered by it, not it by the part. Words are lower case, without marks. 0 for no words.
 */
export function coverage(part: readonly string[], whole: readonly string[]): number {
  const [own, other] = [prepare(part), prepare(whole)];
  let sum = 0;
  for (let at = 0; at < part.length; at++) sum += best(own, at, other) * (own.weights[at] ?? 0);
  return own.total === 0 ? 0 : sum / own.total;
}

function runCosine(a: Prepared, b: Prepared): number {
  if (a.norm === 0 || b.norm === 0) return 0;
  let sum = 0;
  for (const [run, count] of a.runs) sum += count * (b.runs.get(run) ?? 0);
  return sum / (a.norm * b.norm);
}

/**
 * How alike two statements are, 0 to 1 and the same both ways round: soft word alignment in both directions and the cosine of their character
 * runs. Words are lower case, without marks; the same array is prepared once. Ranks candidates; what differs is for the word-level comparison.
 */
export function statementLikeness(a: readonly string[], b: readonly string[]): number {
  const words = (coverage(a, b) + coverage(b, a)) / 2;
  return WORDS_SHARE * words + (1 - WORDS_SHARE) * runCosine(prepare(a), prepare(b));
}
