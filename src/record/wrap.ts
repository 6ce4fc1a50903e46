// Characters that take two cells on a terminal (Unicode Standard Annex 11, wide and full-width, as far as scripts tell) and those that take none.
const WIDE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}\u3000-\u303f\uff01-\uff60\uffe0-\uffe6]/u;
const NARROW = /\p{M}|[\u200c\u00ad]|\u200d/u;
const PLAIN = /^[\x20-\x7e]*$/;

/** A word of a line, how it is painted, and whether it stands right against the word before it. */
export interface Word {
  readonly text: string;
  readonly paint: (text: string) => string;
  readonly glued?: boolean;
}

/** Cells a text takes on a terminal. */
export function cells(text: string): number {
  if (PLAIN.test(text)) return text.length;
  let count = 0;
  for (const char of text) count += WIDE.test(char) ? 2 : NARROW.test(char) ? 0 : 1;
  return count;
}

/** Cuts a word that is wider than a line. */
function pieces(word: Word, width: number): Word[] {
  if (cells(word.text) <= width) return [word];
  const found: Word[] = [];
  let part = "";
  let used = 0;
  for (const char of word.text) {
    const next = cells(char);
    if (used + next > width && part !== "") {
      found.push({ ...word, text: part });
      part = "";
      used = 0;
    }
    part += char;
    used += next;
  }
  return [...found, { ...word, text: part }];
}

/**
 * Breaks words into lines of at most `width` cells (at least ten). The first line starts with `lead`, the others with as many blanks.
 * Widths are measured before painting, so colours change no break.
 */
export function wrap(words: readonly Word[], lead: string, width: number): string[] {
  const room = Math.max(10, width - cells(lead));
  const lines: string[] = [];
  let text = "";
  let used = 0;
  for (const word of words.flatMap((one) => pieces(one, room))) {
    const size = cells(word.text);
    const gap = used === 0 || word.glued ? 0 : 1;
    if (used > 0 && used + gap + size > room) {
      lines.push(text);
      text = "";
      used = 0;
    }
    text += (used === 0 || word.glued ? "" : " ") + word.paint(word.text);
    used += (used === 0 ? 0 : gap) + size;
  }
  if (used > 0) lines.push(text);
  const blank = " ".repeat(cells(lead));
  return lines.map((one, index) => (index === 0 ? lead : blank) + one);
}
