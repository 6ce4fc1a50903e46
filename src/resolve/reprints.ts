import type { Analysed } from "../model/annotator.ts";
import { answered, type Asking } from "../model/asking.ts";
import type { DocumentDates, DocumentKind } from "../model/document.ts";
import { Filed, IN_MEMORY, type Drawer, type Drawers } from "../model/drawer.ts";
import type { Reprint } from "../model/event.ts";
import type { DocId, Evidence } from "../model/span.ts";
import { gather } from "../text/gather.ts";
import { componentOf, type Pair } from "./cluster.ts";
import { directionOf, isSeries, type Sharing } from "./directions.ts";
import { isPassage, runsOf, sampleOf, shinglesIn, shingled, spanOf, wordsIn, type Run, type Shingled } from "./passages.ts";
import { Collection, type Sharers } from "./sharing.ts";

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

/** What finding reprints keeps of a document: what it is, how many characters it has, and its kept shingles, each once. */
export interface Sample {
  readonly doc: DocId;
  readonly kind: DocumentKind;
  readonly length: number;
  readonly hashes: readonly number[];
}

/** The sample of a document. */
export function sampleFor(one: Analysed): Sample {
  const { id, kind, text } = one.document;
  return { doc: id, kind, length: text.length, hashes: [...sampleOf(shingled(one))] };
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

/** What pairs are looked at with. */
interface Sides {
  readonly dates: Sharing["dates"];
  readonly shingles: (one: Analysed) => Shingled;
  readonly sharers: Sharers;
}

/** A reprint that is found, with what is asked when all are: of each run the kept shingles, where it may be a stock phrase. */
interface Found {
  readonly reprint: Reprint;
  readonly runs: readonly { readonly long: boolean; readonly hashes: readonly number[] }[];
}

/** In how many independent texts each of some kept shingles stands: copies of one text, given as pairs, count once. */
function spread(wanted: ReadonlySet<number>, same: readonly Pair[], sharers: Sharers): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  if (wanted.size === 0) return counts;
  const text = componentOf(sharers.lists.size, same);
  for (const [hash, list] of sharers.lists.entries())
    if (wanted.has(hash)) counts.set(hash, new Set(list.map((at) => text[at] as number)).size);
  return counts;
}

/** Whether what two otherwise different texts share are stock phrases alone: no long passage has a shingle that few texts hold. */
function isStock({ runs }: Found, counts: ReadonlyMap<number, number>): boolean {
  if (runs.length === 0) return false;
  return runs.every(({ long, hashes }) => {
    const known = hashes.flatMap((hash) => counts.get(hash) ?? []);
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

/** Texts whose shingles are at hand: copies of one text are compared one after the other. */
const NEAR = 64;

/** The shingles of documents, of those looked at last without working them out again. */
function remembering(): (one: Analysed) => Shingled {
  const near = new Map<DocId, Shingled>();
  return (one) => {
    const known = near.get(one.document.id) ?? shingled(one);
    near.delete(known.doc);
    near.set(known.doc, known);
    const [oldest] = near.keys();
    if (near.size > NEAR && oldest !== undefined) near.delete(oldest);
    return known;
  };
}

/** What a pair of documents shares that is worth telling, before it is known what is a stock phrase. */
function shared(both: readonly [Analysed, Analysed], { dates, shingles, sharers }: Sides): Found | undefined {
  const found = overlap(shingles(both[0]), shingles(both[1]));
  if (!found || isSeries({ sides: both, dates }, found.longest)) return undefined;
  const partial = found.containment >= ONE_TEXT ? [] : found.runs[0];
  return {
    reprint: reprint(found, both, dates),
    runs: partial.map((run) => ({
      long: run.to - run.from >= LONG_PASSAGE,
      hashes: [...shinglesIn(found.sides[0], run)].filter((hash) => sharers.lists.has(hash)),
    })),
  };
}

/** Pairs by the texts that they lead to from one to the next: who compares them in this order meets the same documents again soon. */
function nearby(pairs: readonly Pair[], size: number): readonly Pair[] {
  const part = componentOf(size, pairs);
  return pairs.toSorted((a, b) => (part[a[0]] as number) - (part[b[0]] as number) || a[0] - b[0] || a[1] - b[1]);
}

/** What reprints are found among: the samples of documents in order of id, their dates, and where to put away what is found. */
export interface Texts {
  readonly samples: ReadonlyMap<DocId, Sample>;
  readonly dates: ReadonlyMap<DocId, DocumentDates>;
  readonly drawers: Drawers;
}

/** What is found, in a drawer, and what is needed of it when all is. */
interface Finds {
  readonly drawer: Drawer<Found>;
  readonly places: number[];
  readonly wanted: Set<number>;
  readonly same: Pair[];
}

/**
 * Pairs of documents of which one took text from the other: shared passages outside direct speech, by containment (not likeness of wholes:
 * reprints are partial). Items of a series, written anew for each day in the same form of words, and texts that share stock phrases alone are
 * no such pairs. `passages[0]` lies in the shorter document, `passages[1]` in the longer. By document ids. Near-linear: texts are compared
 * that share kept shingles, and one that many hold leads to the first of them alone.
 */
export function* reprintsAmong({ samples, dates, drawers }: Texts): Asking<Filed<DocId, readonly Reprint[]>> {
  const docs = [...samples.keys()];
  const collection = new Collection();
  for (const { hashes, kind } of samples.values()) collection.add({ hashes, primary: kind !== "report" });
  const sharers = collection.shared();
  const finds: Finds = { drawer: drawers.open(), places: [], wanted: new Set(), same: [] };
  const sides: Sides = { dates, shingles: remembering(), sharers };
  for (const pair of nearby([...sharers.pairs()], docs.length)) {
    const both = yield pair.map((at) => docs[at] as DocId);
    const one = shared(both as unknown as readonly [Analysed, Analysed], sides);
    if (one) take(finds, one, pair);
  }
  return kept(finds, sharers, drawers);
}

function take({ drawer, places, wanted, same }: Finds, found: Found, pair: Pair): void {
  places.push(drawer.put(found));
  if (found.runs.length === 0) same.push(pair);
  for (const { hashes } of found.runs) for (const hash of hashes) wanted.add(hash);
}

/** What is found but for stock phrases, by the first document of each pair. */
function kept({ drawer, places, wanted, same }: Finds, sharers: Sharers, drawers: Drawers): Filed<DocId, readonly Reprint[]> {
  const counts = spread(wanted, same, sharers);
  const byDoc = new Map<DocId, { readonly second: DocId; readonly at: number }[]>();
  for (const at of places) {
    const found = drawer.take(at);
    const [first, second] = found.reprint.docs;
    if (!isStock(found, counts)) gather(byDoc, first, { second, at });
  }
  const filed = new Filed<DocId, readonly Reprint[]>(drawers);
  for (const [doc, own] of [...byDoc].toSorted(([a], [b]) => (a < b ? -1 : 1)))
    filed.set(
      doc,
      own.toSorted((a, b) => (a.second < b.second ? -1 : 1)).map(({ at }) => drawer.take(at).reprint),
    );
  return filed;
}

/** The same of documents in memory, in order; see `reprintsAmong`. */
export function reprintsOf(all: readonly Analysed[], dates: ReadonlyMap<DocId, DocumentDates>): Reprint[] {
  const sorted = all.toSorted((a, b) => (a.document.id < b.document.id ? -1 : 1));
  const documents = new Map(sorted.map((one) => [one.document.id, one]));
  const samples = new Map(sorted.map((one) => [one.document.id, sampleFor(one)]));
  const found = answered(reprintsAmong({ samples, dates, drawers: IN_MEMORY }), documents);
  return [...found.values()].flat();
}

/** How many pairs of documents share so much that they are compared; of all the work of finding reprints only this grows with the pairs. */
export function comparedPairs(all: readonly Analysed[]): number {
  const collection = new Collection();
  for (const { hashes, kind } of all.map(sampleFor)) collection.add({ hashes, primary: kind !== "report" });
  return [...collection.shared().pairs()].length;
}
