import { shift, weekOf, yearless, yearOf } from "../../text/calendar.ts";
import { SEASONS, type Season } from "../../text/seasons.ts";
import { patterns } from "./patterns.ts";
import type { Match, Rule } from "./rules.ts";
import { DIRECTION, sign, toward, which } from "./directions.ts";
import { boundOf } from "./lengths.ts";
import { away, lengthValue, monthDays, unitValue, type Bare, type Meaning } from "./meanings.ts";

const VAGUE: Bare = { at: "vague" };
/** How far ahead "the coming weeks" or "the months ahead" reach, in units: no text says; the same as "a few", at most. */
const COMING = 8;

function onDay(offset: number, part?: string): Meaning {
  const reading: Bare = { at: "offset", unit: "day", from: offset, to: offset };
  return part === undefined ? { type: "DATE", reading } : { type: "TIME", reading, part };
}

const DAYS: Readonly<Record<string, number>> = { today: 0, tonight: 0, yesterday: -1, tomorrow: 1, overmorrow: 2 };

function deictic(match: Match): Meaning {
  const word = match.pieces.slice(match.first, match.last).find((piece) => DAYS[piece.lower] !== undefined)?.lower ?? "today";
  const { part } = match.parts;
  return onDay(DAYS[word] ?? 0, word === "tonight" ? "TNI" : typeof part === "string" ? part : undefined);
}

/** "last night", "this morning": the night before the day of writing began the evening before, so it can mean either day. */
function partOfDay(match: Match): Meaning {
  const direction = which(match);
  const part = String(match.parts.part);
  if (direction === "this" && part === "TNI")
    return { type: "TIME", reading: { at: "offset", unit: "day", from: -1, to: 0 }, value: (now) => `${now ?? "XXXX-XX-XX"}TNI` };
  return onDay(sign(direction), part);
}

function weekday(match: Match): Meaning {
  const { weekday: day, part } = match.parts;
  const last = match.pieces[match.last - 1]?.lower ?? "";
  if (last.endsWith("days") || last === "nights" || last.endsWith("ings"))
    return { type: "SET", reading: VAGUE, value: `XXXX-WXX-${day}${typeof part === "string" ? part : ""}` };
  const said = match.pieces.slice(match.first, match.last).some((piece) => DIRECTION[piece.lower] !== undefined);
  const reading: Bare = { at: "weekday", weekday: Number(day), ...(said ? { which: which(match) } : {}) };
  return typeof part === "string" ? { type: "TIME", reading, part } : { type: "DATE", reading };
}

function weekend(match: Match): Meaning {
  const direction = which(match);
  const said = match.pieces.slice(match.first, match.last).some((piece) => DIRECTION[piece.lower] !== undefined);
  return { type: "DATE", reading: { at: "weekend", week: said ? sign(direction) : -1 } };
}

/** "last week", "this quarter", "the current year": one unit, before, at or after that of the day of writing. */
function unit(match: Match): Meaning | null {
  const name = String(match.parts.unit);
  if (name === "second" || name === "minute" || name === "hour") return null;
  if (match.pieces[match.last - 1]?.lower.endsWith("s")) return null;
  const step = sign(which(match));
  const word = match.pieces[match.first]?.lower === "the" ? match.pieces[match.first + 1]?.lower : match.pieces[match.first]?.lower;
  const anchored =
    word === "following" || word === "previous" || word === "preceding" || (word === "next" && match.pieces[match.first]?.lower === "the");
  const long = name === "decade" || name === "century";
  if (long && step !== 0 && word !== "following" && word !== "previous" && word !== "preceding") return null;
  const base = name === "quarter" ? "quarter" : name === "decade" ? "decade" : name === "century" ? "century" : null;
  const value =
    base &&
    ((now: string | null) =>
      now === null ? (step < 0 ? "PAST_REF" : step > 0 ? "FUTURE_REF" : "PRESENT_REF") : unitValue(shift(now, base, step), base));
  const reading = step === 0 ? away(0, name, { sign: 1 }) : away(1, name, { sign: step });
  return { type: "DATE", reading, ...(value ? { value } : {}), ...(anchored ? { anchored } : {}) };
}

const LONG_UNITS = new Set(["month", "year", "decade", "century"]);

/** "the end of the year": the unit of the day of writing. Not of shorter units, whose end is mostly a figure of speech ("at the end of the day"). */
function edgeOf(match: Match): Meaning | null {
  return LONG_UNITS.has(String(match.parts.unit)) ? unit(match) : null;
}

/** "the past decade", "the next century": so long a unit is a length up to or from the day of writing. */
function singleStretch(match: Match): Meaning | null {
  const name = String(match.parts.unit);
  const word = match.pieces[match.last - 2]?.lower;
  if ((name !== "decade" && name !== "century") || which(match) === "this" || word === "previous" || word === "following") return null;
  const far = away(1, name, { sign: which(match) === "last" ? -1 : 1 });
  if (far.at !== "offset") return null;
  const reading: Bare = which(match) === "last" ? { ...far, to: 0 } : { ...far, from: 0 };
  return { type: "DURATION", reading, value: lengthValue(1, name) };
}

/** "the past two months", "the next few days": a stretch that ends or begins at the day of writing. */
function stretch(match: Match): Meaning | null {
  const { num, some, unit: name } = match.parts;
  const direction = which(match);
  const count = num ?? some ?? "many";
  const plural = match.pieces[match.last - 1]?.lower.endsWith("s") ?? false;
  if (num === undefined && some === undefined && !plural) return singleStretch(match);
  if (direction === "this") return null;
  const far = away(typeof count === "number" ? count : "several", String(name), { sign: direction === "last" ? -1 : 1 });
  if (far.at !== "offset") return null;
  const reading: Bare =
    direction === "last" ? { ...far, to: 0 } : { ...far, from: 0, to: num === undefined ? Math.max(far.to, COMING) : far.to };
  return { type: "DURATION", reading, value: lengthValue(count, String(name)) };
}

function ahead(match: Match): Meaning {
  const far = away("several", String(match.parts.unit), { sign: 1 });
  const reading: Bare = far.at === "offset" ? { ...far, from: 0, to: Math.max(far.to, COMING) } : VAGUE;
  return { type: "DURATION", reading, value: lengthValue("many", String(match.parts.unit)) };
}

function agoValue(count: number | string, name: string, side: -1 | 1): Meaning["value"] {
  if (typeof count === "string" && count !== "couple") return side < 0 ? "PAST_REF" : "FUTURE_REF";
  const steps = side * (typeof count === "number" ? count : 2);
  if (!Number.isInteger(steps)) return lengthValue(count, name);
  return (now) => {
    if (now === null) return side < 0 ? "PAST_REF" : "FUTURE_REF";
    if (name === "fortnight") return shift(now, "week", 2 * steps);
    if (name === "week") return weekOf(shift(now, "week", steps));
    if (name === "hour" || name === "minute" || name === "second") return now;
    const base = name as "day" | "month" | "quarter" | "year" | "decade" | "century";
    return unitValue(shift(now, base, steps), base === "decade" || base === "century" ? "year" : base);
  };
}

const AFTER = new Set(["later", "after", "hence", "now"]);
const ANCHORED = new Set(["earlier", "before", "later", "after", "previously"]);

/** "two years ago", "a week later", "a year earlier": so many units before or after the day of writing, or the date told before. */
function ago(match: Match): Meaning | null {
  const { num, some, unit: name } = match.parts;
  const word = match.pieces[match.last - 1]?.lower ?? "";
  const side = AFTER.has(word) ? 1 : -1;
  const count = num ?? some ?? 1;
  const reading = away(count, String(name), { sign: side, bound: boundOf(match) });
  return {
    type: "DATE",
    reading,
    value: agoValue(count, String(name), side) ?? "PAST_REF",
    ...(ANCHORED.has(word) ? { anchored: true } : {}),
  };
}

/** "in two weeks", "in 10 days' time": ahead of the day of writing; whether it is that or a length is told by what stands around it. */
function within(match: Match): Meaning | null {
  const { num, some, unit: name } = match.parts;
  const count = num ?? some ?? 1;
  return {
    type: "DURATION",
    reading: away(count, String(name), { sign: 1, bound: boundOf(match) }),
    value: lengthValue(count, String(name)),
  };
}

function month(match: Match): Meaning | null {
  const direction = which(match);
  const reading = monthDays(Number(match.parts.month));
  if (reading.at !== "yearless") return null;
  const { day } = match.parts;
  const days =
    typeof day === "number" ? { from: yearless(Number(match.parts.month), day), to: yearless(Number(match.parts.month), day) } : {};
  return { type: "DATE", reading: { ...reading, ...days, ...toward(direction) } };
}

/** "January this year", "July last year": the month of the year that lies so far from the year of writing. */
function monthOfUnit(match: Match): Meaning {
  const step = sign(which(match));
  const { month: number, day } = match.parts;
  const whole = monthDays(Number(number));
  const one = typeof day === "number" ? yearless(Number(number), day) : undefined;
  const base: Bare = one === undefined ? whole : { at: "yearless", from: one, to: one };
  const written = base.at === "yearless" ? base.from.slice(1, one === undefined ? 4 : 7) : "";
  const value = (now: string | null): string => (now === null ? "XXXX" : String(yearOf(now) + step)) + written;
  return { type: "DATE", reading: base.at === "yearless" ? { ...base, ...toward(which(match)) } : base, value };
}

/** Nouns before which "spring" and "fall" are seasons: they are other words elsewhere. */
const SEASONAL = new Set(
  "offensive offensives campaign campaigns semester term session season election elections harvest planting fashion collection collections training".split(
    " ",
  ),
);

function season(match: Match): Meaning | null {
  const name = match.parts.season as Season;
  const { ord } = match.parts;
  const direction = which(match);
  const word = match.pieces[match.last - 1]?.lower;
  const bare = match.last - match.first === 1;
  if (bare && (word === "spring" || word === "fall") && !SEASONAL.has(match.pieces[match.last]?.lower ?? "")) return null;
  const open = typeof ord === "number";
  const reading: Bare = { at: "season", season: name, ...(open ? { ordinal: ord } : {}), ...toward(direction) };
  const said = !bare && direction === "this" && /^this$/.test(match.pieces[match.first]?.lower ?? "");
  const code = SEASONS[name].code;
  const own = said ? { value: (day: string | null): string => `${day?.slice(0, 4) ?? "XXXX"}-${code}` } : {};
  return { type: "DATE", reading, ...own, ...(open ? { open } : {}) };
}

/** "the 100th day of ...", "day 100 of ...": a day, week, month or year counted from a start. */
function count(match: Match): Meaning | null {
  const { ord, num, unit: said } = match.parts;
  const name = said ?? match.pieces[match.first]?.lower;
  const ordinal = Number(ord ?? num);
  const step = name === "day" || name === "week" || name === "month" || name === "year" ? name : null;
  if (step === null || !Number.isInteger(ordinal) || ordinal < 1) return null;
  return {
    type: "DATE",
    reading: { at: "count", ordinal, unit: step, of: { doc: "", start: 0, end: 0 } } as Bare,
    value: "XXXX-XX-XX",
    open: true,
  };
}

/** "the full year", "the current fiscal year": that of the day of writing. */
function fiscalYear(): Meaning {
  return { type: "DATE", reading: away(0, "year", { sign: 1 }) };
}

/** "later in the year", "early in the day": the day of the date told before, else the year of writing. */
function inUnit(match: Match): Meaning | null {
  const made = edge(match);
  return made && match.parts.unit === "day" ? { ...made, anchored: true } : made;
}

function edge(match: Match): Meaning | null {
  const name = String(match.parts.unit);
  return name === "day" || LONG_UNITS.has(name) ? unit(match) : null;
}

/** "year-end", "the month's end". */
function unitEnd(match: Match): Meaning | null {
  return match.parts.unit === "year" || match.parts.unit === "month" ? unit(match) : null;
}

/** Dates told from the day of writing or from the date told before. */
export const relativeRules: readonly Rule<Meaning>[] = patterns("relative", {
  deictic,
  beforeYesterday: () => onDay(-2),
  afterTomorrow: () => onDay(2),
  partOfDay,
  pastPart: (match) => onDay(-1, String(match.parts.part)),
  weekday,
  weekend,
  unit,
  edgeOf,
  inUnit,
  unitEnd,
  fiscalYear,
  stretch,
  monthOfUnit,
  month,
  ahead,
  ago,
  within,
  season,
  count,
});
