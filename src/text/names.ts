const FOREIGN = /[^ -~]/;
/** Words with single spaces and nothing between them to leave out: most names are looked up as they are. */
const CLEAN = /^[a-z0-9'-]+(?: [a-z0-9'-]+)*$/;

// Letters that Unicode does not take apart into a base letter and a mark.
const LETTERS: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  đ: "d",
  ð: "d",
  þ: "th",
  ł: "l",
  ı: "i",
  ħ: "h",
  ŋ: "n",
  ə: "a",
  "’": "'",
  "‘": "'",
  ʼ: "'",
  "‐": "-",
  "‑": "-",
};

/** A word as it is compared: lower case, without accents, with straight apostrophes and hyphens. Equal for "Erdoğan" and "Erdogan". */
export function fold(word: string): string {
  const lower = word.toLowerCase();
  if (!FOREIGN.test(lower)) return lower;
  const bare = lower.normalize("NFKD").replace(/\p{M}/gu, "");
  return bare.replace(/[^ -~]/gu, (letter) => LETTERS[letter] ?? letter);
}

/**
 * A name as it is looked up: folded words with single spaces, without stops and commas, "&" spelled out.
 * "U.S." becomes "us", "St. Petersburg" becomes "st petersburg".
 */
export function nameKey(name: string): string {
  const folded = fold(name);
  if (CLEAN.test(folded)) return folded;
  return folded
    .replaceAll("&", " and ")
    .replace(/[.,()]/g, "")
    .replace(/[\s/]+/g, " ")
    .trim();
}

/** Words joined by hyphens, for ids: "Andrii Sybiha" becomes "andrii-sybiha"; letters of other scripts stay. */
export function slug(name: string): string {
  return fold(name)
    .replace(/[^\p{L}\p{Nd}]+/gu, "-")
    .replace(/^-|-$/g, "");
}

/**
 * Number of single-letter changes, insertions, deletions and swaps of neighbours between two words (Damerau's distance, optimal string
 * alignment), or `limit + 1` as soon as it must exceed `limit`. Time grows with the product of the lengths.
 */
export function editDistance(a: string, b: string, limit: number): number {
  if (a === b) return 0;
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let row = 1; row <= a.length; row++) {
    const next = [row];
    for (let column = 1; column <= b.length; column++) next.push(step({ a, b, row, column, before, last, next }));
    if (Math.min(...next) > limit) return limit + 1;
    before = last;
    last = next;
  }
  return Math.min(last[b.length] ?? 0, limit + 1);
}

interface Step {
  readonly a: string;
  readonly b: string;
  readonly row: number;
  readonly column: number;
  readonly before: readonly number[];
  readonly last: readonly number[];
  readonly next: readonly number[];
}

function step({ a, b, row, column, before, last, next }: Step): number {
  const same = a[row - 1] === b[column - 1];
  const best = Math.min((last[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1, (last[column - 1] ?? 0) + (same ? 0 : 1));
  const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
  return swapped ? Math.min(best, (before[column - 2] ?? 0) + 1) : best;
}
