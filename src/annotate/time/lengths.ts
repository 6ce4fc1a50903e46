import { SEASONS, type Season } from "../../text/seasons.ts";
import type { Bound } from "../../model/annotation.ts";
import { patterns } from "./patterns.ts";
import type { Match, Rule } from "./rules.ts";
import { lengthValue, type Meaning } from "./meanings.ts";

const VAGUE = { at: "vague" } as const;

/** Words before "hours" that make it a stretch of every day ("the early hours", "working hours"). */
const HOURS_OF_DAY = new Set("early small wee rush working business office opening visiting peak late".split(" "));

const ALWAYS = new Map([
  ["hours", ["24", "day"]],
  ["days", ["seven", "week"]],
]);

/** "24 hours a day", "seven days a week": a manner of saying always, whichever part of it a match is. */
function always({ pieces, first, last }: Match): boolean {
  for (let at = first - 1; at < last; at++) {
    const [count, whole] = ALWAYS.get(pieces[at]?.lower ?? "") ?? [];
    if (count === undefined || pieces[at + 1]?.lower !== "a" || pieces[at + 2]?.lower !== whole) continue;
    const before = pieces[at - 1]?.lower;
    if (before === count || (before === "7" && whole === "week")) return true;
  }
  return false;
}

/** "year-earlier", "year-ago" behind "a": the length is not the expression. */
function comparing({ pieces, last }: Match): boolean {
  const word = pieces[last + 1]?.lower;
  return pieces[last]?.lower === "-" && (word === "ago" || word === "earlier");
}

/** "over several years", "over 42 days": "over" before a length is mostly the preposition; "at least" and "about" are left beside it as its hedge. */
function leadsTo({ pieces, first }: Match): boolean {
  const word = pieces[first]?.lower;
  return (
    word === "over" || word === "about" || word === "around" || (word === "at" && pieces[first + 1]?.lower === "least") || word === "up"
  );
}

/** "two to three weeks": no one number of units. */
function between(match: Match): Meaning | null {
  const { num, to, unit } = match.parts;
  return typeof num === "number" && typeof to === "number" && num < to && num < 1000
    ? { type: "DURATION", reading: VAGUE, value: lengthValue("many", String(unit)) }
    : null;
}

/** "the year ended March 31": the length that a report covers. */
function ended(match: Match): Meaning | null {
  const unit = String(match.parts.unit);
  return unit === "year" && /^(?:ended|ending)$/.test(match.pieces[match.last]?.lower ?? "")
    ? { type: "DURATION", reading: VAGUE, value: "P1Y" }
    : null;
}

function length(match: Match): Meaning | null {
  const { num, some, unit } = match.parts;
  if (comparing(match) || always(match)) return null;
  const before = match.pieces[match.first - 1]?.lower;
  if (match.parts.hedge === "exact" || (match.pieces[match.last - 1]?.lower === "old" && unit === "year")) return null;
  if (leadsTo(match)) return null;
  if (typeof num === "number" && num >= 1000 && match.pieces[match.last - 1]?.lower === unit) return null;
  if (unit === "quarter" && (num === undefined || match.pieces[match.last - 2]?.lower === "-")) return null;
  if (unit === "second" && match.pieces[match.last - 1]?.lower === "second") return null;
  if (before === "$" || before === "€" || before === "£") return null;
  return { type: "DURATION", reading: VAGUE, value: lengthValue(num ?? some ?? 1, String(unit)) };
}

function many(match: Match): Meaning | null {
  if (match.pieces[match.last]?.lower === "old" || match.pieces[match.last + 1]?.lower === "old") return null;
  const word = match.pieces[match.last - 1]?.lower ?? "";
  if (always(match)) return null;
  if (word === "hours" && HOURS_OF_DAY.has(match.pieces[match.first - 1]?.lower ?? "")) return null;
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
  const { unit, weekday, num, part, month, season } = match.parts;
  if (month !== undefined) return { type: "SET", reading: VAGUE, value: `XXXX-${String(month).padStart(2, "0")}` };
  if (season !== undefined) return { type: "SET", reading: VAGUE, value: `XXXX-${SEASONS[season as Season].code}` };
  const value = weekday !== undefined ? `XXXX-WXX-${weekday}` : unit !== undefined ? lengthValue(num ?? 1, String(unit)) : "P1D";
  return { type: "SET", reading: VAGUE, value: `${value}${part ?? ""}` };
}

function often(match: Match): Meaning | null {
  const value = EVERY[match.pieces[match.last - 1]?.lower ?? ""];
  const capital = /^\p{Lu}/u.test(match.pieces[match.first]?.text ?? "") && match.first > 0;
  return value === undefined || capital ? null : { type: "SET", reading: VAGUE, value };
}

function per(match: Match): Meaning | null {
  const unit = String(match.parts.unit);
  return match.pieces[match.last - 1]?.lower.endsWith("s") ? null : { type: "SET", reading: VAGUE, value: lengthValue(1, unit) };
}

/** "at night": of no one day. */
function nightly({ pieces, first }: Match): Meaning | null {
  if (pieces[first - 1]?.lower !== "at") return null;
  return { type: "TIME", reading: VAGUE, value: "XXXX-XX-XXTNI" };
}

/** Words before four figures and "hours" that make them a clock time: "1500 hours" is mostly a length. */
const AT = new Set(["at", "by", "until", "till", "around", "about", "from", "since", "before", "after"]);

function military(match: Match): Meaning | null {
  const { military: time } = match.parts;
  const before = match.pieces[match.first - 1]?.lower ?? "";
  if (typeof time !== "string" || (!time.startsWith("T0") && !AT.has(before))) return null;
  return { type: "TIME", reading: { at: "offset", unit: "day", from: 0, to: 0 }, part: time };
}

function clock(match: Match): Meaning {
  const { clock: time, zone } = match.parts;
  const word = match.pieces[match.last - 1]?.lower;
  const named = word === "midnight" ? "T24:00" : "T12:00";
  return {
    type: "TIME",
    reading: { at: "offset", unit: "day", from: 0, to: 0 },
    part: typeof time === "string" ? time : named,
    ...(typeof zone === "string" ? { zone } : {}),
  };
}

/** Whether a hedge leaves a length an interval; read where a length is hung on the calendar. */
export function boundOf(match: Match): Bound {
  const { hedge } = match.parts;
  return typeof hedge === "string" ? (hedge as Bound) : "exact";
}

/** Lengths of time, things that recur, and clock times. */
export const lengthRules: readonly Rule<Meaning>[] = patterns("lengths", {
  length,
  between,
  ended,
  half,
  many,
  every,
  per,
  nightly,
  often,
  military,
  clock,
});
