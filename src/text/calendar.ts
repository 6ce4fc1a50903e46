/** A unit of the calendar. A quarter starts in January, April, July or October; a week on Monday (ISO 8601). */
export type Unit = "day" | "week" | "month" | "quarter" | "year" | "decade" | "century";

/** First and last day of the years that four digits can write. */
export const FIRST_DAY = "0001-01-01";
/** See `FIRST_DAY`. */
export const LAST_DAY = "9999-12-31";

const DAYS_PER_ERA = 146_097;
const DAYS_BEFORE_1970 = 719_468;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

function two(value: number): string {
  return value < 10 ? `0${value}` : String(value);
}

/** `YYYY-MM-DD` of its parts, without looking whether the day exists. */
export function written(year: number, month: number, day: number): string {
  return `${String(year).padStart(4, "0")}-${two(month)}-${two(day)}`;
}

/** `--MM-DD`, a day of an unstated year (ISO 8601-2 leaves the year out). */
export function yearless(month: number, day: number): string {
  return `--${two(month)}-${two(day)}`;
}

/** Length of a month, 28 to 31. Proleptic Gregorian; month 1 to 12. */
export function monthLength(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Whether a string is a day that exists, written `YYYY-MM-DD`, from year 1 on. */
export function isDay(day: string): boolean {
  if (!DAY.test(day) || day < FIRST_DAY) return false;
  const month = monthOf(day);
  return month >= 1 && month <= 12 && dayOf(day) >= 1 && dayOf(day) <= monthLength(yearOf(day), month);
}

/** Year of `YYYY-MM-DD`. */
export function yearOf(day: string): number {
  return Number(day.slice(0, 4));
}

/** Month of `YYYY-MM-DD` or `--MM-DD`, 1 to 12. */
export function monthOf(day: string): number {
  return Number(day.slice(-5, -3));
}

/** Day of the month of `YYYY-MM-DD` or `--MM-DD`, 1 to 31. */
export function dayOf(day: string): number {
  return Number(day.slice(-2));
}

/** Days since 1970-01-01, negative before it. After Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms" (days_from_civil). */
export function dayNumber(day: string): number {
  const month = monthOf(day);
  const year = yearOf(day) - (month <= 2 ? 1 : 0);
  const era = Math.floor(year / 400);
  const ofEra = year - era * 400;
  const ofYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + dayOf(day) - 1;
  return era * DAYS_PER_ERA + ofEra * 365 + Math.floor(ofEra / 4) - Math.floor(ofEra / 100) + ofYear - DAYS_BEFORE_1970;
}

const EARLIEST = dayNumber(FIRST_DAY);
const LATEST = dayNumber(LAST_DAY);

/** The inverse of `dayNumber` (civil_from_days); numbers outside the years 1 to 9999 give the nearest day inside. */
export function dayAt(number: number): string {
  const shifted = Math.min(LATEST, Math.max(EARLIEST, Math.trunc(number))) + DAYS_BEFORE_1970;
  const era = Math.floor(shifted / DAYS_PER_ERA);
  const ofEra = shifted - era * DAYS_PER_ERA;
  const year = Math.floor((ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) / 365);
  const ofYear = ofEra - (365 * year + Math.floor(year / 4) - Math.floor(year / 100));
  const shiftedMonth = Math.floor((5 * ofYear + 2) / 153);
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  const day = ofYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
  return written(era * 400 + year + (month <= 2 ? 1 : 0), month, day);
}

/** ISO weekday: 1 Monday to 7 Sunday. */
export function weekdayOf(day: string): number {
  return ((((dayNumber(day) + 3) % 7) + 7) % 7) + 1;
}

const MONTHS: Readonly<Record<Exclude<Unit, "day" | "week">, number>> = { month: 1, quarter: 3, year: 12, decade: 120, century: 1200 };

function addMonths(day: string, months: number): string {
  const count = yearOf(day) * 12 + monthOf(day) - 1 + Math.trunc(months);
  const year = Math.floor(count / 12);
  if (year < 1) return FIRST_DAY;
  if (year > 9999) return LAST_DAY;
  const month = (count % 12) + 1;
  return written(year, month, Math.min(dayOf(day), monthLength(year, month)));
}

/** `count` units later (negative: earlier). A day that the month lacks becomes its last; results stay within the years 1 to 9999. */
export function shift(day: string, unit: Unit, count: number): string {
  if (unit === "day") return dayAt(dayNumber(day) + count);
  if (unit === "week") return dayAt(dayNumber(day) + 7 * count);
  return addMonths(day, MONTHS[unit] * count);
}

/** First and last day of the unit that a day lies in: its ISO week, month, quarter, year, decade or century (2000 to 2099). */
export function around(day: string, unit: Unit): { readonly from: string; readonly to: string } {
  if (unit === "day") return { from: day, to: day };
  if (unit === "week") {
    const monday = dayNumber(day) - weekdayOf(day) + 1;
    return { from: dayAt(monday), to: dayAt(monday + 6) };
  }
  const length = MONTHS[unit];
  const count = yearOf(day) * 12 + monthOf(day) - 1;
  const first = Math.max(12, count - (count % length));
  const last = count - (count % length) + length - 1;
  const month = (last % 12) + 1;
  const year = Math.floor(last / 12);
  return { from: written(Math.floor(first / 12), (first % 12) + 1, 1), to: written(year, month, monthLength(year, month)) };
}

/** ISO 8601 week of a day, `YYYY-Www`; the year is that of the week's Thursday. */
export function weekOf(day: string): string {
  const thursday = dayAt(dayNumber(day) - weekdayOf(day) + 4);
  const start = dayNumber(written(yearOf(thursday), 1, 1));
  return `${thursday.slice(0, 4)}-W${two(Math.floor((dayNumber(thursday) - start) / 7) + 1)}`;
}
