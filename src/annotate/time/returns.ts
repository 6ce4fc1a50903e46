import type { Season } from "../../text/seasons.ts";
import { patterns } from "./patterns.ts";
import type { Match, Rule } from "./rules.ts";
import { away, monthDays, unitValue, type Bare, type Meaning } from "./meanings.ts";
import { shift, yearless } from "../../text/calendar.ts";

type Toward = "past" | "future";

const BACK = new Set(["previous", "preceding"]);
const ON = new Set(["next", "following", "subsequent", "ensuing"]);

/** Which way the words of a match lead from the date told before: on, back, or nowhere. */
function step(match: Match): -1 | 0 | 1 {
  for (let at = match.first; at < match.last; at++) {
    const word = match.pieces[at]?.lower ?? "";
    if (BACK.has(word)) return -1;
    if (ON.has(word)) return 1;
  }
  return 0;
}

function toward(match: Match): { readonly toward?: Toward } {
  const way = step(match);
  return way === 0 ? {} : { toward: way < 0 ? "past" : "future" };
}

/** "that day", "the same year", "later that month": the unit that the date told before lies in. */
function same(match: Match): Meaning | null {
  const unit = String(match.parts.unit);
  if (unit === "second" || unit === "minute" || unit === "hour" || match.pieces[match.last - 1]?.lower.endsWith("s")) return null;
  const base = unit === "quarter" || unit === "decade" || unit === "century" ? unit : null;
  const value = base && ((day: string | null) => (day === null ? "PRESENT_REF" : unitValue(shift(day, base, 0), base)));
  return { type: "DATE", reading: away(0, unit, { sign: 1 }), anchored: true, ...(value ? { value } : {}) };
}

/** "that night", "the next morning". */
function part(match: Match): Meaning {
  const days = step(match);
  return { type: "TIME", reading: { at: "offset", unit: "day", from: days, to: days }, part: String(match.parts.part), anchored: true };
}

function season(match: Match): Meaning {
  const reading: Bare = { at: "season", season: match.parts.season as Season, ...toward(match) };
  return { type: "DATE", reading, anchored: true };
}

function month(match: Match): Meaning | null {
  const reading = monthDays(Number(match.parts.month));
  return reading.at === "yearless" ? { type: "DATE", reading: { ...reading, ...toward(match) }, anchored: true } : null;
}

function day(match: Match): Meaning {
  const days = yearless(Number(match.parts.month), Number(match.parts.day));
  return { type: "DATE", reading: { at: "yearless", from: days, to: days }, anchored: true };
}

function weekday(match: Match): Meaning {
  const which = step(match) < 0 ? "last" : step(match) > 0 ? "next" : "this";
  const { part: of } = match.parts;
  const reading: Bare = { at: "weekday", weekday: Number(match.parts.weekday), which };
  return typeof of === "string" ? { type: "TIME", reading, part: of, anchored: true } : { type: "DATE", reading, anchored: true };
}

/** Words in front of a part of the day that is told by itself, as one of the day told before. */
const LEADING = new Set(["in", "by", "during", "until", "till", "through", "throughout"]);

/** "in the afternoon" of the day told before; "the night of 3 May" counts with its day only, and so does all that nothing leads to. */
function bare(match: Match): Meaning {
  const before = match.pieces[match.first - 1]?.lower ?? "";
  const alone = LEADING.has(before) && match.pieces[match.last]?.lower !== "of" && match.parts.part !== "TNI";
  const reading: Bare = { at: "offset", unit: "day", from: 0, to: 0 };
  return { type: "TIME", reading, part: String(match.parts.part), anchored: true, loose: !alone };
}

/** Dates that lead back to the one told before them. */
export const returningRules: readonly Rule<Meaning>[] = patterns("returns", { same, part, season, month, day, weekday, bare });
