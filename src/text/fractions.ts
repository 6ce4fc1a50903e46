import { below } from "./cardinals.ts";
import { denominatorOf } from "./denominators.ts";
import { digits } from "./figures.ts";
import { spelled, type Spelled, type Word } from "./spelled.ts";

/** Fractions of one sign. */
export const SIGNS = new Map<string, number>([
  ["½", 1 / 2],
  ["⅓", 1 / 3],
  ["⅔", 2 / 3],
  ["¼", 1 / 4],
  ["¾", 3 / 4],
  ["⅕", 1 / 5],
  ["⅖", 2 / 5],
  ["⅗", 3 / 5],
  ["⅘", 4 / 5],
  ["⅙", 1 / 6],
  ["⅚", 5 / 6],
  ["⅛", 1 / 8],
  ["⅜", 3 / 8],
  ["⅝", 5 / 8],
  ["⅞", 7 / 8],
]);

/** Denominators behind a slash. Others are dates, scores and names ("9/11", "24/7", "50/50"). */
const SLASHED = new Set([2, 3, 4, 5, 6, 7, 8, 16, 32, 64]);

/** The denominator behind a numerator of `count`: plural for several ("two thirds"), singular for one ("one eighth"); with or without a dash. */
function denominator(words: readonly Word[], at: number, count: number): Spelled | null {
  const dash = words[at]?.lower === "-" ? 1 : 0;
  const read = denominatorOf(words[at + dash]?.lower ?? "");
  return read && read.plural === (count !== 1) ? { value: read.value, length: 1 + dash } : null;
}

/** "3/4" in three tokens that touch. */
function slashed(words: readonly Word[], at: number): Spelled | null {
  const [over, slash, under] = [words[at], words[at + 1], words[at + 2]];
  if (slash?.lower !== "/" || !over || !under || !digits(over.lower) || !digits(under.lower)) return null;
  if (over.end !== slash.start || slash.end !== under.start || words[at + 3]?.lower === "/" || words[at - 1]?.lower === "/") return null;
  const [a, b] = [Number(over.lower), Number(under.lower)];
  return SLASHED.has(b) && a > 0 && a < b ? { value: a / b, length: 3 } : null;
}

/** "two-thirds" in one token. */
function hyphenated(lower: string): number | null {
  const dash = lower.indexOf("-");
  if (dash < 1) return null;
  const count = below(lower.slice(0, dash));
  const read = count === null || count === 0 ? null : denominatorOf(lower.slice(dash + 1));
  return read && count !== null && read.plural === (count !== 1) ? count / read.value : null;
}

/** Words behind "a third" that leave it a fraction; before a noun it is a rank ("a third man"). */
const AFTER_ONE = /^(?:of|to|more|less|fewer|larger|smaller|higher|lower|bigger|as|and|or|in|by|million|billion|trillion|thousand)$/;

function ranks(words: readonly Word[], at: number): boolean {
  const next = words[at]?.lower ?? "";
  return next !== "" && !AFTER_ONE.test(next) && /^[a-z]/.test(next);
}

/** The fraction that begins at a token: "3/4", "½", "two thirds", "one-eighth", "a quarter", "three quarters"; or null. */
export function fractionAt(words: readonly Word[], at: number): Spelled | null {
  const lower = words[at]?.lower ?? "";
  const sign = SIGNS.get(lower);
  if (sign !== undefined) return { value: sign, length: 1 };
  const whole = hyphenated(lower);
  if (whole !== null) return { value: whole, length: 1 };
  if (digits(lower)) return slashed(words, at);
  if (lower === "a" || lower === "an") return one(words, at);
  const count = spelled(words, at);
  if (!count || count.value === 0) return null;
  const under = denominator(words, at + count.length, count.value);
  const length = count.length + (under?.length ?? 0);
  return under && (count.value !== 1 || !ranks(words, at + length)) ? { value: count.value / under.value, length } : null;
}

function one(words: readonly Word[], at: number): Spelled | null {
  const under = denominator(words, at + 1, 1);
  return under && (under.value === 2 || under.value === 4 || !ranks(words, at + 1 + under.length))
    ? { value: 1 / under.value, length: 1 + under.length }
    : null;
}
