import type { Quantity } from "../../model/annotation.ts";
import { scales } from "../../text/cardinals.ts";
import { readNumber, type NumberRead } from "../../text/numbers.ts";
import { table } from "../../text/tables.ts";
import { issued, moneyBefore, signAfter, type Named } from "./money.ts";

/** What units are read from. */
export interface Word {
  readonly lower: string;
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** A number and the tokens it takes, from `first` to `last` exclusive. */
export interface Place {
  readonly read: NumberRead;
  readonly first: number;
  readonly last: number;
}

/** What a number measures, and the tokens from `first` to `last` exclusive that number and unit take together. `add` is a smaller unit behind it. */
export interface Unit {
  readonly unit: Quantity["unit"];
  readonly symbol?: string;
  readonly factor?: number;
  readonly add?: number;
  readonly first: number;
  readonly last: number;
}

const UNITS: ReadonlyMap<string, Named> = new Map(
  table("knowledge/units/units.tsv").map(
    ([word = "", unit = "", symbol = "", factor = "1"]) =>
      [word, { unit: unit as "money" | "measure", symbol, factor: Number(factor) }] as const,
  ),
);

function percentEnd(words: readonly Word[], at: number): number {
  const word = words[at]?.lower;
  if (word === "%")
    return words[at + 1] && words[at + 1]?.start === words[at]?.end && /^[\p{L}\p{N}]/u.test(words[at + 1]?.text ?? "") ? 0 : at + 1;
  if (word === "percent" || word === "percents" || word === "pct" || (word === "per" && words[at + 1]?.lower === "cent"))
    return word === "per" ? at + 2 : at + 1;
  if (word !== "percentage") return 0;
  return /^points?$/.test(words[at + 1]?.lower ?? "") ? at + 2 : at + 1;
}

const POWERS = new Map([
  ["square", "sq "],
  ["sq", "sq "],
  ["cubic", "cu "],
  ["cu", "cu "],
  ["nautical", "nautical "],
  ["metric", ""],
]);
const HOURS = new Set(["hour", "hr", "h"]);

/** "per hour", "an hour", "/h" behind a length makes a speed of it. */
function speed(words: readonly Word[], at: number, symbol: string): { readonly symbol: string; readonly last: number } | null {
  const link = words[at]?.lower;
  if ((symbol !== "km" && symbol !== "mi") || (link !== "per" && link !== "an" && link !== "/") || !HOURS.has(words[at + 1]?.lower ?? ""))
    return null;
  return { symbol: symbol === "km" ? "km/h" : "mph", last: at + 2 };
}

/** Smaller units behind larger ones, as parts of these: "5 feet 2 inches", "3 dollars 50 cents". */
const SMALLER = new Map([
  ["ft", { words: /^(?:inch|inches|in)$/, part: 1 / 12 }],
  ["lb", { words: /^(?:ounces?|oz)$/, part: 1 / 16 }],
  ["st", { words: /^(?:pounds?|lbs?)$/, part: 1 / 14 }],
  ["money", { words: /^(?:cents?|pence|p)$/, part: 1 / 100 }],
]);

function withSmaller(words: readonly Word[], unit: Unit): Unit {
  const smaller = SMALLER.get(unit.unit === "money" ? "money" : (unit.symbol ?? ""));
  const at = words[unit.last]?.lower === "and" ? unit.last + 1 : unit.last;
  const read = smaller ? readNumber(words, at) : null;
  if (!smaller || !read || read.value <= 0 || read.value * smaller.part >= 1 || (unit.factor ?? 1) !== 1) return unit;
  const end = at + read.length;
  return smaller.words.test(words[end]?.lower ?? "") ? { ...unit, add: read.value * smaller.part, last: end + 1 } : unit;
}

/** The unit word at a token; of a word with a dash its first part ("12-cent-a-share"). */
function unitWord(word: string, dashed: boolean): Named | undefined {
  const known = UNITS.get(word);
  if (known || !dashed) return known;
  const dash = word.indexOf("-");
  return dash > 0 ? UNITS.get(word.slice(0, dash)) : undefined;
}

/** Words near a small number of pounds that make them weight. */
const WEIGHT =
  /^(?:weigh|weighs|weighed|weighing|weight|lose|loses|losing|lost|drop|dropped|shed|gain|gained|baby|heavy|heavier|lbs?|ounces?|tons?)$/;
/** Pounds from this number on are money, whatever stands near. */
const HEAVIEST = 1e4;
/** Words looked at on either side. */
const AROUND = 5;

function weighed(words: readonly Word[], first: number, last: number): boolean {
  for (let at = Math.max(0, first - AROUND); at < last + AROUND; at++) if (WEIGHT.test(words[at]?.lower ?? "")) return true;
  return false;
}

function named(words: readonly Word[], { first, last, read }: Place): Unit | null {
  const dash = words[last]?.lower === "-" ? 1 : 0;
  const power = POWERS.get(words[last + dash]?.lower ?? "");
  const whose = issued(words, last + dash);
  if (whose) return { unit: "money", symbol: whose.symbol, first, last: last + dash + whose.length };
  const at = last + dash + (power === undefined ? 0 : 1);
  const word = words[at]?.lower ?? "";
  const found = unitWord(word, dash === 1);
  if (!found || (word === "won" && read.value < 1e4) || (word === "in" && power === undefined)) return null;
  if (/^pounds?$/.test(word) && (words[at + 1]?.lower === "of" || (read.value < HEAVIEST && weighed(words, first, at))))
    return { unit: "measure", symbol: "lb", first, last: at + 1 };
  const ton = words[at - 1]?.lower === "metric" && found.symbol === "ton" ? "t" : found.symbol;
  const rate = speed(words, at + 1, found.symbol);
  if (rate) return { unit: "measure", symbol: rate.symbol, first, last: rate.last };
  const symbol = found.unit === "measure" ? (power ?? "") + ton : found.symbol;
  const scale = found.unit === "money" && /^[A-Z]{3}$/.test(words[at]?.text ?? "") ? scales.get(words[at + 1]?.lower ?? "") : undefined;
  if (scale !== undefined && scale >= 1e6) return { unit: found.unit, symbol, factor: found.factor * scale, first, last: at + 2 };
  return { unit: found.unit, symbol, factor: found.factor, first, last: at + 1 };
}

/** "5 °C", "40 degrees Celsius", "6 deg c". */
function degrees(words: readonly Word[], { first, last }: Place): Unit | null {
  const dash = words[last]?.lower === "-" ? 1 : 0;
  const word = words[last + dash]?.lower ?? "";
  if (!/^(?:°|degrees?|deg)$/.test(word)) return null;
  const scale = /^(?:c|celsius|centigrade)$/.exec(words[last + dash + 1]?.lower ?? "")
    ? "C"
    : /^(?:f|fahrenheit)$/.exec(words[last + dash + 1]?.lower ?? "")
      ? "F"
      : "";
  return { unit: "measure", symbol: `°${scale}`, first, last: last + dash + (scale === "" ? 1 : 2) };
}

/** The share, money or measure that the words behind a number make of it: "12 %", "5 million euros", "30 square kilometres", "10-mile". */
function unitAfter(words: readonly Word[], place: Place): Unit | null {
  const percent = percentEnd(words, place.last);
  if (percent > 0) return { unit: "percent", first: place.first, last: percent };
  const found = degrees(words, place) ?? named(words, place) ?? signAfter(words, place);
  return found && withSmaller(words, found);
}

/** Whether letters written on to a figure name a unit ("75kg", "115usd"). A single "m" is a million in news. */
export function gluedUnit(letters: string): boolean {
  return UNITS.has(letters);
}

function glued({ read, first, last }: Place, words: readonly Word[]): Unit | null {
  const found = UNITS.get(read.glued ?? "");
  if (!found) return null;
  const rate = speed(words, last, found.symbol);
  if (rate) return { unit: "measure", symbol: rate.symbol, first, last: rate.last };
  return { unit: found.unit, symbol: found.symbol, factor: found.factor, first, last };
}

/** Oldest age in years that a number between commas behind a name is taken for. */
const OLDEST = 115;
const AGE_UNITS = /^(years?|months?|weeks?|days?)$/;

/** "five years old", "90-day-old", "six weeks of age", "87 yo". An age not told in years has its unit as symbol. */
function aged(words: readonly Word[], { first, last }: Place): Unit | null {
  const lower = (at: number): string => words[at]?.lower ?? "";
  const dash = lower(last) === "-" ? 1 : 0;
  const joint = /^(year|month|week|day)s?-old$/.exec(lower(last + dash));
  const unit = joint ? null : AGE_UNITS.exec(lower(last + dash));
  const name = (joint?.[1] ?? unit?.[1] ?? "").replace(/s$/, "");
  const symbol = name === "year" ? {} : { symbol: name };
  if (joint) return { unit: "age", first, last: last + dash + 1, ...symbol };
  if (lower(last) === "yo" || lower(last) === "y/o") return { unit: "age", first, last: last + 1 };
  if (!unit) return null;
  if (lower(last + dash + 1) === "old") return { unit: "age", first, last: last + dash + 2, ...symbol };
  if (lower(last + dash + 1) === "of" && lower(last + dash + 2) === "age") return { unit: "age", first, last: last + dash + 3, ...symbol };
  return null;
}

/** "34-year-old", "34 years old", "aged 34", "Smith, 34, said". */
function ageAt(words: readonly Word[], place: Place): Unit | null {
  const told = aged(words, place);
  if (told) return told;
  const { first, last, read } = place;
  const lower = (at: number): string => words[at]?.lower ?? "";
  if (read.value > OLDEST || !Number.isInteger(read.value)) return null;
  if (lower(first - 1) === "aged" || lower(first - 1) === "age") return { unit: "age", first: first - 1, last };
  const name = /^\p{Lu}\p{Ll}/u.test(words[first - 2]?.text ?? "");
  return read.figure && name && lower(first - 1) === "," && /^[,.)]$/.test(lower(last)) ? { unit: "age", first, last } : null;
}

/** What a number measures by the words around it; a bare count if these say nothing. */
export function unitOf(words: readonly Word[], place: Place): Unit {
  const { first, last, read } = place;
  if (read.glued !== undefined) return glued(place, words) ?? { unit: "count", first, last };
  return moneyBefore(words, place, UNITS) ?? unitAfter(words, place) ?? ageAt(words, place) ?? { unit: "count", first, last };
}
