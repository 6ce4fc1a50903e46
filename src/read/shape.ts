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
  return SENTENCE_END.test(tail) && !/(?:^|[\s.])\p{Lu}\.$/u.test(tail);
}

/** The words of a line: what white space separates and has a letter or digit. */
export function wordsOf(line: string): string[] {
  return line.split(/\s+/u).filter((word) => WORD.test(word));
}

/** Number of words of a line. */
export function wordCount(line: string): number {
  return wordsOf(line).length;
}

/** Whether a line reads as running text: a sentence end and enough words to say something. */
export function isRunning(line: string): boolean {
  return line.length >= 30 && endsSentence(line) && wordCount(line) >= 6;
}

/** Compared form of a line: lower case, straight quotes, one blank between words, no marks at either end, no bracketed count. */
export function folded(line: string): string {
  const plain = line
    .toLowerCase()
    .replace(/[’‘ʼ]/gu, "'")
    .replace(/[“”«»]/gu, '"')
    .replace(/\s+/gu, " ");
  return plain
    .replace(/^[^\p{L}\p{N}(©/#]+/u, "")
    .replace(/[^\p{L}\p{N})©]+$/u, "")
    .replace(/ ?\(\d{1,5}\)$/u, "");
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
