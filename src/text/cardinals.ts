/** Number words up to nineteen, in order. */
export const UNITS =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(
    " ",
  );
/** Number words from twenty to ninety. */
export const TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");
/** Number words below a hundred by value. */
export const small = new Map<string, number>([
  ...UNITS.map((word, at) => [word, at] as const),
  ...TENS.map((word, at) => [word, 20 + 10 * at] as const),
  ["nought", 0],
  ["naught", 0],
]);

/** Multipliers in words. */
export const scales = new Map<string, number>([
  ["dozen", 12],
  ["hundred", 100],
  ["thousand", 1e3],
  ["million", 1e6],
  ["billion", 1e9],
  ["trillion", 1e12],
  ["lakh", 1e5],
  ["crore", 1e7],
  ["mn", 1e6],
  ["mln", 1e6],
  ["bn", 1e9],
  ["bln", 1e9],
  ["tn", 1e12],
  ["tln", 1e12],
  ["trn", 1e12],
]);
/** Multipliers in words, as an order of size: "hundreds". */
export const plurals = new Map<string, number>(
  [...scales].filter(([word]) => word.length > 3).map(([word, value]) => [`${word}s`, value] as const),
);

/** A number word below a hundred, hyphenated or not; null if none. */
export function below(lower: string): number | null {
  const known = small.get(lower);
  if (known !== undefined) return known;
  const dash = lower.indexOf("-");
  if (dash < 0) return null;
  const tens = small.get(lower.slice(0, dash)) ?? 0;
  const unit = small.get(lower.slice(dash + 1)) ?? 0;
  return tens >= 20 && unit > 0 && unit < 10 ? tens + unit : null;
}
