import type { Document } from "../model/document.ts";
import type { Span } from "../model/span.ts";
import { IRREGULAR } from "./time/tense.ts";

/** What a noun phrase is read from: tokens, or parts of them. */
interface Word {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly lower: string;
}

/** Words that a noun phrase does not run over: verbs of being and saying, conjunctions, prepositions, pronouns. */
const STOPS = new Set(
  (
    "is are was were be been being am will would can could shall should may might must do does did has have had and or but nor so yet that which who whom " +
    "whose when where while as than if because since until though although after before during for from to in on at by with without into onto over under " +
    "about against between through across along around near per via amid among upon within despite it he she they we you i him her them us this these " +
    "those there here not also said says say told tell including include includes such like each already ago now then today yesterday tomorrow tonight " +
    "remain remains remained came went took made were began ended killed died fell rose according"
  ).split(" "),
);

/** The longest noun phrase in words; longer ones are lists or a missed verb. */
const LONGEST = 12;

function inPhrase(word: Word | undefined): word is Word {
  return word !== undefined && /^[\p{L}\p{N}]/u.test(word.text) && !STOPS.has(word.lower);
}

/** End (exclusive) of the run of phrase words from `at`, with possessive endings inside it. */
function run(words: readonly Word[], at: number): number {
  let end = at;
  while (end - at < LONGEST && (inPhrase(words[end]) || (words[end]?.lower === "'s" && end > at))) end++;
  return end;
}

/** Words that may stand before a participle that still belongs to the noun ("heavily armed men"), and participles used as adjectives. */
const PARTICIPLE = /^\p{Ll}{3,}(?:ed|ing)$/u;
const PLURAL = /^\p{Ll}{2,}[^s]s$|^(?:people|men|women|children|police|troops|personnel|aircraft)$/u;

/** End of the counted phrase from `at`: a participle behind its noun is a verb ("five men arrested"), and ends it. */
function nouns(words: readonly Word[], at: number): number {
  const end = run(words, at);
  for (let next = at + 1; next < end; next++) {
    if (IRREGULAR.has(words[next]?.lower ?? "")) return next;
    if (PARTICIPLE.test(words[next]?.text ?? "") && PLURAL.test(words[next - 1]?.lower ?? "")) return next;
  }
  return end;
}

/** What a number counts: the noun phrase that begins at `at`, with others joined to it by "and" or "or" ("drones and missiles"); its end. */
export function countedEnd(words: readonly Word[], at: number): number {
  const end = nouns(words, at);
  const joint = words[end]?.lower === "and" || words[end]?.lower === "or" || words[end]?.lower === "&";
  if (end === at || !joint || !inPhrase(words[end + 1]) || /^[\p{N}\p{Lu}]/u.test(words[end + 1]?.text ?? "")) return end;
  const next = nouns(words, end + 1);
  return next > end + 1 && PLURAL.test(words[next - 1]?.lower ?? "") ? next : end;
}

/** The noun phrase behind "of" at `at` ("… of Russia's aggression"), without looking past its first verb or mark; null if there is no "of". */
export function nounAfter(words: readonly Word[], at: number, doc: Document): Span | null {
  const of = words[at]?.lower === "of" || words[at]?.lower === "since" || words[at]?.lower === "in" ? at + 1 : -1;
  if (of < 0) return null;
  let end = run(words, of);
  while (
    words[end]?.lower === "of" ||
    (words[end]?.lower === "on" && end > of) ||
    (words[end]?.lower === "against" && end > of) ||
    (words[end]?.lower === "in" && end > of)
  ) {
    const next = run(words, end + 1);
    if (next === end + 1) break;
    end = next;
  }
  const [first, last] = [words[of], words[end - 1]];
  return first && last && end > of ? { doc: doc.id, start: first.start, end: last.end } : null;
}
