import { dayAt, dayNumber, isDay, monthOf, weekdayOf, written, yearless } from "../../text/calendar.ts";
import { table } from "../../text/tables.ts";
import type { Bare, Meaning } from "./meanings.ts";
import { patterns } from "./patterns.ts";
import type { Match, Piece, Rule, Slot, SlotRead } from "./rules.ts";

/** The day of a holiday in a year, and the days of an unstated year that it can fall on. */
interface Holiday {
  readonly from: string;
  readonly to: string;
  day(year: number): string;
}

/** Easter Sunday, Gregorian. After Meeus, Jones and Butcher ("Astronomical Algorithms", 1991, chapter 8). */
export function easter(year: number): string {
  const [a, b, c] = [year % 19, Math.floor(year / 100), year % 100];
  const [d, e, f] = [Math.floor(b / 4), b % 4, Math.floor((b + 8) / 25)];
  const g = Math.floor((b - f + 1) / 3);
  const h = (19 * a + b - d - g + 15) % 30;
  const l = (32 + 2 * e + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const sum = h + l - 7 * m + 114;
  return written(year, Math.floor(sum / 31), (sum % 31) + 1);
}

/** First and last day that Easter Sunday can be, in days since 1 March. */
const EASTER = { first: 21, last: 55 } as const;
/** A year that is no leap year, in which days of an unstated year are reckoned. */
const PLAIN = 2001;

function plain(day: string): string {
  return yearless(monthOf(day), Number(day.slice(-2)));
}

function moveable(offset: number): Holiday {
  const march = dayNumber(written(PLAIN, 3, 1));
  return {
    from: plain(dayAt(march + EASTER.first + offset)),
    to: plain(dayAt(march + EASTER.last + offset)),
    day: (year) => dayAt(dayNumber(easter(year)) + offset),
  };
}

/** The first `weekday` on or after a day of the year. */
function onWeekday(month: number, day: number, weekday: number): Holiday {
  const end = (year: number): string => dayAt(dayNumber(written(year, month, day)) + 6);
  return {
    from: yearless(month, day),
    to: plain(end(PLAIN)),
    day: (year) => {
      const first = written(year, month, day);
      return dayAt(dayNumber(first) + ((weekday - weekdayOf(first) + 7) % 7));
    },
  };
}

/** `12-25`, `easter-2`, `11-22/4` (the first Thursday from 22 November on). */
function holidayOf(rule: string): Holiday {
  if (rule.startsWith("easter")) return moveable(Number(rule.slice(6)));
  const [month = 1, day = 1, weekday] = rule.split(/[-/]/).map(Number);
  if (weekday !== undefined) return onWeekday(month, day, weekday);
  return { from: yearless(month, day), to: yearless(month, day), day: (year) => written(year, month, day) };
}

const HOLIDAYS = new Map(table("knowledge/calendar/holidays.tsv").map(([name = "", rule = ""]) => [name, holidayOf(rule)] as const));
const FIRST = new Set([...HOLIDAYS.keys()].map((name) => name.split(" ")[0] ?? ""));
/** Most words in the name of a holiday. */
const LONGEST = Math.max(...[...HOLIDAYS.keys()].map((name) => name.split(" ").length));

function read(pieces: readonly Piece[], at: number): SlotRead | null {
  const first = pieces[at];
  if (!first || !FIRST.has(first.lower) || !/^\p{Lu}/u.test(first.text)) return null;
  let name = "";
  let found: SlotRead | null = null;
  for (let length = 1; length <= LONGEST; length++) {
    const piece = pieces[at + length - 1];
    if (!piece) break;
    name += (length > 1 ? " " : "") + (piece.lower === "’s" ? "'s" : piece.lower);
    if (HOLIDAYS.has(name)) found = { value: name, length };
  }
  return found;
}

/** For each first word of a holiday the words that its names go on with. */
function steps(): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const name of HOLIDAYS.keys()) {
    const [first = "", ...rest] = name.split(" ");
    found.set(first, [...(found.get(first) ?? []), ...(rest.length === 0 ? [""] : rest)]);
  }
  return found;
}

/** The name of a holiday; its value is its key in `knowledge/calendar/holidays.tsv`. */
export const holidaySlot: Slot = { starts: [...FIRST], more: steps(), read };

function meaning({ parts }: Match, year?: number): Meaning | null {
  const holiday = HOLIDAYS.get(String(parts.holiday));
  if (!holiday) return null;
  const time = typeof parts.part === "string" ? { type: "TIME" as const, part: parts.part } : { type: "DATE" as const };
  if (year === undefined) {
    const reading: Bare = { at: "yearless", from: holiday.from, to: holiday.to };
    return { ...time, reading, inYear: (of) => (/^\d{4}$/.test(of) ? holiday.day(Number(of)) : `${of}${holiday.from.slice(1, 4)}`) };
  }
  const day = holiday.day(year);
  return isDay(day) ? { ...time, reading: { at: "fixed", from: day, to: day } } : null;
}

function said(match: Match): Meaning | null {
  const made = meaning(match);
  const word = match.pieces[match.first]?.lower;
  const toward = word === "last" ? ("past" as const) : word === "next" ? ("future" as const) : undefined;
  return made && made.reading.at === "yearless" && toward ? { ...made, reading: { ...made.reading, toward, said: true } } : made;
}

/** Holidays, alone, with a year or part of the day. */
export const holidayRules: readonly Rule<Meaning>[] = patterns("holidays", {
  said,
  ofYear: (match) => meaning(match, Number(match.parts.year)),
});
