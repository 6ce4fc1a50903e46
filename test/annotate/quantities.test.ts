import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Quantity } from "../../src/model/annotation.ts";
import { table } from "../../src/text/tables.ts";
import { annotated, paper } from "./paper.ts";

function found(text: string): Quantity[] {
  return annotated(paper(text)).annotations.filter((each) => each.kind === "quantity");
}

/** A quantity with its spans as words. */
function plain(text: string): Record<string, unknown>[] {
  const words = (span: { start: number; end: number } | undefined): string | undefined => span && text.slice(span.start, span.end);
  return found(text).map(({ span, number, of, including, value, to, bound, unit, symbol }) => ({
    said: words(span),
    number: words(number),
    of: words(of),
    including: words(including),
    value,
    to,
    bound,
    unit,
    symbol,
  }));
}

describe("quantities", () => {
  it.each<[string, Record<string, unknown>]>([
    [
      "The navy lost 41 boats and rafts, including rubber dinghies, in the storm.",
      {
        said: "41 boats and rafts, including rubber dinghies",
        of: "boats and rafts",
        including: "rubber dinghies",
        value: 41,
        unit: "count",
        bound: "exact",
      },
    ],
    ["The storm sank ninety-six boats.", { number: "ninety-six", of: "boats", value: 96 }],
    ["Nearly 300 nurses were on strike.", { said: "Nearly 300 nurses", value: 300, bound: "under", of: "nurses" }],
    ["More than two dozen goats escaped.", { value: 24, bound: "over" }],
    ["At least 5 farmers died.", { value: 5, bound: "at-least", of: "farmers" }],
    ["Up to 70 farmers were hurt.", { value: 70, bound: "at-most" }],
    ["About 1,200 houses burned.", { value: 1200, bound: "about" }],
    ["Dozens of houses burned.", { value: 12, bound: "over", of: "houses" }],
    [
      "The town spent $61.4 billion in additional aid.",
      { said: "$61.4 billion in additional aid", value: 61_400_000_000, unit: "money", symbol: "USD", of: "additional aid" },
    ],
    ["The town spent almost half a million euros.", { value: 500_000, unit: "money", symbol: "EUR", bound: "under" }],
    ["The fine was A$50,000.", { said: "A$50,000", value: 50_000, symbol: "AUD" }],
    ["The sweets cost 50 cents.", { value: 0.5, symbol: "USD", unit: "money" }],
    ["Rents rose 12 percent.", { value: 12, unit: "percent", said: "12 percent" }],
    ["Rents rose 4.5%.", { value: 4.5, unit: "percent" }],
    ["A 34-year-old baker won.", { value: 34, unit: "age", said: "34-year-old baker" }],
    ["Ida Holm, 71, won.", { value: 71, unit: "age" }],
    ["The fire burned 30 square kilometres of forest.", { value: 30, unit: "measure", symbol: "sq km", of: "forest" }],
    ["The 10-mile road is shut.", { value: 10, unit: "measure", symbol: "mi" }],
    ["Between 10 and 15 cows fled.", { value: 10, to: 15, of: "cows" }],
    ["Some 10-15 cows fled.", { value: 10, to: 15, bound: "about" }],
    ["They want 5 to 7 million crowns.", { value: 5_000_000, to: 7_000_000, unit: "money" }],
    ["It is their 14th appeal.", { value: 14, unit: "ordinal", of: "appeal" }],
    ["Twelve of the 20 miners came up.", { value: 12, of: "20 miners" }],
  ])("%s", (text, expected) => expect(plain(text)).toContainEqual(expect.objectContaining(expected)));
});

describe("numbers that are no quantities", () => {
  it.each([
    "It happened on 3 May 2011.",
    "It happened two years ago.",
    "It took three days.",
    "The Boeing 737 landed.",
    "Under Article 5 they agreed.",
    "The G7 met at COP29.",
    "Rovers won 3-2.",
    "No one came.",
    "One of them came.",
    "Call 555-0199.",
    "See page 12/14.",
  ])("%s", (text) => expect(plain(text)).toEqual([]));
});

describe("hostile text", () => {
  it("does not throw on anything", () => fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 300 }), (text) => void found(text))));
  it("keeps spans inside the text and in order", () => {
    const word = fc.constantFrom(
      "5",
      "$",
      "million",
      "of",
      "dozens",
      "and",
      "a",
      "half",
      "goats",
      ",",
      "including",
      "%",
      "-",
      "to",
      "more than",
      "the",
      "12th",
      "years",
      "old",
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 25 }), (words) => {
        const text = words.join(" ");
        return found(text).every(({ span, number }) => span.start <= number.start && number.end <= span.end && span.end <= text.length);
      }),
    );
  });
});

describe("every hedge bounds its example and says why", () => {
  it.each(
    table("knowledge/units/hedges.tsv").map(([hedge = "", bound = "", close = "", example = "", because = ""]) => ({
      hedge,
      bound,
      close,
      example,
      because,
    })),
  )("$hedge: $example", ({ hedge, bound, close, example, because }) => {
    expect(example.toLowerCase()).toContain(`${hedge} 300`);
    expect(found(example)).toMatchObject([{ value: 300, bound }]);
    expect(found(example)[0]?.close ?? false).toBe(close === "close");
    expect(because).not.toBe("");
  });
});
