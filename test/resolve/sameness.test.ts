import { describe, expect, it } from "vitest";
import { compare, sameFigure } from "../../src/resolve/sameness.ts";
import { day, entity, telling } from "./fixture.ts";

const known = new Map(
  [
    entity("Dahl", "person", [["fisheries minister", "NO"]]),
    entity("Halvorsen", "person", [["fisheries minister", "NO"]]),
    entity("Joensen", "person", [["fisheries minister", "FO"]]),
    entity("Eide", "person"),
    entity("Norway", "place"),
    entity("Torshavn", "place"),
    entity("Bergen", "place"),
  ].map((one) => [one.id, one]),
);
const find = (id: string) => known.get(id);
const codes = (list: readonly { code: string }[]): string[] => list.map((one) => one.code).toSorted();

describe("compare", () => {
  const meeting = telling({ who: ["Halvorsen", "Joensen"], when: day("2025-03-12"), at: "Torshavn", country: "FO" });

  it("finds a meeting told twice the same, also where one report gives no year", () => {
    const other = telling({ doc: "d2", who: ["Joensen", "Halvorsen"], when: day("--03-12"), at: "Torshavn", country: "FO" });
    const { score, alike, against } = compare(meeting, other, find);
    expect(codes(alike)).toEqual(["same-day", "same-place", "same-type", "shared-person", "shared-person"]);
    expect(against).toEqual([]);
    expect(score).toBeGreaterThan(0.7);
  });

  it("is the same both ways round", () => {
    const other = telling({ doc: "d2", who: ["Joensen"], when: day("2025-03-12"), at: "Bergen", country: "NO" });
    expect(compare(meeting, other, find).score).toBe(compare(other, meeting, find).score);
  });

  it.each([
    ["another day", telling({ doc: "d2", who: ["Halvorsen", "Joensen"], when: day("2025-04-12") }), "dates-differ"],
    ["another day without a year", telling({ doc: "d2", who: ["Halvorsen", "Joensen"], when: day("--04-12") }), "dates-differ"],
    ["another holder of the office", telling({ doc: "d2", who: ["Dahl", "Joensen"] }), "office-holders-differ"],
    ["other people", telling({ doc: "d2", who: ["Eide", "Joensen"] }), "participants-differ"],
    ["another country", telling({ doc: "d2", at: "Bergen", country: "NO" }), "places-differ"],
    ["another type", telling({ doc: "d2", type: "ASSAULT" }), "types-differ"],
  ])("keeps apart: %s", (_, other, code) => {
    expect(codes(compare(meeting, other, find).against)).toContain(code);
  });

  it("does not hold a missing participant against anybody", () => {
    expect(compare(meeting, telling({ doc: "d2", who: ["Halvorsen"] }), find).against).toEqual([]);
  });
});

describe("sameFigure", () => {
  it.each([
    [{ value: 14, unit: "count", stems: ["boat"] }, { value: 14, unit: "count", stems: ["boat", "trawler"] }, true],
    [{ value: 14, unit: "count", stems: ["boat"] }, { value: 15, unit: "count", stems: ["boat"] }, false],
    [{ value: 14, unit: "count", stems: ["boat"] }, { value: 14, unit: "count", stems: ["home"] }, false],
    [{ value: 14, unit: "USD", stems: ["boat"] }, { value: 14, unit: "NOK", stems: ["boat"] }, false],
  ])("%j and %j: %s", (a, b, same) => {
    expect(sameFigure(a, b)).toBe(same);
  });
});
