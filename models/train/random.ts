/** Seeded random numbers in [0, 1): xorshift32, the same on every machine. */
export function randomFrom(seed: number): () => number {
  let state = seed | 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

/** The items in a random order (Fisher and Yates); the list itself is left as it is. */
export function shuffled<T>(items: readonly T[], random: () => number): T[] {
  const found = [...items];
  for (let at = found.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1));
    [found[at], found[other]] = [found[other] as T, found[at] as T];
  }
  return found;
}
