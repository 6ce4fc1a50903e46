import type { Annotation, Mention } from "../../model/annotation.ts";
import type { Document } from "../../model/document.ts";
import type { Sentence } from "../../language/analysis.ts";
import type { Token } from "../../language/tokens.ts";
import { bodyOf, type Body } from "../body.ts";
import { quotedIn, type Quoted } from "./marks.ts";

/** Characters `start` to `end` of a document's text. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** A document's body as the rules of reported speech see it. Token numbers count over the whole body. */
export interface Speech {
  readonly doc: Document;
  readonly body: Body;
  readonly tokens: readonly Token[];
  readonly quotes: readonly Quoted[];
  /** For each token the quoted stretch it lies in, marks included, or -1. */
  readonly quoteAt: Int32Array;
  readonly mentionsByEnd: ReadonlyMap<number, Mention>;
  readonly mentionsByStart: ReadonlyMap<number, Mention>;
}

/** One sentence of the body, with everything around it. */
export interface Line extends Speech {
  readonly sentence: Sentence;
}

/** One attribution before it becomes a quotation: who says what with which word. */
export interface Attribution {
  readonly cue?: Range;
  readonly source?: Range;
  readonly parts: readonly Range[];
}

// Of mentions that end (or start) at one place the longest speaks for the expression.
function byPlace(mentions: readonly Mention[], side: "start" | "end"): Map<number, Mention> {
  const found = new Map<number, Mention>();
  for (const mention of mentions) {
    const known = found.get(mention.span[side]);
    if (known === undefined || known.span.end - known.span.start < mention.span.end - mention.span.start)
      found.set(mention.span[side], mention);
  }
  return found;
}

function quotePlaces(tokens: readonly Token[], quotes: readonly Quoted[]): Int32Array {
  const places = new Int32Array(tokens.length).fill(-1);
  let at = 0;
  for (const [token, { start }] of tokens.entries()) {
    while (at < quotes.length && (quotes[at]?.to ?? 0) <= start) at++;
    if ((quotes[at]?.from ?? Infinity) <= start) places[token] = at;
  }
  return places;
}

/** Lay out a document's body for the rules: tokens, quoted stretches, and the mentions that earlier annotators found. */
export function speechOf(doc: Document, earlier: readonly Annotation[]): Speech {
  const body = bodyOf(doc);
  const mentions = earlier.filter((annotation) => annotation.kind === "mention");
  const quotes = quotedIn(doc.text, body);
  return {
    doc,
    body,
    tokens: body.tokens,
    quotes,
    quoteAt: quotePlaces(body.tokens, quotes),
    mentionsByEnd: byPlace(mentions, "end"),
    mentionsByStart: byPlace(mentions, "start"),
  };
}

/** A sentence's token as lower-case text; empty outside the sentence. */
export function lowerAt(line: Line, token: number): string {
  return token < line.sentence.first || token >= line.sentence.last ? "" : (line.tokens[token]?.lower ?? "");
}
