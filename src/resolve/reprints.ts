import type { Analysed } from "../model/annotator.ts";
import type { DocumentDates } from "../model/document.ts";
import type { Reprint } from "../model/event.ts";
import type { Reason } from "../model/reason.ts";
import type { DocId, Evidence, Span } from "../model/span.ts";
import { eachToken, hashAt } from "../language/tokens.ts";

/** Words in a shingle: long enough that chance sharing is rare, short enough to survive light editing (passim uses 5-word windows too). */
const SHINGLE = 5;
/** One shingle in this many is kept for finding candidates; passages are then found on all. */
const SAMPLE = 8;
/** Sampled shingles a pair must share to be looked at. */
const SHARED_SAMPLES = 3;
/** A sampled shingle in more documents than this links each of them to the first only: no stock phrase makes quadratic work. */
const COMMON = 16;
/** Words in a shared passage that counts; shorter runs are phrases, not copying. */
const PASSAGE = 12;
/** From this share of the shorter body on, two documents are one text. */
export const ONE_TEXT = 0.5;
/** A single passage of this many words is reported even where the rest differs. */
const LONG_PASSAGE = 40;

/** A document's words outside direct speech as shingles. Words are shown by place: `starts[n]` and `ends[n]` are the characters of word n. */
interface Shingled {
  readonly doc: DocId;
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  readonly hashes: Uint32Array;
}

/** The body's words outside reported speech of named speakers: speech that two outlets both report is no copying. */
function shingled({ document, annotations }: Analysed): Shingled {
  const { id, text, blocks } = document;
  const [starts, ends, words]: [number[], number[], number[]] = [[], [], []];
  const speech = annotations.flatMap((one) => (one.kind === "quotation" && one.manner === "direct" ? one.parts : []));
  let next = 0;
  for (const block of blocks) {
    if (block.kind === "furniture" || block.kind === "headline") continue;
    eachToken(text, block.span, (start, end, kind) => {
      if (kind === "mark") return;
      while (next < speech.length && (speech[next] as Span).end <= start) next++;
      if (next < speech.length && (speech[next] as Span).start <= start) return;
      starts.push(start);
      ends.push(end);
      words.push(hashAt(text, start, end));
    });
  }
  return { doc: id, starts, ends, hashes: windows(words) };
}

function windows(words: readonly number[]): Uint32Array {
  const hashes = new Uint32Array(Math.max(0, words.length - SHINGLE + 1));
  for (let at = 0; at < hashes.length; at++) {
    let hash = 2166136261;
    for (let word = at; word < at + SHINGLE; word++) hash = Math.imul(hash ^ (words[word] as number), 16777619);
    hashes[at] = (hash ^ (hash >>> 15)) >>> 0;
  }
  return hashes;
}

/** Documents an index can tell apart: a sampled hash and a document's number share the 53 bits of an exact number. */
const MOST_DOCUMENTS = 2 ** 21;

/** Sampled hashes of all documents, each with the number of its document in the low bits, in ascending order, each once a document. */
function sampled(all: readonly Analysed[]): Float64Array {
  const found: number[] = [];
  for (const [index, one] of all.entries()) {
    for (const hash of new Set(shingled(one).hashes.filter((each) => each % SAMPLE === 0))) found.push(hash * MOST_DOCUMENTS + index);
  }
  return Float64Array.from(found).toSorted();
}

/** The documents of each sampled hash that at least two hold. */
function* holders(all: readonly Analysed[]): Generator<number[]> {
  let [hash, list]: [number, number[]] = [-1, []];
  for (const entry of sampled(all)) {
    const own = Math.floor(entry / MOST_DOCUMENTS);
    if (own !== hash) {
      if (list.length > 1) yield list;
      [hash, list] = [own, []];
    }
    list.push(entry % MOST_DOCUMENTS);
  }
  if (list.length > 1) yield list;
}

/** Pairs of documents that share enough sampled shingles, the lower number first, in order. */
function candidates(all: readonly Analysed[]): [number, number][] {
  const shared = new Map<number, number>();
  for (const list of holders(all)) {
    const lefts = list.length > COMMON ? list.slice(0, 1) : list;
    for (const [place, left] of lefts.entries()) {
      for (let next = place + 1; next < list.length; next++) {
        const key = left * all.length + (list[next] as number);
        shared.set(key, (shared.get(key) ?? 0) + 1);
      }
    }
  }
  const keys = [...shared].filter(([, count]) => count >= SHARED_SAMPLES).map(([key]) => key);
  return keys.toSorted((a, b) => a - b).map((key) => [Math.floor(key / all.length), key % all.length]);
}

/** Maximal runs of consecutive shingles of `a` that stand in `b`, as word index pairs of `a`, end exclusive. */
function runs(a: Shingled, b: Shingled): [number, number][] {
  const held = new Set(b.hashes);
  const found: [number, number][] = [];
  for (let at = 0; at < a.hashes.length; at++) {
    if (!held.has(a.hashes[at] as number)) continue;
    const last = found.at(-1);
    if (last && at <= last[1]) last[1] = at + SHINGLE;
    else found.push([at, at + SHINGLE]);
  }
  return found.filter(([from, to]) => to - from >= PASSAGE);
}

function evidence(side: Shingled, run: readonly [number, number]): Span {
  return { doc: side.doc, start: side.starts[run[0]] as number, end: side.ends[run[1] - 1] as number };
}

function direction(a: Analysed, b: Analysed, dates: ReadonlyMap<DocId, DocumentDates>): { from: DocId | null; because: Reason[] } {
  if (a.document.kind === "wire" && b.document.kind !== "wire") return { from: a.document.id, because: [credited(a)] };
  if (b.document.kind === "wire" && a.document.kind !== "wire") return { from: b.document.id, because: [credited(b)] };
  const [first, second] = [a, b].map((one) => dates.get(one.document.id)?.chosen);
  if (!first || !second || first.days.open || second.days.open) return { from: null, because: [] };
  const because: Reason[] = [
    {
      code: "published-earlier",
      values: [first.days.from, second.days.from],
      evidence: [...first.evidence, ...second.evidence],
      weight: 1,
    },
  ];
  if (first.days.to < second.days.from) return { from: a.document.id, because };
  if (second.days.to < first.days.from) return { from: b.document.id, because };
  return { from: null, because: [] };
}

function credited(wire: Analysed): Reason {
  return { code: "wire-copy", values: [], evidence: wire.document.credits.map((credit) => credit.span), weight: 1 };
}

function reprint(a: Shingled, b: Shingled): Pick<Reprint, "containment" | "passages"> | null {
  const [short, long] = a.hashes.length <= b.hashes.length ? [a, b] : [b, a];
  const here = runs(short, long);
  const there = runs(long, short);
  const covered = here.reduce((sum, [from, to]) => sum + to - from, 0);
  const containment = short.starts.length === 0 ? 0 : covered / short.starts.length;
  const longest = Math.max(0, ...here.map(([from, to]) => to - from));
  if (containment < ONE_TEXT && longest < LONG_PASSAGE) return null;
  const sides = [here.map((run) => evidence(short, run)), there.map((run) => evidence(long, run))];
  return { containment: Math.round(containment * 1000) / 1000, passages: sides.map((side) => side as unknown as Evidence) };
}

/** Shingles of the documents that are compared, which are few: those of all would fill the memory. */
function remembered(all: readonly Analysed[]): (at: number) => Shingled {
  const known = new Map<number, Shingled>();
  return (at) => {
    const made = known.get(at) ?? shingled(all[at] as Analysed);
    known.set(at, made);
    return made;
  };
}

/**
 * Pairs of documents of which one took text from the other: shared passages outside direct speech, by containment (not likeness of wholes:
 * reprints are partial). `passages[0]` lies in the shorter document, `passages[1]` in the longer. Sorted by document ids.
 */
export function reprintsOf(all: readonly Analysed[], dates: ReadonlyMap<DocId, DocumentDates>): Reprint[] {
  const sorted = all.toSorted((a, b) => (a.document.id < b.document.id ? -1 : 1));
  const side = remembered(sorted);
  const found: Reprint[] = [];
  for (const [left, right] of candidates(sorted)) {
    const shared = reprint(side(left), side(right));
    if (!shared) continue;
    const [a, b] = [sorted[left] as Analysed, sorted[right] as Analysed];
    found.push({ docs: [a.document.id, b.document.id], ...direction(a, b, dates), ...shared });
  }
  return found.toSorted((a, b) => (a.docs.join() < b.docs.join() ? -1 : 1));
}
