import { bucketed } from "../text/buckets.ts";
import type { Pair } from "./cluster.ts";

/**
 * Kept shingles that a pair must share to be looked at, by how many the text with fewer of them has: one up to 8 (some 40 words), two up to 23,
 * else four, which a passage of `LONG_PASSAGE` words always has.
 */
const SHARED_SAMPLES: readonly (readonly [upTo: number, least: number])[] = [
  [8, 1],
  [23, 2],
  [Infinity, 4],
];
/**
 * Of a passage in a text that is otherwise another: a kept shingle that `n` documents hold adds 1 / (n - 1) to each pair of them, and a pair must
 * come to this share of the shingles asked of it. A passage in two to five documents always does; a line that an outlet prints under many reports
 * does not. The pairs are so never more than a fixed number a document: 8,000 articles give .30 an article, where .43 share as many shingles of any
 * weight; all 45 that were read of the copies so given up were such lines. Of a primary text every shingle counts: many take a passage of one release.
 */
const RARE = 0.25;
/** A pair that shares this part of the shorter text's kept shingles can be one text in however many copies: of rewrites a tenth is left, not a quarter. */
const MUCH = 0.1;
/** A kept shingle in more documents than this links each of them to one only: no stock phrase makes quadratic work. */
const COMMON = 16;
/** Documents an index can tell apart: a kept hash and a document's number share the 53 bits of an exact number. */
const MOST_DOCUMENTS = 2 ** 21;

/** The kept shingles of a document, each once, and whether it is a primary text. */
export interface Shingles {
  readonly hashes: Uint32Array;
  readonly primary: boolean;
}

/** What a pair of documents shares: kept shingles, and their weight; see `RARE`. */
interface Share {
  count: number;
  weight: number;
}

/** Collects the kept shingles of documents, which go by number in the order they come. */
export class Collection {
  private readonly kept: number[] = [];
  private readonly primary = new Set<number>();
  /** Each kept shingle with a document that has it, in one number. */
  private entries = new Float64Array(1024);
  private count = 0;

  add({ hashes, primary }: Shingles): void {
    const document = this.kept.push(hashes.length) - 1;
    if (document >= MOST_DOCUMENTS) throw new RangeError(`more than ${MOST_DOCUMENTS} documents`);
    if (primary) this.primary.add(document);
    if (this.count + hashes.length > this.entries.length) {
      const wider = new Float64Array(2 * (this.count + hashes.length));
      wider.set(this.entries);
      this.entries = wider;
    }
    for (const hash of hashes) this.entries[this.count++] = hash * MOST_DOCUMENTS + document;
  }

  /** Who shares what among all that was added; nothing can be added after. */
  shared(): Sharers {
    // In place: the entries of a million texts are hundreds of megabytes, and nobody asks for them again.
    const sorted = this.entries.subarray(0, this.count);
    sorted.sort(); // oxlint-disable-line unicorn/no-array-sort
    const hashes: number[] = [];
    const starts: number[] = [];
    const documents = new Int32Array(sorted.length);
    let count = 0;
    const hashOf = (at: number): number => Math.floor((sorted[at] ?? -1) / MOST_DOCUMENTS);
    for (let from = 0, to = 0; from < sorted.length; from = to) {
      const hash = hashOf(from);
      for (to = from + 1; hashOf(to) === hash;) to++;
      if (to - from < 2) continue;
      hashes.push(hash);
      starts.push(count);
      for (let at = from; at < to; at++) documents[count++] = (sorted[at] as number) % MOST_DOCUMENTS;
    }
    this.entries = new Float64Array();
    return new Sharers({ hashes, starts, documents: documents.slice(0, count), kept: this.kept, primary: this.primary });
  }
}

/**
 * Kept shingles that several documents have, in ascending order, each with its documents, in order: those of shingle number `n` begin at number
 * `starts[n]`. `kept`: how many kept shingles each document has.
 */
interface Lists {
  readonly hashes: readonly number[];
  readonly starts: readonly number[];
  readonly documents: Int32Array;
  readonly kept: readonly number[];
  readonly primary: ReadonlySet<number>;
}

/** Which documents share which kept shingles. */
export class Sharers {
  private readonly lists: Lists;

  constructor(lists: Lists) {
    this.lists = lists;
  }

  /** How many documents there are. */
  get size(): number {
    return this.lists.kept.length;
  }

  /** Whether several documents have a kept shingle. */
  has(hash: number): boolean {
    const { hashes } = this.lists;
    let [low, high] = [0, hashes.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((hashes[middle] as number) < hash) low = middle + 1;
      else high = middle;
    }
    return hashes[low] === hash;
  }

  /** Each kept shingle that several documents have, with these, in order. */
  *all(): Generator<readonly [hash: number, documents: Int32Array]> {
    for (const [list, hash] of this.lists.hashes.entries()) yield [hash, this.of(list)];
  }

  /**
   * Pairs of documents that share enough kept shingles, the lower number first, in order. A kept shingle makes pairs of the documents that hold it: of
   * few each with each, of many each with the primary text or else the first.
   */
  *pairs(): Generator<Pair> {
    const { lists, starts } = this.byDocument();
    const leads = new Map<number, number>();
    for (let left = 0; left < this.size; left++) {
      const shared = new Map<number, Share>();
      for (const list of lists.subarray(starts[left], starts[left + 1])) {
        const own = this.of(list);
        const lead = own.length > COMMON ? (leads.get(list) ?? this.leadOf(own)) : undefined;
        if (lead !== undefined) leads.set(list, lead);
        const others = lead === undefined || lead === left ? own : [lead];
        for (const right of others) if (right > left) this.share([left, right], own.length, shared);
      }
      const partners = [...shared].filter(([right, share]) => this.isEnough([left, right], share));
      for (const [right] of partners.toSorted(([a], [b]) => a - b)) yield [left, right];
    }
  }

  /** The documents of a kept shingle. */
  private of(list: number): Int32Array {
    const { documents, starts } = this.lists;
    return documents.subarray(starts[list], starts[list + 1] ?? documents.length);
  }

  private leadOf(documents: Int32Array): number {
    return documents.find((at) => this.lists.primary.has(at)) ?? documents[0] ?? 0;
  }

  private share([left, right]: Pair, holders: number, shared: Map<number, Share>): void {
    const { primary } = this.lists;
    const share = shared.get(right) ?? { count: 0, weight: 0 };
    share.count++;
    share.weight += primary.has(left) || primary.has(right) ? RARE : 1 / (holders - 1);
    shared.set(right, share);
  }

  private isEnough(pair: Pair, { count, weight }: Share): boolean {
    const fewer = Math.min(...pair.map((at) => this.lists.kept[at] ?? 0));
    const [, least] = SHARED_SAMPLES.find(([upTo]) => fewer <= upTo) ?? [0, 1];
    return count >= least && (weight >= least * RARE || count >= fewer * MUCH);
  }

  /** For each document the shingles it shares, by number; those of document `n` begin at number `starts[n]`. */
  private byDocument(): { readonly lists: Int32Array; readonly starts: Int32Array } {
    const { documents, starts: from } = this.lists;
    const { order, starts } = bucketed(documents.length, this.size, (at) => documents[at] as number);
    const listOf = new Int32Array(documents.length);
    for (const [list, start] of from.entries()) listOf.fill(list, start, from[list + 1]);
    return { lists: order.map((at) => listOf[at] as number), starts };
  }
}
