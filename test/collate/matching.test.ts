import { describe, expect, it } from "vitest";
import { match, nearest, statementOf, type Statement } from "../../src/collate/matching.ts";
import { said } from "./said.ts";

const TEXTS = {
  a: "The storm broke the pier. Fishing is how this town lives. It all hangs together. We will build a new harbour. Thank you.",
  b: "The storm has broken the pier. Everything is connected. A new harbour will be built. Tax is theft.",
};
const sentences = (doc: "a" | "b"): Statement[] =>
  (TEXTS[doc].match(/[^.]+\./g) ?? []).map((one) => statementOf(said(TEXTS, doc, one.trim()), (id) => TEXTS[id as "a"]));

describe("matching statements", () => {
  const base = sentences("a");
  const pairs = (readings: readonly Statement[]): number[][] => match(base, readings).map((one) => [one.reading, one.base]);

  it("finds what says the same in other words, and leaves out what nobody said", () => {
    const found = pairs(sentences("b"));
    expect(found).toContainEqual([0, 0]);
    expect(found).toContainEqual([2, 3]);
    expect(found.map(([reading]) => reading)).not.toContain(3);
  });

  it("matches the same words to the same statement", () => {
    expect(pairs(sentences("a"))).toEqual([[0, 0], [1, 1], [2, 2], [3, 3], [4, 4]]); // prettier-ignore
  });

  it("places a short statement about everything before its matched neighbour", () => {
    expect(pairs(sentences("b").slice(1, 3))).toEqual([[0, 2], [1, 3]]); // prettier-ignore
  });

  it("shows the nearest even for what nothing answers, and nothing for no base", () => {
    expect(nearest(base, sentences("b")[2] as Statement)).toBe(3);
    expect(nearest([], sentences("b")[0] as Statement)).toBeUndefined();
  });
});
