import type { Cue } from "./cues.ts";
import { isAdverb } from "./sources.ts";
import { fineAt, lowerAt, type Line, type Range, type Speech } from "./speech.ts";

/** What introduces reported words on the right of a verb of saying. `quote`: an opening quotation mark. */
export type Opening = "that" | "clause" | "question" | "infinitive" | "thing" | "topic" | "quote";

/** Where reported words begin: the token, and what introduces them. */
export interface Start {
  readonly at: number;
  readonly opening: Opening;
}

const TIMES = new Set(
  (
    "monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow tonight morning afternoon evening night later earlier recently " +
    "again also publicly repeatedly clearly flatly simply briefly separately previously initially there here then too once further only"
  ).split(" "),
);
const PLACERS = new Set(
  "on in at during after before via through from by over to with of as last this late early when while following ahead".split(" "),
);
const QUESTIONS = new Set("whether if how why what who when where which".split(" "));
const HEARERS = new Set(
  "him her them us me it you reporters journalists lawmakers members supporters viewers colleagues people officials everyone congress parliament".split(
    " ",
  ),
);
const DETERMINERS = new Set("the a an this these those that his her its their our my your some all both several".split(" "));
const STOPS = new Set([".", "?", "!", ";", "…"]);
/** How far right of a verb, in tokens, its "that" may stand behind a hearer, a day and an occasion. */
const REACH = 14;

function isQuote(speech: Speech, token: number): boolean {
  return speech.quoteAt[token] !== undefined && speech.quoteAt[token] !== -1;
}

// "that", a colon or a mark that opens a quotation, before any comma or stop.
function introducer(line: Line, from: number): number | undefined {
  for (let at = from; at < line.sentence.last && at - from < REACH; at++) {
    const word = lowerAt(line, at);
    if (word === "that" || word === ":" || isQuote(line, at)) return at;
    if (word === "," || STOPS.has(word)) return undefined;
  }
  return undefined;
}

function afterHearer(line: Line, at: number): number {
  const mention = line.mentionsByStart.get(line.tokens[at]?.start ?? -1);
  if (mention !== undefined) {
    let next = at;
    while (next < line.sentence.last && (line.tokens[next]?.start ?? 0) < mention.span.end) next++;
    return next;
  }
  const word = lowerAt(line, at);
  if (HEARERS.has(word)) return at + 1;
  if (DETERMINERS.has(word)) return Math.min(at + 2, line.sentence.last);
  let next = at;
  while (next < line.sentence.last && /^\p{Lu}/u.test(line.tokens[next]?.text ?? "") && next - at < 5) next++;
  return next > at ? next : at;
}

// Days, occasions and places between the verb and what is said: "said on Monday in a statement that".
function afterAdjuncts(line: Line, from: number): number {
  let at = from;
  while (at < line.sentence.last && (TIMES.has(lowerAt(line, at)) || isAdverb(lowerAt(line, at)))) at++;
  if (!PLACERS.has(lowerAt(line, at))) return at;
  const found = introducer(line, at);
  if (found !== undefined) return found;
  if (lowerAt(line, at) === "on" && TIMES.has(lowerAt(line, at + 1))) return at + 2;
  return at;
}

function byIntroducer(line: Line, at: number): Start | undefined {
  const word = lowerAt(line, at);
  if (isQuote(line, at)) return { at, opening: "quote" };
  if ((word === ":" || word === ",") && isQuote(line, at + 1) && at + 1 < line.sentence.last) return { at: at + 1, opening: "quote" };
  return undefined;
}

// "says of the rival, “…”", "scolded him: “…”": a quotation behind what it is about, if no other verb stands between.
function laterQuote(line: Line, from: number): Start | undefined {
  for (let at = from; at < line.sentence.last && at - from < REACH; at++) {
    const word = lowerAt(line, at);
    const found = word === "," || word === ":" ? byIntroducer(line, at) : undefined;
    if (found !== undefined) return found;
    if (STOPS.has(word) || isQuote(line, at) || /^(?:VBD|VBZ|VBP|MD)$/.test(fineAt(line, at))) return undefined;
  }
  return undefined;
}

function isTopic(line: Line, at: number, cue: Cue): boolean {
  return cue.prepositions.has(lowerAt(line, at)) && at + 1 < line.sentence.last;
}

function opened(line: Line, at: number, cue: Cue): Start | undefined {
  const word = lowerAt(line, at);
  if (word === "" || STOPS.has(word) || word === ",") return undefined;
  if (word === "that" && (cue.takes.has("c") || cue.takes.has("t"))) return { at: at + 1, opening: "that" };
  if (word === ":" && cue.takes.has("c") && at + 2 < line.sentence.last) return { at: at + 1, opening: "clause" };
  if (isTopic(line, at, cue)) return { at: at + 1, opening: "topic" };
  if (QUESTIONS.has(word) && cue.takes.has("w")) return { at, opening: "question" };
  if (word === "to" && cue.takes.has("i")) return { at, opening: "infinitive" };
  if (/^\p{P}/u.test(word) && word !== "$" && word !== "(") return undefined;
  return undefined;
}

/**
 * Where the reported words right of a verb of saying begin, behind its hearer, day and occasion. `from` is the token after the verb (and its
 * particle). Undefined where nothing is reported there: the sentence ends, or what follows cannot be what this verb takes.
 */
export function contentStart(line: Line, from: number, cue: Cue): Start | undefined {
  if (cue.takes.has("m") && isNamed(line, from)) return { at: from, opening: "thing" };
  const direct = byIntroducer(line, from) ?? opened(line, from, cue);
  if (direct !== undefined) return direct;
  const heard = cue.takes.has("o") ? afterHearer(line, from) : from;
  if (cue.takes.has("o") && cue.takes.has("n")) {
    const found = topicAfter(line, from, cue);
    if (found !== undefined) return found;
  }
  const at = afterAdjuncts(line, heard);
  const led =
    byIntroducer(line, at) ??
    opened(line, at, cue) ??
    (cue.takes.has("o") ? topicAfter(line, heard, cue) : undefined) ??
    (cue.takes.has("q") ? laterQuote(line, from) : undefined);
  if (led !== undefined) return led;
  const word = lowerAt(line, at);
  if (
    at >= line.sentence.last ||
    /^\p{P}/u.test(word) ||
    word === "by" ||
    word === "as" ||
    word === "and" ||
    word === "but" ||
    word === "or"
  )
    return undefined;
  if (cue.takes.has("c") && !PLACERS.has(word) && !(cue.takes.has("o") && heard === from && cue.lemma !== "warn"))
    return { at, opening: "clause" };
  if (cue.takes.has("n") && !PLACERS.has(word)) return { at, opening: "thing" };
  return undefined;
}

// "called the plan a “disgrace”": words in marks in the same clause, behind what they name.
function isNamed(line: Line, from: number): boolean {
  for (let at = from; at < line.sentence.last && at - from < REACH; at++) {
    if (isQuote(line, at)) return at > from;
    if (/^(?:on|for|to|that|[,.;:?!])$/.test(lowerAt(line, at))) return false;
  }
  return false;
}

// "thanked the people of the town for …": the preposition may stand behind a hearer of several words.
function topicAfter(line: Line, from: number, cue: Cue): Start | undefined {
  for (let at = from; at < line.sentence.last && at - from < REACH; at++) {
    const word = lowerAt(line, at);
    if (word === "," || STOPS.has(word)) return undefined;
    if (isTopic(line, at, cue)) return { at: at + 1, opening: "topic" };
    if (word === "to" && cue.takes.has("i")) return { at, opening: "infinitive" };
    if (word === "that" && (cue.takes.has("c") || cue.takes.has("t"))) return { at: at + 1, opening: "that" };
  }
  return undefined;
}

/** Characters from token `first` to before token `last`, without stops and commas that belong to the sentence around. Undefined if nothing is left. */
export function content(speech: Speech, first: number, last: number): Range | undefined {
  let [from, to] = [first, last];
  const outer = (token: number): boolean => {
    const one = speech.tokens[token];
    return one !== undefined && one.kind === "mark" && speech.quoteAt[token] === -1 && /^[.,;:…–—-]$/.test(one.text);
  };
  while (to > from && outer(to - 1)) to--;
  while (from < to && outer(from)) from++;
  if (from >= to) return undefined;
  const quote = speech.quotes[speech.quoteAt[to - 1] ?? -1];
  const start = speech.tokens[from]?.start ?? 0;
  return {
    start,
    end:
      quote !== undefined && quote.from >= start ? Math.max(quote.to, speech.tokens[to - 1]?.end ?? 0) : (speech.tokens[to - 1]?.end ?? 0),
  };
}
