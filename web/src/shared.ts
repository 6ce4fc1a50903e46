/** A stretch of a text: whether it also stands in the other. */
export interface Stretch {
  readonly text: string;
  readonly shared: boolean;
}

/** Fewest words in a row that are taken for common text; shorter runs are everybody's. */
const RUN = 6;

interface Word {
  readonly folded: string;
  readonly start: number;
  readonly end: number;
}

function wordsOf(text: string): Word[] {
  return Array.from(text.matchAll(/[\p{L}\p{N}]+/gu), (found) => ({
    folded: found[0].toLowerCase(),
    start: found.index,
    end: found.index + found[0].length,
  }));
}

function runsOf(words: readonly Word[]): string[] {
  return words.slice(0, Math.max(0, words.length - RUN + 1)).map((_, at) =>
    words
      .slice(at, at + RUN)
      .map((word) => word.folded)
      .join(" "),
  );
}

/** Every run of six words in a text. */
export function runsIn(text: string): ReadonlySet<string> {
  return new Set(runsOf(wordsOf(text)));
}

/** A text cut into what stands word for word in another, whose runs are `theirs`, in runs of six words and more, and what does not. */
export function sharedWith(text: string, theirs: ReadonlySet<string>): Stretch[] {
  const words = wordsOf(text);
  const marked = new Uint8Array(words.length);
  for (const [at, run] of runsOf(words).entries()) if (theirs.has(run)) marked.fill(1, at, at + RUN);
  const found: Stretch[] = [];
  let from = 0;
  for (let at = 0; at < words.length; at++) {
    if (!marked[at] || (at > 0 && marked[at - 1])) continue;
    let last = at;
    while (marked[last + 1]) last++;
    const [start, end] = [words[at]?.start ?? from, words[last]?.end ?? from];
    found.push({ text: text.slice(from, start), shared: false }, { text: text.slice(start, end), shared: true });
    from = end;
  }
  found.push({ text: text.slice(from), shared: false });
  return found.filter((one) => one.text !== "");
}
