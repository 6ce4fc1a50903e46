import { gazetteerFlags } from "../members.ts";
import { casingOf } from "./forms.ts";

/** Number of bits that say where and how a word stands; the flags of the gazetteers follow, 24 of them. */
const CONTEXT_BITS = 8;

const FIRST = 1;
const LAST = 2;
const LOUD = 4;
const TITLED = 8;
const SMALL = 16;
const SEEN_SMALL = 32;
const SEEN_CAPITAL = 64;
const SEEN_MIXED = 128;

/** How the words of a sentence are cased: shouted, mostly with capitals as a headline, all small, or as usual (0). */
function sentenceBits(casings: Uint8Array): number {
  let [small, capital, loud] = [0, 0, 0];
  for (const casing of casings) {
    if (casing === 1) small++;
    else if (casing >= 2) capital++;
    if (casing === 3) loud++;
  }
  if (loud > 1 && loud * 2 > capital + small) return LOUD;
  if (capital === 0) return SMALL;
  return capital > small && capital > 1 ? TITLED : 0;
}

function casingsOf(words: readonly string[]): Uint8Array {
  const found = new Uint8Array(words.length);
  for (let at = 0; at < words.length; at++) found[at] = casingOf(words[at] as string);
  return found;
}

/** How the words of a document are cased where their capitals mean something. */
class Seen {
  readonly #small = new Set<string>();
  readonly #capital = new Set<string>();
  readonly #mixed = new Set<string>();

  add(words: readonly string[], casings: Uint8Array): void {
    const bits = sentenceBits(casings);
    if (bits === LOUD || bits === TITLED) return;
    for (let at = 0; at < words.length; at++) {
      const word = words[at] as string;
      const casing = casings[at];
      if (casing === 1) this.#small.add(word);
      else if (casing === 2 && at > 0 && casings[at - 1] !== 0) this.#capital.add(word);
      if (casing === 2 || casing === 4) this.#mixed.add(word.toLowerCase());
    }
  }

  bits(word: string, casing: number): number {
    const lower = word.toLowerCase();
    if (casing === 3) return (this.#small.has(lower) ? SEEN_SMALL : 0) | (this.#mixed.has(lower) ? SEEN_MIXED : 0);
    return (this.#small.has(lower) ? SEEN_SMALL : 0) | (this.#capital.has(word) ? SEEN_CAPITAL : 0);
  }
}

/**
 * Of each word of a document, sentence after sentence, bits for its place in the sentence, the casing of the sentence, and for a word with a
 * capital whether the document also has it in small letters or with a capital inside a sentence; and in which lists of names it is.
 */
export function contextBits(document: readonly (readonly string[])[]): Int32Array {
  const casings = document.map(casingsOf);
  const seen = new Seen();
  for (const [at, words] of document.entries()) seen.add(words, casings[at] as Uint8Array);
  const found = new Int32Array(document.reduce((sum, { length }) => sum + length, 0));
  let from = 0;
  for (const [sentence, words] of document.entries()) {
    const own = casings[sentence] as Uint8Array;
    const shared = sentenceBits(own);
    const bits = found.subarray(from, from + words.length);
    bits.set(gazetteerFlags(words));
    for (let at = 0; at < words.length; at++) {
      const casing = own[at] as number;
      bits[at] = ((bits[at] as number) << CONTEXT_BITS) | shared | (casing >= 2 ? seen.bits(words[at] as string, casing) : 0);
    }
    if (bits.length > 0) {
      bits[0] = (bits[0] as number) | FIRST;
      bits[bits.length - 1] = (bits[bits.length - 1] as number) | LAST;
    }
    from += words.length;
  }
  return found;
}
