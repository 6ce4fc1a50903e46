import type { Sentence } from "../../language/analysis.ts";
import type { Span } from "../../model/span.ts";
import { BACK, beforeVerbs, CONJUNCTIONS, DETERMINERS, JOINTS, PREPOSITIONS, SUBORDINATORS } from "./grammar.ts";
import { edge, mentionAt, speakerOf, spanOf, type Scene } from "./scene.ts";

/** Who a verb is said of: the expressions (several if coordinated), the tokens they reach over, and whether any is a mention. */
export interface Subject {
  readonly spans: readonly Span[];
  readonly first: number;
  readonly last: number;
  readonly named: boolean;
}

/** A pronoun with its auxiliary in one token ("we're", "they'll"). */
const CONTRACTED = /^(i|we|you|he|she|it|they)'(?:m|re|s|ve|ll|d)$/;

/** How many words to look back over for a subject; beyond that the nearest noun is mostly another clause's. */
const FARTHEST = 40;

/** Walk left from a verb over auxiliaries, adverbs and times to the word that ends the subject, or -1. */
function beforeVerb(scene: Scene, verb: number, floor: number): number {
  let at = verb - 1;
  let chained = false;
  while (at >= floor) {
    const lower = scene.tokens[at]?.lower ?? "";
    if (lower.includes("'") && CONTRACTED.test(lower)) return at;
    if ((scene.timeAt[at] ?? -1) >= 0) {
      at = edge(scene, at, -1) - 1;
      if (PREPOSITIONS.has(scene.tokens[at]?.lower ?? "")) at--;
    } else if ((scene.mentionAt[at] ?? -1) < 0 && beforeVerbs(lower)) {
      chained = lower === "to";
      at--;
    } else if (chained && (scene.mentionAt[at] ?? -1) < 0 && scene.tokens[at]?.kind === "word" && at - 1 >= floor) {
      // "plans to meet", "was due to visit": the governing word stands between "to" and the subject.
      chained = false;
      at--;
    } else return at;
  }
  return -1;
}

/** A comma closes an inserted phrase ("X, the minister, met"): step over it to the comma that opens it. */
function overInsertion(scene: Scene, comma: number, floor: number): number {
  for (let at = comma - 1; at >= Math.max(floor + 1, comma - FARTHEST / 2); at--) if (scene.tokens[at]?.text === ",") return at - 1;
  return comma - 1;
}

/** First token of the noun phrase that ends at `last`. */
function phraseStart(scene: Scene, last: number, floor: number): number {
  let at = last;
  while (at > floor) {
    const before = scene.tokens[at - 1];
    if (!before || before.kind === "mark") break;
    if ((scene.mentionAt[at - 1] ?? -1) >= 0) {
      at = edge(scene, at - 1, -1);
      continue;
    }
    if ((scene.timeAt[at - 1] ?? -1) >= 0) break;
    const lower = before.lower;
    if (JOINTS.has(lower) || beforeVerbs(lower)) break;
    at--;
    if (DETERMINERS.has(lower) && lower !== "'s") break;
  }
  return at;
}

/** The expression that ends at token `last`: a mention if one ends there, else the noun phrase. */
function chunk(scene: Scene, last: number, floor: number): { span: Span; first: number; named: boolean } {
  const mention = mentionAt(scene, last);
  if (mention) {
    const first = edge(scene, last, -1);
    const article = first - 1 >= floor && /^(?:the|a|an)$/.test(scene.tokens[first - 1]?.lower ?? "");
    return { span: mention.span, first: article ? first - 1 : first, named: true };
  }
  const first = phraseStart(scene, last, floor);
  return { span: spanOf(scene, first, last), first, named: false };
}

function joined(scene: Scene, at: number): boolean {
  const lower = scene.tokens[at]?.lower ?? "";
  return lower === "," || lower === "and" || lower === "&";
}

/** Pronouns before which "and" joins clauses, not subjects ("a storm came, and it sank two boats"). */
const CLAUSE_OPENERS = new Set(["it", "he", "she", "they"]);

/** Coordinated expressions to the left: "A, B and C". A comma joins only mentions, and without an "and" after it only in headlines. */
function coordinated(scene: Scene, last: number, part: { floor: number; headline: boolean }): Subject {
  const { floor } = part;
  const head = chunk(scene, last, floor);
  const spans = [head.span];
  let first = head.first;
  let named = head.named;
  if (first === last && CLAUSE_OPENERS.has(scene.tokens[last]?.lower ?? "")) return { spans, first, last, named };
  while (first - 2 >= floor && joined(scene, first - 1)) {
    let end = first - 2;
    if (scene.tokens[first - 1]?.text === "," && spans.length === 1 && !part.headline) break;
    if (joined(scene, end)) end--;
    if (end < floor || (scene.tokens[end]?.kind === "mark" && !mentionAt(scene, end))) break;
    const next = chunk(scene, end, floor);
    if (!next.named && (scene.tokens[first - 1]?.text === "," || !named)) break;
    if (
      !next.named &&
      next.first > floor &&
      scene.tokens[next.first - 1]?.text !== "," &&
      !DETERMINERS.has(scene.tokens[next.first]?.lower ?? "")
    )
      break;
    spans.unshift(next.span);
    named ||= next.named;
    first = next.first;
  }
  return { spans, first, last, named };
}

function attached(lower: string): boolean {
  return lower === "of" || lower === "from" || lower === "for" || lower === "in" || lower === "with" || lower === "at";
}

/**
 * The subject of the verb at token `verb`, without a parser: the nearest expression to its left past auxiliaries, adverbs, times and insertions,
 * with what is coordinated to it. Where that expression hangs on another by a preposition ("officials from A and B"), both are given.
 */
export function subjectOf(scene: Scene, verb: number, sentence: Sentence): Subject | undefined {
  const floor = Math.max(sentence.first, verb - FARTHEST);
  let at = beforeVerb(scene, verb, floor);
  if (at < floor) return undefined;
  if (/^(?:who|which|that)$/.test(scene.tokens[at]?.lower ?? "")) at -= scene.tokens[at - 1]?.text === "," ? 2 : 1;
  const inserted = scene.tokens[at]?.text === ",";
  if (inserted) at = overInsertion(scene, at, floor);
  if (at < floor || (inserted && !mentionAt(scene, at))) return undefined;
  const token = scene.tokens[at];
  if (!token || (!mentionAt(scene, at) && (token.kind === "mark" || PREPOSITIONS.has(token.lower) || SUBORDINATORS.has(token.lower))))
    return undefined;
  if (CONJUNCTIONS.has(token.lower)) return undefined;
  if ((BACK.has(token.lower) || CONTRACTED.test(token.lower)) && !mentionAt(scene, at)) return pronoun(scene, at, sentence);
  const part = { floor, headline: scene.blocks[sentence.block]?.kind === "headline" };
  const near = coordinated(scene, at, part);
  if (!near.named && near.first === near.last && DETERMINERS.has(scene.tokens[near.last]?.lower ?? "")) return undefined;
  if (near.first - 2 < floor || !attached(scene.tokens[near.first - 1]?.lower ?? "")) return near;
  const head = scene.tokens[near.first - 2]?.kind === "word" ? coordinated(scene, near.first - 2, part) : undefined;
  if (!head) return near;
  return {
    spans: head.named ? head.spans : [...head.spans, ...near.spans],
    first: head.first,
    last: near.last,
    named: head.named || near.named,
  };
}

/** The characters of the pronoun at a token, without a contracted auxiliary. */
export function pronounSpan(scene: Scene, at: number): Span {
  const span = spanOf(scene, at, at);
  const alone = CONTRACTED.exec(scene.tokens[at]?.lower ?? "")?.[1];
  return alone ? { ...span, end: span.start + alone.length } : span;
}

/** A pronoun that no mention covers. The first person in a turn is the speaker, shown by the turn's label. */
function pronoun(scene: Scene, at: number, sentence: Sentence): Subject {
  const first = /^(?:i|we)(?:'|$)/.test(scene.tokens[at]?.lower ?? "");
  const label = first ? speakerOf(scene, sentence) : undefined;
  return {
    spans: [label ?? pronounSpan(scene, at)],
    first: at,
    last: at,
    named: label !== undefined,
  };
}
