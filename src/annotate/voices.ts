import type { Sentence } from "../language/analysis.ts";
import { cueOf, type Cue } from "./cues.ts";
import { auxiliaries, isSubjectWord, sourceBeforeApposition, sourceEnding } from "./sources.ts";
import { lowerAt, type Range, type Speech } from "./speech.ts";

/** A verb of saying in a sentence with the speaker found for it; `from` is the first token of speaker and verb together. */
export interface Voice {
  readonly cue: Cue;
  readonly at: number;
  readonly next: number;
  readonly source?: Range;
  readonly from: number;
  /** Whether the speaker stands elsewhere: shared with the verb before, or the subject of the sentence. */
  readonly shared: boolean;
}

const COORDINATORS = new Set(["and", "but", "or", "then", "who"]);
const CATENATIVES = new Set(["continued", "continues", "began", "proceeded", "hastened", "hurried"]);

/** The sentence's token that starts at or after a character. */
export function tokenAt(speech: Speech, sentence: Sentence, start: number): number {
  let at = sentence.first;
  while (at < sentence.last && (speech.tokens[at]?.start ?? 0) < start) at++;
  return at;
}

// The subject of the sentence: a mention or pronoun at its start, or after the comma of an opening phrase ("On Friday, she …").
function subjectOf(speech: Speech, sentence: Sentence): Range | undefined {
  let at = sentence.first;
  for (let tries = 0; tries < 2; tries++) {
    const first = speech.tokens[at];
    if (first === undefined || speech.quoteAt[at] !== -1) return undefined;
    const mention = speech.mentionsByStart.get(first.start) ?? speech.mentionsByStart.get(speech.tokens[at + 1]?.start ?? -1);
    if (isSubjectWord(first.lower)) return { start: first.start, end: first.end };
    if (mention !== undefined && (mention.span.start === first.start || first.lower === "the")) return mention.span;
    while (at < sentence.last && lowerAt(speech, sentence, at) !== ",") at++;
    at++;
  }
  return undefined;
}

interface Left {
  readonly source: Range;
  readonly shared: boolean;
}

function leftSource(speech: Speech, sentence: Sentence, at: number, before: readonly Voice[]): Left | undefined {
  const word = lowerAt(speech, sentence, at);
  if (word === ",") {
    const source = sourceBeforeApposition(speech, sentence, at);
    if (source !== undefined) return { source, shared: false };
  }
  if (word === "who") {
    const source = sourceEnding(speech, sentence, lowerAt(speech, sentence, at - 1) === "," ? at - 2 : at - 1);
    return source && { source, shared: false };
  }
  if (COORDINATORS.has(word) || word === ",") {
    const source = before.at(-1)?.source ?? subjectOf(speech, sentence);
    return source && { source, shared: true };
  }
  const source = sourceEnding(speech, sentence, at);
  return source && { source, shared: false };
}

function participleSource(speech: Speech, sentence: Sentence, at: number, before: readonly Voice[]): Left | undefined {
  const word = lowerAt(speech, sentence, at - 1);
  if (word !== "," && word !== "by" && word !== "while" && word !== "and" && word !== "") return undefined;
  const source = before.at(-1)?.source ?? subjectOf(speech, sentence);
  return source && { source, shared: true };
}

function speakerLeft(speech: Speech, sentence: Sentence, at: number, cue: Cue, before: readonly Voice[]): Left | undefined {
  const passed = auxiliaries(speech, sentence, at);
  if (cue.form === "participle" && !passed.passive) return participleSource(speech, sentence, at, before);
  if (passed.passive && cue.form !== "participle") return undefined;
  if (passed.modal || (passed.negated && cue.class !== "believe")) return undefined;
  if (!passed.infinitive) return leftSource(speech, sentence, passed.at, before);
  const verb = lowerAt(speech, sentence, passed.at);
  const went = verb === "on" && lowerAt(speech, sentence, passed.at - 1).startsWith("w");
  if (!went && !CATENATIVES.has(verb)) return undefined;
  return leftSource(speech, sentence, passed.at - (went ? 2 : 1), before);
}

// The plain and -s forms of words that are nouns too need a pronoun, a name or a modal for a subject.
function isNoun(speech: Speech, sentence: Sentence, at: number, cue: Cue, left: Left | undefined): boolean {
  if (!cue.takes.has("a") || cue.form === "past" || cue.form === "participle") return false;
  if (left === undefined || left.shared) return true;
  const before = lowerAt(speech, sentence, at - 1);
  if (/^(?:will|would|could|may|might|must|should|did|does|do|to|also)$/.test(before)) return false;
  const named = speech.mentionsByEnd.get(left.source.end) !== undefined || isSubjectWord(before);
  return !named || (cue.form === "plain" && !isSubjectWord(before));
}

/** The verb of saying at token `at`, with its speaker where one stands on its left; undefined if the word is none, or only imagined. `before` are the voices before it in the sentence. */
export function voiceAt(speech: Speech, sentence: Sentence, at: number, before: readonly Voice[]): Voice | undefined {
  const cue = cueOf(lowerAt(speech, sentence, at), lowerAt(speech, sentence, at + 1));
  if (cue === undefined || speech.quoteAt[at] !== -1) return undefined;
  const next = at + (cue.particle === undefined ? 1 : 2);
  const left = speakerLeft(speech, sentence, at, cue, before);
  // "went on to say": the verb that follows says it.
  if (cue.particle === "on" && lowerAt(speech, sentence, next) === "to") return undefined;
  // A plain form joined to a verb in the past is joined to an infinitive before it ("must stop … and reaffirm").
  if (left?.shared === true && cue.form === "plain" && before.at(-1)?.cue.form !== "plain") return undefined;
  if (isNoun(speech, sentence, at, cue, left)) return undefined;
  const voice = { cue, at, next };
  if (left === undefined) return { ...voice, from: at, shared: false };
  return {
    ...voice,
    source: left.source,
    from: left.shared ? at : tokenAt(speech, sentence, left.source.start),
    shared: left.shared,
  };
}
