import { eachToken, hashAt } from "../language/tokens.ts";
import type { Analysed } from "../model/annotator.ts";
import type { DocId, Span } from "../model/span.ts";

/** Words in a shingle: long enough that chance sharing is rare, short enough to survive light editing (passim uses 5-word windows too). */
const SHINGLE = 5;
/**
 * Of this many shingles in a row the one with the least hash is kept for finding candidates (winnowing, Schleimer, Wilkerson & Aiken 2003):
 * whatever texts share `PASSAGE` words, share a kept shingle. Two shingles in nine are kept.
 */
const WINDOW = 8;
/** Words in a shared passage that counts; shorter runs are phrases, not copying. */
const PASSAGE = SHINGLE + WINDOW - 1;

/** A document's words outside direct speech as shingles. Words are shown by place: `starts[n]` and `ends[n]` are the characters of word n. */
export interface Shingled {
  readonly doc: DocId;
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  readonly hashes: Uint32Array;
  /** The numbers in it, by hash. */
  readonly figures: ReadonlySet<number>;
}

/**
 * The body's words outside direct speech: words of a speaker that two outlets both report are no copying. What is spoken in a transcript is the
 * transcript's own text.
 */
export function shingled({ document, annotations }: Analysed): Shingled {
  const { id, text, blocks, kind } = document;
  const [starts, ends, words]: [number[], number[], number[]] = [[], [], []];
  const spoken = kind === "transcript" ? [] : annotations;
  const speech = spoken.flatMap((one) => (one.kind === "quotation" && one.manner === "direct" ? one.parts : []));
  const figures = new Set<number>();
  let next = 0;
  for (const block of blocks) {
    if (block.kind === "furniture" || block.kind === "headline") continue;
    eachToken(text, block.span, (start, end, tokenKind) => {
      if (tokenKind === "mark") return;
      while (next < speech.length && (speech[next] as Span).end <= start) next++;
      if (next < speech.length && (speech[next] as Span).start <= start) return;
      starts.push(start);
      ends.push(end);
      const hash = hashAt(text, start, end);
      words.push(hash);
      if (tokenKind === "number") figures.add(hash);
    });
  }
  return { doc: id, starts, ends, hashes: windows(words), figures };
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

/** The shingles that stand for a text when candidates are looked for, each once, in text order. */
export function sampleOf({ hashes }: Shingled): Set<number> {
  const found = new Set<number>();
  let least = -1;
  for (let end = Math.min(WINDOW, hashes.length); end > 0 && end <= hashes.length; end++) {
    const from = Math.max(0, end - WINDOW);
    if (least < from) {
      least = from;
      for (let at = from + 1; at < end; at++) if ((hashes[at] as number) <= (hashes[least] as number)) least = at;
    } else if ((hashes[end - 1] as number) <= (hashes[least] as number)) least = end - 1;
    found.add(hashes[least] as number);
  }
  return found;
}

/** A run of words of one text, by number, `to` exclusive. */
export interface Run {
  readonly from: number;
  readonly to: number;
}

/** The longest runs of words of `a` whose every shingle stands in `b`. */
export function runsOf(a: Shingled, b: Shingled): Run[] {
  const held = new Set(b.hashes);
  const found: { from: number; to: number }[] = [];
  for (let at = 0; at < a.hashes.length; at++) {
    if (!held.has(a.hashes[at] as number)) continue;
    const last = found.at(-1);
    if (last && at <= last.to) last.to = at + SHINGLE;
    else found.push({ from: at, to: at + SHINGLE });
  }
  return found;
}

/** Whether a run is a passage: twelve words or more. */
export function isPassage({ from, to }: Run): boolean {
  return to - from >= PASSAGE;
}

/** Words in runs. */
export function wordsIn(runs: readonly Run[]): number {
  return runs.reduce((sum, { from, to }) => sum + to - from, 0);
}

/** The characters of a run. */
export function spanOf(side: Shingled, { from, to }: Run): Span {
  return { doc: side.doc, start: side.starts[from] as number, end: side.ends[to - 1] as number };
}

/** The shingles of a run. */
export function shinglesIn({ hashes }: Shingled, { from, to }: Run): Uint32Array {
  return hashes.subarray(from, to - SHINGLE + 1);
}
