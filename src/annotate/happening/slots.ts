import type { Sentence } from "../../language/analysis.ts";
import type { Mention } from "../../model/annotation.ts";
import type { Span } from "../../model/span.ts";
import { table } from "../../text/tables.ts";
import { CONJUNCTIONS, DETERMINERS, FINITE, JOINTS, PREPOSITIONS, SUBORDINATORS } from "./grammar.ts";
import { edge, mentionAt, spanOf, type Scene } from "./scene.ts";
import type { Found } from "./triggers.ts";

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
}

let pasts: ReadonlySet<string> | undefined;

function pastForm(lower: string): boolean {
  pasts ??= new Set(table("knowledge/events/irregular.tsv").map((row) => row[1] ?? ""));
  return pasts.has(lower);
}

/** Whether a token opens another clause's verb: an auxiliary, or after a complement a past form. */
function finite(walk: Walk, at: number): boolean {
  const lower = walk.scene.tokens[at]?.lower ?? "";
  if (FINITE.has(lower)) return true;
  return walk.found.length > 0 && lower.length > 3 && (lower.endsWith("ed") || pastForm(lower));
}

const CLOSING = new Set(';:—–()“”"');

function closes(walk: Walk, at: number): boolean {
  const { scene } = walk;
  const token = scene.tokens[at];
  if (!token || (token.kind === "mark" && CLOSING.has(token.text))) return true;
  if (mentionAt(scene, at) || (scene.timeAt[at] ?? -1) >= 0) return false;
  return finite(walk, at) || (SUBORDINATORS.has(token.lower) && !PREPOSITIONS.has(token.lower));
}

/** After a comma only what is listed goes on in the same role: a name, or "and". */
function afterComma(walk: Walk, at: number): void {
  const next = walk.scene.tokens[at + 1];
  const listed = next && (mentionAt(walk.scene, at + 1) !== undefined || next.lower === "and");
  if (!listed || walk.found.length === 0) walk.slot = undefined;
}

function breaks(walk: Walk, at: number): boolean {
  const next = walk.scene.tokens[at];
  if (!next || next.kind === "mark" || (walk.scene.timeAt[at] ?? -1) >= 0) return true;
  const lower = next.lower;
  return JOINTS.has(lower) || FINITE.has(lower) || (DETERMINERS.has(lower) && lower !== "'s");
}

/** Last token of the noun phrase that stands at `at`. */
function phraseEnd(walk: Walk, at: number): number {
  let last = at;
  while (last + 1 < walk.end && !breaks(walk, last + 1)) last++;
  return last;
}

const POSSESSIVE = /^(?:his|her|its|their|our|my|your)$/;

function take(walk: Walk, at: number): number {
  const { scene, found, slot } = walk;
  const mention = mentionAt(scene, at);
  const own = edge(scene, at, 1);
  const modifies = mention && (mention.form === "adjective" || POSSESSIVE.test(scene.tokens[at]?.lower ?? ""));
  const possesses = mention && scene.tokens[own + 1]?.lower === "'s";
  const last = mention && !modifies && !possesses ? own : phraseEnd(walk, own);
  if (slot === undefined) return last;
  if (mention && (!modifies || last === own)) found.push({ slot, span: mention.span, mention });
  else found.push(named(walk, at, last) ?? { slot, span: spanOf(scene, at, last) });
  return last;
}

/** The name a noun phrase ends in ("the northern city Varna"), if it does. */
function named(walk: Walk, first: number, last: number): Complement | undefined {
  const mention = first < last ? mentionAt(walk.scene, last) : undefined;
  return mention && walk.slot !== undefined ? { slot: walk.slot, span: mention.span, mention } : undefined;
}

const BOUND = /^(?:up to|more than|fewer than|less than|at least|at most)$/;

/** Whether two words only bound the number after them ("up to 16 envoys"). */
function bounds(scene: Scene, at: number): boolean {
  return BOUND.test(`${scene.tokens[at]?.lower ?? ""} ${scene.tokens[at + 1]?.lower ?? ""}`);
}

/**
 * What follows a trigger in its clause, in text order, each with its preposition; lists keep the preposition of their head. After a noun the
 * first comma that lists nothing ends the search, since what follows belongs to the verb.
 */
export function complementsOf(scene: Scene, trigger: Found, sentence: Sentence): Complement[] {
  const end = Math.min(sentence.last, trigger.last + 1 + FARTHEST);
  const closing = scene.tokens[trigger.last]?.lower ?? "";
  const walk: Walk = {
    scene,
    end,
    found: [],
    slot: trigger.last > trigger.first && PREPOSITIONS.has(closing) && trigger.part === "noun" ? closing : "",
  };
  for (let at = trigger.last + 1; at < end; at++) {
    if (closes(walk, at)) break;
    const token = scene.tokens[at];
    if (!token) break;
    if ((scene.timeAt[at] ?? -1) >= 0) at = edge(scene, at, 1);
    else if (bounds(scene, at)) at++;
    else if (token.text === ",") afterComma(walk, at);
    else if (!mentionAt(scene, at) && (PREPOSITIONS.has(token.lower) || token.lower === "to")) walk.slot = token.lower;
    else if (CONJUNCTIONS.has(token.lower) || token.kind === "mark") continue;
    else at = take(walk, at);
    if (walk.slot === undefined && trigger.part === "noun") break;
  }
  return walk.found;
}
