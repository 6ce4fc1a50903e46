import { describe, expect, it } from "vitest";
import { inYear } from "../../src/text/days.ts";
import { entering, seasonSince, SEASONS } from "../../src/text/seasons.ts";

describe("seasons", () => {
  it.each([
    ["winter", 1, "2010-03-05", "2010-12-01", "2011-02-28"],
    ["winter", 2, "2010-03-05", "2011-12-01", "2012-02-29"],
    ["winter", 1, "2010-12-20", "2010-12-01", "2011-02-28"],
    ["summer", 1, "2010-08-20", "2011-06-01", "2011-08-31"],
  ] as const)("%s %i since %s", (season, ordinal, start, from, to) => expect(seasonSince(season, ordinal, start)).toEqual({ from, to }));
  it("are entered in the month before", () =>
    expect(entering({ from: "2011-12-01", to: "2012-02-29" })).toEqual({ from: "2011-11-01", to: "2011-11-30" }));
  it("reach over New Year in winter", () => expect(inYear(SEASONS.winter, 2023)).toEqual({ from: "2023-12-01", to: "2024-02-29" }));
});
