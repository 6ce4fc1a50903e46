import { around, isDay, monthLength, shift, weekOf, written, yearless } from "../../text/calendar.ts";
import { SEASONS, type Season } from "../../text/seasons.ts";
import { patterns } from "./patterns.ts";
import type { Match, Rule } from "./rules.ts";
import { monthDays, yearDays, type Bare, type Meaning } from "./meanings.ts";

type Made = Meaning | null;

function num(match: Match, name: string): number | undefined {
  const value = match.parts[name];
  return typeof value === "number" ? value : undefined;
}

/** Whether no white space stands between the pieces of a match: "2024-11-13" is one date, "2024 - 11 - 13" is not. */
function tight(match: Match): boolean {
  for (let at = match.first + 1; at < match.last; at++) if (match.pieces[at - 1]?.end !== match.pieces[at]?.start) return false;
  return true;
}

/** A year that is no leap year: a February without its year ends on the 28th. */
const PLAIN_YEAR = 2001;

function dayMeaning(month: number, day: number, year?: number): Made {
  if (year === undefined) {
    const days = yearless(month, day);
    return day > monthLength(2000, month) ? null : { type: "DATE", reading: { at: "yearless", from: days, to: days } };
  }
  const date = written(year, month, day);
  return isDay(date) ? { type: "DATE", reading: { at: "fixed", from: date, to: date } } : null;
}

/** A day; its weekday is kept where no year is said, since it tells some years from others. */
function daily(match: Match): Made {
  const made = dayMeaning(num(match, "month") ?? 0, num(match, "day") ?? 0, num(match, "year"));
  const weekday = num(match, "weekday");
  if (made?.reading.at !== "yearless" || weekday === undefined) return made;
  return { ...made, reading: { ...made.reading, weekday } };
}

const LINK = /^(?:[-–—/]|to|and|or|through|until|till)$/;

/** The piece behind the word that links the two ends of a stretch. */
function secondEnd(match: Match): number {
  for (let at = match.last - 1; at > match.first; at--) if (LINK.test(match.pieces[at - 1]?.lower ?? "")) return at;
  return match.last;
}

/** "13-15 April 2021", "May 3 and 4": both days are read, each end has its value. */
function span(match: Match): Made {
  const [month = 0, from = 0, to = 0, year] = [num(match, "month"), num(match, "day"), num(match, "to"), num(match, "year")];
  if (from >= to || to > monthLength(year ?? 2000, month)) return null;
  const [first, last] = [yearless(month, from), yearless(month, to)];
  const days = (of: string): string => of + first.slice(1);
  const ends = { at: secondEnd(match), value: (value: string) => value.slice(0, -2) + last.slice(-2) };
  if (year === undefined) return { type: "DATE", reading: { at: "yearless", from: first, to: last }, inYear: days, ends };
  const reading: Bare = { at: "fixed", from: written(year, month, from), to: written(year, month, to) };
  return { type: "DATE", reading, value: days(String(year)), ends };
}

/** "30.07.2011" in one token. */
function stopped(match: Match): Made {
  const [a = 0, b = 0, year = 0] = String(match.parts.stopped).split(".").map(Number);
  return isDay(written(year, b, a)) ? dayMeaning(b, a, year) : dayMeaning(a, b, year);
}

/** Figures in the order year-month-day, or month/day/year unless only day/month/year can be. */
function figures(match: Match): Made {
  if (!tight(match)) return null;
  const [first = 0, second = 0] = [num(match, "a"), num(match, "b")];
  const short = num(match, "yy");
  const year = num(match, "year") ?? (short === undefined ? 0 : short + (short < 50 ? 2000 : 1900));
  return isDay(written(year, first, second)) ? dayMeaning(first, second, year) : dayMeaning(second, first, year);
}

function iso(match: Match): Made {
  return tight(match) ? dayMeaning(num(match, "month") ?? 0, num(match, "day") ?? 0, num(match, "year")) : null;
}

/** Prepositions that make a bare "May" or "March" a month, and four digits a year whatever follows. */
const BEFORE_DATES = new Set(
  "in since by until till during of from early late last next this mid through to before after for and between or around".split(" "),
);

/** Shortened months that stand alone only with their stop: without it they are names ("Jan", "Mar", "Dec"). */
const SHORT_MONTHS = new Set("jan feb mar apr jun jul aug sep sept oct nov dec".split(" "));

function monthly(match: Match): Made {
  const month = num(match, "month") ?? 0;
  const word = match.pieces[match.last - 1]?.lower;
  const before = match.pieces[match.first - 1]?.lower ?? "";
  if ((word === "may" || word === "march") && match.last - match.first === 1 && !BEFORE_DATES.has(before)) return null;
  if (match.last - match.first === 1 && SHORT_MONTHS.has(word ?? "")) return null;
  return { type: "DATE", reading: monthDays(month) };
}

function monthOfYear(match: Match): Made {
  return { type: "DATE", reading: monthDays(num(match, "month") ?? 0, num(match, "year")) };
}

const NOT_COUNTED = new Set("was is has as its this his us pass does versus towards perhaps always thus".split(" "));
const SIGNS = /^[$£€¥%/]$/;

/** Four digits are a year where a preposition says so or nothing counted follows ("in 1998", "the 2008 crisis"; not "1500 soldiers"). */
function yearly(match: Match): Made {
  const year = num(match, "year") ?? 0;
  const before = match.pieces[match.first - 1];
  const after = match.pieces[match.last];
  const bare = match.pieces[match.last - 1];
  if (SIGNS.test(before?.lower ?? "") || SIGNS.test(after?.lower ?? "") || before?.lower === "no" || before?.lower === "number")
    return null;
  const led = BEFORE_DATES.has(before?.lower ?? "") || match.last - match.first > 1;
  const counted = after !== undefined && /^\p{Ll}{3,}s$/u.test(after.text) && !NOT_COUNTED.has(after.lower);
  if (counted && !led) return null;
  if (
    (after?.lower === "," || after?.lower === "-") &&
    /^\d/.test(match.pieces[match.last + 1]?.lower ?? "") &&
    bare?.end === after.start &&
    after.lower === ","
  )
    return null;
  if (year < 1700 && !led) return null;
  return { type: "DATE", reading: yearDays(year), value: String(year) };
}

/** "2013-W11": Monday to Sunday of that week (ISO 8601: week 1 holds 4 January). */
function weekOfYear(match: Match): Made {
  const [year, week] = [num(match, "year") ?? 0, num(match, "week") ?? 0];
  const days = around(shift(written(year, 1, 4), "week", week - 1), "week");
  const value = `${year}-W${String(week).padStart(2, "0")}`;
  return tight(match) && weekOf(days.from) === value ? { type: "DATE", reading: { at: "fixed", ...days }, value } : null;
}

/** "the last day of March 2018". */
function edgeDay(match: Match): Made {
  const [month, year] = [num(match, "month") ?? 0, num(match, "year")];
  const last = match.pieces.slice(match.first, match.last).some(({ lower }) => lower === "last");
  return dayMeaning(month, last ? monthLength(year ?? PLAIN_YEAR, month) : 1, year);
}

/** "the second half of 2008". */
function half(match: Match): Made {
  const first = match.pieces.slice(match.first, match.last).some(({ lower }) => lower === "first");
  return halfOf(num(match, "year") ?? 0, first);
}

function codedHalf(match: Match): Made {
  return halfOf(num(match, "year") ?? 0, num(match, "half") === 1);
}

function halfOf(year: number, first: boolean): Made {
  const ends = first ? { from: written(year, 1, 1), to: written(year, 6, 30) } : { from: written(year, 7, 1), to: written(year, 12, 31) };
  return { type: "DATE", reading: { at: "fixed", ...ends }, value: `${year}-H${first ? 1 : 2}` };
}

/** "1990-91", "2014-2018", "2014 to 2018" as one stretch of years. */
function years(match: Match): Made {
  const from = num(match, "from") ?? 0;
  const short = num(match, "yy");
  const to = num(match, "year") ?? from - (from % 100) + (short ?? 0);
  if (to <= from || (short !== undefined && !tight(match))) return null;
  const ends = { at: secondEnd(match), value: () => String(to) };
  return { type: "DATE", reading: { at: "fixed", from: written(from, 1, 1), to: written(to, 12, 31) }, value: String(from), ends };
}

function decade(match: Match): Made {
  const first = num(match, "decade") ?? 0;
  return { type: "DATE", reading: yearDays(first, "decade"), value: String(first).slice(0, 3) };
}

function century(match: Match): Made {
  const ordinal = num(match, "ord") ?? 0;
  if (ordinal < 2 || ordinal > 30) return null;
  return { type: "DATE", reading: yearDays((ordinal - 1) * 100 + 1, "century"), value: String(ordinal - 1) };
}

function quarter(match: Match): Made {
  return quarterOf(match, num(match, "ord") ?? 0);
}

function codedQuarter(match: Match): Made {
  return quarterOf(match, num(match, "quarter") ?? 0);
}

function quarterOf(match: Match, quarterly: number): Made {
  if (quarterly < 1 || quarterly > 4) return null;
  const [first, last] = [quarterly * 3 - 2, quarterly * 3];
  const year = num(match, "year");
  if (year !== undefined)
    return {
      type: "DATE",
      reading: { at: "fixed", from: written(year, first, 1), to: written(year, last, monthLength(year, last)) },
      value: `${year}-Q${quarterly}`,
    };
  const reading: Bare = {
    at: "yearless",
    from: yearless(first, 1),
    to: yearless(last, monthLength(2000, last)),
    toward: "past",
    said: true,
  };
  return { type: "DATE", reading, inYear: (of) => `${of}-Q${quarterly}` };
}

/** A season of a stated year. A winter can be the one that ends in the year or the one that begins in it; the days cover both. */
function seasonOfYear(match: Match): Made {
  const season = SEASONS[match.parts.season as Season];
  const year = num(match, "year");
  if (!season || year === undefined) return null;
  const over = season.to < season.from;
  const last = over ? year + 1 : year;
  const ends = {
    from: `${over ? year - 1 : year}${season.from.slice(1)}`,
    to: written(last, Number(season.to.slice(2, 4)), over ? monthLength(last, 2) : Number(season.to.slice(-2))),
  };
  return { type: "DATE", reading: { at: "fixed", ...ends }, value: `${year}-${season.code}` };
}

/** Dates that name their month, year, season, quarter, decade or century. */
export const fixedRules: readonly Rule<Meaning>[] = patterns("fixed", {
  iso,
  weekOfYear,
  figures,
  stopped,
  daily,
  edgeDay,
  span,
  monthOfYear,
  monthly,
  yearly,
  half,
  codedHalf,
  codedQuarter,
  years,
  decade,
  century,
  quarter,
  seasonOfYear,
});
