import { counted, share, type Ratio } from "./ratio.ts";

/**
 * One attribution in one text: the words of each role by where they start, ascending; marks are no words. `direct` where all of its content
 * stands between quotation marks.
 */
export interface Attributed {
  readonly text: string;
  readonly content: readonly number[];
  readonly source: readonly number[];
  readonly cue: readonly number[];
  readonly direct: boolean;
}

type Part = "content" | "source" | "cue";

/** Share of a direct quotation's words that must be given as speech for it to count as found: a word at either end may be off. */
const FOUND = 0.9;

function keys(all: readonly Attributed[], part: Part): Set<string> {
  return new Set(all.filter((one) => one[part].length > 0).map((one) => `${one.text}\u0000${one[part].join(" ")}`));
}

/** Spans of a role with the very same words. One given twice counts once. */
export function exactPart(gold: readonly Attributed[], ours: readonly Attributed[], part: Part): Ratio {
  const [wanted, found] = [keys(gold, part), keys(ours, part)];
  return counted([...found].filter((key) => wanted.has(key)).length, found.size, wanted.size);
}

function wordsOf(all: readonly Attributed[], part: Part): Set<string> {
  return new Set(all.flatMap((one) => one[part].map((at) => `${one.text}\u0000${at}`)));
}

/** Words of a role that lie in the role in gold, of all words given and all wanted (as in Citron's evaluation). A word counts once. */
export function overlapPart(gold: readonly Attributed[], ours: readonly Attributed[], part: Part): Ratio {
  const [wanted, found] = [wordsOf(gold, part), wordsOf(ours, part)];
  return counted([...found].filter((key) => wanted.has(key)).length, found.size, wanted.size);
}

/** How direct quotations fare. */
export interface DirectScore {
  /** Share of gold's direct quotations whose words are given as speech. */
  readonly found: number;
  /** Of those found that have a speaker in gold, the share whose speaker shares a word with ours. */
  readonly source: number;
}

function holder(one: Attributed, ours: readonly Attributed[]): Attributed | undefined {
  let best: { readonly of: Attributed; readonly held: number } | undefined;
  for (const other of ours) {
    const words = new Set(other.content);
    const held = one.content.filter((at) => words.has(at)).length;
    if (held > (best?.held ?? 0)) best = { of: other, held };
  }
  return best?.of;
}

/** Direct quotations of gold that are found, and how many of these with the right speaker. */
export function directScore(gold: readonly Attributed[], ours: readonly Attributed[]): DirectScore {
  const byText = new Map<string, Attributed[]>();
  for (const one of ours) byText.set(one.text, [...(byText.get(one.text) ?? []), one]);
  const direct = gold.filter((one) => one.direct && one.content.length > 0);
  const found = direct.filter((one) => {
    const words = new Set((byText.get(one.text) ?? []).flatMap((other) => other.content));
    return share(one.content.filter((at) => words.has(at)).length, one.content.length) >= FOUND;
  });
  const sourced = found.filter((one) => one.source.length > 0);
  const right = sourced.filter((one) => holder(one, byText.get(one.text) ?? [])?.source.some((at) => one.source.includes(at)) === true);
  return { found: share(found.length, direct.length), source: share(right.length, sourced.length) };
}
