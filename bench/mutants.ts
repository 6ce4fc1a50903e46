/** A stream of numbers from 0 to 1 that is the same for the same seed (mulberry32). */
export function numbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const PIECES = [
  "<div>", "</div>", "<p", "<!--", "-->", "<script>", "</script>", "<![CDATA[", "&#x", "&amp", "\u0000", "\ufeff", "\ud800", "<table><tr><td>", "<a href='",
  '"', "=", "<time datetime='2020-13-45'>", '{"@type":"Article","author":', "<svg><style>", "ä".repeat(50), "<br>".repeat(30), "<h1>", "By ", "1.2.2020",
]; // prettier-ignore
/** Longest input of random bytes. */
const LONGEST = 4_000;

/** One input to try a reader with: random bytes, a sample cut short, or a sample with pieces of pages strewn in and bytes changed. */
export function mutant(sample: Uint8Array, next: () => number): Uint8Array {
  const kind = next();
  if (kind < 0.2) return Uint8Array.from({ length: Math.floor(next() * LONGEST) }, () => Math.floor(next() * 256));
  if (kind < 0.4) return sample.subarray(0, Math.floor(next() * sample.length));
  const parts: Uint8Array[] = [];
  let from = 0;
  for (let cuts = 1 + Math.floor(next() * 12); cuts > 0; cuts--) {
    const to = Math.min(sample.length, from + Math.floor((next() * sample.length) / 6));
    parts.push(sample.subarray(from, to), Buffer.from(PIECES[Math.floor(next() * PIECES.length)] ?? ""));
    from = next() < 0.3 ? Math.floor(next() * sample.length) : to;
  }
  const made = Buffer.concat([...parts, sample.subarray(from)]);
  for (let flips = Math.floor(next() * 6); flips > 0 && made.length > 0; flips--)
    made[Math.floor(next() * made.length)] = Math.floor(next() * 256);
  return made;
}
