/** What numbers are read from: a token's lower-case characters and place. */
export interface Word {
  readonly lower: string;
  readonly start: number;
  readonly end: number;
}

/**
 * A number as written. `length`: tokens taken.
 * `figure`: written in digits. `vague`: the value is only an order of size ("hundreds").
 */
export interface NumberRead {
  readonly value: number;
  readonly length: number;
  readonly figure: boolean;
  readonly vague: boolean;
}

const UNITS =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(
    " ",
  );
const TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");
const small = new Map<string, number>([
  ...UNITS.map((word, at) => [word, at] as const),
  ...TENS.map((word, at) => [word, 20 + 10 * at] as const),
]);

/** Multipliers, in words and as journalists shorten them after a figure ("$61bn"). */
const scales = new Map<string, number>([
  ["dozen", 12],
  ["hundred", 100],
  ["thousand", 1e3],
  ["million", 1e6],
  ["billion", 1e9],
  ["trillion", 1e12],
  ["lakh", 1e5],
  ["crore", 1e7],
]);
const short = new Map<string, number>([
  ["k", 1e3],
  ["m", 1e6],
  ["mn", 1e6],
  ["mln", 1e6],
  ["bn", 1e9],
  ["b", 1e9],
  ["bln", 1e9],
  ["tn", 1e12],
  ["trn", 1e12],
]);
const plurals = new Map<string, number>([...scales].map(([word, value]) => [`${word}s`, value] as const));

const ORDINALS = new Map<string, number>([
  ...["zeroth", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth"].map(
    (word, at) => [word, at] as const,
  ),
  ...UNITS.slice(13).map((word, at) => [`${word}th`, 13 + at] as const),
  ...TENS.map((word, at) => [`${word.slice(0, -1)}ieth`, 20 + 10 * at] as const),
  ["hundredth", 100],
  ["thousandth", 1000],
]);

const FIGURE = /^(\d{1,15}(?:\.\d{1,9})?|\d{1,3}(?:,\d{2,3}){1,5}(?:\.\d{1,9})?)([a-z]{1,3})?$/;
const RANKED = /^(\d{1,6}|\d{1,3},\d{3})(?:st|nd|rd|th)$/;

function digit(word: string): boolean {
  const code = word.charCodeAt(0);
  return code >= 48 && code <= 57;
}

/** Figures of at most so many digits are whole numbers that a double holds exactly. */
const SAFE_DIGITS = 15;

function digits(word: string): boolean {
  for (let at = 0; at < word.length; at++) {
    const code = word.charCodeAt(at);
    if (code < 48 || code > 57) return false;
  }
  return word !== "";
}

const OPENERS: ReadonlySet<string> = new Set(["a", "an", "half", ...small.keys(), ...plurals.keys(), ...ORDINALS.keys()]);

/** Whether a lower-case word can begin a number or be a rank: a cheap look before `readNumber` and `ordinal`. */
export function opensNumber(lower: string): boolean {
  if (digit(lower) || OPENERS.has(lower)) return true;
  const dash = lower.length > 5 ? lower.indexOf("-") : -1;
  return dash > 0 && small.has(lower.slice(0, dash));
}

/** The value of a token of digits ("1,200", "61.4", "61bn"), or null; times, dates and dotted numbers are none. */
export function figure(lower: string): { readonly value: number; readonly scaled: boolean } | null {
  if (lower.length <= SAFE_DIGITS && digits(lower)) return { value: Number(lower), scaled: false };
  const match = digit(lower) ? FIGURE.exec(lower) : null;
  if (!match) return null;
  const scale = match[2] === undefined ? 1 : short.get(match[2]);
  if (scale === undefined) return null;
  return { value: Number((Number((match[1] ?? "").replaceAll(",", "")) * scale).toPrecision(15)), scaled: scale !== 1 };
}

/** The value of an ordinal, in one or (compound) hyphenated word: "994th", "twenty-first"; or null. */
export function ordinal(lower: string): number | null {
  const ranked = digit(lower) ? RANKED.exec(lower) : null;
  if (ranked) return Number((ranked[1] ?? "").replaceAll(",", ""));
  const known = ORDINALS.get(lower);
  if (known !== undefined) return known;
  const dash = lower.indexOf("-");
  if (dash < 0) return null;
  const tens = small.get(lower.slice(0, dash)) ?? 0;
  const unit = ORDINALS.get(lower.slice(dash + 1)) ?? 0;
  return tens >= 20 && tens < 100 && unit > 0 && unit < 10 ? tens + unit : null;
}

/** A number word below a hundred, hyphenated or not; null if none. */
function below(lower: string): number | null {
  const known = small.get(lower);
  if (known !== undefined) return known;
  const dash = lower.indexOf("-");
  if (dash < 0) return null;
  const tens = small.get(lower.slice(0, dash)) ?? 0;
  const unit = small.get(lower.slice(dash + 1)) ?? 0;
  return tens >= 20 && unit > 0 && unit < 10 ? tens + unit : null;
}

/** Sum of words so far: finished thousands, and the group being read. */
interface Sum {
  total: number;
  group: number;
  at: number;
}

function joined(words: readonly Word[], at: number): boolean {
  const before = words[at - 1];
  const word = words[at];
  return before !== undefined && word !== undefined && word.start - before.end <= 1;
}

function small99(words: readonly Word[], sum: Sum): boolean {
  const value = below(words[sum.at]?.lower ?? "");
  if (value === null || sum.group % 100 !== 0) return false;
  sum.group += value;
  sum.at++;
  const unit = below(words[sum.at]?.lower ?? "");
  if (value >= 20 && value % 10 === 0 && unit !== null && unit > 0 && unit < 10 && joined(words, sum.at)) {
    sum.group += unit;
    sum.at++;
  }
  return true;
}

function scaled(words: readonly Word[], sum: Sum): boolean {
  const scale = scales.get(words[sum.at]?.lower ?? "");
  if (scale === undefined || sum.group === 0) return false;
  if (scale < 1000) sum.group *= scale;
  else {
    sum.total += sum.group * scale;
    sum.group = 0;
  }
  sum.at++;
  return true;
}

function spelled(words: readonly Word[], start: number): NumberRead | null {
  const sum: Sum = { total: 0, group: 0, at: start };
  const opener = words[start]?.lower;
  if ((opener === "a" || opener === "an") && scales.has(words[start + 1]?.lower ?? "")) {
    sum.group = 1;
    sum.at++;
  } else if (!small99(words, sum)) return null;
  for (let more = true; more;) {
    more = scaled(words, sum);
    const and = words[sum.at]?.lower === "and" && (sum.total > 0 || sum.group >= 100) && sum.group % 100 === 0;
    if (and && below(words[sum.at + 1]?.lower ?? "") !== null) sum.at++;
    if (more || and) more = small99(words, sum) || more;
  }
  return { value: sum.total + sum.group, length: sum.at - start, figure: false, vague: false };
}

function withFigure(words: readonly Word[], start: number): NumberRead | null {
  const read = figure(words[start]?.lower ?? "");
  if (!read) return null;
  let { value } = read;
  let at = start + 1;
  for (let scale = scales.get(words[at]?.lower ?? ""); scale !== undefined && !read.scaled; scale = scales.get(words[at]?.lower ?? "")) {
    value *= scale;
    at++;
  }
  return { value: Number(value.toPrecision(15)), length: at - start, figure: true, vague: false };
}

/** "dozens", "hundreds of thousands": the value is the product of the words, as an order of size. */
function plural(words: readonly Word[], start: number): NumberRead | null {
  let value = plurals.get(words[start]?.lower ?? "");
  if (value === undefined) return null;
  let at = start + 1;
  for (;;) {
    const step = words[at]?.lower === "of" ? plurals.get(words[at + 1]?.lower ?? "") : undefined;
    if (step === undefined) return { value, length: at - start, figure: false, vague: true };
    value *= step;
    at += 2;
  }
}

/** "half a million", "half a dozen". */
function half(words: readonly Word[], start: number): NumberRead | null {
  if (words[start]?.lower !== "half") return null;
  const at = words[start + 1]?.lower === "a" || words[start + 1]?.lower === "-" ? start + 2 : start + 1;
  const scale = scales.get(words[at]?.lower ?? "");
  return scale === undefined ? null : { value: scale / 2, length: at + 1 - start, figure: false, vague: false };
}

/** "two and a half", "5 and a half million": the half, and the scale behind it. */
function withHalf(words: readonly Word[], start: number, read: NumberRead): NumberRead {
  const at = start + read.length;
  if (words[at]?.lower !== "and" || words[at + 1]?.lower !== "a" || words[at + 2]?.lower !== "half" || read.value >= 1000) return read;
  const scale = scales.get(words[at + 3]?.lower ?? "");
  return { ...read, value: (read.value + 0.5) * (scale ?? 1), length: read.length + (scale === undefined ? 3 : 4) };
}

/**
 * The cardinal number that begins at token `start`, in figures or English words ("1,200", "ninety-six", "two dozen", "61.4 billion",
 * "half a million", "two and a half", "hundreds of thousands"), or null. `a` and `an` count as one only before a scale ("a million").
 */
export function readNumber(words: readonly Word[], start: number): NumberRead | null {
  const read = withFigure(words, start) ?? spelled(words, start);
  return read ? withHalf(words, start, read) : (plural(words, start) ?? half(words, start));
}
