import { Postings, type Lists } from "../text/postings.ts";
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

/** The kept shingles of a document, each once, and whether it is a primary text. */
export interface Shingles {
  readonly hashes: readonly number[];
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
  private readonly postings = new Postings();

  add({ hashes, primary }: Shingles): void {
    if (primary) this.primary.add(this.kept.length);
    this.kept.push(hashes.length);
    this.postings.add(hashes);
  }

  /** Who shares what among all that was added; nothing can be added after. */
  shared(): Sharers {
    return new Sharers(this.postings.lists(), this.kept, this.primary);
  }
}

/** Which documents share which kept shingles. */
export class Sharers {
  /** Kept shingles that several documents have, with these. */
  readonly lists: Lists;
  /** How many kept shingles each document has. */
  private readonly kept: readonly number[];
  private readonly primary: ReadonlySet<number>;

  constructor(lists: Lists, kept: readonly number[], primary: ReadonlySet<number>) {
    this.lists = lists;
    this.kept = kept;
    this.primary = primary;
  }

  /**
   * Pairs of documents that share enough kept shingles, the lower number first, in order. A kept shingle makes pairs of the documents that hold it: of
   * few each with each, of many each with the primary text or else the first.
   */
  *pairs(): Generator<Pair> {
    const leads = new Map<number, number>();
    for (let left = 0; left < this.lists.size; left++) {
      const shared = new Map<number, Share>();
      for (const list of this.lists.with(left)) {
        const own = this.lists.of(list);
        const lead = own.length > COMMON ? (leads.get(list) ?? this.leadOf(own)) : undefined;
        if (lead !== undefined) leads.set(list, lead);
        const others = lead === undefined || lead === left ? own : [lead];
        for (const right of others) if (right > left) this.share([left, right], own.length, shared);
      }
      const partners = [...shared].filter(([right, share]) => this.isEnough([left, right], share));
      for (const [right] of partners.toSorted(([a], [b]) => a - b)) yield [left, right];
    }
  }

  private leadOf(documents: Int32Array): number {
    return documents.find((at) => this.primary.has(at)) ?? documents[0] ?? 0;
  }

  private share([left, right]: Pair, holders: number, shared: Map<number, Share>): void {
    const { primary } = this;
    const share = shared.get(right) ?? { count: 0, weight: 0 };
    share.count++;
    share.weight += primary.has(left) || primary.has(right) ? RARE : 1 / (holders - 1);
    shared.set(right, share);
  }

  private isEnough(pair: Pair, { count, weight }: Share): boolean {
    const fewer = Math.min(...pair.map((at) => this.kept[at] ?? 0));
    const [, least] = SHARED_SAMPLES.find(([upTo]) => fewer <= upTo) ?? [0, 1];
    return count >= least && (weight >= least * RARE || count >= fewer * MUCH);
  }
}
