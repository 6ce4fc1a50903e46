import { cueOf, type Cue } from "./cues.ts";
import { auxiliaries, isSubjectWord, phraseOf, sourceBeforeApposition, sourceEnding, tokenAt } from "./sources.ts";
import { fineAt, lowerAt, relationAt, type Line, type Range, type Speech } from "./speech.ts";

/** A verb of saying in a sentence with the speaker found for it; `from` is the first token of speaker and verb together. */
export interface Voice {
  readonly cue: Cue;
  readonly at: number;
  /** First token of the verb's group: its auxiliaries and adverbs ("has repeatedly said"). */
  readonly group: number;
  readonly next: number;
  readonly source?: Range;
  /** The speaker with what describes him. */
  readonly phrase?: Range;
  readonly from: number;
  /** Whether the speaker stands elsewhere: shared with the verb before, or the subject of the sentence. */
  readonly shared: boolean;
}

// "on Monday", "this week" between subject and verb are no part of the verb.
const TIME =
  /^(?:on|early|late|this|last|next|week|month|year|morning|evening|afternoon|weekend|(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|yesterday)$/;

/** The characters of a verb of saying from its auxiliaries to before token `end`. */
export function cueRange(speech: Speech, voice: Pick<Voice, "group" | "at">, end: number): Range {
  let first = voice.group;
  while (first < voice.at && TIME.test(speech.tokens[first]?.lower ?? "")) first++;
  return { start: speech.tokens[first]?.start ?? 0, end: speech.tokens[end - 1]?.end ?? 0 };
}

const COORDINATORS = new Set(["and", "but", "or", "then", "who"]);
const CATENATIVES = new Set(["continued", "continues", "began", "proceeded", "hastened", "hurried"]);

// "several groups", "some in the party": the noun that a word like "several" stands before, or the word itself.
function nounOf(line: Line, at: number): number {
  const head = line.grammar.head[at] ?? -1;
  const counts = /^(?:det|nummod|amod)$/.test(relationAt(line, at));
  return counts && head > at && head < line.sentence.last ? head : at;
}

// The subject of the sentence: a mention or pronoun at its start, or after the comma of an opening phrase ("On Friday, she …").
function subjectOf(line: Line): Range | undefined {
  let at = line.sentence.first;
  for (let tries = 0; tries < 2; tries++) {
    const first = line.tokens[at];
    if (first === undefined || line.quoteAt[at] !== -1) return undefined;
    const mention = line.mentionsByStart.get(first.start) ?? line.mentionsByStart.get(line.tokens[at + 1]?.start ?? -1);
    if (isSubjectWord(first.lower)) return { start: first.start, end: line.tokens[nounOf(line, at)]?.end ?? first.end };
    if (mention !== undefined && (mention.span.start === first.start || first.lower === "the")) return mention.span;
    while (at < line.sentence.last && lowerAt(line, at) !== ",") at++;
    at++;
  }
  return undefined;
}

type Verb = Pick<Voice, "at" | "cue">;

interface Left {
  readonly source: Range;
  readonly shared: boolean;
  readonly group?: number;
}

/** Longest description between a speaker's name and his verb behind a quotation, in tokens. */
const DESCRIPTION = 60;

// "“…,” Mara Lind, who heads the port, one of three on the coast, said": whoever is named right behind the quotation.
function namedBehindQuote(line: Line, comma: number): Range | undefined {
  for (let at = comma; at > line.sentence.first && comma - at <= DESCRIPTION; at--) {
    if (line.quoteAt[at - 1] === -1) continue;
    let next = at;
    while (next < comma && /^(?:NNPS?|NN)$/.test(fineAt(line, next)) && /^\p{Lu}/u.test(line.tokens[next]?.text ?? "")) next++;
    const [first, last] = [line.tokens[at], line.tokens[next - 1]];
    return first && last && next > at && lowerAt(line, next) === "," ? { start: first.start, end: last.end } : undefined;
  }
  return undefined;
}

function leftSource(line: Line, at: number, before: readonly Voice[]): Left | undefined {
  const word = lowerAt(line, at);
  if (word === ",") {
    const source = namedBehindQuote(line, at) ?? sourceBeforeApposition(line, at);
    if (source !== undefined) return { source, shared: false };
  }
  if (word === "who") {
    const source = sourceEnding(line, lowerAt(line, at - 1) === "," ? at - 2 : at - 1);
    return source && { source, shared: false };
  }
  if (COORDINATORS.has(word) || word === ",") {
    const source = before.at(-1)?.source ?? subjectOf(line);
    return source && { source, shared: true };
  }
  const source = sourceEnding(line, at);
  return source && { source, shared: false };
}

function participleSource(line: Line, at: number, before: readonly Voice[]): Left | undefined {
  const word = lowerAt(line, at - 1);
  if (word !== "," && word !== "by" && word !== "while" && word !== "and" && word !== "") return undefined;
  const source = before.at(-1)?.source ?? subjectOf(line);
  return source && { source, shared: true };
}

function speakerLeft(line: Line, { at, cue }: Verb, before: readonly Voice[]): Left | undefined {
  const passed = auxiliaries(line, at);
  if (cue.form === "participle" && !passed.passive) return participleSource(line, at, before);
  if (passed.passive && cue.form !== "participle") return undefined;
  if (passed.modal || (passed.negated && cue.class !== "believe")) return undefined;
  if (!passed.infinitive) return grouped(leftSource(line, passed.at, before), passed.at + 1);
  const verb = lowerAt(line, passed.at);
  const went = verb === "on" && lowerAt(line, passed.at - 1).startsWith("w");
  if (!went && !CATENATIVES.has(verb)) return undefined;
  const start = passed.at - (went ? 2 : 1);
  return grouped(leftSource(line, start, before), start + 1);
}

function grouped(left: Left | undefined, group: number): Left | undefined {
  return left && { ...left, group };
}

// The plain and -s forms of words that are nouns too need a pronoun, a name or a modal for a subject.
function isNoun(line: Line, { at, cue }: Verb, left: Left | undefined): boolean {
  if (!cue.takes.has("a") || cue.form === "past" || cue.form === "participle") return false;
  if (/^VB[DGPZ]?$/.test(fineAt(line, at))) return false;
  if (left === undefined || left.shared) return true;
  const before = lowerAt(line, at - 1);
  if (/^(?:will|would|could|may|might|must|should|did|does|do|to|also)$/.test(before)) return false;
  const named = line.mentionsByEnd.get(left.source.end) !== undefined || isSubjectWord(before);
  return !named || (cue.form === "plain" && !isSubjectWord(before));
}

/** The verb of saying at token `at`, with its speaker where one stands on its left; undefined if the word is none, or only imagined. `before` are the voices before it in the sentence. */
export function voiceAt(line: Line, at: number, before: readonly Voice[]): Voice | undefined {
  const cue = cueOf(lowerAt(line, at), lowerAt(line, at + 1));
  if (cue === undefined || line.quoteAt[at] !== -1) return undefined;
  const next = at + (cue.particle === undefined ? 1 : 2);
  const left = speakerLeft(line, { at, cue }, before);
  // "went on to say": the verb that follows says it.
  if (cue.particle === "on" && lowerAt(line, next) === "to") return undefined;
  // A plain form joined to a verb in the past is joined to an infinitive before it ("must stop … and reaffirm").
  if (left?.shared === true && cue.form === "plain" && before.at(-1)?.cue.form !== "plain") return undefined;
  if (isNoun(line, { at, cue }, left)) return undefined;
  const voice = { cue, at, next, group: left?.group ?? at };
  if (left === undefined) return { ...voice, from: at, shared: false };
  const { source, shared } = left;
  const phrase = phraseOf(line, source, shared ? tokenAt(line, source.end) : voice);
  const from = Math.min(tokenAt(line, source.start), tokenAt(line, phrase.start));
  return { ...voice, source, phrase, from: shared ? at : from, shared };
}
