import { table } from "../../text/tables.ts";
import type { Place, Unit, Word } from "./units.ts";

const SIGNS = new Map(table("knowledge/units/signs.tsv").map(([sign = "", code = ""]) => [sign, code] as const));
const ISSUERS = new Map(table("knowledge/units/issuers.tsv").map(([currency = "", code = ""]) => [currency, code] as const));

/** Letters before a dollar sign that say whose it is. */
const DOLLARS = new Map([
  ["us", "USD"],
  ["u.s.", "USD"],
  ["u.s", "USD"],
  ["usd", "USD"],
  ["c", "CAD"],
  ["ca", "CAD"],
  ["cad", "CAD"],
  ["a", "AUD"],
  ["au", "AUD"],
  ["aud", "AUD"],
  ["nz", "NZD"],
  ["nzd", "NZD"],
  ["hk", "HKD"],
  ["s", "SGD"],
  ["r", "BRL"],
  ["nt", "TWD"],
  ["mex", "MXN"],
  ["mxn", "MXN"],
]);

/** The same letters where a space parts them from the sign: single ones are words of their own then, but for a "C" in running text. */
const APART = new Set(["us", "u.s.", "u.s", "nz", "hk", "c"]);

function whoseDollar(words: readonly Word[], at: number): string | undefined {
  const [letters, sign] = [words[at - 1], words[at]];
  if (!letters || sign?.text !== "$") return undefined;
  return letters.end === sign.start || APART.has(letters.lower) ? DOLLARS.get(letters.lower) : undefined;
}

/** Codes that are written in small letters too. */
const SMALL_CODES = new Set(["usd", "eur", "gbp", "rmb", "chf"]);

function codeOf(word: Word, units: ReadonlyMap<string, Named>): string | undefined {
  const found = units.get(word.lower);
  const written = /^[A-Z]{3,4}$/.test(word.text) || SMALL_CODES.has(word.lower);
  return found?.unit === "money" && written ? found.symbol : undefined;
}

/** A word of the table of units. */
export interface Named {
  readonly unit: "money" | "measure";
  readonly symbol: string;
  readonly factor: number;
}

/** Money by the sign or code before the number: "$5", "US$5", "EUR 5 million"; "$10 dollars" says it twice. */
export function moneyBefore(words: readonly Word[], { first, last }: Place, units: ReadonlyMap<string, Named>): Unit | null {
  const before = words[first - 1];
  if (!before) return null;
  const sign = SIGNS.get(before.text);
  // "10 € 30": a sign or code between two numbers belongs to the one before it, unless it touches the one behind.
  const other = words[first - 3];
  const owned = other !== undefined && (SIGNS.has(other.text) || codeOf(other, units) !== undefined);
  if (before.end !== words[first]?.start && /^\d/.test(words[first - 2]?.lower ?? "") && !owned) return null;
  const symbol = sign === undefined ? codeOf(before, units) : (whoseDollar(words, first - 1) ?? sign);
  if (symbol === undefined) return null;
  const whose = sign !== undefined && whoseDollar(words, first - 1) !== undefined;
  const again = units.get(words[last]?.lower ?? "");
  const twice = again?.unit === "money" && again.symbol === symbol && again.factor === 1 ? 1 : 0;
  const factor = units.get(before.lower)?.factor ?? 1;
  return {
    unit: "money",
    symbol,
    first: first - (whose ? 2 : 1),
    last: last + twice,
    ...(sign === undefined && factor !== 1 ? { factor } : {}),
  };
}

/** Money by the sign behind the number ("10 €"), where that does not begin the next sum. */
export function signAfter(words: readonly Word[], { first, last }: Place): Unit | null {
  const [sign, next] = [words[last], words[last + 1]];
  const symbol = SIGNS.get(sign?.text ?? "");
  if (!sign || symbol === undefined || (next && /^\d/.test(next.lower) && next.start === sign.end)) return null;
  return { unit: "money", symbol, first, last: last + 1 };
}

/** The code of a currency named with whose it is ("Swiss francs", "Hong Kong dollars"), and how many words say so. */
export function issued(words: readonly Word[], at: number): { readonly symbol: string; readonly length: number } | null {
  let name = "";
  for (let length = 1; length <= 3; length++) {
    const word = words[at + length - 1]?.lower;
    if (word === undefined) return null;
    const symbol = ISSUERS.get(name + word) ?? ISSUERS.get(name + word.replace(/s$/, ""));
    if (symbol !== undefined) return { symbol, length };
    name += `${word} `;
  }
  return null;
}
