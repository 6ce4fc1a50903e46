import type { Sentence } from "../language/analysis.ts";
import { content, contentStart, type Start } from "./clauses.ts";
import { nounCue } from "./cues.ts";
import { sourceEnding, sourceStarting } from "./sources.ts";
import { lowerAt, type Attribution, type Range, type Speech } from "./speech.ts";
import { tokenAt, voiceAt, type Voice } from "./voices.ts";

function closesQuote(speech: Speech, token: number): boolean {
  const quote = speech.quotes[speech.quoteAt[token] ?? -1];
  return quote !== undefined && (speech.tokens[token]?.end ?? 0) >= quote.to;
}

// Words that open a clause or phrase of their own behind a quotation.
const JOINT = /^(?:and|but|or|as|while|when|after|before|because|since|that|who|which|if|in|on|at|to|of|for|with|by|from)$/;

/** Whether speaker and verb from token `from` stand behind what is said: after a comma or dash, or right after a quotation. */
function isBehind(speech: Speech, sentence: Sentence, from: number): boolean {
  // An attribute may stand between the quotation and the name ("…," retired general X said).
  const quote = speech.quotes[speech.quoteAt[from - 2] ?? -1];
  const between = speech.tokens[from - 1];
  if (quote !== undefined && closesQuote(speech, from - 2) && between?.kind === "word" && !JOINT.test(between.lower)) return true;
  if (from > 0 && closesQuote(speech, from - 1) && speech.tokens[from - 1] !== undefined) return true;
  const word = lowerAt(speech, sentence, from - 1);
  return word === "," || word === "—" || word === "–";
}

function endsHere(speech: Speech, sentence: Sentence, at: number): boolean {
  const word = lowerAt(speech, sentence, at);
  return word === "" || /^[.,;:?!—–]$/.test(word);
}

// Words left of the speaker: a quotation that closes there, or the clause from the sentence's start.
function leftPart(speech: Speech, sentence: Sentence, from: number): Range | undefined {
  const quote =
    speech.quotes[speech.quoteAt[from - 1] ?? -1] ??
    (closesQuote(speech, from - 2) ? speech.quotes[speech.quoteAt[from - 2] ?? -1] : undefined);
  const { first } = sentence;
  if (quote !== undefined) {
    const lead = tokenAt(speech, sentence, quote.from) - first;
    if (lead <= LEAD) return { start: quote.start, end: quote.end };
  }
  return content(speech, first, from);
}

/** Words before a quotation ("But", "And yet") that do not make it a mixed one. */
const LEAD = 1;

function conjunctionBefore(speech: Speech, sentence: Sentence, from: number): number {
  let at = from;
  while (
    at - 1 >= sentence.first &&
    /^(?:and|but|while|as|or|yet|though|although|because|,|;|also)$/.test(lowerAt(speech, sentence, at - 1))
  )
    at--;
  return at;
}

// Reported words end where the next voice of the sentence starts, if a conjunction or comma divides them.
function limitOf(speech: Speech, sentence: Sentence, voice: Voice, after: readonly Voice[]): number {
  for (const next of after) {
    if (next.from <= voice.at) continue;
    const border = conjunctionBefore(speech, sentence, next.from);
    const speaks = next.source !== undefined && contentStart(speech, sentence, next.next, next.cue) !== undefined;
    if (border < next.from && speaks) return border;
  }
  return sentence.last;
}

function rightPart(speech: Speech, sentence: Sentence, start: Start, limit: number): Range | undefined {
  const part = content(speech, start.at, Math.max(start.at, limit));
  if (part === undefined) return undefined;
  const quote = speech.quotes[speech.quoteAt[start.at] ?? -1];
  if (quote !== undefined && quote.from === part.start && quote.to >= part.end) return { start: quote.start, end: quote.end };
  return part;
}

function rightOf(speech: Speech, sentence: Sentence, voice: Voice, after: readonly Voice[]): Range | undefined {
  const start = contentStart(speech, sentence, voice.next, voice.cue);
  return start && rightPart(speech, sentence, start, limitOf(speech, sentence, voice, after));
}

// "…", he said, "…": what follows the comma goes on if it is a quotation.
function resumed(speech: Speech, sentence: Sentence, from: number): Range | undefined {
  for (let at = from; at < sentence.last && at - from <= 12; at++) {
    const quote = speech.quotes[speech.quoteAt[at] ?? -1];
    if (quote !== undefined)
      return /^[,:.–—-]$/.test(lowerAt(speech, sentence, at - 1)) ? { start: quote.start, end: quote.end } : undefined;
  }
  return undefined;
}

function cueRange(speech: Speech, voice: Voice): Range {
  return {
    start: speech.tokens[voice.at]?.start ?? 0,
    end: speech.tokens[voice.next - 1]?.end ?? 0,
  };
}

function inverted(speech: Speech, sentence: Sentence, voice: Voice): Attribution | undefined {
  if (!voice.cue.takes.has("q") || voice.cue.form === "participle" || !isBehind(speech, sentence, voice.at)) return undefined;
  const quoted = closesQuote(speech, voice.at - 1) || closesQuote(speech, voice.at - 2);
  if (!quoted && !voice.cue.takes.has("c")) return undefined;
  const source = sourceStarting(speech, sentence, voice.next);
  const part = source && leftPart(speech, sentence, voice.at);
  if (source === undefined || part === undefined) return undefined;
  const more = resumed(speech, sentence, tokenAt(speech, sentence, source.end));
  return {
    cue: cueRange(speech, voice),
    source,
    parts: more === undefined ? [part] : [part, more],
  };
}

function behind(speech: Speech, sentence: Sentence, voice: Voice): Attribution | undefined {
  if (voice.source === undefined || voice.shared || !isBehind(speech, sentence, voice.from)) return undefined;
  const quoted = closesQuote(speech, voice.from - 1) || closesQuote(speech, voice.from - 2);
  if (!quoted && !(voice.cue.takes.has("c") && endsHere(speech, sentence, voice.next))) return undefined;
  const part = leftPart(speech, sentence, voice.from);
  if (part === undefined) return undefined;
  const more = resumed(speech, sentence, voice.next);
  return {
    cue: cueRange(speech, voice),
    source: voice.source,
    parts: more === undefined ? [part] : [part, more],
  };
}

// "Said X: “…”": verb and speaker turned round before a quotation.
function announced(speech: Speech, sentence: Sentence, voice: Voice): Attribution | undefined {
  if (voice.at !== sentence.first || !voice.cue.takes.has("q") || voice.cue.form === "participle" || voice.cue.form === "plain")
    return undefined;
  const source = sourceStarting(speech, sentence, voice.next);
  const colon = source === undefined ? sentence.last : tokenAt(speech, sentence, source.end);
  const quote = /^[:,]$/.test(lowerAt(speech, sentence, colon)) ? speech.quotes[speech.quoteAt[colon + 1] ?? -1] : undefined;
  return source && quote && { cue: cueRange(speech, voice), source, parts: [{ start: quote.start, end: quote.end }] };
}

function attribute(speech: Speech, sentence: Sentence, voice: Voice, after: readonly Voice[]): Attribution | undefined {
  const left =
    behind(speech, sentence, voice) ?? (voice.source === undefined || voice.shared ? inverted(speech, sentence, voice) : undefined);
  if (left !== undefined) return left;
  if (voice.source === undefined) return announced(speech, sentence, voice);
  const part = rightOf(speech, sentence, voice, after);
  return part && { cue: cueRange(speech, voice), source: voice.source, parts: [part] };
}

function accordingTo(speech: Speech, sentence: Sentence, at: number): Attribution | undefined {
  const source = sourceStarting(speech, sentence, at + 2);
  if (source === undefined) return undefined;
  const cue = { start: speech.tokens[at]?.start ?? 0, end: speech.tokens[at + 1]?.end ?? 0 };
  const behindIt = tokenAt(speech, sentence, source.end);
  let comma = behindIt;
  while (comma < sentence.last && lowerAt(speech, sentence, comma) !== ",") comma++;
  const part = at - sentence.first <= 1 ? content(speech, comma + 1, sentence.last) : content(speech, sentence.first, at);
  return part && { cue, source, parts: [part] };
}

function possessed(speech: Speech, sentence: Sentence, at: number): Attribution | undefined {
  if (nounCue(lowerAt(speech, sentence, at)) === undefined || lowerAt(speech, sentence, at + 1) !== "that") return undefined;
  const owner = speech.tokens[at - 1];
  if (owner === undefined || at - 1 < sentence.first) return undefined;
  const possessive = owner.lower === "'s" || owner.lower === "'";
  const source = /^(?:his|her|their|its|our|my)$/.test(owner.lower)
    ? { start: owner.start, end: owner.end }
    : possessive
      ? sourceEnding(speech, sentence, at - 2)
      : undefined;
  const part = source && content(speech, at + 2, sentence.last);
  const cue = { start: speech.tokens[at]?.start ?? 0, end: speech.tokens[at]?.end ?? 0 };
  return part && source && { cue, source, parts: [part] };
}

/** Every attribution whose verb or noun of saying stands in this sentence, in text order. */
export function attributions(speech: Speech, sentence: Sentence): Attribution[] {
  const voices: Voice[] = [];
  const found: Attribution[] = [];
  for (let at = sentence.first; at < sentence.last; at++) {
    if (speech.quoteAt[at] !== -1) continue;
    const according = lowerAt(speech, sentence, at) === "according" && lowerAt(speech, sentence, at + 1) === "to";
    const other = according ? accordingTo(speech, sentence, at) : possessed(speech, sentence, at);
    if (other !== undefined) found.push(other);
    const voice = voiceAt(
      speech,
      sentence,
      at,
      voices.filter((one) => one.source !== undefined),
    );
    if (voice !== undefined) voices.push(voice);
  }
  for (const [at, voice] of voices.entries()) {
    const made = attribute(speech, sentence, voice, voices.slice(at + 1));
    if (made !== undefined && !isReported(voice, made, found)) found.push(made);
  }
  return found;
}

// What others are reported to praise, offer or think is a part of the report: only a saying of its own stands beside it.
function isReported({ cue }: Voice, made: Attribution, found: readonly Attribution[]): boolean {
  if (/^(?:say|claim|deny|admit)$/.test(cue.class) && cue.takes.has("c")) return false;
  const at = made.cue?.start ?? 0;
  return found.some((other) => other.parts.some((part) => part.start <= at && at < part.end));
}
