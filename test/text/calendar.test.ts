import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  around,
  dayAt,
  dayNumber,
  FIRST_DAY,
  isDay,
  LAST_DAY,
  monthLength,
  shift,
  weekdayOf,
  weekOf,
  type Unit,
} from "../../src/text/calendar.ts";

const anyDay = fc.integer({ min: dayNumber(FIRST_DAY), max: dayNumber(LAST_DAY) });

describe("day numbers", () => {
  it.each([
    ["1970-01-01", 0],
    ["1969-12-31", -1],
    ["2000-02-29", 11_016],
    ["2024-11-13", 20_040],
    ["1600-03-01", -135_080],
  ])("%s is %i", (day, number) => {
    expect(dayNumber(day)).toBe(number);
    expect(dayAt(number)).toBe(day);
  });
  it("and back, for every day of ten thousand years", () => {
    fc.assert(fc.property(anyDay, (number) => dayNumber(dayAt(number)) === number && isDay(dayAt(number))));
  });
  it("agree with the platform's calendar", () => {
    fc.assert(fc.property(anyDay, (number) => dayAt(number) === new Date(number * 86_400_000).toISOString().slice(0, 10)));
  });
  it("stay inside the years that four digits write", () => {
    expect([dayAt(-1e9), dayAt(1e9)]).toEqual([FIRST_DAY, LAST_DAY]);
  });
});

describe("isDay", () => {
  it.each([
    ["2023-02-29", false],
    ["2024-02-29", true],
    ["1900-02-29", false],
    ["2024-13-01", false],
    ["2024-00-10", false],
    ["2024-04-31", false],
    ["0000-01-01", false],
    ["24-1-1", false],
  ])("%s: %s", (day, real) => expect(isDay(day)).toBe(real));
});

describe("weekday and week", () => {
  it.each([
    ["2024-11-13", 3, "2024-W46"],
    ["2021-01-03", 7, "2020-W53"],
    ["2018-12-31", 1, "2019-W01"],
    ["0001-01-01", 1, "0001-W01"],
  ])("%s", (day, weekday, week) => {
    expect(weekdayOf(day)).toBe(weekday);
    expect(weekOf(day)).toBe(week);
  });
});

describe("shift", () => {
  it.each<[string, Unit, number, string]>([
    ["2024-01-31", "month", 1, "2024-02-29"],
    ["2024-02-29", "year", 1, "2025-02-28"],
    ["2024-03-01", "day", -1, "2024-02-29"],
    ["2024-11-13", "week", -2, "2024-10-30"],
    ["2024-11-13", "quarter", -4, "2023-11-13"],
    ["2024-11-13", "decade", -3, "1994-11-13"],
    ["0001-06-01", "year", -5, FIRST_DAY],
    ["9999-06-01", "century", 1, LAST_DAY],
  ])("%s by %s × %i is %s", (day, unit, count, result) => expect(shift(day, unit, count)).toBe(result));
});

describe("around", () => {
  it.each<[string, Unit, string, string]>([
    ["2024-11-13", "week", "2024-11-11", "2024-11-17"],
    ["2024-02-10", "month", "2024-02-01", "2024-02-29"],
    ["2024-11-13", "quarter", "2024-10-01", "2024-12-31"],
    ["1998-11-13", "decade", "1990-01-01", "1999-12-31"],
    ["1998-11-13", "century", "1900-01-01", "1999-12-31"],
    ["0005-05-05", "decade", "0001-01-01", "0009-12-31"],
  ])("%s in its %s", (day, unit, from, to) => expect(around(day, unit)).toEqual({ from, to }));
  it("has months of the right length", () =>
    expect([1900, 2000, 2023, 2024].map((year) => monthLength(year, 2))).toEqual([28, 29, 28, 29]));
});
