import { describe, expect, it } from "vitest";
import { coverage, idf, statementLikeness, wordLikeness } from "../../src/language/likeness.ts";

const split = (text: string): string[] => text.split(" ");

describe("words", () => {
  it("takes one stem for one word", () => {
    expect(wordLikeness("attack", "attacks")).toBe(1);
    expect(wordLikeness("zorblax", "zorblax")).toBe(1);
  });

  it("finds near words near and far words far", () => {
    expect(wordLikeness("connected", "linked")).toBeGreaterThan(0.6);
    expect(wordLikeness("apple", "missile")).toBeLessThan(0.3);
    expect(wordLikeness("zorblax", "harbour")).toBe(0);
  });

  it("gives grammar no neighbours", () => {
    expect(wordLikeness("he", "they")).toBe(0);
  });

  it("weighs by frequency, the unknown most", () => {
    expect(idf("the")).toBeLessThan(idf("government"));
    expect(idf("government")).toBeLessThan(idf("lighthouse"));
    expect(idf("zorblax")).toBe(1);
    expect(idf("the")).toBeGreaterThan(0);
  });
});

describe("statements", () => {
  const base = split("our defence cannot be put on hold");
  const like = split("the defence must not be suspended");
  const other = split("the fishermen demand lower taxes on diesel");

  it("ranks a paraphrase over another statement", () => {
    expect(statementLikeness(base, like)).toBeGreaterThan(statementLikeness(base, other));
  });

  it("is 1 for the same words and the same both ways", () => {
    expect(statementLikeness(base, [...base])).toBeCloseTo(1, 6);
    expect(statementLikeness(base, like)).toBe(statementLikeness(like, base));
  });

  it("covers one way", () => {
    const part = split("the old pier");
    const whole = split("the old pier of the town was rebuilt");
    expect(coverage(part, whole)).toBe(1);
    expect(coverage(whole, part)).toBeLessThan(0.8);
    expect(coverage([], whole)).toBe(0);
  });
});
