/** Fewest words and characters of running text; shorter lines with a stop are mostly prompts and captions. */
const RUNNING_WORDS = 6;
const RUNNING_LENGTH = 18;

/** Words longer than this many make a line running text, not a label or title of a page. */
export const LABEL_WORDS = 12;

// Closing marks that may follow a sentence end, then its end.
const SENTENCE_END = /[.!?…。！？][\s"”’»')\]]*$/u;
const WORD = /[\p{L}\p{N}]/u;
// Small words that stand inside names of people and institutions.
const PARTICLES = new Set("of the de da di du del della der den van von bin ben al el la le and for in on to & y und et i".split(" "));

/** Whether a line ends as a sentence does, closing quotation marks and brackets aside. Short abbreviations at the end ("U.S.") count as none. */
export function endsSentence(line: string): boolean {
  const tail = line.slice(-16);
  const last = tail.charCodeAt(tail.length - 1) | 32;
  if (last >= 97 && last <= 122) return false;
  return SENTENCE_END.test(tail) && !/(?:^|[\s.])\p{Lu}\.$/u.test(tail);
}

/** The words of a line: what white space separates and has a letter or digit. */
export function wordsOf(line: string): string[] {
  return line.split(/\s+/u).filter((word) => WORD.test(word));
}

/** Whether a UTF-16 unit belongs to a script that sets no blank between words: Thai, Lao, kana, Han. */
function isUnspaced(unit: number): boolean {
  return (unit >= 0x3040 && unit <= 0x30ff) || (unit >= 0x3400 && unit <= 0x9fff) || (unit >= 0x0e00 && unit <= 0x0eff);
}

/** Whether a UTF-16 unit can be part of a word: a letter or digit, by ASCII class, or any unit above it but general punctuation. */
function isWordUnit(unit: number): boolean {
  if (unit < 128) return (unit >= 48 && unit <= 57) || (unit >= 65 && unit <= 90) || (unit >= 97 && unit <= 122);
  return unit >= 0xaa && unit !== 0xab && unit !== 0xbb && (unit < 0x2000 || unit > 0x206f) && unit !== 0x3000;
}

/** Number of words of a line, counted up to `most`; in scripts without blanks two characters are a word. */
export function wordCount(line: string, most = Infinity): number {
  let words = 0;
  let unspaced = 0;
  let inside = false;
  for (let i = 0; i < line.length && words + (unspaced >> 1) < most; i++) {
    const unit = line.charCodeAt(i);
    if (unit <= 32 || unit === 0xa0) inside = false;
    else if (isUnspaced(unit)) unspaced++;
    else if (!inside && isWordUnit(unit)) {
      inside = true;
      words++;
    }
  }
  return words + (unspaced >> 1);
}

/** Whether a line reads as running text: a sentence end and enough words to say something. */
export function isRunning(line: string): boolean {
  return line.length >= RUNNING_LENGTH && endsSentence(line) && wordCount(line, RUNNING_WORDS) >= RUNNING_WORDS;
}

/** Whether folding has to look at a text's marks and blanks: most lines have only ASCII, single blanks among it, and no more to fold than their case. */
function isUneven(text: string): boolean {
  for (let i = 0, before = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 32 || unit > 126 || (unit === 32 && before === 32)) return true;
    before = unit;
  }
  return false;
}

const LETTER = /^[a-z]/u;
const COUNT = / ?\(\d{1,5}\)$/u;
const LEADING = /^[^\p{L}\p{N}(©/#]+/u;
const CLOSING = /[\p{L}\p{N})©]/u;

/** Compared form of a line: lower case, straight quotes, one blank between words, no marks at either end, no bracketed count. */
export function folded(line: string): string {
  let plain = line.toLowerCase();
  if (isUneven(plain))
    plain = plain
      .replace(/[’‘ʼ]/gu, "'")
      .replace(/[“”«»]/gu, '"')
      .replace(/\s+/gu, " ");
  if (!LETTER.test(plain)) plain = plain.replace(LEADING, "");
  let end = plain.length;
  while (end > 0 && !CLOSING.test(plain[end - 1] ?? "")) end--;
  return plain[end - 1] === ")" ? plain.slice(0, end).replace(COUNT, "") : plain.slice(0, end);
}

/** Whether every word of a line is capitalised, small words inside aside: the shape of a name or a title. */
export function isCapitalised(line: string): boolean {
  const words = wordsOf(line);
  return (
    words.length > 0 &&
    words.every((word, i) => /^[^\p{L}\p{N}]*[\p{Lu}\p{Lt}]/u.test(word) || (i > 0 && PARTICLES.has(word.toLowerCase())))
  );
}

const NAME_PART = /^(?:\p{Lu}\.|\p{Lu}[\p{L}\p{M}'’-]+\.?)$/u;

/** Whether a line has the shape of one personal name ("Ana de la Vega", "J. R. Okafor"): shape only, "New York" has it too. */
export function isPersonShaped(line: string): boolean {
  const words = line.split(" ");
  if (line.length > 50 || words.length < 2 || words.length > 5) return false;
  const parts = words.filter((word, i) => i === 0 || i === words.length - 1 || !PARTICLES.has(word));
  if (parts.length > 4 || words.includes("of") || words.includes("and") || words.includes("the")) return false;
  return parts.every((part) => NAME_PART.test(part)) && /\p{Ll}/u.test(line) && /\p{L}{2}/u.test(parts.at(-1) ?? "");
}
