import { describe, expect, it } from "vitest";
import { equal } from "../../eval/scorers/readings.ts";
import { right } from "../../eval/sets/recognizers-text-specs.ts";

const TEXT = "It cost 12 cents.";
const wanted = { Text: "12 cents", Start: 8, End: 15, Resolution: { value: "12", unit: "Cent" } };
const read = { start: 8, end: 16, value: 0.12, symbol: "USD" };

describe("readings held against Recognizers-Text", () => {
  it("agree in span, value and unit; a unit can be a part of ours", () => {
    expect(equal(wanted, read, TEXT)).toBe(true);
    expect(equal(wanted, { ...read, end: 15 }, TEXT)).toBe(false);
    expect(equal(wanted, { ...read, value: 12 }, TEXT)).toBe(false);
    expect(equal(wanted, { ...read, symbol: "EUR" }, TEXT)).toBe(false);
  });

  it("take the code of a currency where one is given, and a text without places by its words", () => {
    const yen = { Text: "5 yen", Resolution: { value: "5", unit: "Japanese yen", isoCurrency: "JPY" } };
    expect(equal(yen, { start: 0, end: 5, value: 5, symbol: "JPY" }, "5 Yen")).toBe(true);
    expect(equal(yen, { start: 0, end: 5, value: 5, symbol: "" }, "5 Yen")).toBe(false);
  });

  it("are right only if all is found and nothing else", () => {
    expect(right([wanted], [read], TEXT)).toBe(true);
    expect(right([wanted], [read, { ...read, start: 0 }], TEXT)).toBe(false);
    expect(right([wanted], [], TEXT)).toBe(false);
    expect(right([{ Text: "cents", Resolution: { value: null } }], [], TEXT)).toBe(true);
  });
});
