import type { When } from "../model/claim.ts";
import { FIRST_DAY, LAST_DAY } from "../text/calendar.ts";
import type { Days } from "../model/document.ts";

const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
const WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const DAY = /^(-|\d{4})-(\d{2})-(\d{2})$/;

interface Day {
  readonly year: string;
  readonly month: string;
  readonly day: number;
  readonly number: number;
}

function parse(text: string): Day | undefined {
  const found = DAY.exec(text);
  const number = Number(found?.[2]);
  const month = MONTHS[number - 1];
  if (!found || month === undefined) return undefined;
  return { year: found[1] === "-" ? "" : (found[1] ?? ""), month, day: Number(found[3]), number };
}

/** Days in a month; 29 for a February without a year. */
function length({ year, number }: Day): number {
  return new Date(Date.UTC(year === "" ? 2000 : Number(year), number, 0)).getUTCDate();
}

function words(...parts: (string | number)[]): string {
  return parts.filter((part) => part !== "").join(" ");
}

function range(from: Day, to: Day): string {
  const whole = from.day === 1 && to.day === length(to);
  const years = from.day === 1 && from.number === 1 && to.day === 31 && to.number === 12;
  if (from.year !== to.year && years) return `${from.year}–${to.year}`;
  if (from.year !== to.year) return `${words(from.day, from.month, from.year)} – ${words(to.day, to.month, to.year)}`;
  if (from.number !== to.number) {
    if (whole && from.number === 1 && to.number === 12 && from.year !== "") return from.year;
    return `${words(from.day, from.month)} – ${words(to.day, to.month, to.year)}`;
  }
  if (from.day === to.day) return words(from.day, from.month, from.year);
  return whole ? words(from.month, from.year) : words(`${from.day}–${to.day}`, from.month, from.year);
}

/** Days in words: "13 November 2024", "April 2021", "12–13 November 2024". Without a year where none is known. Unknown forms are shown as they are. */
export function daysInWords(days: Days): string {
  const from = parse(days.from);
  const to = parse(days.to);
  if (from && days.to === LAST_DAY) return `${words(from.day, from.month, from.year)} or later`;
  if (to && days.from === FIRST_DAY) return `${words(to.day, to.month, to.year)} or earlier`;
  if (!from || !to) return days.from === days.to ? days.from : `${days.from} – ${days.to}`;
  return range(from, to);
}

/** When, in words: weekday if it is stated or follows, days, and in square brackets a year that no source states ("13 April [2021]"). */
export function whenInWords(when: When): string {
  const weekday = when.weekday === undefined ? "" : (WEEKDAYS[when.weekday - 1] ?? "");
  const days = daysInWords(when.days);
  const year = when.year === undefined ? "" : when.year.inferred ? `[${when.year.value}]` : String(when.year.value);
  const shown =
    when.year !== undefined && days.endsWith(String(when.year.value))
      ? days.replace(/\d{4}$/, year)
      : words(days, when.days.open ? year : "");
  return weekday === "" ? shown : `${weekday}, ${shown}`;
}
