const VOWEL = /[aeiouy]/;
/** Shorter remains are not stems: "sing" is not "s" + "ing". */
const SHORTEST = 3;

// Endings in the order they are tried; the first that leaves a stem with a vowel is cut.
const ENDINGS: readonly (readonly [string, string])[] = [
  ["'s", ""],
  ["ies", "y"],
  ["ied", "y"],
  ["sses", "ss"],
  ["ings", ""],
  ["ing", ""],
  ["edly", ""],
  ["ed", ""],
  ["es", "e"],
  ["s", ""],
];

// Words whose last "s" is no ending.
const WHOLE = new Set("news means series species always perhaps besides whereas towards afterwards lens".split(" "));

function cut(word: string): string {
  if (WHOLE.has(word)) return word;
  for (const [ending, instead] of ENDINGS) {
    if (!word.endsWith(ending)) continue;
    if (ending === "s" && /(?:ss|us|is)$/.test(word)) return word;
    const left = word.slice(0, word.length - ending.length);
    if (left.length + instead.length >= SHORTEST && VOWEL.test(left)) return left + instead;
  }
  return word;
}

// British and American spellings, and what cutting an ending leaves: "defence"/"defense", "organise"/"organize", "planned"/"plan".
function levelled(stem: string): string {
  const word = stem.length > SHORTEST && stem.endsWith("e") ? stem.slice(0, -1) : stem;
  const undoubled = word.length > SHORTEST && /([bdgmnprt])\1$/.test(word) ? word.slice(0, -1) : word;
  return undoubled.replace(/enc$/, "ens").replace(/is$/, "iz").replace(/our$/, "or").replace(/tr$/, "ter").replace(/y$/, "i");
}

const stems = new Map<string, string>();
/** Distinct words kept; a stream of misspellings must not fill the memory. */
const MOST_KEPT = 50_000;

/**
 * A light stem of a lower-case English word: inflection and the usual British or American spellings folded, derivation left alone
 * ("attacking", "attacks" are alike; "attack" and "attacker" are not). Only good for comparing; not a word to show.
 */
export function stem(word: string): string {
  const known = stems.get(word);
  if (known !== undefined) return known;
  const made = levelled(cut(word));
  if (stems.size < MOST_KEPT) stems.set(word, made);
  return made;
}
