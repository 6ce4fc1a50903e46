import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { tokenize } from "../../src/language/tokens.ts";
import { figure } from "../../src/text/figures.ts";
import { opensNumber, ordinal, readNumber } from "../../src/text/numbers.ts";

const read = (text: string) => readNumber(tokenize(text), 0);

describe("readNumber", () => {
  it.each<[string, number, number]>([
    ["ninety-six drones", 96, 1],
    ["two dozen eggs", 24, 2],
    ["1,200 houses", 1200, 1],
    ["61.4 billion crowns", 61_400_000_000, 2],
    ["half a million people", 500_000, 3],
    ["half a dozen eggs", 6, 3],
    ["one hundred and five", 105, 4],
    ["three hundred thousand", 300_000, 3],
    ["two million three hundred thousand and one", 2_300_001, 7],
    ["a million", 1e6, 2],
    ["600bn", 6e11, 1],
    ["2.5m", 2_500_000, 1],
    ["two and a half million", 2_500_000, 5],
    ["hundreds of thousands of birds", 1e5, 3],
    ["dozens of goats", 12, 1],
    ["twenty four ships", 24, 2],
    ["1,23,456 voters", 123_456, 1],
    ["zero tolerance", 0, 1],
  ])("%s", (text, value, length) => expect(read(text)).toMatchObject({ value, length }));
  it.each(["a house", "half past", "the", "10:30", "5.6.7", "hundredweight", "12th", "1990s"])("%s is no number", (text) =>
    expect(read(text)).toBeNull(),
  );
  it("ends where the number ends", () => expect(read("five and six")?.length).toBe(1));
  it("never throws", () => fc.assert(fc.property(fc.string(), (text) => void readNumber(tokenize(text), 0))));
});

describe("ordinal", () => {
  it.each([
    ["994th", 994],
    ["twenty-first", 21],
    ["second", 2],
    ["1,000th", 1000],
    ["ninetieth", 90],
    ["eighty", null],
    ["th", null],
    ["first-class", null],
  ])("%s is %s", (word, value) => expect(ordinal(word)).toBe(value));
});

describe("figure", () => {
  it.each([
    ["1,200.5", 1200.5],
    ["10km", null],
    ["007", 7],
    ["1.2.3", null],
  ])("%s is %s", (text, value) => expect(figure(text)?.value ?? null).toBe(value));
});

describe("the look before reading", () => {
  it.each(["7", "1,200", "61bn", "994th", "seven", "twenty-one", "twenty-first", "dozens", "half", "a hundred", "an eighth", "hundredth"])(
    "%s",
    (words) => expect(opensNumber(tokenize(words), 0)).toBe(true),
  );
  it.each(["", "the", "mid-term", "ship", "-", "wanton", "a ship", "a"])("%s begins none", (words) =>
    expect(opensNumber(tokenize(words), 0)).toBe(false),
  );
});
