import type { Sentence } from "../../language/analysis.ts";
import type { Span } from "../../model/span.ts";
import type { Cue } from "./pledges.ts";
import { PREPOSITIONS, SAYING } from "./grammar.ts";
import { edge, mentionAt, type Scene } from "./scene.ts";
import { pronounSpan, subjectOf } from "./subject.ts";

const FIRST_PERSON = /^(?:we|i)(?:'|$)/;
const THIRD_PERSON = /^(?:he|she|they|it)(?:'|$)/;
/** How far before "would" the word of saying may stand that makes it a reported promise ("said it would send"). */
const REPORT_REACH = 6;

function reported(scene: Scene, cue: Cue, sentence: Sentence): boolean {
  for (let at = cue.first - 1; at >= Math.max(sentence.first, cue.first - REPORT_REACH); at--) {
    if (SAYING.has(scene.tokens[at]?.lower ?? "")) return true;
  }
  return false;
}

/** Nouns that commit only their owner ("Ruritania's plans to build"): a plan nobody owns is talk. */
const OWNED = new Set(["plan", "plans"]);

/** The possessor of a noun of commitment ("Ruritania's pledge to"), or the first name of the sentence that is not a place gone to. */
function possessor(scene: Scene, cue: Cue, sentence: Sentence): Span | undefined {
  if (scene.tokens[cue.first - 1]?.lower === "'s") return mentionAt(scene, cue.first - 2)?.span;
  const near = mentionAt(scene, cue.first - 1);
  if (near) return near.span;
  if (OWNED.has(scene.tokens[cue.first]?.lower ?? "")) return undefined;
  for (let at = sentence.first; at < cue.first; at++) {
    const mention = mentionAt(scene, at);
    if (!mention) continue;
    const led = PREPOSITIONS.has(scene.tokens[at - 1]?.lower ?? "") && at - 1 > sentence.first;
    if (mention.class !== "place" || !led || scene.tokens[at - 1]?.lower === "from" || scene.tokens[at - 2]?.lower === "from")
      return mention.span;
    at = edge(scene, at, 1);
  }
  return undefined;
}

/**
 * Who commits: the subject of the word of commitment. First persons stay pronouns, so that whom they speak for can be resolved later.
 * After "will" only names and first persons commit; after "would" only what somebody is said to have announced is a commitment.
 */
export function promisor(scene: Scene, cue: Cue, sentence: Sentence): Span | undefined {
  const word = scene.tokens[cue.first]?.lower ?? "";
  if (word.startsWith("we'") || word.startsWith("i'")) return pronounSpan(scene, cue.first);
  if (word === "would" && !reported(scene, cue, sentence)) return undefined;
  if (cue.part === "noun") return possessor(scene, cue, sentence);
  const subject = subjectOf(scene, cue.first, sentence);
  if (!subject || relative(scene, subject.first)) return undefined;
  const opening = scene.tokens[subject.last]?.lower ?? "";
  if (FIRST_PERSON.test(opening)) return pronounSpan(scene, subject.last);
  const only = subject.spans.find((span) => isMention(scene, span)) ?? subject.spans[0];
  if (!only) return undefined;
  const mention = scene.mentions.find((one) => one.span.start === only.start && one.span.end === only.end);
  if (
    mention &&
    mention.class !== "product" &&
    mention.class !== "happening" &&
    (mention.form !== "pronoun" || opening !== "it" || cue.part === "verb")
  )
    return only;
  if (mention) return undefined;
  if (word === "would" && THIRD_PERSON.test(opening)) return pronounSpan(scene, subject.last);
  return cue.part === "verb" && (THIRD_PERSON.test(opening) || institutional(scene, subject.last))
    ? THIRD_PERSON.test(opening)
      ? pronounSpan(scene, subject.last)
      : only
    : undefined;
}

/** Whether a subject opens a relative clause ("the steps that we will take"): what it tells of is no commitment of its own. */
function relative(scene: Scene, first: number): boolean {
  const before = scene.tokens[first - 1]?.lower ?? "";
  return (
    /^(?:that|which|whom)$/.test(before) &&
    !SAYING.has(scene.tokens[first - 2]?.lower ?? "") &&
    !CONTENT.test(scene.tokens[first - 2]?.lower ?? "")
  );
}

/** Words whose "that" opens what is said, not a relative clause. */
const CONTENT = /(?:ed|ing|say|clear|again|sure|confident|is|was|you|them|reporters)$/;

function isMention(scene: Scene, span: Span): boolean {
  return scene.mentions.some((one) => one.span.start === span.start && one.span.end === span.end);
}

/** Common nouns for those who can commit themselves. */
const INSTITUTIONS =
  /^(?:government|governments|ministry|minister|ministers|company|companies|president|parliament|council|commission|administration|authorities|officials|police|army|military|party|leaders|allies|countries|members|bank|union|congress|senate|house|cabinet|court|city|state|firm|group|agency|senators|lawmakers|rebels|militants|side|sides|parties)$/;

function institutional(scene: Scene, last: number): boolean {
  return INSTITUTIONS.test(scene.tokens[last]?.lower ?? "");
}
