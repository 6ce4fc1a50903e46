import type { Sentence } from "../language/analysis.ts";
import type { Annotation, EventMention } from "../model/annotation.ts";
import type { Annotator } from "../model/annotator.ts";
import type { Document } from "../model/document.ts";
import type { Span } from "../model/span.ts";
import { bodyOf } from "./body.ts";
import { cueAt, type Cue } from "./happening/pledges.ts";
import { commitment } from "./happening/commitment.ts";
import { promisor } from "./happening/promisor.ts";
import { sceneOf, spanOf, type Scene } from "./happening/scene.ts";
import { triggerAt } from "./happening/triggers.ts";

const NAME = "promises";
const VERSION = 2;
const BY = `${NAME}@${VERSION}`;

/** How far into a commitment the verb may stand that gives it its type ("continue to support"). */
const TYPE_REACH = 4;
/** Talk about talks is an agenda, not a commitment. */
const TALK = "CONSULT";

function typeOf(scene: Scene, content: number, sentence: Sentence): { type: string; mode: string } {
  for (let at = content; at < Math.min(sentence.last, content + TYPE_REACH); at++) {
    const found = triggerAt(scene.tokens, at, sentence);
    if (found && (found.part === "verb" || at > content)) return found;
  }
  return { type: "PROMISE", mode: "" };
}

function conditional(scene: Scene, cue: Cue, sentence: Sentence): boolean {
  for (let at = sentence.first; at < cue.first; at++) {
    if (/^(?:if|whether|unless)$/.test(scene.tokens[at]?.lower ?? "")) return true;
  }
  return /^(?:not|never|n't|didn't|don't|doesn't|if|would|could|might|may|should|must|can|cannot|to)$/.test(
    scene.tokens[cue.first - 1]?.lower ?? "",
  );
}

function promiseAt(scene: Scene, cue: Cue, sentence: Sentence): EventMention | undefined {
  if (conditional(scene, cue, sentence)) return undefined;
  const actor = promisor(scene, cue, sentence);
  if (!actor) return undefined;
  const what = commitment(scene, cue, sentence);
  if (!what) return undefined;
  const { type, mode } = typeOf(scene, what.first, sentence);
  if (type === TALK) return undefined;
  return {
    kind: "event",
    span: { doc: scene.doc.id, start: sentence.start, end: sentence.end },
    by: BY,
    trigger: triggerSpan(scene, cue),
    type,
    ...(mode === "" ? {} : { mode }),
    roles: [
      { role: "actor", span: actor },
      { role: "topic", span: spanOf(scene, what.first, what.last) },
    ],
    ...(what.time ? { time: what.time } : {}),
    mood: "promised",
    standing: "told",
    status: cue.status,
  };
}

/** The word of commitment; of "is determined" the last word, which carries it. */
function triggerSpan(scene: Scene, cue: Cue): Span {
  return spanOf(scene, cue.last, cue.last);
}

function* promisesOf(doc: Document, earlier: readonly Annotation[]): Generator<EventMention> {
  const { tokens, sentences, blocks } = bodyOf(doc);
  let scene: Scene | undefined;
  for (const sentence of sentences) {
    if (blocks[sentence.block]?.kind === "heading") continue;
    for (let at = sentence.first; at < sentence.last; at++) {
      const cue = cueAt(tokens, at, sentence);
      if (!cue) continue;
      scene ??= sceneOf(doc, earlier);
      const promise = promiseAt(scene, cue, sentence);
      if (!promise) continue;
      yield promise;
      at = Math.max(at, cue.content);
    }
  }
}

/**
 * Finds commitments: who commits (role `actor`), to what (role `topic`, without the time), by when, and how far it has come (`status`).
 * Predictions, conditions and talk of what will be discussed are left out. Cues are data: knowledge/events/promises.tsv, actions.tsv, help.tsv.
 */
export const promises: Annotator = {
  name: NAME,
  version: VERSION,
  needs: ["mention", "timex", "quantity", "quotation"],
  makes: ["event"],
  annotate: promisesOf,
};
