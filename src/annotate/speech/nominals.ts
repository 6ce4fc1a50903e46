import { content } from "./clauses.ts";
import { nounCue, type NounCue } from "./cues.ts";
import { auxiliaries, phraseOf, sourceEnding, sourceStarting, tokenAt } from "./sources.ts";
import { fineAt, lowerAt, relationAt, subjectAt, type Attribution, type Line, type Range } from "./speech.ts";

const POSSESSIVE = /^(?:his|her|their|its|our|my)$/;
/** Verbs that do what the noun behind them says: "made the claim that", "raised questions about". */
const LIGHT =
  /^(?:make|makes|made|making|raise|raises|raised|raising|issue|issues|issued|issuing|voice|voices|voiced|voicing|have|has|had|give|gives|gave|given|giving|offer|offers|offered|offering|sound|sounds|sounded|launch|launches|launched|repeat|repeats|repeated|repeating|reiterate|reiterated|renew|renews|renewed|deliver|delivered|express|expresses|expressed|expressing|announce|announced|drop|dropped|reject|rejected)$/;
/** Classes of nouns whose thing is what is said: "her criticism of the plan" tells it, "her remarks about the plan" does not. */
const STANCES = /^(?:blame|praise|deny|admit)$/;
/** How many words may stand between a possessive or such a verb and its noun ("his repeated public warnings"). */
const BETWEEN = 4;

/** An attribution by a noun; `clause`: a "that" clause says what was said, else a preposition or infinitive only what about. */
export interface Nominal extends Attribution {
  readonly clause: boolean;
}

interface Owner {
  readonly source: Range;
  readonly phrase?: Range;
  /** First token of the words that say it. */
  readonly from: number;
}

// "the minister's claim", "her repeated claims": the owner stands before the noun and its adjectives.
function possessor(line: Line, noun: number): Owner | undefined {
  for (let at = noun - 1; at >= line.sentence.first && noun - at <= BETWEEN; at--) {
    const [word, token] = [lowerAt(line, at), line.tokens[at]];
    if (token === undefined || line.quoteAt[at] !== -1) return undefined;
    if (POSSESSIVE.test(word)) return { source: { start: token.start, end: token.end }, from: at + 1 };
    if (word === "'s" || word === "’s" || ((word === "'" || word === "’") && lowerAt(line, at - 1).endsWith("s"))) {
      const source = sourceEnding(line, at - 1);
      return source && { source, from: at + 1 };
    }
    if (!/^(?:JJ|JJR|JJS|RB|VBN|VBG|NN|NNS)$/.test(fineAt(line, at))) return undefined;
  }
  return undefined;
}

// "made the claim", "raised new questions": the subject of the verb.
function maker(line: Line, noun: number, verbs = LIGHT): Owner | undefined {
  for (let at = noun - 1; at >= line.sentence.first && noun - at <= BETWEEN; at--) {
    if (line.quoteAt[at] !== -1 || line.tokens[at]?.kind === "mark") return undefined;
    if (!fineAt(line, at).startsWith("VB") || !verbs.test(lowerAt(line, at))) continue;
    const subject = subjectAt(line, at);
    const source = subject === undefined ? undefined : sourceEnding(line, subject);
    if (source === undefined || tokenAt(line, source.end) > at) return undefined;
    const { at: left, modal, negated } = auxiliaries(line, at);
    return modal || negated ? undefined : { source, phrase: phraseOf(line, source, { at, group: left + 1 }), from: left + 1 };
  }
  return undefined;
}

// "warnings from the minister that": the owner behind the noun.
function sender(line: Line, noun: number): (Owner & { readonly next: number }) | undefined {
  if (!/^(?:from|by)$/.test(lowerAt(line, noun + 1))) return undefined;
  const source = sourceStarting(line, noun + 2);
  const phrase = source && phraseOf(line, source);
  let from = noun;
  while (/^(?:JJ|VBN)$/.test(fineAt(line, from - 1))) from--;
  return source && phrase && { source, phrase, from, next: tokenAt(line, phrase.end) };
}

function opening(
  line: Line,
  at: number,
  { prepositions, infinitive }: NounCue,
): { readonly start: number; readonly next: number } | undefined {
  const word = lowerAt(line, at);
  if (word === "that") return { start: at + 1, next: at };
  if (word === "to" && infinitive && fineAt(line, at + 1) === "VB") return { start: at, next: at };
  return prepositions.has(word) ? { start: at + 1, next: at + 1 } : undefined;
}

const FINITE = /^(?:VBD|VBZ|VBP|MD)$/;
/** What a clause can end in, and no subject: a verb right behind it belongs to what stands before the clause. */
const CLOSING = /^(?:JJ|VBN|RP|CD)$/;

/** Where a noun's clause ends at the latest: a second verb, behind what can end a clause, is the noun's own ("His warning that the pier was weak | came late"). */
function clauseEnd(line: Line, start: number, end: number): number {
  let verbs = 0;
  for (let at = start; at < end; at++) {
    if (!FINITE.test(fineAt(line, at))) continue;
    if (verbs > 0 && CLOSING.test(fineAt(line, at - 1))) return at;
    verbs++;
  }
  return end;
}

// How far what is claimed or criticised reaches: what hangs from its head. A clause that the tree has not, or under a noun that it leaves without a verb
// of its own, may hold that verb too: it goes to the end of the sentence at most.
function extent(line: Line, { start, noun, clause }: { readonly start: number; readonly noun: number; readonly clause: boolean }): number {
  if (clause) {
    for (let at = start; at < line.sentence.last; at++)
      if (line.grammar.head[at] === noun && /^(?:acl|ccomp)$/.test(relationAt(line, at))) {
        const end = (line.reach.last[at] ?? at) + 1;
        return relationAt(line, noun) === "root" ? clauseEnd(line, start, end) : end;
      }
    return clauseEnd(line, start, line.sentence.last);
  }
  let head = start;
  while ((line.grammar.head[head] ?? -1) > head && (line.grammar.head[head] ?? -1) < line.sentence.last)
    head = line.grammar.head[head] as number;
  return (line.reach.last[head] ?? head) + 1;
}

const WORDING = new Set("phrase phrases term terms word words slogan slogans expression expressions epithet epithets".split(" "));
const USES =
  /^(?:use|uses|used|using|utter|utters|uttered|coin|coined|repeat|repeats|repeated|employ|employs|employed|chant|chanted|chanting)$/;

// "has used the phrase “…”": words in marks are somebody's where he uses them.
function worded(line: Line, noun: number): Nominal | undefined {
  const quote = line.quotes[line.quoteAt[noun + 1] ?? -1];
  const owner = quote && maker(line, noun, USES);
  if (quote === undefined || owner === undefined) return undefined;
  const cue = { start: line.tokens[owner.from]?.start ?? 0, end: line.tokens[noun]?.end ?? 0 };
  return {
    cue,
    source: owner.source,
    ...(owner.phrase ? { phrase: owner.phrase } : {}),
    parts: [{ start: quote.start, end: quote.end }],
    clause: true,
  };
}

/**
 * An attribution by a noun of saying or thinking at a token: "the minister's claim that", "her criticism of", "raised questions about", "a warning
 * from the mayor that". Undefined where nobody is named or nothing follows.
 */
export function nominal(line: Line, at: number): Nominal | undefined {
  if (WORDING.has(lowerAt(line, at))) return worded(line, at);
  const cue = nounCue(lowerAt(line, at));
  if (cue === undefined || !fineAt(line, at).startsWith("NN")) return undefined;
  const behind = sender(line, at);
  const opened = opening(line, behind?.next ?? at + 1, cue);
  if (opened === undefined) return undefined;
  const clause = lowerAt(line, opened.start - 1) === "that";
  const stance = clause || STANCES.test(cue.class);
  const owner = (stance ? possessor(line, at) : undefined) ?? maker(line, at) ?? (clause ? behind : undefined);
  const part = owner && content(line, opened.start, extent(line, { start: opened.start, noun: at, clause }));
  if (owner === undefined || part === undefined) return undefined;
  const end = behind === undefined ? opened.next : at + 2;
  const range = { start: line.tokens[owner.from]?.start ?? 0, end: line.tokens[end - 1]?.end ?? 0 };
  return { cue: range, source: owner.source, ...(owner.phrase ? { phrase: owner.phrase } : {}), parts: [part], clause };
}
