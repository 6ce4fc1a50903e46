import type { Sentence } from "../../language/analysis.ts";
import type { Token } from "../../language/tokens.ts";
import type { Annotation, Mention, Timex } from "../../model/annotation.ts";
import type { Block, Document } from "../../model/document.ts";
import type { Span } from "../../model/span.ts";
import { bodyOf } from "../body.ts";

/**
 * A document's body with what earlier annotators found, looked up by token: `mentionAt` and `timeAt` hold an index into `mentions` and `times`
 * or -1; where mentions lie inside one another the outermost counts. `quoted` is 1 for tokens inside direct speech.
 */
export interface Scene {
  readonly doc: Document;
  readonly tokens: readonly Token[];
  readonly sentences: readonly Sentence[];
  readonly blocks: readonly Block[];
  readonly mentions: readonly Mention[];
  readonly times: readonly Timex[];
  readonly mentionAt: Int32Array;
  readonly timeAt: Int32Array;
  readonly quoted: Uint8Array;
}

interface Ranged {
  readonly start: number;
  readonly end: number;
}

function mark(tokens: readonly Token[], ranges: readonly Ranged[], put: (token: number, range: number) => void): void {
  let at = 0;
  let reached = -1;
  for (let index = 0; index < ranges.length; index++) {
    const range = ranges[index] as Ranged;
    if (range.start < reached && range.end <= reached) continue;
    while (at < tokens.length && (tokens[at]?.end ?? 0) <= range.start) at++;
    while (at < tokens.length && (tokens[at]?.start ?? 0) < range.end) put(at++, index);
    reached = range.end;
  }
}

function inOrder<T extends { readonly span: Span }>(all: readonly T[]): T[] {
  return all.toSorted((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
}

/** What a scene is made of. */
interface Parts {
  readonly doc: Document;
  readonly mentions: readonly Mention[];
  readonly times: readonly Timex[];
  readonly speech: readonly Span[];
}

/** The last scene made: events and promises of a document are found one after the other in the same. */
let last: { readonly parts: Parts; readonly scene: Scene } | undefined;

function same<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && a.every((each, at) => each === b[at]);
}

/** Lay the earlier annotations of a document over its tokens. Linear in both. */
export function sceneOf(doc: Document, earlier: readonly Annotation[]): Scene {
  const mentions: Mention[] = [];
  const times: Timex[] = [];
  const speech: Span[] = [];
  for (const one of earlier) {
    if (one.kind === "mention") mentions.push(one);
    else if (one.kind === "timex") times.push(one);
    else if (one.kind === "quotation" && one.manner !== "indirect" && one.manner !== "scare") speech.push(...one.parts);
  }
  if (last?.parts.doc === doc && same(last.parts.mentions, mentions) && same(last.parts.times, times) && same(last.parts.speech, speech))
    return last.scene;
  const parts: Parts = { doc, mentions, times, speech };
  last = { parts, scene: laid(parts) };
  return last.scene;
}

function laid({ doc, mentions, times, speech }: Parts): Scene {
  const { tokens, sentences, blocks } = bodyOf(doc);
  const scene = {
    doc,
    tokens,
    sentences,
    blocks,
    mentions: inOrder(mentions),
    times: inOrder(times),
    mentionAt: new Int32Array(tokens.length).fill(-1),
    timeAt: new Int32Array(tokens.length).fill(-1),
    quoted: new Uint8Array(tokens.length),
  };
  mark(
    tokens,
    scene.mentions.map((one) => one.span),
    (token, index) => (scene.mentionAt[token] = index),
  );
  mark(
    tokens,
    scene.times.map((one) => one.span),
    (token, index) => (scene.timeAt[token] = index),
  );
  const spoken = speech.toSorted((a, b) => a.start - b.start || b.end - a.end);
  if (doc.kind !== "transcript") mark(tokens, spoken, (token) => (scene.quoted[token] = 1));
  return scene;
}

/** The characters from token `first` to token `last`, inclusive. */
export function spanOf(scene: Scene, first: number, last: number): Span {
  return {
    doc: scene.doc.id,
    start: scene.tokens[first]?.start ?? 0,
    end: scene.tokens[last]?.end ?? 0,
  };
}

/** The mention that covers a token, the outermost. */
export function mentionAt(scene: Scene, token: number): Mention | undefined {
  const index = scene.mentionAt[token];
  return index === undefined || index < 0 ? undefined : scene.mentions[index];
}

/** The time expression that covers a token. */
export function timeAt(scene: Scene, token: number): Timex | undefined {
  const index = scene.timeAt[token];
  return index === undefined || index < 0 ? undefined : scene.times[index];
}

/** First or last token of the mention or time expression that covers a token, going in direction `step`; the token itself if none does. */
export function edge(scene: Scene, token: number, step: 1 | -1): number {
  let at = token;
  for (const map of [scene.mentionAt, scene.timeAt]) {
    const index = map[token] ?? -1;
    if (index < 0) continue;
    while (map[at + step] === index) at += step;
  }
  return at;
}

/** The speaker label of the turn a sentence stands in, or undefined outside transcripts. */
export function speakerOf(scene: Scene, sentence: Sentence): Span | undefined {
  return scene.blocks[sentence.block]?.label;
}
