import type { Bound } from "../../model/annotation.ts";
import type { Match, Rule } from "./rules.ts";
import { lengthValue, type Meaning } from "./meanings.ts";

const VAGUE = { at: "vague" } as const;

function length(match: Match): Meaning | null {
  const { num, some, unit } = match.parts;
  const before = match.pieces[match.first - 1]?.lower;
  if (match.pieces[match.last - 1]?.lower === "old" || match.parts.hedge === "exact") return null;
  if (typeof num === "number" && num >= 1000 && match.pieces[match.last - 1]?.lower === unit) return null;
  if (unit === "quarter" && (num === undefined || match.pieces[match.last - 2]?.lower === "-")) return null;
  if (unit === "second" && match.pieces[match.last - 1]?.lower === "second") return null;
  if (before === "$" || before === "€" || before === "£") return null;
  return { type: "DURATION", reading: VAGUE, value: lengthValue(num ?? some ?? 1, String(unit)) };
}

function many(match: Match): Meaning | null {
  if (match.pieces[match.last]?.lower === "old" || match.pieces[match.last + 1]?.lower === "old") return null;
  const word = match.pieces[match.last - 1]?.lower ?? "";
  return word.endsWith("s") && word !== "seconds" && word !== "quarters"
    ? { type: "DURATION", reading: VAGUE, value: lengthValue("many", String(match.parts.unit)) }
    : null;
}

function half(match: Match): Meaning {
  const unit = String(match.parts.unit);
  const finer: Readonly<Record<string, string>> = {
    year: "P6M",
    hour: "PT30M",
    century: "P50Y",
    decade: "P5Y",
    day: "PT12H",
    minute: "PT30S",
  };
  return { type: "DURATION", reading: VAGUE, value: finer[unit] ?? lengthValue("half", unit) };
}

const EVERY: Readonly<Record<string, string>> = {
  hourly: "PT1H",
  daily: "P1D",
  nightly: "P1D",
  weekly: "P1W",
  biweekly: "P2W",
  fortnightly: "P2W",
  monthly: "P1M",

  yearly: "P1Y",
  annually: "P1Y",
  annual: "P1Y",
};

function every(match: Match): Meaning {
  const { unit, weekday, num, part } = match.parts;
  const value = weekday !== undefined ? `XXXX-WXX-${weekday}` : unit !== undefined ? lengthValue(num ?? 1, String(unit)) : "P1D";
  return { type: "SET", reading: VAGUE, value: `${value}${part ?? ""}` };
}

function often(match: Match): Meaning | null {
  const value = EVERY[match.pieces[match.last - 1]?.lower ?? ""];
  const capital = /^\p{Lu}/u.test(match.pieces[match.first]?.text ?? "") && match.first > 0;
  return value === undefined || capital ? null : { type: "SET", reading: VAGUE, value };
}

function clock(match: Match): Meaning {
  const { clock: time } = match.parts;
  const word = match.pieces[match.last - 1]?.lower;
  const named = word === "midnight" ? "T24:00" : "T12:00";
  return { type: "TIME", reading: { at: "offset", unit: "day", from: 0, to: 0 }, part: typeof time === "string" ? time : named };
}

/** Whether a hedge leaves a length an interval; read where a length is hung on the calendar. */
export function boundOf(match: Match): Bound {
  const { hedge } = match.parts;
  return typeof hedge === "string" ? (hedge as Bound) : "exact";
}

/** Lengths of time, things that recur, and clock times. */
export const lengthRules: readonly Rule<Meaning>[] = [
  { when: "{hedge}? {num} -? {unit} -? old?", make: length },
  { when: "{hedge}? {num} full|whole|more|other|additional|consecutive|straight|long|trading|business|working {unit}", make: length },
  { when: "the first|final|last|same|full|entire|opening|other? {num} {unit}", make: length },
  { when: "{hedge}? a|an|one -? full|whole|entire|additional|extra|single? {unit}", make: length },
  { when: "{hedge}? a? {some} of? more? {unit}", make: length },
  { when: "a? half|half-a -? a|an? {unit}", make: half },
  { when: "{unit}", make: many },
  { when: "many|recent|long {unit}", make: many },
  { when: "every|each {num}? other? {unit}", make: every },
  { when: "every|each {weekday} {part}?", make: every },
  { when: "every|each {part}", make: every },
  { when: "hourly|daily|nightly|weekly|biweekly|fortnightly|monthly|yearly|annually", make: often },
  { when: "around|about? {clock} et|est|edt|gmt|utc|pst|pdt|cst|cdt|cet|bst?", make: clock },
  { when: "around|about? noon|midnight", make: clock },
];
