const VOWEL = /[aeiouy]/;
/** Shorter remains are not stems: "sing" is not "s" + "ing". */
const SHORTEST = 3;

// Endings in the order they are tried; the first that leaves a stem with a vowel is cut. By last letter, for speed.
const ENDINGS: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  d: [
    ["ied", "y"],
    ["ed", ""],
  ],
  g: [["ing", ""]],
  s: [
    ["'s", ""],
    ["ies", "y"],
    ["sses", "ss"],
    ["ings", ""],
    ["es", "e"],
    ["s", ""],
  ],
  y: [["edly", ""]],
};

// Words whose last "s" is no ending.
const WHOLE = new Set("news means series species always perhaps besides whereas towards afterwards lens".split(" "));

function cut(word: string): string {
  const endings = ENDINGS[word.charAt(word.length - 1)];
  if (endings === undefined || WHOLE.has(word)) return word;
  for (const [ending, instead] of endings) {
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
  const last = word.charAt(word.length - 1);
  const doubled = word.length > SHORTEST && "bdgmnprt".includes(last) && word.charAt(word.length - 2) === last;
  return respelled(doubled ? word.slice(0, -1) : word);
}

function respelled(word: string): string {
  if (word.endsWith("enc")) return `${word.slice(0, -1)}s`;
  if (word.endsWith("is")) return `${word.slice(0, -1)}z`;
  if (word.endsWith("our")) return `${word.slice(0, -2)}r`;
  if (word.endsWith("tr")) return `${word.slice(0, -1)}er`;
  return word.endsWith("y") ? `${word.slice(0, -1)}i` : word;
}

/** Last letters of words whose stem can be another, and pairs of last letters: what the rules above look for. */
const CHANGING = "d e g s y".split(" ");
const CHANGING_PAIRS = "bb mm nn pp rr tt nc tr ur".split(" ");
/** Units of ASCII. */
const UNITS = 128;

/** By the last unit but one and the last one: whether the stem can be another. */
const changes = new Uint8Array(UNITS * UNITS);
for (const last of CHANGING) for (let before = 0; before < UNITS; before++) changes[before * UNITS + last.charCodeAt(0)] = 1;
for (const pair of CHANGING_PAIRS) changes[pair.charCodeAt(0) * UNITS + pair.charCodeAt(1)] = 1;

/** Whether a lower-case word is its own stem for sure, by its last two units: so most names are known for it without making a string. */
export function isOwnStem(before: number, last: number): boolean {
  return before < UNITS && last < UNITS && changes[before * UNITS + last] === 0;
}

/** Stems kept of the words met last; those of the words before them are kept until as many more have been met. */
const KEPT = 32_768;
let stems = new Map<string, string>();
let older: ReadonlyMap<string, string> = new Map();

/**
 * A light stem of a lower-case English word: inflection and the usual British or American spellings folded, derivation left alone
 * ("attacking", "attacks" are alike; "attack" and "attacker" are not). Only good for comparing; not a word to show.
 */
export function stem(word: string): string {
  const known = stems.get(word);
  if (known !== undefined) return known;
  const made = older.get(word) ?? levelled(cut(word));
  if (stems.size >= KEPT) {
    older = stems;
    stems = new Map<string, string>();
  }
  stems.set(word, made);
  return made;
}
