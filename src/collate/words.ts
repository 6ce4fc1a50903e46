import { tokenize } from "../language/tokens.ts";
import type { Evidence, Span } from "../model/span.ts";

/** One word of a passage for comparing: its folded form, and the characters it was read from. Two words of a contraction share them. */
export interface Word {
  readonly folded: string;
  readonly span: Span;
  /** Whether a mark divides this word from the one before; true for the first. */
  readonly apart: boolean;
}

const CONTRACTED: Readonly<Record<string, readonly string[]>> = {
  cannot: ["can", "not"],
  "can't": ["can", "not"],
  "won't": ["will", "not"],
  "shan't": ["shall", "not"],
  "let's": ["let", "us"],
  "i'm": ["i", "am"],
};
const PRONOUN_BEFORE_IS = /^(?:it|that|this|he|she|there|here|what|who|where|how|everything|everybody|everyone|nobody)$/;
const ENDINGS: readonly (readonly [RegExp, string])[] = [
  [/n't$/, "not"],
  [/'re$/, "are"],
  [/'ve$/, "have"],
  [/'ll$/, "will"],
  [/'d$/, "would"],
];
const NUMBERS = new Map(
  "zero one two three four five six seven eight nine ten eleven twelve".split(" ").map((word, value) => [word, String(value)]),
);
/** What stenographers put in brackets that nobody said. */
const NOTE =
  /^\((?:inaudible|unintelligible|crosstalk|cross-talk|laughter|applause|laughs|ph|phonetic|sic|off-mic|through interpreter|via interpreter)\)/i;

const PLAIN = /^[a-z]+$/;

function unfolded(word: string): readonly string[] {
  if (PLAIN.test(word) && word !== "cannot") return [NUMBERS.get(word) ?? word];
  const whole = CONTRACTED[word];
  if (whole !== undefined) return whole;
  for (const [ending, full] of ENDINGS) if (ending.test(word) && word.length > 3) return [word.replace(ending, ""), full];
  return [NUMBERS.get(word) ?? word.replaceAll(/[‐‑]/g, "-").replace(/(\d),(?=\d{3})/g, "$1")];
}

// White space for every bracket an editor or stenographer put in, so that offsets stay.
function withoutNotes(part: string): string {
  if (!part.includes("[") && !part.includes("(")) return part;
  const blank = (note: string): string => " ".repeat(note.length);
  return part.replace(/\[[^[\]]{0,200}\]/g, blank).replace(/\([^()]{1,40}\)/g, (note) => (NOTE.test(note) ? blank(note) : note));
}

function wordsOf(span: Span, text: string): Word[] {
  const found: Word[] = [];
  let [before, apart] = ["", true];
  for (const token of tokenize(withoutNotes(text.slice(span.start, span.end)))) {
    if (token.kind === "mark" && token.lower !== "'s") {
      apart ||= /[^'’"“”]/.test(token.text);
      continue;
    }
    const place = { doc: span.doc, start: span.start + token.start, end: span.start + token.end };
    const forms = token.lower === "'s" && PRONOUN_BEFORE_IS.test(before) ? ["is"] : unfolded(token.lower);
    for (const [at, folded] of forms.entries()) found.push({ folded, span: place, apart: apart && at === 0 });
    [before, apart] = [token.lower, false];
  }
  return found;
}

/**
 * The words of a passage, folded for comparing: small letters, straight apostrophes, contractions in full ("don't" is "do" and "not"), small
 * numbers as digits. Words an editor put in square brackets and a stenographer's notes are left out: nobody said them.
 */
export function words(evidence: Evidence, textOf: (doc: string) => string): Word[] {
  return evidence.flatMap((span) => wordsOf(span, textOf(span.doc)));
}

const FUNCTION = new Set(
  (
    "a an the this that these those and or but so as if than then to of in on at by for from with into onto over about is are was were be been being am " +
    "has have had do does did will would can could may might must shall should i we you he she it they me us him her them my our your his its their " +
    "'s also very just now already even still ever too there here who which what when where how because while again"
  ).split(" "),
);
const NEGATIONS = new Set(["not", "no", "never", "none", "nobody", "nothing", "neither", "nor", "without", "hardly", "cannot"]);

/** Whether a folded word carries content: no article, preposition, auxiliary, pronoun or negation. */
export function isContent(folded: string): boolean {
  return !FUNCTION.has(folded) && !NEGATIONS.has(folded);
}

/** Whether a folded word turns a statement into its opposite. */
export function isNegation(folded: string): boolean {
  return NEGATIONS.has(folded);
}

/** Whether a folded word is a number in digits ("96", "8", "1200"); ordinals and words for large numbers count too. */
export function isNumber(folded: string): boolean {
  return /^\d/.test(folded) || /^(?:hundred|thousand|million|billion|trillion|dozen|half|twice|double|third|quarter)s?$/.test(folded);
}

/** Whether a folded word means all there is: "it all", "everything" and "all this" are ways to say one thing, which vectors do not show. */
export function isWhole(folded: string): boolean {
  return /^(?:all|everything|everybody|everyone|whole|entire|every)$/.test(folded);
}
