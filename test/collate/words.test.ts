import { describe, expect, it } from "vitest";
import { isContent, isNegation, isNumber, isWhole, words } from "../../src/collate/words.ts";

function folded(text: string): string[] {
  return words([{ doc: "d", start: 0, end: text.length }], () => text).map((word) => word.folded);
}

describe("words for comparing", () => {
  it.each([
    ["Don’t stop; we can't.", ["do", "not", "stop", "we", "can", "not"]],
    ["Seven ships, 1,200 crates", ["7", "ships", "1200", "crates"]],
    ["It's the mayor's boat", ["it", "is", "the", "mayor", "'s", "boat"]],
    ["We [the council] voted (laughter) twice (again)", ["we", "voted", "twice", "again"]],
    ["They cannot leave", ["they", "can", "not", "leave"]],
    ["", []],
  ])("folds %s", (text, expected) => {
    expect(folded(text)).toEqual(expected);
  });

  it("keeps the characters each word was read from", () => {
    const text = "We won't.";
    const found = words([{ doc: "d", start: 0, end: text.length }], () => text);
    expect(found.map(({ span }) => text.slice(span.start, span.end))).toEqual(["We", "won't", "won't"]);
  });

  it("knows where a mark divides", () => {
    const text = "Less cod, as agreed";
    expect(words([{ doc: "d", start: 0, end: text.length }], () => text).map((word) => word.apart)).toEqual([true, false, true, false]);
  });

  it("tells content, negation, number and totality", () => {
    expect(["pier", "the", "not", "12"].map(isContent)).toEqual([true, false, false, true]);
    expect(["never", "only"].map(isNegation)).toEqual([true, false]);
    expect(["12", "million", "pier"].map(isNumber)).toEqual([true, true, false]);
    expect(["everything", "all", "some"].map(isWhole)).toEqual([true, true, false]);
  });
});
