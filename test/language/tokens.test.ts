import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { tokenize } from "../../src/language/tokens.ts";

const words = (text: string): string[] => tokenize(text).map((token) => token.text);

describe("tokenize", () => {
  it.each([
    ["The U.S. sent 1,200 men.", ["The", "U.S.", "sent", "1,200", "men", "."]],
    ["the 994th day, 61.4 million", ["the", "994th", "day", ",", "61.4", "million"]],
    ["Marant’s plan and the crews' work", ["Marant", "’s", "plan", "and", "the", "crews", "'", "work"]],
    ["don't re-open AT&T", ["don't", "re-open", "AT&T"]],
    ["“Stop!” she said", ["“", "Stop", "!", "”", "she", "said"]],
    ["", []],
  ])("%s", (text, expected) => {
    expect(words(text)).toEqual(expected);
  });

  it("tells numbers, words and marks apart and folds case and apostrophes", () => {
    const [number, word, mark] = tokenize("7th Don’t !");
    expect([number?.kind, word?.kind, mark?.kind, word?.lower]).toEqual(["number", "word", "mark", "don't"]);
  });

  it("gives every character but white space to exactly one token, for any text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 80 }), (text) => {
        const tokens = tokenize(text);
        let at = 0;
        for (const token of tokens) {
          expect(text.slice(at, token.start)).toMatch(/^\s*$/u);
          expect(token.text).toBe(text.slice(token.start, token.end));
          expect(token.end).toBeGreaterThan(token.start);
          at = token.end;
        }
        expect(text.slice(at)).toMatch(/^\s*$/u);
      }),
    );
  });

  it("cuts a part of a text as it cuts the part alone, offsets apart", () => {
    const text = "One U.S. ship, two 12.5-ton boats.";
    expect(tokenize(text, 4, 30).map((token) => token.text)).toEqual(words(text.slice(4, 30)));
  });
});
