import { describe, expect, it } from "vitest";
import type { When } from "../../src/model/claim.ts";
import { daysInWords, whenInWords } from "../../src/record/calendar.ts";

describe("daysInWords", () => {
  it.each([
    ["2031-06-03", "2031-06-03", "3 June 2031"],
    ["2031-06-03", "2031-06-05", "3–5 June 2031"],
    ["2031-06-28", "2031-07-02", "28 June – 2 July 2031"],
    ["2031-12-28", "2032-01-02", "28 December 2031 – 2 January 2032"],
    ["2031-06-01", "2031-06-30", "June 2031"],
    ["2032-02-01", "2032-02-29", "February 2032"],
    ["2031-02-01", "2031-02-28", "February 2031"],
    ["2031-01-01", "2031-12-31", "2031"],
    ["2031-01-01", "2039-12-31", "2031–2039"],
    ["--06-03", "--06-03", "3 June"],
    ["--06-01", "--06-30", "June"],
    ["--02-01", "--02-29", "February"],
    ["2031-06-03", "9999-12-31", "3 June 2031 or later"],
    ["0001-01-01", "2031-06-03", "3 June 2031 or earlier"],
    ["2031-W22", "2031-W22", "2031-W22"],
    ["2031-13-01", "2031-13-02", "2031-13-01 – 2031-13-02"],
  ])("%s to %s is %s", (from, to, words) => expect(daysInWords({ from, to })).toBe(words));
});

describe("whenInWords", () => {
  const base = { precision: "day", method: "text", evidence: [{ doc: "d", start: 0, end: 1 }], because: [] } as const;
  const cases: [Partial<When> & Pick<When, "days">, string][] = [
    [{ days: { from: "2031-06-03", to: "2031-06-03" }, weekday: 2, year: { value: 2031, inferred: false } }, "Tuesday, 3 June 2031"],
    [{ days: { from: "2031-06-03", to: "2031-06-03" }, year: { value: 2031, inferred: true } }, "3 June [2031]"],
    [{ days: { from: "--06-03", to: "--06-03", open: "year" }, year: { value: 2031, inferred: true } }, "3 June [2031]"],
    [{ days: { from: "--06-03", to: "--06-03", open: "year" } }, "3 June"],
    [{ days: { from: "2031-01-01", to: "2031-12-31" }, weekday: 3, year: { value: 2031, inferred: true } }, "Wednesday, [2031]"],
  ];
  it.each(cases)("%j is %s", (when, words) => expect(whenInWords({ ...base, ...when })).toBe(words));
});
