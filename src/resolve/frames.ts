import { sentences } from "../language/sentences.ts";
import { eachToken, hashAt } from "../language/tokens.ts";
import type { Analysed } from "../model/annotator.ts";
import type { Span } from "../model/span.ts";

/**
 * The sentences of a report with its names and numbers taken out, its frames: "Court in • jails • for # years". All in hashes: a report takes 1 KB.
 * `by` has for each frame in ascending order its hash, how many words the names in it have, and the hashes of these words in ascending order;
 * `names` are the words of all names of the report, in ascending order.
 */
export interface Frames {
  readonly by: Uint32Array;
  readonly names: Uint32Array;
}

/** Letters of a word that says something; and how many such words a frame has, so that "• said in a statement" or "By •" is none. */
const LETTERS = 4;
const WORDS = 3;
/** What stands for a name and for a number. */
const NAME = 1;
const NUMBER = 2;

/** For each character at which a name begins, where it ends. */
function namesOf({ annotations }: Analysed): Map<number, number> {
  const found = new Map<number, number>();
  for (const one of annotations)
    if (one.kind === "mention" && one.form === "name" && one.name)
      found.set(one.name.start, Math.max(one.name.end, found.get(one.name.start) ?? 0));
  return found;
}

/** A sentence by its frame, and the hashes of the words of its names. */
interface Filled {
  readonly span: Span;
  readonly frame: number;
  readonly names: ReadonlySet<number>;
}

/** One sentence as a frame; nothing where it names nobody or says too little. */
function filled(text: string, span: Span, opening: ReadonlyMap<number, number>): Filled | null {
  const names = new Set<number>();
  let [frame, words, inside] = [0, 0, 0];
  eachToken(text, span, (start, end, kind) => {
    const opened = opening.get(start);
    if (opened !== undefined && start >= inside) [inside, frame] = [opened, Math.imul(frame ^ NAME, 16_777_619)];
    if (start < inside) {
      if (kind === "word") names.add(hashAt(text, start, end));
    } else if (kind !== "mark") {
      frame = Math.imul(frame ^ (kind === "number" ? NUMBER : hashAt(text, start, end)), 16_777_619);
      if (kind === "word" && end - start >= LETTERS) words++;
    }
  });
  return names.size > 0 && words >= WORDS ? { span, frame: frame >>> 0, names } : null;
}

/** The sentences of a report's headline and body that make frames, by frame; of several of one frame the last. */
function sentencesOf(analysed: Analysed, names: ReadonlyMap<number, number>): Map<number, Filled> {
  const { id, text, blocks } = analysed.document;
  const found = new Map<number, Filled>();
  for (const { kind, label, span } of blocks) {
    if (kind === "furniture") continue;
    for (const [start, end] of sentences(text, label?.end ?? span.start, span.end)) {
      const one = filled(text, { doc: id, start, end }, names);
      if (one) found.set(one.frame, one);
    }
  }
  return found;
}

function ascending(numbers: Iterable<number>): Uint32Array {
  return Uint32Array.from(numbers).toSorted();
}

/** The frames of a report's headline and body. */
export function framesOf(analysed: Analysed): Frames {
  const { text } = analysed.document;
  const names = namesOf(analysed);
  const words = new Set<number>();
  for (const [start, end] of names)
    eachToken(text, { start, end }, (from, to, kind) => {
      if (kind === "word") words.add(hashAt(text, from, to));
    });
  const found = [...sentencesOf(analysed, names).values()].toSorted((a, b) => a.frame - b.frame);
  const by = found.flatMap((one) => [one.frame, one.names.size, ...ascending(one.names)]);
  return { by: Uint32Array.from(by), names: ascending(words) };
}

/** Whether two lists in ascending order have a number in common. */
function share(a: Uint32Array, b: Uint32Array): boolean {
  let [left, right] = [0, 0];
  while (left < a.length && right < b.length) {
    const apart = (a[left] as number) - (b[right] as number);
    if (apart === 0) return true;
    if (apart < 0) left++;
    else right++;
  }
  return false;
}

/** Visit the frames of both, with the words of the names in each. */
function eachCommon(a: Frames, b: Frames, take: (frame: number, left: Uint32Array, right: Uint32Array) => void): void {
  let [left, right] = [0, 0];
  while (left < a.by.length && right < b.by.length) {
    const apart = (a.by[left] as number) - (b.by[right] as number);
    const [own, its] = [left + 2 + (a.by[left + 1] as number), right + 2 + (b.by[right + 1] as number)];
    if (apart === 0) take(a.by[left] as number, a.by.subarray(left + 2, own), b.by.subarray(right + 2, its));
    if (apart <= 0) left = own;
    if (apart >= 0) right = its;
  }
}

/**
 * Two reports that say the same sentences of others: more of their common frames are filled with names that the other report never mentions than with
 * names they share. Reports made after one pattern (verdicts, results, accidents as one desk writes them) so tell of different events; of 5,416 pairs
 * of reports of one event in ECB+, BASIL, Giveme5W1H and Wikinews that are worded alike none does. Gives such frames, or none.
 */
export function contrast(a: Frames, b: Frames): readonly number[] {
  const found: number[] = [];
  let shared = 0;
  eachCommon(a, b, (frame, left, right) => {
    if (share(left, right)) shared++;
    else if (!share(left, b.names) && !share(right, a.names)) found.push(frame);
  });
  return found.length > shared ? found : [];
}

/** What tells two reports of one pattern apart, to be shown: such a sentence of each, the first there is. Null for others. */
export function contrasting(a: Analysed, b: Analysed): readonly [Span, Span] | null {
  const apart = new Set(contrast(framesOf(a), framesOf(b)));
  if (apart.size === 0) return null;
  const others = sentencesOf(b, namesOf(b));
  for (const [frame, { span }] of sentencesOf(a, namesOf(a))) {
    const other = others.get(frame);
    if (apart.has(frame) && other) return [span, other.span];
  }
  return null;
}
