import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ANY, intersect, occurrence, weekdayNear, widest, within, type Interval } from "../../src/text/days.ts";
import { dayAt } from "../../src/text/calendar.ts";

const open = (from: string, to = from): Interval => ({ from, to, open: "year" });
const shut = (from: string, to = from): Interval => ({ from, to });

describe("intersect", () => {
  it.each<[string, Interval, Interval, Interval | null]>([
    ["overlapping stretches", shut("2020-01-01", "2020-06-30"), shut("2020-06-01", "2020-12-31"), shut("2020-06-01", "2020-06-30")],
    ["stretches apart", shut("2020-01-01"), shut("2020-01-02"), null],
    ["a yearless day takes the one year it meets", open("--04-13"), shut("2021-02-20", "2022-02-19"), shut("2021-04-13")],
    ["and stays yearless where two years fit", open("--04-13"), shut("2021-02-20", "2022-05-01"), open("--04-13")],
    ["and meets none outside", open("--04-13"), shut("2021-05-01", "2021-06-01"), null],
    ["a leap day meets only leap years", open("--02-29"), shut("2021-01-01", "2023-12-31"), null],
    ["a season over New Year", open("--12-01", "--02-29"), shut("2023-01-10", "2023-01-20"), shut("2023-01-10", "2023-01-20")],
    ["two yearless stretches", open("--03-01", "--05-31"), open("--05-15", "--06-15"), open("--05-15", "--05-31")],
    ["two yearless days", open("--03-01"), open("--03-02"), null],
    ["a yearless stretch over New Year", open("--12-15", "--01-15"), open("--01-01", "--01-31"), open("--01-01", "--01-15")],
    [
      "two lower bounds",
      { ...shut("2020-01-01", "9999-12-31"), open: "end" },
      { ...shut("2021-01-01", "9999-12-31"), open: "end" },
      { ...shut("2021-01-01", "9999-12-31"), open: "end" },
    ],
    [
      "a lower bound closes against an end",
      { ...shut("2020-01-01", "9999-12-31"), open: "end" },
      shut("2019-01-01", "2021-01-01"),
      shut("2020-01-01", "2021-01-01"),
    ],
  ])("%s", (_, a, b, both) => {
    expect(intersect(a, b)).toEqual(both);
    expect(intersect(b, a)).toEqual(both);
  });
  it("lies within both sides", () => {
    const stretch = fc
      .tuple(fc.integer({ min: 0, max: 30_000 }), fc.integer({ min: 0, max: 900 }))
      .map(([from, length]) => shut(dayAt(from), dayAt(from + length)));
    fc.assert(
      fc.property(stretch, stretch, (a, b) => {
        const both = intersect(a, b);
        return both === null || (within(both, a) && within(both, b) && within(both, ANY) && within(a, widest(a, b)));
      }),
    );
  });
});

describe("within", () => {
  it("a day lies in the yearless day of its date", () => expect(within(shut("2021-04-13"), open("--04-13"))).toBe(true));
  it("and in a season that began the year before", () => expect(within(shut("2021-01-13"), open("--12-01", "--02-29"))).toBe(true));
  it("a yearless day lies in no stretch of years", () => expect(within(open("--04-13"), ANY)).toBe(false));
});

describe("occurrence", () => {
  it.each([
    ["the last one back", open("--03-05"), "past", "2024-03-05"],
    ["the next one ahead", open("--06-05"), "future", "2025-06-05"],
    ["nearest without a direction", open("--01-10"), undefined, "2025-01-10"],
    ["a day soon to come though the verb looks back", open("--11-30"), "past", "2024-11-30"],
    ["the same day", open("--11-13"), "past", "2024-11-13"],
    ["a leap day", open("--02-29"), "past", "2024-02-29"],
    ["a month under way", open("--11-01", "--11-30"), "past", "2024-11-01"],
  ] as const)("%s", (_, days, toward, from) => expect(occurrence(days, "2024-11-13", { toward }).from).toBe(from));
});

describe("weekdayNear", () => {
  it.each([
    [3, undefined, "2024-11-13"],
    [3, "last", "2024-11-06"],
    [3, "next", "2024-11-20"],
    [5, undefined, "2024-11-08"],
    [5, "future", "2024-11-15"],
    [5, "this", "2024-11-15"],
  ] as const)("weekday %i, %s", (weekday, which, day) => expect(weekdayNear(weekday, "2024-11-13", which)).toBe(day));
});
