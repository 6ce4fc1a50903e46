import { written } from "../../text/calendar.ts";
import { SEASONS, type Season } from "../../text/seasons.ts";
import { monthDays, yearDays, type Bare, type Meaning } from "./meanings.ts";
import { patterns } from "./patterns.ts";
import type { Match, Rule } from "./rules.ts";

const VAGUE: Bare = { at: "vague" };
/** Latest year that is written with its era. */
const LATEST = 9999;

function two(value: number): string {
  return String(value).padStart(2, "0");
}

/** The TIMEX3 value of a year before Christ: `BC0264`. */
function bc(year: number): string | null {
  return Number.isInteger(year) && year > 0 && year <= LATEST ? `BC${String(year).padStart(4, "0")}` : null;
}

function ancient(value: string | null): Meaning | null {
  return value === null ? null : { type: "DATE", reading: VAGUE, value, ancient: true };
}

function year({ parts }: Match): Meaning | null {
  return ancient(bc(Number(parts.num)));
}

/** "499-493 BC": two years, of which the later is the smaller number. */
function years(match: Match): Meaning | null {
  const [from, to] = [Number(match.parts.from), Number(match.parts.num)];
  const [first, second] = [bc(from), bc(to)];
  const link = match.pieces.findIndex((piece, at) => at > match.first && at < match.last && /^(?:[-–—/]|to|and|or)$/.test(piece.lower));
  if (first === null || second === null || from <= to || link < 0) return null;
  return { type: "DATE", reading: VAGUE, value: first, ancient: true, ends: { at: link + 1, value: () => second } };
}

function month({ parts }: Match): Meaning | null {
  const value = bc(Number(parts.num));
  const day = typeof parts.day === "number" ? `-${two(parts.day)}` : "";
  return ancient(value && `${value}-${two(Number(parts.month))}${day}`);
}

function season({ parts }: Match): Meaning | null {
  const value = bc(Number(parts.num));
  return ancient(value && `${value}-${SEASONS[parts.season as Season].code}`);
}

/** "the 4th century BC" is `BC03`, as "the 4th century" is `03`. */
function century({ parts }: Match): Meaning | null {
  const ordinal = Number(parts.ord);
  return ordinal > 0 && ordinal < 100 ? ancient(`BC${two(ordinal - 1)}`) : null;
}

function decade({ parts }: Match): Meaning | null {
  return ancient(`BC${String(Number(parts.old)).padStart(4, "0").slice(0, 3)}`);
}

/** "AD 70", "1066 CE": a year that is no plain four digits, as those are years by themselves. */
function afterChrist({ parts }: Match): Meaning | null {
  const number = Number(parts.num);
  if (!Number.isInteger(number) || number < 1 || number > LATEST) return null;
  return { type: "DATE", reading: yearDays(number), value: String(number).padStart(4, "0") };
}

function monthAfterChrist({ parts }: Match): Meaning | null {
  const number = Number(parts.num);
  if (!Number.isInteger(number) || number < 1 || number > LATEST) return null;
  const month = Number(parts.month);
  return { type: "DATE", reading: monthDays(month, number), value: written(number, month, 1).slice(0, 7) };
}

/** Dates told with their era. Years before Christ have a value and name no days: the calendar of the record begins in the year 1. */
export const ancientRules: readonly Rule<Meaning>[] = patterns("ancient", {
  year,
  years,
  month,
  season,
  century,
  decade,
  afterChrist,
  monthAfterChrist,
});
