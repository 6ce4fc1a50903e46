import { below, plurals, scales, small, TENS, UNITS } from "./cardinals.ts";
import { denominatorOf } from "./denominators.ts";
import { digit, digits, figureOf, rounded } from "./figures.ts";
import { fractionAt, SIGNS } from "./fractions.ts";
import { spelled, withFigure, type Word } from "./spelled.ts";

/**
 * A number as written. `length`: tokens taken. `figure`: written in digits. `vague`: the value is only an order of size ("hundreds").
 * `part`: a fraction of one, or a share told as a ratio ("one in five"). `glued`: letters written on to the digits that name a unit ("75kg").
 */
export interface NumberRead {
  readonly value: number;
  readonly length: number;
  readonly figure: boolean;
  readonly vague: boolean;
  readonly part?: boolean;
  readonly glued?: string;
}

const ORDINALS = new Map<string, number>([
  ...["zeroth", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth"].map(
    (word, at) => [word, at] as const,
  ),
  ...UNITS.slice(13).map((word, at) => [`${word}th`, 13 + at] as const),
  ...TENS.map((word, at) => [`${word.slice(0, -1)}ieth`, 20 + 10 * at] as const),
  ["hundredth", 100],
  ["thousandth", 1000],
  ["millionth", 1e6],
  ["billionth", 1e9],
  ["trillionth", 1e12],
]);
const RANKED = /^(\d{1,6}|\d{1,3},\d{3})(?:st|nd|rd|th)$/;

const OPENERS: ReadonlySet<string> = new Set([
  "half",
  "quarter",
  "hundred",
  "minus",
  "negative",
  ...small.keys(),
  ...plurals.keys(),
  ...ORDINALS.keys(),
  ...SIGNS.keys(),
]);

/** "a" and "an" begin a number before a scale, a half or a fraction. */
function article(next: string): boolean {
  return next === "-" || scales.has(next) || denominatorOf(next) !== null;
}

/** Whether a number or rank can begin at a token: a cheap look before `readNumber` and `ordinal`. */
export function opensNumber(words: readonly Word[], at: number): boolean {
  const lower = words[at]?.lower ?? "";
  if (lower === "a" || lower === "an") return article(words[at + 1]?.lower ?? "");
  if (digit(lower) || OPENERS.has(lower)) return true;
  const dash = lower.length > 5 ? lower.indexOf("-") : -1;
  return dash > 0 && small.has(lower.slice(0, dash));
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

/** The rank that begins at token `start`, of one word or several ("one hundred twenty-fifth", "two hundredth"), or null. */
export function readOrdinal(words: readonly Word[], start: number): { readonly value: number; readonly length: number } | null {
  const single = ordinal(words[start]?.lower ?? "");
  if (single !== null) return { value: single, length: 1 };
  const before = spelled(words, start);
  const last = before ? ordinal(words[start + before.length]?.lower ?? "") : null;
  if (!before || last === null || last === 0) return null;
  const length = before.length + 1;
  const { value } = before;
  if (last >= 100) return { value: value * last, length };
  return value % 100 === 0 || (value % 10 === 0 && last < 10 && value % 100 >= 20) ? { value: value + last, length } : null;
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

const WHOLES = new Set("of its the their his her our all people those these them".split(" "));

/** "half a million", "a quarter million", "half of": half or a quarter of a scale, or of what follows. */
function half(words: readonly Word[], start: number): NumberRead | null {
  const article = words[start]?.lower === "a" ? 1 : 0;
  const word = words[start + article]?.lower;
  const share = word === "half" ? 0.5 : word === "quarter" ? 0.25 : 0;
  if (share === 0) return null;
  const next = start + article + 1;
  const at = words[next]?.lower === "a" || words[next]?.lower === "-" ? next + 1 : next;
  const scale = scales.get(words[at]?.lower ?? "");
  if (scale !== undefined) return { value: scale * share, length: at + 1 - start, figure: false, vague: false };
  const alone = word === "half" && article === 0 && WHOLES.has(words[next]?.lower ?? "");
  return alone ? { value: 0.5, length: 1, figure: false, vague: false, part: true } : null;
}

/** A scale behind a fraction: "three quarters billion", "two thirds of a million". */
function scaleBehind(words: readonly Word[], at: number): { readonly scale: number; readonly length: number } | null {
  const of = words[at]?.lower === "of" && words[at + 1]?.lower === "a" ? 2 : 0;
  const scale = scales.get(words[at + of]?.lower ?? "");
  return scale === undefined || scale < 100 ? null : { scale, length: of + 1 };
}

function fraction(words: readonly Word[], start: number): NumberRead | null {
  const read = fractionAt(words, start);
  if (!read) return null;
  const figure = digit(words[start]?.lower ?? "");
  const large = scaleBehind(words, start + read.length);
  if (large) return { value: rounded(read.value * large.scale), length: read.length + large.length, figure, vague: false };
  return { value: read.value, length: read.length, figure, vague: false, part: true };
}

/** The last scale of the words of a number, 1 if it ends otherwise. */
function lastScale(words: readonly Word[], end: number): number {
  const scale = scales.get(words[end - 1]?.lower ?? "") ?? 1;
  return scale >= 1e5 ? scale : 1;
}

/** "two and a half", "5 and a half million", "10 1/2", "2½", "one million and a half": a fraction behind a whole number, and the scale behind both. */
function withFraction(words: readonly Word[], start: number, read: NumberRead): NumberRead {
  const at = start + read.length;
  const and = words[at]?.lower === "and" ? 1 : 0;
  const first = words[at + and]?.lower ?? "";
  if (and === 0 && !(read.figure && Number.isInteger(read.value) && (first.charCodeAt(0) > 126 || words[at + 1]?.lower === "/")))
    return read;
  const behind = fractionAt(words, at + and);
  if (!behind || behind.value >= 1) return read;
  const end = at + and + behind.length;
  const large = scaleBehind(words, end);
  const { value } = read;
  if (large && value < 1000) return { ...read, value: rounded((value + behind.value) * large.scale), length: end + large.length - start };
  if (large) return { ...read, value: rounded(value + behind.value * large.scale), length: end + large.length - start };
  return { ...read, value: rounded(value + behind.value * lastScale(words, at)), length: end - start };
}

/** "two hundred point zero three": the words behind the point are its digits, or one number below a hundred. */
function withPoint(words: readonly Word[], start: number, read: NumberRead): NumberRead {
  const at = start + read.length;
  if (words[at]?.lower !== "point" || read.figure) return read;
  const first = words[at + 1]?.lower ?? "";
  const tens = below(first);
  if (tens !== null && tens > 9) return { ...read, value: Number(`${read.value}.${tens}`), length: read.length + 2 };
  let decimals = "";
  let end = at + 1;
  for (let one = below(words[end]?.lower ?? ""); one !== null && one < 10; one = below(words[++end]?.lower ?? "")) decimals += String(one);
  return decimals === "" ? read : { ...read, value: Number(`${read.value}.${decimals}`), length: end - start };
}

const GROUP = /^\d{3}(?:\.\d{1,9})?$/;
/** Most groups of three digits parted by spaces ("1 414 021 100"). */
const GROUPS = 4;

/** Thousands parted by a single space, as ISO 31-0 has it: "40 000". */
function spaced(words: readonly Word[], start: number): NumberRead | null {
  const first = words[start];
  if (!first || first.lower.length > 3 || !digits(first.lower) || first.lower.startsWith("0")) return null;
  let value = first.lower;
  let at = start + 1;
  while (
    at - start <= GROUPS &&
    !value.includes(".") &&
    GROUP.test(words[at]?.lower ?? "") &&
    (words[at]?.start ?? 0) - (words[at - 1]?.end ?? 0) === 1
  )
    value += words[at++]?.lower ?? "";
  const more = words[at];
  if (at === start + 1 || (more && digit(more.lower) && more.start - (words[at - 1]?.end ?? 0) <= 1)) return null;
  return { value: Number(value), length: at - start, figure: true, vague: false };
}

/** Ratios told as "one in five" reach up to this: beyond it the number is a year. */
const LARGEST_RATIO = 1000;

/** "one in five", "two out of five hundred": the share. */
function ratio(words: readonly Word[], start: number, read: NumberRead): NumberRead {
  const at = start + read.length;
  const out = words[at]?.lower === "out" && words[at + 1]?.lower === "of";
  if (!out && !(words[at]?.lower === "in" && read.value === 1)) return read;
  const next = at + (out ? 2 : 1);
  const whole = whole0(words, next);
  if (!whole || whole.value <= read.value || (!out && (whole.value >= LARGEST_RATIO || whole.value < 2)) || read.value <= 0) return read;
  return { ...read, value: read.value / whole.value, length: next + whole.length - start, part: true };
}

function whole0(words: readonly Word[], start: number): NumberRead | null {
  const figure = spaced(words, start) ?? withFigure(words, start);
  if (figure) return { value: figure.value, length: figure.length, figure: true, vague: false };
  const read = spelled(words, start);
  return read && { ...read, figure: false, vague: false };
}

/** "3 dozens": a plural scale right behind a number below a hundred. */
function dozens(words: readonly Word[], start: number, read: NumberRead): NumberRead {
  if (words[start + read.length]?.lower !== "dozens" || read.value >= 100) return read;
  return { ...read, value: read.value * 12, length: read.length + 1 };
}

/** A whole number with what belongs to it, but no fraction of one: "three" of "three quarters", which may be a time. */
export function readWhole(words: readonly Word[], start: number): NumberRead | null {
  const read = whole0(words, start);
  if (!read) return plural(words, start) ?? half(words, start);
  return withFraction(words, start, withPoint(words, start, dozens(words, start, read)));
}

/** A figure with letters written on to it that may name a unit: "75kg", "12th"; whether they do is for the caller to know. */
export function readGlued(words: readonly Word[], start: number): NumberRead | null {
  const read = figureOf(words[start]?.lower ?? "");
  return read?.glued === undefined ? null : { value: read.value, length: 1, figure: true, vague: false, glued: read.glued };
}

function negative(words: readonly Word[], start: number): NumberRead | null {
  const sign = words[start]?.lower;
  if (sign !== "minus" && sign !== "negative") return null;
  const read = unsigned(words, start + 1);
  return read && !read.vague ? { ...read, value: -read.value, length: read.length + 1 } : null;
}

/** A sign or a leading point that touches its figure and nothing before it: "-5", ".08"; not the dash of "10-5". */
function touching(words: readonly Word[], at: number, mark: RegExp): boolean {
  const [before, sign, number] = [words[at - 2], words[at - 1], words[at]];
  return (
    sign !== undefined && number !== undefined && mark.test(sign.lower) && sign.end === number.start && (!before || before.end < sign.start)
  );
}

const MINUS = /^[-−–]$/;
const POINT = /^\.$/;

/** The number at a token with the sign or leading point before it, and the token it begins with: "-9.2", ".08" (0.08). */
export function readSigned(words: readonly Word[], at: number): { readonly read: NumberRead; readonly first: number } | null {
  const read = readNumber(words, at);
  if (!read?.figure) return read && { read, first: at };
  const lower = words[at]?.lower ?? "";
  if (digits(lower) && touching(words, at, POINT)) {
    const value = rounded(read.value / 10 ** lower.length);
    return { read: { ...read, value, length: read.length + 1 }, first: at - 1 };
  }
  if (touching(words, at, MINUS)) return { read: { ...read, value: -read.value, length: read.length + 1 }, first: at - 1 };
  return { read, first: at };
}

function unsigned(words: readonly Word[], start: number): NumberRead | null {
  const part = fraction(words, start);
  const whole = readWhole(words, start);
  if (part && part.length >= (whole?.length ?? 0)) return part;
  if (!whole) return null;
  return whole.vague || whole.part ? whole : ratio(words, start, whole);
}

/**
 * The number that begins at token `start`, in figures or English words ("1,200", "ninety-six", "two dozen", "61.4 billion", "half a million",
 * "two and a half", "10 1/2", "two thirds", "one in five", "minus five", "hundreds of thousands"), or null.
 * `a` and `an` count as one only before a scale or a fraction ("a million", "a third of").
 */
export function readNumber(words: readonly Word[], start: number): NumberRead | null {
  return unsigned(words, start) ?? negative(words, start);
}
