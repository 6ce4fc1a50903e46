import { scales, small, TENS, UNITS } from "./cardinals.ts";

const DENOMINATORS = new Map<string, number>([
  ["half", 2],
  ["third", 3],
  ["quarter", 4],
  ["fourth", 4],
  ["fifth", 5],
  ["sixth", 6],
  ["seventh", 7],
  ["eighth", 8],
  ["ninth", 9],
  ["tenth", 10],
  ["eleventh", 11],
  ["twelfth", 12],
  ...UNITS.slice(13).map((word, at) => [`${word}th`, 13 + at] as const),
  ...TENS.map((word, at) => [`${word.slice(0, -1)}ieth`, 20 + 10 * at] as const),
  ...[...scales]
    .filter(([, value]) => value >= 100 && value !== 1e5 && value !== 1e7)
    .map(([word, value]) => [`${word}th`, value] as const),
]);

/** The denominator that a word names ("thirds", "twenty-fifth", "quarter"), and whether it is plural; null if none. "seconds" are a time. */
export function denominatorOf(lower: string): { readonly value: number; readonly plural: boolean } | null {
  if (lower === "halves") return { value: 2, plural: true };
  const plural = lower.endsWith("s");
  const stem = plural ? lower.slice(0, -1) : lower;
  const known = DENOMINATORS.get(stem);
  if (known !== undefined) return { value: known, plural };
  const dash = stem.indexOf("-");
  const [tens, unit] = dash < 0 ? [0, 0] : [small.get(stem.slice(0, dash)) ?? 0, rank(stem.slice(dash + 1))];
  return tens >= 20 && unit > 0 && unit < 10 ? { value: tens + unit, plural } : null;
}

function rank(stem: string): number {
  return stem === "first" ? 1 : stem === "second" ? 2 : stem === "half" || stem === "quarter" ? 0 : (DENOMINATORS.get(stem) ?? 0);
}
