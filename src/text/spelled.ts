import { below, scales } from "./cardinals.ts";
import { denominatorOf } from "./denominators.ts";
import { digits, figure, rounded } from "./figures.ts";

/** What numbers are read from: a token's lower-case characters and place. */
export interface Word {
  readonly lower: string;
  readonly start: number;
  readonly end: number;
}

/** A value read from some words, and how many. */
export interface Spelled {
  readonly value: number;
  readonly length: number;
}

/** Sum of words so far: finished thousands, and the group being read. */
interface Sum {
  total: number;
  group: number;
  at: number;
}

/** Whether a word follows the one before it with at most so many characters between. */
function near(words: readonly Word[], at: number): boolean {
  const before = words[at - 1];
  const word = words[at];
  return before !== undefined && word !== undefined && word.start - before.end <= 3;
}

/** The unit behind a ten: "twenty one", "fifty - two". */
function unitBehind(words: readonly Word[], sum: Sum): void {
  const dash = words[sum.at]?.lower === "-" ? 1 : 0;
  const unit = below(words[sum.at + dash]?.lower ?? "");
  if (unit === null || unit === 0 || unit > 9 || !near(words, sum.at) || (dash === 1 && !near(words, sum.at + 1))) return;
  sum.group += unit;
  sum.at += 1 + dash;
}

function small99(words: readonly Word[], sum: Sum): boolean {
  const value = below(words[sum.at]?.lower ?? "");
  if (value === null || sum.group % 100 !== 0) return false;
  sum.group += value;
  sum.at++;
  if (value >= 20 && value % 10 === 0) unitBehind(words, sum);
  return true;
}

/** A figure inside words: "4 thousand 3 hundred and 21". It must go on with "hundred", or be what is left below a hundred. */
function figured(words: readonly Word[], sum: Sum, and: boolean): boolean {
  const lower = words[sum.at]?.lower ?? "";
  if (!digits(lower) || lower.length > 2 || sum.group % 100 !== 0) return false;
  if (words[sum.at + 1]?.lower !== "hundred" && !(and && lower !== "0" && sum.group >= 100)) return false;
  sum.group += Number(lower);
  sum.at++;
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

/** "three lakh crore", "hundred thousand": a scale right behind a scale multiplies all so far. */
function stacked(words: readonly Word[], sum: Sum): boolean {
  const scale = scales.get(words[sum.at]?.lower ?? "");
  if (scale === undefined || scale < 1000 || sum.group !== 0 || sum.total === 0 || !scales.has(words[sum.at - 1]?.lower ?? ""))
    return false;
  sum.total *= scale;
  sum.at++;
  return true;
}

function opening(words: readonly Word[], sum: Sum): boolean {
  const opener = words[sum.at]?.lower ?? "";
  const next = words[sum.at + 1]?.lower ?? "";
  if ((opener === "a" || opener === "an") && scales.has(next)) {
    sum.group = 1;
    sum.at++;
    return true;
  }
  if (opener === "hundred" && scales.has(next)) {
    sum.group = 1;
    return true;
  }
  return small99(words, sum);
}

/** Whether what was read is the numerator of a fraction: "five million and three quarters". */
function parts(words: readonly Word[], at: number): boolean {
  const under = denominatorOf(words[at]?.lower ?? "");
  return under !== null && (under.plural || words[at - 1]?.lower === "one");
}

/** Most words of a number behind its first: whoever writes more of them writes no number, and must not be read to his end from each of them. */
const LONGEST = 40;

function goOn(words: readonly Word[], sum: Sum): void {
  const end = sum.at + LONGEST;
  for (let more = true; more && sum.at < end;) {
    more = scaled(words, sum) || stacked(words, sum);
    const and = words[sum.at]?.lower === "and" && (sum.total > 0 || sum.group >= 100) && sum.group % 100 === 0;
    const at = sum.at;
    if (and) sum.at++;
    const group = sum.group;
    const read = (small99(words, sum) || figured(words, sum, and)) && !(and && parts(words, sum.at));
    if (!read) [sum.at, sum.group] = [at, group];
    more ||= read;
  }
}

/** The number in words that begins at `start`: "ninety-six", "two hundred and two thousand", "a hundred thousand", "4 thousand 3 hundred and 21". */
export function spelled(words: readonly Word[], start: number): Spelled | null {
  const sum: Sum = { total: 0, group: 0, at: start };
  if (!opening(words, sum)) return null;
  goOn(words, sum);
  return { value: sum.total + sum.group, length: sum.at - start };
}

/** A figure with the scales behind it, and smaller figures behind these: "61.4 billion", "2.3 hundred", "3 hundred and 21". */
export function withFigure(words: readonly Word[], start: number): (Spelled & { readonly scaled: boolean }) | null {
  const read = figure(words[start]?.lower ?? "");
  if (!read) return null;
  let { value } = read;
  let at = start + 1;
  for (let scale = scales.get(words[at]?.lower ?? ""); scale !== undefined && !read.scaled; scale = scales.get(words[at]?.lower ?? "")) {
    value *= scale;
    at++;
  }
  if (at === start + 1) return { value, length: 1, scaled: read.scaled };
  const sum: Sum = value >= 1000 ? { total: value, group: 0, at } : { total: 0, group: value, at };
  if (Number.isInteger(value) && (value % 1000 === 0 || value < 1000)) goOn(words, sum);
  return { value: rounded(sum.total + sum.group), length: sum.at - start, scaled: true };
}
