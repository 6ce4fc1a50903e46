/** Multipliers as journalists shorten them behind a figure ("$61bn"). */
const SHORT = new Map<string, number>([
  ["k", 1e3],
  ["m", 1e6],
  ["mn", 1e6],
  ["mln", 1e6],
  ["mil", 1e6],
  ["bn", 1e9],
  ["b", 1e9],
  ["bln", 1e9],
  ["tn", 1e12],
  ["tln", 1e12],
  ["trn", 1e12],
]);

/** Digits with western (1,234,567) or Indian (12,34,567) groups, and the letters glued to them. */
const FIGURE =
  /^(\d{1,15}(?:\.\d{1,9})?|\d{1,3}(?:,\d{3}){1,5}(?:\.\d{1,9})?|\d{1,2}(?:,\d{2}){1,5},\d{3}(?:\.\d{1,9})?)([a-zµμ²³°]{1,6}[23]?)?$/;

/** Figures of at most so many digits are whole numbers that a double holds exactly. */
const SAFE_DIGITS = 15;

/** Whether a word begins with a digit. */
export function digit(word: string): boolean {
  const code = word.charCodeAt(0);
  return code >= 48 && code <= 57;
}

/** Whether a word is nothing but digits. */
export function digits(word: string): boolean {
  for (let at = 0; at < word.length; at++) {
    const code = word.charCodeAt(at);
    if (code < 48 || code > 57) return false;
  }
  return word !== "";
}

/** The nearest double to a product of decimal numbers, without the noise of binary fractions. */
export function rounded(value: number): number {
  return Number(value.toPrecision(15));
}

/** A token of digits: its value, whether letters behind it multiplied it, and letters that are no multiplier ("kg"). */
export interface Figure {
  readonly value: number;
  readonly scaled: boolean;
  readonly glued?: string;
}

/** The value of a token of digits ("1,200", "61.4", "61bn", "75kg"), or null; times, dates and dotted numbers are none. */
export function figureOf(lower: string): Figure | null {
  if (lower.length <= SAFE_DIGITS && digits(lower)) return { value: Number(lower), scaled: false };
  const match = digit(lower) ? FIGURE.exec(lower) : null;
  if (!match) return null;
  const value = Number((match[1] ?? "").replaceAll(",", ""));
  const letters = match[2];
  if (letters === undefined) return { value, scaled: false };
  const scale = SHORT.get(letters);
  return scale === undefined ? { value, scaled: false, glued: letters } : { value: rounded(value * scale), scaled: true };
}

/** The value of a plain token of digits, with or without a multiplier; null where other letters are glued to it. */
export function figure(lower: string): { readonly value: number; readonly scaled: boolean } | null {
  const read = figureOf(lower);
  return read?.glued === undefined ? read : null;
}
