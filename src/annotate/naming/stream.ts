import { tokenize, type Token } from "../../language/tokens.ts";
import type { Block, Document } from "../../model/document.ts";
import { fold } from "../../text/names.ts";
import { bodyOf } from "../body.ts";

/** A sentence, or a speaker's label: a range of tokens of a stream. `titled`: its words have capitals whether they are names or not. */
export interface Line {
  readonly first: number;
  readonly last: number;
  readonly block: Block;
  readonly kind: "prose" | "label";
  readonly titled: boolean;
}

/** All words of a document that can hold names: its body and its speaker labels, with each token's folded form. */
export interface Stream {
  readonly doc: Document;
  readonly tokens: readonly Token[];
  readonly keys: readonly string[];
  readonly lines: readonly Line[];
}

/** Share of longer words with capitals from which a line is a title: news headlines capitalise nearly all, sentences full of names about half. */
const TITLED = 0.75;
/** Words this long have capitals in headlines; shorter ones (of, the, with) often not. */
const LONG = 4;
/** A line needs this many longer words before their capitals mean anything. */
const ENOUGH = 3;

/** Whether a token begins with a capital letter. */
export function isCapital(token: Token | undefined): boolean {
  if (token === undefined || token.kind !== "word") return false;
  const code = token.text.charCodeAt(0);
  return code < 128 ? code >= 65 && code <= 90 : /^\p{Lu}/u.test(token.text);
}

/** Whether a token is written in capitals only and has more than one letter. */
export function isUpper(token: Token | undefined): boolean {
  return token !== undefined && token.text.length > 1 && isCapital(token) && token.text === token.text.toUpperCase();
}

/** A line that ends in a full stop is a sentence, however many names it has. */
function titled(tokens: readonly Token[], first: number, last: number): boolean {
  if (tokens[last - 1]?.text === ".") return false;
  let long = 0;
  let capitals = 0;
  for (let at = first; at < last; at++) {
    const token = tokens[at];
    if (token?.kind !== "word" || token.text.length < LONG) continue;
    long++;
    if (isCapital(token)) capitals++;
  }
  return long >= ENOUGH && capitals >= long * TITLED;
}

const STOP = 46;
const FIRST_FOREIGN = 127;

/** The key of a word: most are their own, which a look at each letter tells sooner than any table. */
function keyOf({ kind, lower }: Token): string {
  if (kind === "mark") return lower;
  for (let at = 0; at < lower.length; at++) {
    const code = lower.charCodeAt(at);
    if (code === STOP || code >= FIRST_FOREIGN) return fold(lower).replaceAll(".", "");
  }
  return lower;
}

/** The stream of a document. Labels of continued turns are taken once, where they stand. */
export function streamOf(doc: Document): Stream {
  const body = bodyOf(doc);
  const tokens = [...body.tokens];
  const lines: Line[] = [];
  const labels = new Set<number>();
  for (const block of body.blocks) {
    if (!block.label || labels.has(block.label.start)) continue;
    labels.add(block.label.start);
    const first = tokens.length;
    tokens.push(...tokenize(doc.text, block.label.start, block.label.end));
    lines.push({ first, last: tokens.length, block, kind: "label", titled: false });
  }
  for (const sentence of body.sentences) {
    const block = body.blocks[sentence.block];
    if (!block) continue;
    lines.push({ first: sentence.first, last: sentence.last, block, kind: "prose", titled: titled(tokens, sentence.first, sentence.last) });
  }
  return { doc, tokens, keys: tokens.map(keyOf), lines };
}
