import type { Sentence } from "./analysis.ts";
import type { Token } from "./tokens.ts";

/** How far into a sentence a dateline may reach ("Photo VARNA, Borduria, Jan. 3 (AP) -- "), in tokens. */
const REACH = 12;

const DASH = /^[-–—]$/;
const SMALL = /^\p{Ll}/u;
/** A town, or the agency in brackets: nobody else is written so before a dash. */
const CAPITALS = /^\p{Lu}{2,}$/u;

/**
 * The first token of a sentence behind its dateline, and the credit before that: up to a dash, with a word in capitals and none in small letters.
 * The sentence's own first token where it has none.
 */
export function behindDateline(tokens: readonly Token[], { first, last }: Pick<Sentence, "first" | "last">): number {
  const text = (at: number): string => tokens[at]?.text ?? "";
  let capitals = false;
  for (let at = first; at < Math.min(last, first + REACH); at++) {
    if (DASH.test(text(at))) {
      const next = DASH.test(text(at + 1)) ? at + 2 : at + 1;
      return capitals && next < last && !SMALL.test(text(next)) ? next : first;
    }
    if (SMALL.test(text(at))) return first;
    capitals ||= CAPITALS.test(text(at));
  }
  return first;
}
