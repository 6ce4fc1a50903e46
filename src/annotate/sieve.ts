const SIZE = 0x1_0000;

/** Place of a word in the sieve, from its length and three of its letters. */
function place(word: string): number {
  const { length } = word;
  const letters = Math.imul(Math.imul(word.charCodeAt(0), 31) + word.charCodeAt(length >> 1), 31) + word.charCodeAt(length - 1);
  return (Math.imul(letters, 31) + length) & (SIZE - 1);
}

/**
 * Keeps the words of a text that are not in a large table from being looked up there. A look-up misses the processor's cache, the sieve fits in it:
 * with it the triggers of a text are found in less than half the time.
 */
export class Sieve {
  private readonly places = new Uint8Array(SIZE);

  constructor(words: Iterable<string>) {
    for (const word of words) this.places[place(word)] = 1;
  }

  /** False: the word is not in the table. True: look it up. */
  admits(word: string): boolean {
    return this.places[place(word)] === 1;
  }
}
