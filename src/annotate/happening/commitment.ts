import type { Sentence } from "../../language/analysis.ts";
import type { Span } from "../../model/span.ts";
import { table } from "../../text/tables.ts";
import type { Cue } from "./pledges.ts";
import { PREPOSITIONS, SAYING, SUBORDINATORS } from "./grammar.ts";
import { edge, mentionAt, type Scene, timeAt } from "./scene.ts";

/** What is committed to: tokens `first` to `last` inclusive, and the time of fulfilment. */
export interface Commitment {
  readonly first: number;
  readonly last: number;
  readonly time?: Span;
}

let aids: ReadonlySet<string> | undefined;

/** Nouns for money and means of help. */
function helpful(lower: string): boolean {
  aids ??= new Set(table("knowledge/events/help.tsv").map((row) => row[0] ?? ""));
  return aids.has(lower);
}

/** Phrases that only wrap the commitment: "make sure that every …", "ensure that". Longest first. */
const WRAPPERS: readonly (readonly string[])[] = [
  ["see", "to", "it", "that"],
  ["make", "sure", "that"],
  ["make", "certain", "that"],
  ["making", "sure", "that"],
  ["make", "sure"],
  ["ensure", "that"],
  ["ensuring", "that"],
];

/** Words after which something else is told. */
const ENDS =
  /^(?:before|after|since|until|despite|amid|following|as|when|while|if|unless|because|although|though|so|but|which|who|where|whereas|once|according|and\/or)$/;
/** How far after a comma its list must close with "and" or "or" to be a list of objects. */
const LIST_REACH = 5;

function unwrapped(scene: Scene, content: number): number {
  for (const words of WRAPPERS)
    if (words.every((word, index) => scene.tokens[content + index]?.lower === word)) return content + words.length;
  return content;
}

function listed(scene: Scene, comma: number, end: number): boolean {
  const next = scene.tokens[comma + 1]?.lower ?? "";
  if (SUBORDINATORS.has(next) || SAYING.has(next) || next.endsWith("ing") || PREPOSITIONS.has(next)) return false;
  for (let at = comma + 1; at < Math.min(end, comma + 1 + LIST_REACH); at++) {
    const lower = scene.tokens[at]?.lower ?? "";
    if (SAYING.has(lower)) return false;
    if (lower === "and" || lower === "or") return !told(scene, at + 1);
  }
  return false;
}

function told(scene: Scene, at: number): boolean {
  const lower = scene.tokens[at]?.lower ?? "";
  return (
    SAYING.has(lower) ||
    (lower.endsWith("ed") && lower.length > 4) ||
    /^(?:he|she|it|they|we|i|that|has|have|had|is|was|were|will|would)$/.test(lower)
  );
}

function closes(scene: Scene, at: number, end: number): boolean {
  const token = scene.tokens[at];
  if (!token || mentionAt(scene, at)) return !token;
  if (token.text === ",") return !listed(scene, at, end);
  if (token.kind === "mark") return !/^[$€£%'’&/-]$/.test(token.text);
  if (SAYING.has(token.lower) || ENDS.test(token.lower)) return true;
  return /^(?:and|or)$/.test(token.lower) && told(scene, at + 1);
}

/** The time expression at a token or after the preposition, article or adverb there: "in the months ahead", "by Friday", "later this year". */
function timeFrom(scene: Scene, at: number, end: number): number {
  for (let next = at; next < Math.min(end, at + 3); next++) {
    const timex = timeAt(scene, next);
    const vague = timex?.reading.at === "vague" && (next === at || edge(scene, next, 1) === next);
    if (timex) return vague || timex.type === "SET" ? -1 : next;
    if (
      !/^(?:in|by|on|over|within|during|for|until|the|later|early|at|from|through|throughout|before|next|as|soon)$/.test(
        scene.tokens[next]?.lower ?? "",
      )
    )
      return -1;
  }
  return -1;
}

/** The exact words of what is committed to, cut before the time of fulfilment and before what else the sentence tells; undefined if nothing is left. */
export function commitment(scene: Scene, cue: Cue, sentence: Sentence): Commitment | undefined {
  let first = unwrapped(scene, cue.content);
  const opening = timeFrom(scene, first, sentence.last);
  let time = opening >= 0 ? timeAt(scene, opening)?.span : undefined;
  if (opening >= 0) first = edge(scene, opening, 1) + 1;
  let at = first;
  for (; at < sentence.last; at++) {
    const dated = at > first ? timeFrom(scene, at, sentence.last) : -1;
    if (dated >= 0) {
      time ??= timeAt(scene, dated)?.span;
      break;
    }
    if (closes(scene, at, sentence.last)) break;
  }
  const last = at - 1;
  if (last < first || (cue.takes === "help" && !helps(scene, first, last))) return undefined;
  return time ? { first, last, time } : { first, last };
}

function helps(scene: Scene, first: number, last: number): boolean {
  for (let at = first; at <= last; at++)
    if (helpful(scene.tokens[at]?.lower ?? "") || /^[$€£]$/.test(scene.tokens[at]?.text ?? "")) return true;
  return false;
}
