/** Words put together to a text: where each word begins and ends in it. */
export interface Joined {
  readonly text: string;
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

const CLOSING = /^(?:[,.;:?!)\]}%…”»]|\.\.\.?|['’](?:s|S|re|ve|ll|d|m|t)|n['’]t)$/;
const OPENING = /^[([{$£€₹“«#@]$/;
/** What an apostrophe that a corpus cut off belongs to ("Orel ’ s"). */
const ENDING = /^(?:s|t|re|ve|ll|d|m)$/;
const APOSTROPHE = /^['’]$/;
const INITIAL = /^\p{Lu}$/u;
const LETTER = /[\p{L}\p{Nd}]/u;

/** Glues words as print does; straight quotation marks open and close in turn. */
class Gluer {
  private readonly open = new Map<string, boolean>();
  /** Whether the corpus made tokens of the hyphens inside words. */
  private readonly splits: boolean;

  constructor(splits: boolean) {
    this.splits = splits;
  }

  private hyphen(words: readonly string[], at: number): boolean {
    return this.splits && words[at] === "-" && LETTER.test(words[at - 1]?.at(-1) ?? "") && LETTER.test(words[at + 1]?.[0] ?? "");
  }

  /** Whether no space stands between word `at` and the one before. Call once for each word, in order. */
  glued(words: readonly string[], at: number): boolean {
    const word = words[at] ?? "";
    const before = words[at - 1] ?? "";
    const opened = this.open.get(before) === true;
    const closes = (word === '"' || word === "'") && this.open.get(word) === true;
    if (word === '"' || word === "'") this.open.set(word, !closes && !this.possessive(word, before));
    if (at === 0) return true;
    if (CLOSING.test(word) || closes || this.possessive(word, before)) return true;
    if (APOSTROPHE.test(word) && ENDING.test(words[at + 1] ?? "")) return true;
    if (APOSTROPHE.test(before) && ENDING.test(word) && at > 1) return true;
    if (before === "." && INITIAL.test(word) && INITIAL.test(words[at - 2] ?? "")) return true;
    return OPENING.test(before) || ((before === '"' || before === "'") && opened) || this.hyphen(words, at) || this.hyphen(words, at - 1);
  }

  private possessive(word: string, before: string): boolean {
    return word === "'" && this.open.get(word) !== true && before.endsWith("s");
  }
}

/**
 * Text from the words of a corpus that does not say where its spaces were, as print would have it. `splits`: the corpus cuts words at
 * hyphens, so that a hyphen between letters joins them again.
 */
export function joined(words: readonly string[], splits = false): Joined {
  const gluer = new Gluer(splits);
  const starts: number[] = [];
  const ends: number[] = [];
  let text = "";
  for (const [at, word] of words.entries()) {
    if (!gluer.glued(words, at)) text += " ";
    starts.push(text.length);
    text += word;
    ends.push(text.length);
  }
  return { text, starts, ends };
}

const LOOSE = / (?=(?:n['’]t|['’](?:s|S|re|ve|ll|d|m))(?:[ ,.;:?!]|$))/g;

/** A sentence's text with its shortened words put on ("do n't" to "don't"), as some corpora leave them apart. */
export function tight(text: string): string {
  return text.replace(LOOSE, "");
}

/** Where the words of a sentence stand in its text, whatever the spaces; undefined where the text does not hold them in order. */
export function placed(text: string, words: readonly string[]): Joined | undefined {
  const starts: number[] = [];
  const ends: number[] = [];
  let at = 0;
  for (const word of words) {
    while (/\s/.test(text.charAt(at))) at++;
    if (!text.startsWith(word, at)) return undefined;
    starts.push(at);
    at += word.length;
    ends.push(at);
  }
  return { text, starts, ends };
}
