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

// In order: dotted abbreviations (U.S.), numbers with separators (61.4, 1,200, 994th), words with inner apostrophes and hyphens, one mark.
// Every alternative consumes by character class without nested repetition over the same class, so matching is linear.
const TOKEN =
  /(?:\p{L}\.){2,}|\p{Nd}+(?:[.,:]\p{Nd}+)*(?:\p{L}+)?|[\p{L}\p{M}\p{Nd}]+(?:[-‐‑'’&][\p{L}\p{M}\p{Nd}]+)*|[^\s\p{L}\p{Nd}]/gu;

// The possessive ending is a token of its own, so that "Sybiha's" shows the name.
const POSSESSIVE = /['’]s$/i;

function token(start: number, text: string): Token {
  const first = text.codePointAt(0) ?? 0;
  const digit = first >= 48 && first <= 57;
  const kind: TokenKind = digit ? "number" : /^[\p{L}\p{M}\p{Nd}]/u.test(text) ? "word" : "mark";
  return { start, end: start + text.length, text, lower: text.toLowerCase().replaceAll("’", "'"), kind };
}

/**
 * Cut `text` from `start` to `end` (default: all of it) into tokens. Offsets count from the start of `text`.
 * White space and other separators belong to no token; every other character belongs to exactly one.
 */
export function tokenize(text: string, start = 0, end = text.length): Token[] {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  const part = start === 0 && end === text.length ? text : text.slice(start, end);
  for (const match of part.matchAll(TOKEN)) {
    const at = start + match.index;
    const word = match[0];
    if (word.length > 2 && POSSESSIVE.test(word)) {
      tokens.push(token(at, word.slice(0, -2)), token(at + word.length - 2, word.slice(-2)));
    } else tokens.push(token(at, word));
  }
  return tokens;
}
