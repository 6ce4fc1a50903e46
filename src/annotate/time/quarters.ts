import { around, shift, yearless, yearOf } from "../../text/calendar.ts";
import { sign, toward, which } from "./directions.ts";
import { away, unitValue, type Bare, type Meaning } from "./meanings.ts";
import { patterns } from "./patterns.ts";
import type { Match, Rule } from "./rules.ts";

/** "the year-ago quarter": the last full quarter, a year back. */
function yearAgo(match: Match): Meaning | null {
  if (match.parts.unit !== "year") return null;
  return {
    type: "DATE",
    reading: away(5, "quarter", { sign: -1 }),
    value: (day) => (day === null ? "PAST_REF" : unitValue(shift(day, "quarter", -5), "quarter")),
  };
}

/** "the quarter", "the latest quarter": that of the day of writing by its last full one. */
function lastQuarter(): Meaning {
  const reading = away(1, "quarter", { sign: -1 });
  return {
    type: "DATE",
    reading,
    value: (day) => (day === null ? "PAST_REF" : unitValue(around(shift(day, "quarter", -1), "quarter").from, "quarter")),
  };
}

/** "the latest period", "the 1988 quarter" of a report of earnings: the quarter it reports, or that of the year. */
function quarterOf(match: Match): Meaning {
  const { year } = match.parts;
  if (typeof year !== "number") return lastQuarter();
  const base: Bare = { at: "fixed", ...around(`${year}-01-01`, "year") };
  return {
    type: "DATE",
    reading: base,
    value: (day) => (day === null ? String(year) : `${year}${unitValue(shift(day, "quarter", -1), "quarter").slice(4)}`),
  };
}

/** "this year's third quarter". */
function quarterOfUnit(match: Match): Meaning | null {
  const ord = Number(match.parts.ord);
  if (match.parts.unit !== "year" || ord > 4) return null;
  const step = sign(which(match));
  const [first, last] = [ord * 3 - 2, ord * 3];
  const reading: Bare = {
    at: "yearless",
    from: yearless(first, 1),
    to: yearless(last, first === 4 || first === 7 ? 30 : 31),
    ...toward(which(match)),
  };
  return { type: "DATE", reading, value: (day) => `${day === null ? "XXXX" : yearOf(day) + step}-Q${ord}` };
}

/** The quarters that reports of earnings speak of without naming them. */
export const quarterRules: readonly Rule<Meaning>[] = patterns("quarters", { yearAgo, quarterOf, quarterOfUnit, lastQuarter });
