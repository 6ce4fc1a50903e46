import type { ParsedComponents } from "chrono-node";
import type { Marking } from "./timeml.ts";
import type { Marked } from "./scorers/timexes.ts";

/** What chrono-node states of a date as a TIMEX3 value: as much of it as the text gave, the hour only where the text has one. */
function valueOf(start: ParsedComponents): string {
  const two = (part: "month" | "day" | "hour" | "minute"): string => String(start.get(part) ?? 0).padStart(2, "0");
  const year = String(start.get("year") ?? 0).padStart(4, "0");
  if (start.isCertain("hour")) return `${year}-${two("month")}-${two("day")}T${two("hour")}:${two("minute")}`;
  if (start.isCertain("day") || start.isCertain("weekday")) return `${year}-${two("month")}-${two("day")}`;
  return start.isCertain("month") ? `${year}-${two("month")}` : year;
}

/** The expressions chrono-node finds in each text, read against the day of writing at noon. */
export async function chronoTimes(markings: readonly Marking[]): Promise<Marked[][]> {
  const { parse } = await import("chrono-node");
  return markings.map(({ text, written }) =>
    parse(text, new Date(`${written ?? "2000-01-01"}T12:00:00`)).map(({ index, text: words, start }) => {
      return { start: index, end: index + words.length, value: valueOf(start), type: "DATE" };
    }),
  );
}
