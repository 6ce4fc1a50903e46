import type { Annotation, Mention } from "../../model/annotation.ts";
import type { Document } from "../../model/document.ts";
import type { Sentence } from "../../language/analysis.ts";
import { grammarOf, type Grammar } from "../../language/grammar.ts";
import type { Token } from "../../language/tokens.ts";
import { bodyOf, type Body } from "../body.ts";
import { quotedIn, type Quoted } from "./marks.ts";

/** Characters `start` to `end` of a document's text. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** First and last token of what hangs from each token in a tree. */
export interface Reach {
  readonly first: Int32Array;
  readonly last: Int32Array;
}

/** A document's body as the rules of reported speech see it. Token numbers count over the whole body. */
export interface Speech {
  readonly doc: Document;
  readonly body: Body;
  readonly tokens: readonly Token[];
  readonly quotes: readonly Quoted[];
  /** For each token the quoted stretch it lies in, marks included, or -1. */
  readonly quoteAt: Int32Array;
  /** Parts of speech and trees, beside the tokens. */
  readonly grammar: Grammar;
  /** For each token the first and last token that hang from it, itself among them. */
  readonly reach: Reach;
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
  /** The source with all that describes it. */
  readonly phrase?: Range;
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

/** Longest way up a tree that is followed: no tree of a sentence of news is deeper, and a wrong one cannot loop. */
const DEEPEST = 40;

function reachOf({ head }: Grammar): Reach {
  const [first, last] = [Int32Array.from(head.keys()), Int32Array.from(head.keys())];
  for (let token = 0; token < head.length; token++) {
    for (let up = head[token] as number, steps = 0; up >= 0 && steps < DEEPEST; up = head[up] as number, steps++) {
      if (token < (first[up] as number)) first[up] = token;
      if (token > (last[up] as number)) last[up] = token;
    }
  }
  return { first, last };
}

/** Lay out a document's body for the rules: tokens, quoted stretches, and the mentions that earlier annotators found. */
export function speechOf(doc: Document, earlier: readonly Annotation[]): Speech {
  const body = bodyOf(doc);
  const mentions = earlier.filter((annotation) => annotation.kind === "mention");
  const quotes = quotedIn(doc.text, body);
  const grammar = grammarOf(body);
  return {
    doc,
    body,
    tokens: body.tokens,
    quotes,
    quoteAt: quotePlaces(body.tokens, quotes),
    grammar,
    reach: reachOf(grammar),
    mentionsByEnd: byPlace(mentions, "end"),
    mentionsByStart: byPlace(mentions, "start"),
  };
}

/** A sentence's token as lower-case text; empty outside the sentence. */
export function lowerAt(line: Line, token: number): string {
  return token < line.sentence.first || token >= line.sentence.last ? "" : (line.tokens[token]?.lower ?? "");
}

/** A token's Penn tag ("VBD"); of a token outside the sentence "". */
export function fineAt(line: Line, token: number): string {
  if (token < line.sentence.first || token >= line.sentence.last) return "";
  return line.grammar.classes.fine[line.grammar.fine[token] ?? 0] ?? "";
}

/** A token's relation to its head, without subtype ("nsubj"). */
export function relationAt(line: Line, token: number): string {
  return (line.grammar.classes.relations[line.grammar.relation[token] ?? 0] ?? "").split(":")[0] ?? "";
}

/** The subject of the verb at a token: its own, or that of the verb it is joined to or stands under ("went on to say"). */
export function subjectAt(line: Line, verb: number): number | undefined {
  for (let at = verb, steps = 0; at >= line.sentence.first && steps < CLIMB; at = line.grammar.head[at] ?? -1, steps++) {
    for (let token = line.sentence.first; token < verb; token++) {
      if (line.grammar.head[token] === at && relationAt(line, token) === "nsubj") return token;
    }
    if (!/^(?:conj|xcomp)$/.test(relationAt(line, at))) return undefined;
  }
  return undefined;
}

/** Verbs that stand between a verb of saying and the one whose subject speaks. */
const CLIMB = 3;
