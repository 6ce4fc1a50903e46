import { dayAt, dayNumber, FIRST_DAY, isDay, LAST_DAY, monthLength, monthOf, dayOf, weekdayOf, written, yearOf } from "./calendar.ts";

/**
 * Days that something can mean, both ends included; the shape of the model's `Days`.
 * `open: "year"`: both ends are `--MM-DD`, and an end before the start runs over New Year. `open: "end"`: only `from` is known, `to` is `LAST_DAY`.
 */
export interface Interval {
  readonly from: string;
  readonly to: string;
  readonly open?: "year" | "end";
}

/** Any day at all: what is known when nothing is. */
export const ANY: Interval = { from: FIRST_DAY, to: LAST_DAY };

/** How many years of a closed interval are tried for a day without a year; more years cannot make it unique anyway. */
const YEARS_TRIED = 3;

/** A yearless interval in one year: a 29 February that the year lacks becomes the 28th as an end, and no interval if it is the only day. */
export function inYear(days: Interval, year: number): Interval | null {
  if (year < 1 || year > 9999) return null;
  const from = written(year, monthOf(days.from), dayOf(days.from));
  const last = days.to < days.from ? Math.min(year + 1, 9999) : year;
  const month = monthOf(days.to);
  const to = written(last, month, Math.min(dayOf(days.to), monthLength(last, month)));
  return isDay(from) && from <= to ? { from, to } : null;
}

function closed(a: Interval, b: Interval): Interval | null {
  const from = a.from > b.from ? a.from : b.from;
  const to = a.to < b.to ? a.to : b.to;
  if (from > to) return null;
  return a.open && b.open ? { from, to, open: "end" } : { from, to };
}

function opened(open: Interval, shut: Interval): Interval | null {
  const first = yearOf(shut.from) - (open.to < open.from ? 1 : 0);
  if (yearOf(shut.to) - first >= YEARS_TRIED) return open;
  const hits: Interval[] = [];
  for (let year = first; year <= yearOf(shut.to); year++) {
    const there = inYear(open, year);
    const both = there && closed(there, shut);
    if (both) hits.push(both);
  }
  return hits.length > 1 ? open : (hits[0] ?? null);
}

function turned(a: Interval): readonly Interval[] {
  return a.from <= a.to
    ? [a]
    : [
        { from: a.from, to: "--12-31" },
        { from: "--01-01", to: a.to },
      ];
}

function bothOpen(a: Interval, b: Interval): Interval | null {
  for (const one of turned(a))
    for (const other of turned(b)) {
      const both = closed(one, other);
      if (both) return { ...both, open: "year" };
    }
  return null;
}

/**
 * The days that both can mean, or null if there are none.
 * A yearless side takes the year in which it meets a closed side; where it meets it in several years it stays yearless.
 */
export function intersect(a: Interval, b: Interval): Interval | null {
  if (a.open === "year") return b.open === "year" ? bothOpen(a, b) : opened(a, b);
  return b.open === "year" ? opened(b, a) : closed(a, b);
}

/** Whether every day that `inner` can mean is one that `outer` can mean. A yearless interval lies in a closed one never. */
export function within(inner: Interval, outer: Interval): boolean {
  if (outer.open === "year" && inner.open !== "year") {
    const there = inYear(outer, yearOf(inner.from)) ?? { from: LAST_DAY, to: FIRST_DAY };
    const before = inYear(outer, yearOf(inner.from) - 1) ?? { from: LAST_DAY, to: FIRST_DAY };
    return within(inner, there) || within(inner, before);
  }
  return (inner.open === "year") === (outer.open === "year") && inner.from >= outer.from && inner.to <= outer.to;
}

/** The shortest interval that holds both, both closed or both yearless. */
export function widest(a: Interval, b: Interval): Interval {
  return { ...a, from: a.from < b.from ? a.from : b.from, to: a.to > b.to ? a.to : b.to };
}

/** Where a sentence looks from its day of writing. */
export type Toward = "past" | "future";

/** Where a sentence looks, and whether words say so ("last May") or only its verbs. */
export interface Looking {
  readonly toward?: Toward | undefined;
  readonly said?: boolean | undefined;
}

/** A day or month without a year this near is meant against the tense of its sentence, if the other way it lies farther than `FAR`: nobody leaves the
 * year out of a date almost a year away. In days; on tempeval3 (TimeBank) 90 gives 80.06 % of values right, 60 and 120 give 79.98, no such rule 78.29; 240 to 300 are alike. */
const NEAR = 90;
const FAR = 270;

/**
 * The occurrence of yearless days that a writer of day `now` means: the last to begin up to then (`past`),
 * the next to end from then on (`future`), or the nearest where the sentence does not tell.
 */
export function occurrence(days: Interval, now: string, { toward, said = false }: Looking = {}): Interval {
  const year = yearOf(now);
  const near = [year - 4, year - 2, year - 1, year, year + 1, year + 2, year + 4].flatMap((each) => inYear(days, each) ?? []);
  const before = near.findLast((each) => each.from <= now) ?? ANY;
  const after = near.find((each) => each.to >= now) ?? ANY;
  const back = dayNumber(now) - dayNumber(before.from);
  const ahead = dayNumber(after.from) - dayNumber(now);
  if (toward === undefined) return back <= ahead ? before : after;
  if (said) return toward === "past" ? before : after;
  if (back <= NEAR && ahead >= FAR) return before;
  if (ahead <= NEAR && back >= FAR) return after;
  return toward === "past" ? before : after;
}

/** The day of a weekday (ISO, 1 to 7) that a writer of day `now` means; the day of writing itself counts, unless `which` says last or next. */
export function weekdayNear(weekday: number, now: string, which: "last" | "next" | "this" | Toward = "past"): string {
  const back = (weekdayOf(now) - weekday + 7) % 7;
  const ahead = (7 - back) % 7;
  const number = dayNumber(now);
  if (which === "last") return dayAt(number - (back || 7));
  if (which === "next") return dayAt(number + (ahead || 7));
  return dayAt(which === "past" ? number - back : number + ahead);
}
