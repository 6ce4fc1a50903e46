import { sentences } from "./sentences.ts";
import { tokenize, type Token } from "./tokens.ts";

/** A sentence of a block: its characters and the range of its tokens, `first` to `last` exclusive, in the analysis's token list. */
export interface Sentence {
  readonly start: number;
  readonly end: number;
  readonly first: number;
  readonly last: number;
  /** Index of the block, in the list of ranges that was analysed. */
  readonly block: number;
}

/** Tokens and sentences of the analysed ranges of one text. */
export interface Analysis {
  readonly tokens: readonly Token[];
  readonly sentences: readonly Sentence[];
}

/** Analyse the given ranges of a text (a document's blocks, furniture left out), each on its own, in order. */
export function analyse(text: string, ranges: readonly { readonly start: number; readonly end: number }[]): Analysis {
  const tokens: Token[] = [];
  const found: Sentence[] = [];
  for (const [block, range] of ranges.entries()) {
    const own = tokenize(text, range.start, range.end);
    let next = 0;
    for (const [start, end] of sentences(text, range.start, range.end)) {
      const first = tokens.length + next;
      while (next < own.length && (own[next]?.start ?? end) < end) next++;
      found.push({ start, end, first, last: tokens.length + next, block });
    }
    for (const token of own) tokens.push(token);
  }
  return { tokens, sentences: found };
}
