import type { Days } from "../model/document.ts";

/** A printed date: the days it can mean and its characters, the time of day included. `end` is exclusive. */
export interface PrintedDate {
  readonly days: Days;
  readonly start: number;
  readonly end: number;
}

const MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");
const MONTH =
  "(Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\\.?";
const DAY = "(\\d{1,2})(?:st|nd|rd|th)?";
const YEAR = "(\\d{4})";
const WEEKDAY = "(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\\.?,? +)?";
const ZONE =
  "(?: ?(?:Z|[+-]\\d\\d:?\\d\\d|\\(?(?:UTC|GMT|BST|CES?T|EES?T|MSK|IST|[ECMP][SD]?T|AES?T|local time)\\)?(?: ?[+-]\\d{1,2}(?::?\\d\\d)?)?))?";
const CLOCK = `\\d{1,2}[:.]\\d\\d(?:[:.]\\d\\d)?(?:\\.\\d{1,9})?(?: ?[ap]\\.?m\\.?)?${ZONE}`;
const BEFORE = `(?:(?:at )?${CLOCK},? *(?:on |[|·•–—-] *)?)?`;
const AFTER = `(?:(?:T|,? *(?:at |[|·•–—/-] *)?)${CLOCK})?`;

/** A format: how it is written, and which groups are year, month and day (0 = not stated). */
interface Format {
  readonly pattern: RegExp;
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const format = (body: string, [year, month, day]: readonly [number, number, number]): Format => ({
  pattern: new RegExp(`${BEFORE}${WEEKDAY}${body}${AFTER}(?![\\p{L}\\p{N}])`, "iuy"),
  year,
  month,
  day,
});

// Two numbers with a slash are read only where one of them cannot be a month; see `slashed`.
const FORMATS: readonly Format[] = [
  format(`${YEAR}[-/.](\\d{1,2})[-/.](\\d{1,2})`, [1, 2, 3]),
  format(`${DAY}(?: of)?[ -]+${MONTH},?[ -]+${YEAR}`, [3, 2, 1]),
  format(`${MONTH} *${DAY},? +${YEAR}`, [3, 1, 2]),
  format(`(\\d{1,2})\\. ?(\\d{1,2})\\. ?${YEAR}`, [3, 2, 1]),
  format(`(\\d{1,2})[/-](\\d{1,2})[/-]${YEAR}`, [3, 2, 1]),
  format(`${DAY}(?: of)? +${MONTH}`, [0, 2, 1]),
  format(`${MONTH} +${DAY}`, [0, 1, 2]),
  format(`${MONTH},? +${YEAR}`, [2, 1, 0]),
  format("(\\d{4})(\\d\\d)(\\d\\d)", [1, 2, 3]),
];
const SLASHED = FORMATS[4];

const two = (value: number): string => String(value).padStart(2, "0");

/** Number of days of a month; February has 29 where no year is given. */
function lastDay(year: number | null, month: number): number {
  return new Date(Date.UTC(year ?? 2000, month, 0)).getUTCDate();
}

/** The days that year, month and day can mean; null if there is no such day, or the year is no year of news (1400 to 2199). */
export function daysOf(year: number | null, month: number, day: number | null): Days | null {
  if (month < 1 || month > 12 || (year !== null && (year < 1400 || year > 2199))) return null;
  const last = lastDay(year, month);
  if (day !== null && (day < 1 || day > last)) return null;
  const head = year === null ? "-" : String(year);
  const days = { from: `${head}-${two(month)}-${two(day ?? 1)}`, to: `${head}-${two(month)}-${two(day ?? last)}` };
  return year === null ? { ...days, open: "year" } : days;
}

function monthNumber(written: string): number {
  const named = MONTHS.indexOf(written.slice(0, 3).toLowerCase());
  return named >= 0 ? named + 1 : Number(written);
}

/** "13/11/2024" and "11/13/2024" have one reading each, "3/4/2024" has two and so none. */
function slashed(first: number, second: number, year: number): Days | null {
  if (first > 12 || first === second) return daysOf(year, second, first);
  return second > 12 ? daysOf(year, first, second) : null;
}

function daysIn(match: RegExpExecArray, { pattern, year, month, day }: Format): Days | null {
  const stated = year === 0 ? null : Number(match[year]);
  if (pattern === SLASHED?.pattern) return slashed(Number(match[1]), Number(match[2]), Number(match[3]));
  return daysOf(stated, monthNumber(match[month] ?? ""), day === 0 ? null : Number(match[day]));
}

// How every format can begin: a figure, a month, a weekday, or the time of day. Most lines begin otherwise, and trying all formats costs more.
const BEGINNING = /\d|at |jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun/iuy;

/** How much of a text is looked at for one date, in characters; the longest format met has 60. */
const LONGEST = 80;

/**
 * The date that stands at offset `at` of a text, with its time of day if one is printed beside it. `"unreadable"` if figures stand there
 * in the shape of a date that is none ("2024-02-31") or is two ("3/4/2024"); null if there is nothing like a date.
 */
export function dateAt(text: string, at: number): PrintedDate | "unreadable" | null {
  BEGINNING.lastIndex = at;
  if (!BEGINNING.test(text)) return null;
  const part = text.slice(at, at + LONGEST);
  let failed = false;
  for (const format of FORMATS) {
    format.pattern.lastIndex = 0;
    const match = format.pattern.exec(part);
    if (!match) continue;
    const days = daysIn(match, format);
    if (days) return { days, start: at, end: at + match[0].trimEnd().length };
    failed = true;
  }
  return failed ? "unreadable" : null;
}

const URL_DATE =
  /[/_-](20\d\d|19\d\d)(?:([/-])(\d\d?|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\2(\d\d?)|(\d\d)(\d\d))(?=[/_.?#-]|$)/giu;
const URL_MONTH = /\/(20\d\d|19\d\d)\/(\d\d)(?=\/)/u;

/** The day (or month) in an address such as ".../2024/11/13/...", with its characters as offsets in the address; null if there is none. */
export function dateInAddress(address: string): PrintedDate | null {
  for (const match of address.slice(0, 2_000).matchAll(URL_DATE)) {
    const days = daysOf(Number(match[1]), monthNumber(match[3] ?? match[5] ?? ""), Number(match[4] ?? match[6]));
    if (days) return { days, start: match.index + 1, end: match.index + match[0].length };
  }
  const month = URL_MONTH.exec(address);
  const days = month && daysOf(Number(month[1]), Number(month[2]), null);
  return month && days ? { days, start: month.index + 1, end: month.index + month[0].length } : null;
}
