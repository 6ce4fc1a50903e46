import type { Quantity } from "../../model/annotation.ts";
import type { NumberRead } from "../../text/numbers.ts";
import { table } from "../../text/tables.ts";

interface Word {
  readonly lower: string;
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

interface Place {
  readonly read: NumberRead;
  readonly first: number;
  readonly last: number;
}

/** What a number measures, and the tokens from `first` to `last` exclusive that number and unit take together. */
export interface Unit {
  readonly unit: Quantity["unit"];
  readonly symbol?: string;
  readonly factor?: number;
  readonly first: number;
  readonly last: number;
}

const SIGNS = new Map([
  ["$", "USD"],
  ["€", "EUR"],
  ["£", "GBP"],
  ["¥", "JPY"],
  ["₴", "UAH"],
  ["₽", "RUB"],
  ["₹", "INR"],
  ["₪", "ILS"],
  ["₺", "TRY"],
  ["₩", "KRW"],
  ["₦", "NGN"],
  ["₼", "AZN"],
]);

/** Letters before a dollar sign that say whose it is. */
const DOLLARS = new Map([
  ["us", "USD"],
  ["u.s.", "USD"],
  ["c", "CAD"],
  ["ca", "CAD"],
  ["a", "AUD"],
  ["au", "AUD"],
  ["nz", "NZD"],
  ["hk", "HKD"],
  ["s", "SGD"],
  ["r", "BRL"],
]);

const UNITS = new Map(
  table("knowledge/units/units.tsv").map(
    ([word = "", unit = "", symbol = "", factor = "1"]) =>
      [word, { unit: unit as "money" | "measure", symbol, factor: Number(factor) }] as const,
  ),
);

/** Money by the sign or code before the number: "$5", "US$5", "EUR 5 million". */
export function moneyBefore(words: readonly Word[], { first, last }: Place): Unit | null {
  const before = words[first - 1];
  if (!before) return null;
  const sign = SIGNS.get(before.text);
  if (sign !== undefined) {
    const letters = words[first - 2];
    const whose = before.text === "$" && letters?.end === before.start ? DOLLARS.get(letters.lower) : undefined;
    return { unit: "money", symbol: whose ?? sign, first: first - (whose === undefined ? 1 : 2), last };
  }
  const code = /^[A-Z]{3}$/.test(before.text) ? UNITS.get(before.lower) : undefined;
  return code?.unit === "money" ? { unit: "money", symbol: code.symbol, first: first - 1, last } : null;
}

function percentEnd(words: readonly Word[], at: number): number {
  const word = words[at]?.lower;
  if (word === "%") return at + 1;
  if (word === "percent" || word === "pct" || (word === "per" && words[at + 1]?.lower === "cent")) return word === "per" ? at + 2 : at + 1;
  return word === "percentage" && /^points?$/.test(words[at + 1]?.lower ?? "") ? at + 2 : 0;
}

/** The share, money or measure that the words behind a number make of it: "12 %", "5 million euros", "30 square kilometres", "10-mile". */
export function unitAfter(words: readonly Word[], { first, last, read }: Place): Unit | null {
  const percent = percentEnd(words, last);
  if (percent > 0) return { unit: "percent", first, last: percent };
  const dash = words[last]?.lower === "-" ? 1 : 0;
  const power = /^(?:square|cubic|metric|nautical|u\.s\.|us|american|canadian|australian)$/.test(words[last + dash]?.lower ?? "") ? 1 : 0;
  const at = last + dash + power;
  const word = words[at]?.lower ?? "";
  const found = UNITS.get(word);
  if (!found || (word === "won" && read.value < 1e4)) return null;
  const prefix =
    power === 1 && found.unit === "measure" && /^(?:square|cubic)$/.test(words[at - 1]?.lower ?? "")
      ? `${words[at - 1]?.lower === "square" ? "sq" : "cu"} `
      : "";
  if (/^pounds?$/.test(word) && words[at + 1]?.lower === "of") return { unit: "measure", symbol: "lb", first, last: at + 1 };
  return { unit: found.unit, symbol: prefix + found.symbol, factor: found.factor, first, last: at + 1 };
}

/** Oldest age in years that a number between commas behind a name is taken for. */
const OLDEST = 115;

/** "34-year-old", "34 years old", "aged 34", "Smith, 34, said". */
export function ageAt(words: readonly Word[], { first, last, read }: Place): Unit | null {
  const lower = (at: number): string => words[at]?.lower ?? "";
  if (read.value > OLDEST) return null;
  if (lower(last) === "-" && lower(last + 1) === "year-old") return { unit: "age", first, last: last + 2 };
  if (/^years?$/.test(lower(last)) && lower(last + 1) === "old") return { unit: "age", first, last: last + 2 };
  if (lower(first - 1) === "aged" || lower(first - 1) === "age") return { unit: "age", first: first - 1, last };
  const name = /^\p{Lu}\p{Ll}/u.test(words[first - 2]?.text ?? "");
  return read.figure && name && lower(first - 1) === "," && /^[,.)]$/.test(lower(last)) ? { unit: "age", first, last } : null;
}
