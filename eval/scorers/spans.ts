import { counted, ratio, share, type Ratio } from "./ratio.ts";

/** A labelled stretch of one text, `end` exclusive. `text` names the text, `label` the class or role. */
export interface Marked {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly label: string;
}

function key(span: Marked): string {
  return `${span.text}\u0000${span.start}\u0000${span.end}\u0000${span.label}`;
}

/** Spans that agree in both ends and label. A span given twice counts once. */
export function exactScore(gold: readonly Marked[], ours: readonly Marked[]): Ratio {
  const wanted = new Set(gold.map(key));
  const found = new Set(ours.map(key));
  let right = 0;
  for (const one of found) if (wanted.has(one)) right++;
  return counted(right, found.size, wanted.size);
}

/**
 * Token overlap (as in Citron and the attribution literature): precision is the mean, over spans found, of the share of a span's tokens that
 * lie in gold spans of its label; recall the same the other way. `tokens` gives each text's token starts, ascending.
 */
export function overlapScore(gold: readonly Marked[], ours: readonly Marked[], tokens: (text: string) => readonly number[]): Ratio {
  return ratio(covered(ours, gold, tokens), covered(gold, ours, tokens));
}

function covered(spans: readonly Marked[], by: readonly Marked[], tokens: (text: string) => readonly number[]): number {
  const marked = new Set(by.flatMap((span) => inside(span, tokens(span.text)).map((at) => `${span.text}\u0000${span.label}\u0000${at}`)));
  let sum = 0;
  let count = 0;
  for (const span of spans) {
    const own = inside(span, tokens(span.text));
    if (own.length === 0) continue;
    count++;
    sum += own.filter((at) => marked.has(`${span.text}\u0000${span.label}\u0000${at}`)).length / own.length;
  }
  return share(sum, count);
}

/** Token starts that lie in the span, by binary search for the first. */
function inside(span: Marked, starts: readonly number[]): number[] {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) < span.start) low = middle + 1;
    else high = middle;
  }
  const found: number[] = [];
  for (let at = low; at < starts.length && (starts[at] ?? 0) < span.end; at++) found.push(starts[at] ?? 0);
  return found;
}
