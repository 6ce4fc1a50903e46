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
const SPACE = 2;
const LETTER = 3;
const DIGIT = 4;
/** A combining mark: continues a word, and may begin one. */
const COMBINING = 5;
/** A letter that changes in lower case. */
const CAPITAL = 6;

// The class of every UTF-16 unit met so far; looked up by table because tokens are cut for every step over every document.
const CLASSES = new Uint8Array(0x10000);

function classify(character: string): number {
  if (/\s/u.test(character)) return SPACE;
  if (/\p{L}/u.test(character)) return character.toLowerCase() === character ? LETTER : CAPITAL;
  if (/\p{Nd}/u.test(character)) return DIGIT;
  return /\p{M}/u.test(character) ? COMBINING : MARK;
}

/** Class of the code point at an offset. Pairs of surrogates are rare and classified each time. */
function classAt(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  if (unit >= 0xd800 && unit < 0xdc00) return classify(String.fromCodePoint(text.codePointAt(at) ?? unit));
  const known = CLASSES[unit] as number;
  if (known !== UNKNOWN) return known;
  const found = classify(text.charAt(at));
  CLASSES[unit] = found;
  return found;
}

function width(text: string, at: number): number {
  return (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
}

const isLetter = (kind: number): boolean => kind === LETTER || kind === CAPITAL;
const inWord = (kind: number): boolean => kind >= LETTER;

/** End of the run of code points from `at` whose class passes. */
function runEnd(text: string, at: number, end: number, passes: (kind: number) => boolean): number {
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
  let next = runEnd(text, at, end, isDigit);
  while (next + 1 < end && ".,:".includes(text.charAt(next)) && classAt(text, next + 1) === DIGIT) next = runEnd(text, next + 1, end, isDigit);
  return runEnd(text, next, end, isLetter);
}

const JOINERS = new Set(["-", "‐", "‑", "'", "’", "&"]);

/** End of a word with its inner hyphens, apostrophes and ampersands. */
function wordEnd(text: string, at: number, end: number): number {
  let next = runEnd(text, at, end, inWord);
  while (next + 1 < end && JOINERS.has(text.charAt(next)) && inWord(classAt(text, next + 1))) next = runEnd(text, next + 1, end, inWord);
  return next;
}

function tokenEnd(text: string, at: number, end: number, kind: number): number {
  if (kind === MARK) return at + width(text, at);
  if (kind === DIGIT) return numberEnd(text, at, end);
  const dotted = isLetter(kind) ? dottedEnd(text, at, end) : at;
  return dotted > at ? dotted : wordEnd(text, at, end);
}

function lowered(text: string): string {
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit >= 128 || (unit >= 65 && unit <= 90)) return text.toLowerCase().replaceAll("’", "'");
  }
  return text;
}

// The possessive ending is a token of its own, so that "Sybiha's" shows the name.
function possessive(text: string): boolean {
  const last = text.charCodeAt(text.length - 1);
  const mark = text.charCodeAt(text.length - 2);
  return text.length > 2 && (last === 115 || last === 83) && (mark === 39 || mark === 0x2019);
}

/**
 * Cut `text` from `start` to `end` (default: all of it) into tokens. Offsets count from the start of `text`.
 * White space and other separators belong to no token; every other character belongs to exactly one. Linear in the text's length.
 */
export function tokenize(text: string, start = 0, end = text.length): Token[] {
  const tokens: Token[] = [];
  let at = start;
  while (at < end) {
    const found = classAt(text, at);
    if (found === SPACE) {
      at++;
      continue;
    }
    const stop = tokenEnd(text, at, end, found);
    const word = text.slice(at, stop);
    const kind: TokenKind = found === MARK ? "mark" : found === DIGIT && isAscii(word) ? "number" : "word";
    const cut = possessive(word) ? stop - 2 : stop;
    const body = cut === stop ? word : text.slice(at, cut);
    tokens.push({ start: at, end: cut, text: body, lower: lowered(body), kind });
    if (cut < stop) tokens.push({ start: cut, end: stop, text: text.slice(cut, stop), lower: lowered(text.slice(cut, stop)), kind: "mark" });
    at = stop;
  }
  return tokens;
}

/** Numbers are written in ASCII digits; digits of other scripts are words to every rule of ours. */
function isAscii(word: string): boolean {
  return word.charCodeAt(0) < 128;
}
