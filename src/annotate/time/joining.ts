import { inYear } from "../../text/days.ts";
import { readingValue, type Meaning } from "./meanings.ts";
import type { Hit } from "./matching.ts";

/** Words between a clock time or part of the day and the day it belongs to. */
const BETWEEN = new Set(["on", ",", "at", "of", "in"]);

/** Words between two days of which the second tells the year of both ("from March to June 2019", "on 28 and 29 August 1918"). */
const LINKS = new Set("- – — to and or through until till by / ,".split(" "));

function gap(before: Hit<Meaning>, hit: Hit<Meaning>): readonly string[] {
  return hit.match.pieces.slice(before.match.last, hit.match.first).map(({ lower }) => lower);
}

/** A clock time or part of the day and the day beside it, as one meaning; null if they are not told together. */
function together(before: Hit<Meaning>, hit: Hit<Meaning>): Meaning | null {
  const [a, b] = [before.made, hit.made];
  const between = gap(before, hit);
  if (between.length > 1 || (between.length === 1 && !BETWEEN.has(between[0] ?? ""))) return null;
  if ((a.type === "TIME") === (b.type === "TIME") || a.type === "DURATION" || b.type === "DURATION") return null;
  if (a.reading.at === "vague" || b.reading.at === "vague" || a.ends || b.ends) return null;
  const [time, day] = a.type === "TIME" ? [a, b] : [b, a];
  if (time.part === undefined) return null;
  return { ...day, type: "TIME", part: time.part, ...(time.zone === undefined ? {} : { zone: time.zone }) };
}

/** The year in which a yearless day told before a day of a known year lies: the same, or the one before it where the months go over New Year. */
function lent(before: Hit<Meaning>, hit: Hit<Meaning>): Meaning | null {
  const [open, known] = [before.made.reading, hit.made.reading];
  if (open.at !== "yearless" || open.toward !== undefined || known.at !== "fixed" || before.made.value !== undefined) return null;
  const between = gap(before, hit);
  if (between.length < 1 || between.length > 2 || !between.every((word) => LINKS.has(word))) return null;
  const day = hit.made.value === undefined || hit.made.ends !== undefined;
  const year = Number(known.from.slice(0, 4));
  const days = day ? inYear({ ...open, open: "year" }, open.from.slice(2) > known.from.slice(5) ? year - 1 : year) : null;
  if (!days) return null;
  const reading = { at: "fixed" as const, from: days.from, to: days.to };
  const value = before.made.inYear?.(days.from.slice(0, 4)) ?? readingValue(reading, null);
  return { ...before.made, reading, value };
}

/**
 * Expressions that are told as one: a clock time and a day beside each other ("at 8 a.m. on Friday" is `…T08:00`), parts of the day that only count with
 * their day, and days that take their year from the one they are told with.
 */
export function joined(hits: readonly Hit<Meaning>[]): Hit<Meaning>[] {
  const all: Hit<Meaning>[] = [];
  for (const hit of hits) {
    const before = all.at(-1);
    const made = before ? together(before, hit) : null;
    if (before && made) all[all.length - 1] = { ...before, match: { ...before.match, last: hit.match.last }, made };
    else all.push(hit);
  }
  for (let at = all.length - 2; at >= 0; at--) {
    const [before, hit] = [all[at], all[at + 1]];
    const made = before && hit ? lent(before, hit) : null;
    if (before && made) all[at] = { ...before, made };
  }
  return all.filter(({ made }) => made.loose !== true);
}
