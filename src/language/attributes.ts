import { clustersOf } from "./clusters.ts";

/** What is known of a word from its letters and its clusters, as numbers for feature templates. */
export const ATTRIBUTES = [
  "form",
  "lower",
  "shape",
  "end1",
  "end2",
  "end3",
  "end4",
  "start1",
  "start2",
  "start3",
  "traits",
  "coarse",
  "middle",
  "fine",
] as const;

/** Distinct spellings kept; a stream of misspellings must not fill the memory. */
const MOST_KEPT = 50_000;
/** Longer runs of one kind of character count as this long in a shape. */
const RUN = 2;
const OFFSET = 0x811c9dc5;
const PRIME = 0x01000193;

const hashRange = (word: string, from: number, to: number): number => {
  let hash = OFFSET;
  for (let at = Math.max(0, from); at < Math.min(to, word.length); at++) hash = Math.imul(hash ^ word.charCodeAt(at), PRIME);
  return hash ^ (hash >>> 13);
};

function kindOf(character: string): number {
  if (character >= "0" && character <= "9") return 1;
  const lower = character.toLowerCase();
  if (lower !== character) return 2;
  return character.toUpperCase() === character ? character.charCodeAt(0) : 3;
}

/** The kinds of characters in order, runs cut short: "Kyiv-based" and "Ohio-born" have one shape. */
function shapeOf(word: string): number {
  let hash = OFFSET;
  let run = 0;
  let last = -1;
  for (const character of word) {
    const kind = kindOf(character);
    run = kind === last ? run + 1 : 1;
    last = kind;
    if (run <= RUN) hash = Math.imul(hash ^ kind, PRIME);
  }
  return hash ^ (hash >>> 13);
}

/** Capital at the start, more capitals, digit, hyphen, stop inside, no letter at all: one bit each. */
function traitsOf(word: string, lower: string): number {
  const first = word.charAt(0);
  const digit = /[0-9]/.test(word);
  const inner = word.slice(1);
  return (
    (first === lower.charAt(0) ? 0 : 1) |
    (inner === lower.slice(1) ? 0 : 2) |
    (digit ? 4 : 0) |
    (inner.includes("-") ? 8 : 0) |
    (inner.includes(".") ? 16 : 0) |
    (lower === word && word === word.toUpperCase() ? 32 : 0)
  );
}

function measure(word: string): Int32Array {
  const lower = word.toLowerCase().replaceAll("’", "'");
  const { length } = lower;
  const end = (size: number): number => hashRange(lower, length - size, length);
  const start = (size: number): number => hashRange(lower, 0, size);
  return Int32Array.of(
    hashRange(word, 0, word.length),
    hashRange(lower, 0, length),
    shapeOf(word),
    end(1),
    end(2),
    end(3),
    end(4),
    start(1),
    start(2),
    start(3),
    traitsOf(word, lower),
    ...clustersOf(lower),
  );
}

const kept = new Map<string, Int32Array>();

/** The attributes of a word as written, in the order of `ATTRIBUTES`. The same array for the same word: do not change it. */
export function attributesOf(word: string): Int32Array {
  const known = kept.get(word);
  if (known) return known;
  const found = measure(word);
  if (kept.size < MOST_KEPT) kept.set(word, found);
  return found;
}
