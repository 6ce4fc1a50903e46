import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { statements } from "../../src/language/statements.ts";

function cut(text: string): string[] {
  return statements(text, [{ start: 0, end: text.length }]).map((pieces) =>
    pieces.map((piece) => text.slice(piece.start, piece.end)).join(" / "),
  );
}

describe("statements", () => {
  it.each([
    [
      "sentences",
      "The pier is old and it leaks badly. The port authority will rebuild all of it.",
      ["The pier is old and it leaks badly.", "The port authority will rebuild all of it."],
    ],
    [
      "two clauses",
      "The coast needs help today, and the crews are using old ships.",
      ["The coast needs help today", "the crews are using old ships."],
    ],
    [
      "a reason",
      "The pier cannot be closed, as the town is importing food and fuel.",
      ["The pier cannot be closed", "the town is importing food and fuel."],
    ],
    [
      "a list is one",
      "They brought cranes, ships, and brave crews to save the coast.",
      ["They brought cranes, ships, and brave crews to save the coast."],
    ],
    [
      "an aside is no clause",
      "They use old cranes, as you said, and foreign crews.",
      ["They use old cranes, as you said, and foreign crews."],
    ],
    [
      "a time is part of what happens",
      "The storm hit whole families, while they were sleeping at home.",
      ["The storm hit whole families, while they were sleeping at home."],
    ],
    ["short sentences pair", "Patience will not work. Strength will work.", ["Patience will not work. Strength will work."]],
    [
      "a short and a long one do not",
      "This hour is critical. The whole coast of our country is waiting for help.",
      ["This hour is critical.", "The whole coast of our country is waiting for help."],
    ],
    [
      "semicolons",
      "It is the interest of every town here; it is the interest of many others.",
      ["It is the interest of every town here", "it is the interest of many others."],
    ],
  ] as const)("%s", (_, text, wanted) => {
    expect(cut(text)).toEqual(wanted);
  });

  it("joins a sentence that runs over two pieces of a quotation", () => {
    const text = "“We will rebuild the pier,” she said, “and nobody will stop us. Ships will come.”";
    const pieces = ["We will rebuild the pier", "and nobody will stop us. Ships will come."].map((words) => ({
      start: text.indexOf(words),
      end: text.indexOf(words) + words.length,
    }));
    const found = statements(text, pieces).map((stretch) => stretch.map((one) => text.slice(one.start, one.end)));
    expect(found[0]?.[0]).toBe("We will rebuild the pier");
    expect(found[0]).toHaveLength(2);
  });

  it("never overlaps, stays in order and leaves out only joints, marks and space", () => {
    const word = fc.constantFrom(
      "we",
      "will",
      "and",
      "so",
      "as",
      ",",
      ";",
      ".",
      "?",
      "pier",
      "The",
      "is",
      "it's",
      "…",
      "\n",
      "🙂",
      "”",
      "U.S.",
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 40 }), (words) => {
        const text = words.join(" ");
        let end = 0;
        for (const { start, end: stop } of statements(text, [{ start: 0, end: text.length }]).flat()) {
          expect(start).toBeGreaterThanOrEqual(end);
          expect(stop).toBeGreaterThan(start);
          expect(text.slice(end, start)).toMatch(/^(?:[\s,;]|and|so|as)*$/);
          end = stop;
        }
      }),
      { seed: 2, numRuns: 300 },
    );
  });
});
