import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { pronoun, statedAt } from "../../src/annotate/quantity/stated.ts";
import { opensNumber, readOrdinal, readSigned } from "../../src/text/numbers.ts";
import { tokenize, type Token } from "../../src/language/tokens.ts";
import { readJson, someOf } from "../reports.ts";
import { share } from "../scorers/ratio.ts";
import { equal, type Read, type Result } from "../scorers/readings.ts";
import type { Asked, Figures } from "../set.ts";

interface Case {
  readonly Input: string;
  readonly Results: readonly Result[];
}

/** Models of the set by file, with the function of ours that is held against each. */
const MODELS: readonly (readonly [string, string, (text: string) => Read[]])[] = [
  ["number", "Number/English/NumberModel.json", numbers],
  ["ordinal", "Number/English/OrdinalModel.json", ordinals],
  ["percentage", "Number/English/PercentModel.json", (text) => quantities(text, "percent")],
  ["currency", "NumberWithUnit/English/CurrencyModel.json", (text) => quantities(text, "money")],
  ["dimension", "NumberWithUnit/English/DimensionModel.json", (text) => quantities(text, "measure")],
  ["age", "NumberWithUnit/English/AgeModel.json", (text) => quantities(text, "age")],
];

function read(tokens: readonly Token[], [first, last]: readonly [number, number], value: number): Read | null {
  const [from, to] = [tokens[first], tokens[last - 1]];
  return from && to ? { start: from.start, end: to.end, value, symbol: "" } : null;
}

/** Every token at which `at` reads something, from left to right without overlap. */
function scan(text: string, at: (tokens: readonly Token[], place: number) => { made: Read | null; last: number } | null): Read[] {
  const tokens = tokenize(text);
  const found: Read[] = [];
  for (let place = 0; place < tokens.length;) {
    const one = at(tokens, place);
    if (one?.made) found.push(one.made);
    place = Math.max(place + 1, one?.last ?? 0);
  }
  return found;
}

function numbers(text: string): Read[] {
  return scan(text, (tokens, at) => {
    const alone = /^[-−]$/.test(tokens[at]?.text ?? "") && (at === 0 || tokens[at - 1]?.end !== tokens[at]?.start) ? 1 : 0;
    const found = readOrdinal(tokens, at + alone) ? null : readSigned(tokens, at + alone);
    if (!found) return null;
    const first = alone === 1 ? at : found.first;
    const last = found.first + found.read.length;
    if (pronoun(tokens, { read: found.read, first, last }) && tokens.length > last - first) return null;
    return { made: read(tokens, [first, last], alone === 1 ? -Math.abs(found.read.value) : found.read.value), last };
  });
}

function ordinals(text: string): Read[] {
  return scan(text, (tokens, at) => {
    const rank = readOrdinal(tokens, at);
    return rank && { made: read(tokens, [at, at + rank.length], rank.value), last: at + rank.length };
  });
}

function quantities(text: string, unit: string): Read[] {
  return scan(text, (tokens, at) => {
    const found = opensNumber(tokens, at) ? statedAt(tokens, at) : null;
    if (!found) return null;
    const { stated } = found;
    const last = Math.max(stated.last, found.unit.last);
    if (found.unit.unit !== unit) return { made: null, last };
    const value = (stated.to ?? stated.read).value * (found.unit.factor ?? 1) + (found.unit.add ?? 0);
    const made = read(tokens, [Math.min(stated.first, found.unit.first), last], value);
    return { made: made && { ...made, symbol: found.unit.symbol ?? "" }, last };
  });
}

/** Whether a case of a model is of a class whose reading is wrong for news; `recognizers-text-specs.tsv` gives the reason of each class. */
function exempt(): (model: string, input: string) => boolean {
  const path = fileURLToPath(new URL("../../../eval/sets/recognizers-text-specs.tsv", import.meta.url));
  const lines = readFileSync(path, "utf8").split("\n").slice(1);
  const rows = lines.filter((line) => line !== "" && !line.startsWith("#")).map((line) => line.split("\t"));
  const classes = rows.map(([model = "", pattern = ""]) => [model, new RegExp(pattern, "i")] as const);
  return (model, input) => classes.some(([one, pattern]) => one === model && pattern.test(input));
}

/** Whether all that the set wants of a case is found, and nothing else. */
export function right(results: readonly Result[], found: readonly Read[], text: string): boolean {
  const wanted = results.filter(
    (one) => one.Resolution?.value !== undefined && one.Resolution.value !== null && one.Resolution.value !== "null",
  );
  return wanted.length === found.length && wanted.every((one, at) => found[at] !== undefined && equal(one, found[at], text));
}

export const measures =
  "numbers, ranks, shares, money, measures and ages in short sentences; a case is right if all in it is found with its value and nothing else";
export const peers = "the library whose cases they are: 1.000 by definition";

/** `cases_right` and the share by model; `but_exempt` leaves out the cases whose reading is wrong for news (`recognizers-text-specs.tsv` has the reasons). */
export async function run({ folder, split }: Asked): Promise<Figures> {
  const left = exempt();
  const shares: Record<string, number> = {};
  let [all, good, kept] = [0, 0, 0];
  const before = process.cpuUsage();
  for (const [model, path, reader] of MODELS) {
    if (split !== undefined && split !== model) continue;
    const cases = readJson(folder, path) as readonly Case[];
    const results = cases.map(({ Input, Results }) => [right(Results, reader(Input), Input), left(model, Input)] as const);
    shares[model] = share(results.filter(([fine]) => fine).length, cases.length);
    all += cases.length;
    good += results.filter(([fine]) => fine).length;
    kept += results.filter(([fine, excused]) => !fine && excused).length;
  }
  someOf(Object.keys(shares), folder);
  const { user, system } = process.cpuUsage(before);
  return {
    cases_right: share(good, all),
    but_exempt: share(good, all - kept),
    ...shares,
    n: all,
    ms_per_item: (user + system) / 1000 / all,
    baseline: {},
  };
}
