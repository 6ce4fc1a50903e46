import type { Sentence } from "../language/analysis.ts";
import type { Mention } from "../model/annotation.ts";
import type { Span } from "../model/span.ts";
import { CONJUNCTIONS, DETERMINERS, PREPOSITIONS, SAYING, SUBORDINATORS } from "./grammar.ts";
import { edge, mentionAt, spanOf, type Scene } from "./scene.ts";

/** An expression to the right of a trigger, with the preposition that leads to it ("" for the direct object). */
export interface Complement {
  readonly slot: string;
  readonly span: Span;
  readonly mention?: Mention;
}

/** How many words right of a trigger its complements may stand; a bound on work, and further ones mostly belong to other verbs. */
const FARTHEST = 30;

interface Walk {
  readonly scene: Scene;
  readonly end: number;
  readonly found: Complement[];
  slot: string | undefined;
  joined: boolean;
}

function closes(walk: Walk, at: number): boolean {
  const { scene } = walk;
  const token = scene.tokens[at];
  if (!token || /^[;:—()“”"]$/.test(token.text) || (token.text === "–" && at > 0)) return true;
  if (mentionAt(scene, at) || (scene.timeAt[at] ?? -1) >= 0) return false;
  const lower = token.lower;
  if (SAYING.has(lower)) return true;
  return (
    SUBORDINATORS.has(lower) &&
    lower !== "since" &&
    lower !== "until" &&
    lower !== "before" &&
    lower !== "after"
  );
}

function afterComma(walk: Walk, at: number): void {
  const next = walk.scene.tokens[at + 1];
  if (!next) return;
  const listed =
    mentionAt(walk.scene, at + 1) !== undefined ||
    next.lower === "and" ||
    DETERMINERS.has(next.lower);
  if (!listed || walk.found.length === 0) walk.slot = undefined;
}

/** A noun phrase that no mention covers: from a determiner, adjective or noun up to the next preposition, mark or verb-like break. */
function phrase(walk: Walk, at: number): number {
  const { scene } = walk;
  let last = at;
  while (last + 1 < walk.end) {
    const next = scene.tokens[last + 1];
    if (!next || next.kind === "mark" || (scene.timeAt[last + 1] ?? -1) >= 0) break;
    if (
      PREPOSITIONS.has(next.lower) ||
      CONJUNCTIONS.has(next.lower) ||
      SUBORDINATORS.has(next.lower) ||
      next.lower === "to" ||
      SAYING.has(next.lower)
    )
      break;
    if (DETERMINERS.has(next.lower) && next.lower !== "'s") break;
    last++;
  }
  return last;
}

function take(walk: Walk, at: number): number {
  const { scene, found } = walk;
  const mention = mentionAt(scene, at);
  if (mention) {
    const last = edge(scene, at, 1);
    if (walk.slot !== undefined) found.push({ slot: walk.slot, span: mention.span, mention });
    return last;
  }
  const last = phrase(walk, at);
  if (walk.slot === undefined || last < at) return last;
  let inner: Complement | undefined;
  for (let index = at; index <= last; index++) {
    const named = mentionAt(scene, index);
    if (named) inner = { slot: walk.slot, span: named.span, mention: named };
  }
  found.push(
    inner && inner.span.end === scene.tokens[last]?.end
      ? inner
      : { slot: walk.slot, span: spanOf(scene, at, last) },
  );
  return last;
}

/** What follows the trigger's last token in its clause, in text order, each with its preposition; lists keep the preposition of their head. */
export function complementsOf(scene: Scene, last: number, sentence: Sentence): Complement[] {
  const end = Math.min(sentence.last, last + 1 + FARTHEST);
  const walk: Walk = { scene, end, found: [], slot: "", joined: false };
  for (let at = last + 1; at < end; at++) {
    if (closes(walk, at)) break;
    const token = scene.tokens[at];
    if (!token) break;
    const lower = token.lower;
    if ((scene.timeAt[at] ?? -1) >= 0) at = edge(scene, at, 1);
    else if (token.text === ",") afterComma(walk, at);
    else if (!mentionAt(scene, at) && (PREPOSITIONS.has(lower) || lower === "to"))
      walk.slot = lower;
    else if (CONJUNCTIONS.has(lower) || token.kind === "mark") continue;
    else at = take(walk, at);
  }
  return walk.found;
}
