import { fineAt, lowerAt, subjectAt, type Line, type Range, type Speech } from "./speech.ts";

const PRONOUNS = new Set(
  "he she they i we you it one who someone somebody everyone others many some both neither none all several most".split(" "),
);
const DETERMINERS = new Set(
  "the a an this these that those his her its their our my your another one two three four five six seven eight nine ten several some many most both few all other each every any no dozens hundreds".split(
    " ",
  ),
);
const JOINERS = new Set("of for at from with in on to inside within near".split(" "));
// Words that no noun phrase of a speaker contains: where the phrase must have begun after them, read from the right.
const NEVER = new Set(
  (
    "and but or nor so yet because although though while whereas if unless until when where whether that which who whom whose what how why as than then " +
    "is are was were be been being am has have had having do does did will would can could may might must shall should not " +
    "about into onto over under after before during against between through by since without despite according he she they i we you it there here also " +
    "when said says say told"
  ).split(" "),
);
/** Words between a verb of saying and its subject that say how or when and may be passed over. */
const ADVERBS = new Set(
  "also then later again further furthermore additionally recently repeatedly already just now once previously initially still even often always never simply only earlier today yesterday too long first therefore thus instead separately soon ever monday tuesday wednesday thursday friday saturday sunday".split(
    " ",
  ),
);
const AUXILIARIES = new Set(
  "has have had is are was were be been being will would can could may might must shall should do does did".split(" "),
);
/** Longest noun phrase of a speaker, in words: office, country and full name fit with room. */
const LONGEST = 14;
/** Longest apposition between commas after a speaker's name, in words. */
const APPOSITION = 16;

/** What stands between a verb of saying and its subject, read leftwards: the token left of it all, and what was passed. */
export interface Auxiliaries {
  readonly at: number;
  readonly negated: boolean;
  readonly passive: boolean;
  readonly infinitive: boolean;
  /** Whether it is only said to come, to be wanted or to be possible ("will say", "must guarantee"). */
  readonly modal: boolean;
}

const MODALS = new Set("will would can could may might must shall should".split(" "));

const NO_ADVERBS = new Set("family assembly ally reply supply rally italy july bully anomaly monopoly homily".split(" "));

/** Whether a lower-case word is an adverb in "-ly". */
export function isAdverb(word: string): boolean {
  return word.endsWith("ly") && !NO_ADVERBS.has(word);
}

// "on Monday", "this week": two words of time between the subject and the verb.
function isTimeBefore(line: Line, at: number): boolean {
  const [word, before] = [lowerAt(line, at), lowerAt(line, at - 1)];
  if (before === "on") return ADVERBS.has(word) && word.endsWith("day");
  return /^(?:this|last|next)$/.test(before) && /^(?:week|month|year|morning|evening|afternoon|weekend)$/.test(word);
}

/** Pass over adverbs and auxiliaries to the left of the token `cue`. */
export function auxiliaries(line: Line, cue: number): Auxiliaries {
  let at = cue - 1;
  let [negated, passive, infinitive, modal] = [false, false, false, false];
  for (; at >= line.sentence.first; at--) {
    const word = lowerAt(line, at);
    if (MODALS.has(word)) modal = true;
    if (word === "not" || word === "never" || word.endsWith("n't")) negated = true;
    else if (word === "to" && at === cue - 1) infinitive = true;
    else if (/^(?:is|are|was|were|be|been|being)$/.test(word)) passive = true;
    else if (isTimeBefore(line, at)) at--;
    else if (!AUXILIARIES.has(word) && !ADVERBS.has(word) && !isAdverb(word)) break;
  }
  return { at, negated, passive, infinitive, modal };
}

const capital = (speech: Speech, token: number): boolean => /^\p{Lu}/u.test(speech.tokens[token]?.text ?? "");

function range(speech: Speech, first: number, last: number): Range {
  return { start: speech.tokens[first]?.start ?? 0, end: speech.tokens[last]?.end ?? 0 };
}

function firstOf(line: Line, range: Range, from: number): number {
  let first = from;
  while (first > line.sentence.first && (line.tokens[first - 1]?.start ?? -1) >= range.start) first--;
  return first;
}

// Marks inside a noun phrase: the possessive ending, and signs that stand for words.
const INNER = /^(?:['’]s?|[&$%])$/;

/** Letters of a title or initial that is shortened with a stop ("Mr.", "Gov.", "J."). */
const SHORTENED = 5;

// The stop of "Mr. Lind" ends no sentence, or the sentence would end there.
function isTitleStop(line: Line, at: number): boolean {
  const before = line.tokens[at - 1];
  return (
    line.tokens[at]?.text === "." &&
    before !== undefined &&
    before.text.length <= SHORTENED &&
    capital(line, at - 1) &&
    before.end === line.tokens[at]?.start
  );
}

// Words of one noun phrase leftwards from `at`: stops at marks, at words no phrase contains, after a determiner or before a preposition.
function phraseStart(line: Line, at: number): number {
  let first = at + 1;
  while (first > line.sentence.first && at + 1 - first < LONGEST) {
    const token = line.tokens[first - 1];
    const word = token?.lower ?? "";
    if (token === undefined || line.quoteAt[first - 1] !== -1) break;
    if (token.kind === "mark" && !INNER.test(token.text) && !isTitleStop(line, first - 1)) break;
    if (/^(?:VBD|VBZ|VBP|MD)$/.test(fineAt(line, first - 1)) && !capital(line, first - 1)) break;
    if (NEVER.has(word) || (JOINERS.has(word) && !capital(line, first - 1))) break;
    first--;
    if (DETERMINERS.has(word) && !(first > line.sentence.first && /^(?:the|all|both|some|other)$/.test(lowerAt(line, first - 1)))) break;
  }
  return first;
}

function nounPhrase(line: Line, at: number): number | undefined {
  const mention = line.mentionsByEnd.get(line.tokens[at]?.end ?? -1);
  const own = phraseStart(line, at);
  const first = mention === undefined ? own : Math.min(own, firstOf(line, mention.span, at));
  if (first > at) return undefined;
  const joiner = lowerAt(line, first - 1);
  if (!JOINERS.has(joiner) || first - 2 < line.sentence.first || capital(line, first - 1)) return first;
  const before = phraseStart(line, first - 2);
  const headless = before > first - 2 || (joiner !== "of" && joiner !== "for" && joiner !== "from" && joiner !== "at" && joiner !== "with");
  return headless ? first : before;
}

// A phrase goes on behind its head with one of these ("the head of", "a spokeswoman for").
const BRANCH = /\b(?:of|for|at|from|with|in|to)\b/;

/**
 * The mention that a phrase is headed by, whole: the one that ends it ("nominee Mara Lind"), or the one that begins it where a preposition or
 * bracket follows; else the phrase itself ("the Lind campaign").
 */
function snapped(speech: Speech, first: number, last: number): Range {
  const whole = range(speech, first, last);
  const opening = speech.mentionsByStart.get(whole.start);
  const closing = speech.mentionsByEnd.get(whole.end);
  const { text } = speech.doc;
  if (closing !== undefined) {
    if (closing.span.start < whole.start || !BRANCH.test(text.slice(whole.start, closing.span.start).toLowerCase())) return closing.span;
  }
  if (opening === undefined || opening.span.end > whole.end) return whole;
  const rest = text.slice(opening.span.end, whole.end);
  return rest === "" || /^\s+(?:of|for|at|from|with|in|to)\b|^\s*[(,]/.test(rest) ? opening.span : whole;
}

// "Name (party, district)": what stands in brackets after a name is no part of it.
function beforeBracket(line: Line, end: number): number {
  if (lowerAt(line, end) !== ")") return end;
  for (let at = end - 1; at > line.sentence.first && end - at <= LONGEST; at--) if (lowerAt(line, at) === "(") return at - 1;
  return end;
}

/** The noun phrase that ends with token `end`, or before a bracket that does, snapped to a mention; with "A and B" both, where nothing but a clause border stands before. */
export function sourceEnding(line: Line, end: number): Range | undefined {
  const at = beforeBracket(line, end);
  if (at < line.sentence.first || line.quoteAt[at] !== -1) return undefined;
  const word = lowerAt(line, at);
  if (PRONOUNS.has(word) && word !== "who" && lowerAt(line, at - 1) !== "the") return range(line, at, at);
  if (line.tokens[at]?.kind === "mark" && !/^['’]$/.test(word)) return undefined;
  const first = nounPhrase(line, at);
  if (first === undefined || DETERMINERS.has(word)) return undefined;
  if (lowerAt(line, first - 1) === "and" && first - 2 >= line.sentence.first && capital(line, first - 2)) {
    const partner = nounPhrase(line, first - 2);
    if (partner !== undefined && (partner === line.sentence.first || line.tokens[partner - 1]?.kind === "mark"))
      return range(line, partner, at);
  }
  return snapped(line, first, at);
}

/**
 * The speaker named before an apposition that ends with the comma at token `comma`: "Name, the head of the office, said". Of several
 * appositions one after the other the words before the first.
 */
export function sourceBeforeApposition(line: Line, comma: number): Range | undefined {
  for (let at = comma - 1; at > line.sentence.first && comma - at <= APPOSITION; at--) {
    if (line.tokens[at]?.text !== "," || line.quoteAt[at] !== -1) continue;
    const found = sourceEnding(line, at - 1);
    const before = found && firstOf(line, found, at - 1) - 1;
    const apposed = before !== undefined && line.tokens[before]?.text === "," && DETERMINERS.has(lowerAt(line, before + 1));
    return apposed ? (sourceBeforeApposition(line, at) ?? found) : found;
  }
  return undefined;
}

/** The noun phrase that starts at token `at`: a speaker after the verb ("said the minister"), or after "according to". */
export function sourceStarting(line: Line, at: number): Range | undefined {
  if (at >= line.sentence.last || line.quoteAt[at] !== -1) return undefined;
  const mention = line.mentionsByStart.get(line.tokens[at]?.start ?? -1);
  if (mention !== undefined) return mention.span;
  const word = lowerAt(line, at);
  if (PRONOUNS.has(word) && !DETERMINERS.has(word)) return range(line, at, at);
  let last = at - 1;
  while (last + 1 < line.sentence.last && last + 2 - at <= LONGEST) {
    const token = line.tokens[last + 1];
    const next = token?.lower ?? "";
    if (token === undefined || token.kind === "mark" || line.quoteAt[last + 1] !== -1) break;
    if (NEVER.has(next) || (JOINERS.has(next) && !/^(?:of|for|at|from|with)$/.test(next))) break;
    if (lowerAt(line, last + 2) === "by" && fineAt(line, last + 1) === "VBN") break;
    last++;
  }
  while (last >= at && JOINERS.has(lowerAt(line, last))) last--;
  return last < at ? undefined : range(line, at, last);
}

/** Whether a lower-case word is a pronoun that can be the subject of a verb of saying. */
export function isSubjectWord(word: string): boolean {
  return PRONOUNS.has(word);
}

/** The token that starts at or after a character of the sentence. */
export function tokenAt(line: Line, start: number): number {
  let at = line.sentence.first;
  while (at < line.sentence.last && (line.tokens[at]?.start ?? 0) < start) at++;
  return at;
}

// A comma that ends what describes a speaker is followed by one of these, or by a quotation.
const RESUMES = /^(?:and|but|while|as|in|on|at|after|before|during|when|if|because|although|though|or|yet|so|who|whom|whose)$|ing$/;
/** Longest description behind a speaker's name, in tokens. */
const DESCRIPTION = 30;

function descriptionEnd(line: Line, from: number): number {
  for (let end = from; end < line.sentence.last && end - from < DESCRIPTION; end++) {
    const word = lowerAt(line, end);
    if (line.quoteAt[end] !== -1 || /^[;:?!—–]$/.test(word) || (word === "." && !isTitleStop(line, end))) return end;
    if (word === "," && (RESUMES.test(lowerAt(line, end + 1)) || line.quoteAt[end + 1] !== -1)) return end;
  }
  return Math.min(line.sentence.last, from + DESCRIPTION);
}

/** Where what describes a speaker behind his name ends: an apposition, relative clause, bracket or "of …" that opens at token `at`. */
function described(line: Line, at: number): number {
  const [mark, next] = [lowerAt(line, at), lowerAt(line, at + 1)];
  if (mark === "(") {
    for (let end = at + 1; end < line.sentence.last && end - at < LONGEST; end++)
      if (lowerAt(line, end) === ")") return described(line, end + 1);
    return at;
  }
  if (/^(?:of|for|at|who|which)$/.test(mark) || (mark === "in" && !capital(line, at - 1))) return descriptionEnd(line, at + 1);
  if (mark !== "," || (RESUMES.test(next) && !next.startsWith("who")) || line.quoteAt[at + 1] !== -1) return at;
  return descriptionEnd(line, at + 1);
}

// What may stand before a speaker at the start of a sentence and is no part of the phrase.
const BEFORE = new Set([
  ...JOINERS,
  ..."even only but and meanwhile yet so also still now then while as when after before if because though although like".split(" "),
]);

// Of the subject's tree what stands before the verb, where it holds the source.
function subjectPhrase(line: Line, source: Range, verb: Verb): readonly [number, number] | undefined {
  const subject = subjectAt(line, verb.at);
  if (subject === undefined) return undefined;
  const [first, last] = [line.reach.first[subject] ?? subject, Math.min(line.reach.last[subject] ?? subject, verb.group - 1)];
  const [own, end] = [tokenAt(line, source.start), tokenAt(line, source.end) - 1];
  return first <= own && end <= last && last - first < PHRASE ? [first, last] : undefined;
}

/** Longest phrase of a speaker that a tree is believed, in tokens. */
const PHRASE = 40;

/** A verb of saying with its group: see `Voice`. */
interface Verb {
  readonly at: number;
  readonly group: number;
}

function phraseFirst(line: Line, own: number, last: number): number {
  if (last === own && isSubjectWord(lowerAt(line, own))) return own;
  const first = Math.min(own, phraseStart(line, last));
  return first === own && DETERMINERS.has(lowerAt(line, own - 1)) ? own - 1 : first;
}

/**
 * The whole phrase of a speaker: with article and office before the name, and with what describes him behind it. A speaker before the verb has all
 * that stands between, or the tree of the subject; one behind it ends where his description does. In a relative clause it is "who".
 */
export function phraseOf(line: Line, source: Range, verb?: Verb | number): Range {
  const [own, last] = [tokenAt(line, source.start), tokenAt(line, source.end) - 1];
  const until = typeof verb === "object" ? verb.group : verb;
  if (until !== undefined && until - 1 > last && lowerAt(line, until - 1) === "who") return range(line, until - 1, until - 1);
  const tree = typeof verb === "object" ? subjectPhrase(line, source, verb) : undefined;
  let [first, end] = tree === undefined ? [phraseFirst(line, own, last), until ?? described(line, last + 1)] : [tree[0], tree[1] + 1];
  while (first < own && (BEFORE.has(lowerAt(line, first)) || line.tokens[first]?.kind === "mark")) first++;
  while (end - 1 > last && /^[,;:—–-]$/.test(lowerAt(line, end - 1))) end--;
  return { start: line.tokens[first]?.start ?? source.start, end: Math.max(source.end, line.tokens[end - 1]?.end ?? source.end) };
}
