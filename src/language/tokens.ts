import { hashOf } from "../text/hash.ts";

/** What a token is made of. */
export type TokenKind = "word" | "number" | "mark";

/** A token of a text: UTF-16 offsets, its characters, and their lower-case form with straight apostrophes. */
export interface Token {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly lower: string;
  readonly kind: TokenKind;
}

const UNKNOWN = 0;
const MARK = 1;
/** A mark that stands inside a word too: hyphens, apostrophes, the ampersand. */
const JOINER = 2;
const SPACE = 3;
const LETTER = 4;
const DIGIT = 5;
/** A combining mark: continues a word, and may begin one. */
const COMBINING = 6;
/** A letter that changes in lower case. */
const CAPITAL = 7;

// The class of every UTF-16 unit met so far; looked up by table because tokens are cut for every step over every document.
const CLASSES = new Uint8Array(0x10000);

function classify(character: string): number {
  if (/\s/u.test(character)) return SPACE;
  if (/\p{L}/u.test(character)) return character.toLowerCase() === character ? LETTER : CAPITAL;
  if (/\p{Nd}/u.test(character)) return DIGIT;
  if (/[-‐‑'’&]/u.test(character)) return JOINER;
  return /\p{M}/u.test(character) ? COMBINING : MARK;
}

/** Class of the code point at an offset, where the table does not tell it: a unit not met before, or one of a pair, which are rare and classified each time. */
function classed(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  if (unit >= 0xd800 && unit < 0xdc00) return classify(String.fromCodePoint(text.codePointAt(at) ?? unit));
  const found = classify(text.charAt(at));
  CLASSES[unit] = found;
  return found;
}

/** Class of the code point at an offset. */
function classAt(text: string, at: number): number {
  const known = CLASSES[text.charCodeAt(at)] as number;
  return known === UNKNOWN ? classed(text, at) : known;
}

function width(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  return unit >= 0xd800 && unit < 0xdc00 && (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
}

const isLetter = (kind: number): boolean => kind === LETTER || kind === CAPITAL;
const inWord = (kind: number): boolean => kind >= LETTER;

/** End of the run of code points from `at` whose class passes. */
function runEnd(text: string, [at, end]: readonly [number, number], passes: (kind: number) => boolean): number {
  let next = at;
  while (next < end && passes(classAt(text, next))) next += width(text, next);
  return next;
}

/** End of a dotted abbreviation ("U.S.", two or more letters each with a stop), or `at` if there is none. */
function dottedEnd(text: string, at: number, end: number): number {
  let next = at;
  let letters = 0;
  while (next < end && isLetter(classAt(text, next))) {
    const stop = next + width(text, next);
    if (stop >= end || text.charCodeAt(stop) !== 46) break;
    next = stop + 1;
    letters++;
  }
  return letters >= 2 ? next : at;
}

const isDigit = (kind: number): boolean => kind === DIGIT;

/** End of a number with its separators and the letters on it ("61.4", "1,200", "994th"). */
function numberEnd(text: string, at: number, end: number): number {
  let next = runEnd(text, [at, end], isDigit);
  while (next + 1 < end && ".,:".includes(text.charAt(next)) && classAt(text, next + 1) === DIGIT)
    next = runEnd(text, [next + 1, end], isDigit);
  return runEnd(text, [next, end], isLetter);
}

/** End of a word, of letters, digits and combining marks, with its inner hyphens, apostrophes and ampersands. */
function wordEnd(text: string, at: number, end: number): number {
  let next = at;
  for (;;) {
    // Nearly all of a text is units that are a code point each and were met before.
    while (next < end && inWord(CLASSES[text.charCodeAt(next)] as number)) next++;
    if (next >= end) return next;
    const kind = classAt(text, next);
    if (inWord(kind)) next += width(text, next);
    else if (kind === JOINER && next + 1 < end && inWord(classAt(text, next + 1))) next++;
    else return next;
  }
}

/** End of a number, a word or an abbreviation. */
function tokenEnd(text: string, at: number, end: number): number {
  const kind = classAt(text, at);
  if (kind === DIGIT) return numberEnd(text, at, end);
  const stop = wordEnd(text, at, end);
  // An abbreviation begins with one letter and its stop, where the word ends.
  return isLetter(kind) && stop - at <= 2 && text.charCodeAt(stop) === 46 ? Math.max(stop, dottedEnd(text, at, end)) : stop;
}

/** A token's characters as they are compared: lower case, straight apostrophes. The `lower` of a token, for steps that make no tokens. */
export function lowered(text: string): string {
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit >= 128 || (unit >= 65 && unit <= 90)) return text.toLowerCase().replaceAll("’", "'");
  }
  return text;
}

// The possessive ending is a token of its own, so that "Sybiha's" shows the name.
function bodyEnd(text: string, at: number, stop: number): number {
  const last = text.charCodeAt(stop - 1);
  if (stop - at < 3 || (last !== 115 && last !== 83)) return stop;
  const mark = text.charCodeAt(stop - 2);
  return mark === 39 || mark === 0x2019 ? stop - 2 : stop;
}

/**
 * Visit the tokens of `text` in a range without making them: `take` gets the characters of each, `start` to `end` (end exclusive), and what it
 * is made of. For steps that only count or hash words; everything said of `tokenize` holds.
 */
export function eachToken(
  text: string,
  range: { readonly start: number; readonly end: number },
  take: (start: number, end: number, kind: TokenKind) => void,
): void {
  let at = range.start;
  while (at < range.end) {
    const found = classAt(text, at);
    if (found === SPACE) {
      at++;
      continue;
    }
    if (found < SPACE) {
      const next = at + width(text, at);
      take(at, next, "mark");
      at = next;
      continue;
    }
    const stop = tokenEnd(text, at, range.end);
    const cut = bodyEnd(text, at, stop);
    take(at, cut, found === DIGIT && text.charCodeAt(at) < 128 ? "number" : "word");
    if (cut < stop) take(cut, stop, "mark");
    at = stop;
  }
}

/**
 * Cut `text` from `start` to `end` (default: all of it) into tokens. Offsets count from the start of `text`.
 * White space and other separators belong to no token; every other character belongs to exactly one. Numbers are written in ASCII digits;
 * digits of other scripts are words to every rule of ours. Linear in the text's length.
 */
export function tokenize(text: string, start = 0, end = text.length): Token[] {
  const tokens: Token[] = [];
  eachToken(text, { start, end }, (from, to, kind) => {
    const word = text.slice(from, to);
    tokens.push({ start: from, end: to, text: word, lower: lowered(word), kind });
  });
  return tokens;
}

/** `hashOf` a token's `lower`, from its characters `start` to `end` in the text: no string is made for a word in ASCII. */
export function hashAt(text: string, start: number, end: number): number {
  let hash = 2166136261;
  for (let at = start; at < end; at++) {
    const unit = text.charCodeAt(at);
    if (unit >= 128) return hashOf(lowered(text.slice(start, end)));
    hash = Math.imul(hash ^ (unit >= 65 && unit <= 90 ? unit + 32 : unit), 16777619);
  }
  return hash >>> 0;
}
