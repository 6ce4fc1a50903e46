import { answered, type Asking } from "../model/asking.ts";
import type { Analysed } from "../model/annotator.ts";
import type { DocumentDates, DocumentKind } from "../model/document.ts";
import type { Reprint } from "../model/event.ts";
import type { DocId, Evidence } from "../model/span.ts";
import { components, type Pair } from "./cluster.ts";
import { directionOf, isSeries, type Sharing } from "./directions.ts";
import { isPassage, runsOf, sampleOf, shinglesIn, shingled, spanOf, wordsIn, type Run, type Shingled } from "./passages.ts";

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
/** From this share of the shorter body on, two documents are one text. */
export const ONE_TEXT = 0.5;
/**
 * Lists of results are rewritten number by number: short runs count as well where so many of the shorter text's figures stand in the longer.
 * Two companies' results in one form of words have other figures.
 */
const SAME_FIGURES = 0.5;
/** A single passage of this many words is reported even where the rest differs. */
const LONG_PASSAGE = 40;
/** A passage that so many independent texts hold is a stock phrase ("About the company: …"), and no sign of copying by itself. */
const STOCK = 32;

/** Documents an index can tell apart: a kept hash and a document's number share the 53 bits of an exact number. */
const MOST_DOCUMENTS = 2 ** 21;

/** What finding reprints keeps of a document: what it is, and its kept shingles, each once. */
export interface Sample {
  readonly doc: DocId;
  readonly kind: DocumentKind;
  readonly hashes: Uint32Array;
}

/** The sample of a document. */
export function sampleFor(one: Analysed): Sample {
  return { doc: one.document.id, kind: one.document.kind, hashes: Uint32Array.from(sampleOf(shingled(one))) };
}

/** Kept hashes of all documents, each with the number of its document in the low bits, in ascending order, each once a document. */
function sampled(all: readonly Sample[]): Float64Array {
  const found = new Float64Array(all.reduce((sum, { hashes }) => sum + hashes.length, 0));
  let at = 0;
  for (const [index, { hashes }] of all.entries()) for (const hash of hashes) found[at++] = hash * MOST_DOCUMENTS + index;
  return found.toSorted();
}

/** The documents of each kept hash that at least two hold. */
function* holders(entries: Float64Array): Generator<readonly [hash: number, documents: readonly number[]]> {
  let [hash, list]: [number, number[]] = [-1, []];
  for (const entry of entries) {
    const own = Math.floor(entry / MOST_DOCUMENTS);
    if (own !== hash) {
      if (list.length > 1) yield [hash, list];
      [hash, list] = [own, []];
    }
    list.push(entry % MOST_DOCUMENTS);
  }
  if (list.length > 1) yield [hash, list];
}

/** The pairs that one kept shingle makes of the documents that hold it: of few each with each, of many each with the primary text or else the first. */
function* pairsOf(list: readonly number[], isPrimary: (at: number) => boolean): Generator<Pair> {
  if (list.length > COMMON) {
    const lead = list.find(isPrimary) ?? list[0] ?? 0;
    for (const at of list) if (at !== lead) yield at < lead ? [at, lead] : [lead, at];
    return;
  }
  for (const [place, left] of list.entries()) for (let next = place + 1; next < list.length; next++) yield [left, list[next] as number];
}

/** What a pair of documents shares: kept shingles, and their weight; see `RARE`. */
interface Share {
  count: number;
  weight: number;
}

/** Pairs of documents that share enough kept shingles, the lower number first, in order. */
function candidates(entries: Float64Array, all: readonly Sample[]): Pair[] {
  const shared = new Map<number, Share>();
  const kept = new Uint32Array(all.length);
  for (const entry of entries) kept[entry % MOST_DOCUMENTS] = (kept[entry % MOST_DOCUMENTS] as number) + 1;
  const isPrimary = (at: number): boolean => all[at]?.kind !== "report";
  for (const [, list] of holders(entries)) {
    const weight = 1 / (list.length - 1);
    for (const [left, right] of pairsOf(list, isPrimary)) {
      const share = shared.get(left * all.length + right) ?? { count: 0, weight: 0 };
      share.count++;
      share.weight += isPrimary(left) || isPrimary(right) ? RARE : weight;
      shared.set(left * all.length + right, share);
    }
  }
  const found: Pair[] = [];
  for (const [key, { count, weight }] of shared) {
    const pair: Pair = [Math.floor(key / all.length), key % all.length];
    const fewer = Math.min(...pair.map((at) => kept[at] ?? 0));
    const [, least] = SHARED_SAMPLES.find(([upTo]) => fewer <= upTo) ?? [0, 1];
    if (count >= least && (weight >= least * RARE || count >= fewer * MUCH)) found.push(pair);
  }
  return found.toSorted((a, b) => a[0] - b[0] || a[1] - b[1]);
}

/** How many pairs of documents share so much that they are compared; of all the work of finding reprints only this grows with the pairs. */
export function comparedPairs(all: readonly Analysed[]): number {
  const samples = all.map(sampleFor);
  return candidates(sampled(samples), samples).length;
}

/** What two texts share: the shorter one, the runs in it and in the longer, and the share of the shorter that they are. */
interface Overlap {
  readonly sides: readonly [Shingled, Shingled];
  readonly runs: readonly [readonly Run[], readonly Run[]];
  readonly containment: number;
  readonly longest: number;
}

/** Whether most figures of a text stand in another. */
function sameFigures(short: Shingled, long: Shingled): boolean {
  const held = [...short.figures].filter((figure) => long.figures.has(figure));
  return held.length >= short.figures.size * SAME_FIGURES;
}

function overlap(a: Shingled, b: Shingled): Overlap | undefined {
  const [short, long] = a.hashes.length <= b.hashes.length ? [a, b] : [b, a];
  const all = runsOf(short, long);
  if (all.length === 0) return undefined;
  const rest = runsOf(long, short);
  const share = (runs: readonly Run[]): number => wordsIn(runs) / short.starts.length;
  const long12 = all.filter(isPassage);
  const longest = all.reduce((most, { from, to }) => Math.max(most, to - from), 0);
  const strict = {
    sides: [short, long] as const,
    runs: [long12, rest.filter(isPassage)] as const,
    containment: share(long12),
    longest,
  };
  if (strict.containment >= ONE_TEXT) return strict;
  if (share(all) >= ONE_TEXT && sameFigures(short, long)) return { ...strict, runs: [all, rest], containment: share(all) };
  return longest >= LONG_PASSAGE ? strict : undefined;
}

/** What pairs are looked at with. `first` gives the shingles of the first document. */
interface Sides {
  readonly dates: Sharing["dates"];
  readonly first: (one: Analysed) => Shingled;
}

/** A reprint that is found, with what is asked when all are: the documents by number, and of each run the kept shingles, where it may be a stock phrase. */
interface Found {
  readonly pair: Pair;
  readonly reprint: Reprint;
  readonly runs: readonly { readonly long: boolean; readonly hashes: Uint32Array }[];
}

/** In how many independent texts each shingle of the runs stands: copies of one text count once. */
function spread(found: readonly Found[], entries: Float64Array, size: number): ReadonlyMap<number, number> {
  const wanted = new Set(found.flatMap(({ runs }) => runs.flatMap(({ hashes }) => [...hashes])));
  if (wanted.size === 0) return new Map();
  const same = found.filter(({ runs }) => runs.length === 0).map(({ pair }) => pair);
  const text = new Int32Array(size);
  for (const [group, members] of components(size, same).entries()) for (const at of members) text[at] = group;
  const counts = new Map<number, number>();
  for (const [hash, list] of holders(entries)) if (wanted.has(hash)) counts.set(hash, new Set(list.map((at) => text[at])).size);
  return counts;
}

/** Whether what two otherwise different texts share are stock phrases alone: no long passage has a shingle that few texts hold. */
function isStock({ runs }: Found, counts: ReadonlyMap<number, number>): boolean {
  if (runs.length === 0) return false;
  return runs.every(({ long, hashes }) => {
    const known = [...hashes].flatMap((hash) => counts.get(hash) ?? []);
    return !long || (known.length > 0 && known.every((count) => count > STOCK));
  });
}

function reprint({ sides, runs, containment }: Overlap, [a, b]: readonly [Analysed, Analysed], dates: Sharing["dates"]): Reprint {
  const spans = [runs[0].map((run) => spanOf(sides[0], run)), runs[1].map((run) => spanOf(sides[1], run))] as const;
  const shared = sides[0].doc === a.document.id ? spans : ([spans[1], spans[0]] as const);
  return {
    docs: [a.document.id, b.document.id],
    ...directionOf({ sides: [a, b], shared, dates }),
    containment: Math.round(containment * 1000) / 1000,
    passages: spans.map((side) => side as unknown as Evidence),
  };
}

/** Shingles of the document asked for last: a text with many copies is compared with one after the other. */
function remembering(): (one: Analysed) => Shingled {
  let last: Shingled | undefined;
  return (one) => (last?.doc === one.document.id ? last : (last = shingled(one)));
}

/** What a pair of documents shares that is worth telling, before it is known what is a stock phrase. */
function shared(pair: Pair, both: readonly [Analysed, Analysed], { dates, first }: Sides): Found | undefined {
  const [a, b] = both;
  const found = overlap(first(a), shingled(b));
  if (!found || isSeries({ sides: both, dates }, found.longest)) return undefined;
  const partial = found.containment >= ONE_TEXT ? [] : found.runs[0];
  return {
    pair,
    reprint: reprint(found, both, dates),
    runs: partial.map((run) => ({ long: run.to - run.from >= LONG_PASSAGE, hashes: shinglesIn(found.sides[0], run).slice() })),
  };
}

/**
 * Pairs of documents of which one took text from the other: shared passages outside direct speech, by containment (not likeness of wholes:
 * reprints are partial). Items of a series, written anew for each day in the same form of words, and texts that share stock phrases alone are
 * no such pairs. `passages[0]` lies in the shorter document, `passages[1]` in the longer. Sorted by document ids. Near-linear: texts are compared
 * that share kept shingles, and one that many hold leads to the first of them alone.
 */
export function* reprintsAmong(samples: readonly Sample[], dates: ReadonlyMap<DocId, DocumentDates>): Asking<Reprint[]> {
  const sorted = samples.toSorted((a, b) => (a.doc < b.doc ? -1 : 1));
  const entries = sampled(sorted);
  const found: Found[] = [];
  const first = remembering();
  for (const pair of candidates(entries, sorted)) {
    const both = yield pair.map((at) => (sorted[at] as Sample).doc);
    const one = shared(pair, both as unknown as readonly [Analysed, Analysed], { dates, first });
    if (one) found.push(one);
  }
  const counts = spread(found, entries, sorted.length);
  const kept = found.filter((one) => !isStock(one, counts));
  return kept.map((one) => one.reprint).toSorted((a, b) => (a.docs.join() < b.docs.join() ? -1 : 1));
}

/** The same of documents in memory; see `reprintsAmong`. */
export function reprintsOf(all: readonly Analysed[], dates: ReadonlyMap<DocId, DocumentDates>): Reprint[] {
  return answered(reprintsAmong(all.map(sampleFor), dates), new Map(all.map((one) => [one.document.id, one])));
}
