import { describe, expect, it } from "vitest";
import { inBase } from "../../src/text/measures.ts";

describe("measures in their base unit", () => {
  it.each([
    [10, "mi", 16_093.44, "m"],
    [16, "km", 16_000, "m"],
    [100, "acre", 404_685.642_24, "m2"],
    [40.5, "ha", 405_000, "m2"],
    [1, "t", 1000, "kg"],
    [2, "lb", 0.907_184_74, "kg"],
    [60, "mph", 26.8224, "m/s"],
    [5, "USD", 5, "USD"],
    [3, "", 3, ""],
  ])("%d %s are %d %s", (value, symbol, base, unit) => {
    expect(inBase(value, symbol)).toEqual({ value: expect.closeTo(base, 6), symbol: unit });
  });
});
