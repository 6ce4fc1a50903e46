import { content, contentStart, type Start } from "./clauses.ts";
import { complements } from "./complements.ts";
import { cueOf, isSaying } from "./cues.ts";
import { nominal, type Nominal } from "./nominals.ts";
import { phraseOf, sourceStarting, tokenAt } from "./sources.ts";
import { lowerAt, relationAt, type Line, type Attribution, type Range } from "./speech.ts";
import { cueRange, voiceAt, type Voice } from "./voices.ts";

// Whether a quotation of this paragraph closes with a token. Where the sentence ended with it, a full stop says that no "he said" follows.
function closesQuote(line: Line, token: number): boolean {
  const quote = line.quotes[line.quoteAt[token] ?? -1];
  if (quote === undefined || (line.tokens[token]?.end ?? 0) < quote.to || quote.block !== line.sentence.block) return false;
  return token >= line.sentence.first || line.doc.text[quote.end - 1] !== ".";
}

// Words that open a clause or phrase of their own behind a quotation.
const JOINT = /^(?:and|but|or|as|while|when|after|before|because|since|that|who|which|if|in|on|at|to|of|for|with|by|from)$/;

/** Whether speaker and verb from token `from` stand behind what is said: after a comma or dash, or right after a quotation. */
function isBehind(line: Line, from: number): boolean {
  // An attribute may stand between the quotation and the name ("…," retired general X said).
  const quote = line.quotes[line.quoteAt[from - 2] ?? -1];
  const between = line.tokens[from - 1];
  if (quote !== undefined && closesQuote(line, from - 2) && between?.kind === "word" && !JOINT.test(between.lower)) return true;
  if (from > 0 && closesQuote(line, from - 1) && line.tokens[from - 1] !== undefined) return true;
  const word = lowerAt(line, from - 1);
  return word === "," || word === "—" || word === "–";
}

function endsHere(line: Line, at: number): boolean {
  const word = lowerAt(line, at);
  return word === "" || /^[.,;:?!—–]$/.test(word);
}

// Words left of the speaker: a quotation that closes there, or the clause from the sentence's start.
function leftPart(line: Line, from: number): Range | undefined {
  const quote =
    line.quotes[line.quoteAt[from - 1] ?? -1] ?? (closesQuote(line, from - 2) ? line.quotes[line.quoteAt[from - 2] ?? -1] : undefined);
  const { first } = line.sentence;
  if (quote !== undefined) {
    const lead = tokenAt(line, quote.from) - first;
    if (lead <= LEAD) return { start: quote.start, end: quote.end };
  }
  return content(line, first, from);
}

/** Words before a quotation ("But", "And yet") that do not make it a mixed one. */
const LEAD = 1;

function conjunctionBefore(line: Line, from: number): number {
  let at = from;
  while (at - 1 >= line.sentence.first && /^(?:and|but|while|as|or|yet|though|although|because|,|;|also)$/.test(lowerAt(line, at - 1)))
    at--;
  return at;
}

// Reported words end where the next voice of the sentence starts, if a conjunction or comma divides them.
function limitOf(line: Line, voice: Voice, after: readonly Voice[]): number {
  for (const next of after) {
    if (next.from <= voice.at) continue;
    const border = conjunctionBefore(line, Math.min(next.from, next.group));
    const joined = relationAt(line, next.at) === "conj" && line.grammar.head[next.at] === voice.at;
    const speaks = joined || (next.source !== undefined && contentStart(line, next.next, next.cue) !== undefined);
    if (border < next.from && speaks) return border;
  }
  return line.sentence.last;
}

function rightPart(line: Line, start: Start, limit: number): Range | undefined {
  const part = content(line, start.at, Math.max(start.at, limit));
  if (part === undefined) return undefined;
  const quote = line.quotes[line.quoteAt[start.at] ?? -1];
  if (quote !== undefined && quote.from === part.start && quote.to >= part.end) return { start: quote.start, end: quote.end };
  return part;
}

// "…", he said, "…": what follows the comma goes on if it is a quotation.
function resumed(line: Line, from: number): Range | undefined {
  for (let at = from; at < line.sentence.last && at - from <= 12; at++) {
    const quote = line.quotes[line.quoteAt[at] ?? -1];
    if (quote !== undefined) return /^[,:.–—-]$/.test(lowerAt(line, at - 1)) ? { start: quote.start, end: quote.end } : undefined;
  }
  return undefined;
}

/** Who says it, on the left of the verb. */
function speaking({ source, phrase }: Voice): Pick<Attribution, "source" | "phrase"> {
  return { ...(source === undefined ? {} : { source }), ...(phrase === undefined ? {} : { phrase }) };
}

function inverted(line: Line, voice: Voice): Attribution | undefined {
  if (!voice.cue.takes.has("q") || voice.cue.form === "participle" || !isBehind(line, voice.at)) return undefined;
  const quoted = closesQuote(line, voice.at - 1) || closesQuote(line, voice.at - 2);
  if (!quoted && !voice.cue.takes.has("c")) return undefined;
  const source = sourceStarting(line, voice.next);
  const part = source && leftPart(line, voice.at);
  if (source === undefined || part === undefined) return undefined;
  const more = resumed(line, tokenAt(line, source.end));
  return {
    cue: cueRange(line, voice, voice.next),
    source,
    phrase: phraseOf(line, source),
    parts: more === undefined ? [part] : [part, more],
  };
}

function behind(line: Line, voice: Voice): Attribution | undefined {
  if (voice.source === undefined || voice.shared || !isBehind(line, voice.from) || lowerAt(line, voice.next) === ":") return undefined;
  const quoted = closesQuote(line, voice.from - 1) || closesQuote(line, voice.from - 2);
  if (!quoted && !((voice.cue.takes.has("c") || voice.cue.takes.has("t")) && endsHere(line, voice.next))) return undefined;
  const part = leftPart(line, voice.from);
  if (part === undefined) return undefined;
  const more = resumed(line, voice.next);
  return { cue: cueRange(line, voice, voice.next), ...speaking(voice), parts: more === undefined ? [part] : [part, more] };
}

// "Said X: “…”": verb and speaker turned round before a quotation.
function announced(line: Line, voice: Voice): Attribution | undefined {
  if (voice.at !== line.sentence.first || !voice.cue.takes.has("q") || voice.cue.form === "participle" || voice.cue.form === "plain")
    return undefined;
  const source = sourceStarting(line, voice.next);
  const colon = source === undefined ? line.sentence.last : tokenAt(line, source.end);
  const quote = /^[:,]$/.test(lowerAt(line, colon)) ? line.quotes[line.quoteAt[colon + 1] ?? -1] : undefined;
  return source && quote && { cue: cueRange(line, voice, voice.next), source, parts: [{ start: quote.start, end: quote.end }] };
}

// "Lind continued:" at the end of a paragraph, and the next is a quotation.
function continued(line: Line, voice: Voice): Attribution | undefined {
  const { sentence, body } = line;
  if (lowerAt(line, sentence.last - 1) !== ":" || !voice.cue.takes.has("q") || voice.source === undefined) return undefined;
  const block = body.blocks[sentence.block + 1];
  const quote = line.quotes.find((one) => one.block === sentence.block + 1);
  if (block === undefined || quote === undefined || line.doc.text.slice(block.span.start, quote.from).trim() !== "") return undefined;
  return { cue: cueRange(line, voice, voice.next), ...speaking(voice), parts: [{ start: quote.start, end: quote.end }] };
}

function attribute(line: Line, voice: Voice, after: readonly Voice[]): Attribution | undefined {
  const left = behind(line, voice) ?? (voice.source === undefined || voice.shared ? inverted(line, voice) : undefined);
  if (left !== undefined) return left;
  if (voice.source === undefined) return announced(line, voice);
  const start = contentStart(line, voice.next, voice.cue);
  const part = start && rightPart(line, start, limitOf(line, voice, after));
  if (start === undefined || part === undefined) return after.length === 0 ? continued(line, voice) : undefined;
  // "called for", "spoke about": the preposition right behind the verb is the verb's.
  const end = start.opening === "topic" && start.at === voice.next + 1 ? start.at : voice.next;
  return { cue: cueRange(line, voice, end), ...speaking(voice), parts: [part] };
}

function accordingTo(line: Line, at: number): Attribution | undefined {
  const source = sourceStarting(line, at + 2);
  if (source === undefined) return undefined;
  const cue = { start: line.tokens[at]?.start ?? 0, end: line.tokens[at + 1]?.end ?? 0 };
  const behindIt = tokenAt(line, source.end);
  let comma = behindIt;
  while (comma < line.sentence.last && lowerAt(line, comma) !== ",") comma++;
  // At the start of a sentence or clause ("said that, according to …, the port …") what is said follows.
  const opens = at - line.sentence.first <= 1 || (lowerAt(line, at - 1) === "," && lowerAt(line, at - 2) === "that");
  const part = opens ? content(line, comma + 1, line.sentence.last) : content(line, line.sentence.first, at);
  return part && { cue, source, phrase: phraseOf(line, source, opens ? Math.max(comma, behindIt) : undefined), parts: [part] };
}

function voicesOf(line: Line): Voice[] {
  const voices: Voice[] = [];
  for (let at = line.sentence.first; at < line.sentence.last; at++) {
    if (line.quoteAt[at] !== -1 || line.tokens[at]?.kind === "mark") continue;
    if (cueOf(lowerAt(line, at), lowerAt(line, at + 1)) === undefined) continue;
    const before = voices.filter((one) => one.source !== undefined);
    const voice = voiceAt(line, at, before);
    if (voice !== undefined) voices.push(voice);
  }
  return voices;
}

function isWithin(made: Attribution, found: readonly Attribution[]): boolean {
  const at = made.cue?.start ?? 0;
  return found.some((other) => other !== made && other.parts.some((part) => part.start <= at && at < part.end));
}

/** Every attribution whose verb or noun of saying stands in this sentence. */
export function attributions(line: Line): Attribution[] {
  const found: Attribution[] = [];
  const nominals: Nominal[] = [];
  for (let at = line.sentence.first; at < line.sentence.last; at++) {
    if (line.quoteAt[at] !== -1) continue;
    const according = lowerAt(line, at) === "according" && lowerAt(line, at + 1) === "to" ? accordingTo(line, at) : undefined;
    if (according !== undefined) found.push(according);
    const noun = nominal(line, at);
    if (noun !== undefined) nominals.push(noun);
  }
  const clauses = nominals.filter((one) => one.clause);
  found.push(...clauses);
  const voices = voicesOf(line);
  for (const [at, voice] of voices.entries()) {
    const made = attribute(line, voice, voices.slice(at + 1));
    // What others are reported to praise, offer or think is a part of the report: only a saying of its own stands beside it.
    if (made !== undefined && (isSaying(voice.cue) || !isWithin(made, found))) found.push(made);
  }
  found.push(...complements(line, found));
  return [...found, ...nominals.filter((one) => !one.clause && !isWithin(one, found))];
}
