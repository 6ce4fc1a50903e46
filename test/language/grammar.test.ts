import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { analyse } from "../../src/language/analysis.ts";
import { grammarOf, PARTS } from "../../src/language/grammar.ts";

const read = (text: string) => {
  const analysis = analyse(text, [{ start: 0, end: text.length }]);
  return { ...analysis, grammar: grammarOf(analysis) };
};

const told = (text: string): string[] => {
  const { tokens, grammar } = read(text);
  return tokens.map(({ text: word }, at) => {
    const head = grammar.head[at] as number;
    return `${word} ${PARTS[grammar.tag[at] as number]} ${grammar.classes.relations[grammar.relation[at] as number]} ${head < 0 ? "-" : tokens[head]?.text}`;
  });
};

describe("grammar", () => {
  it("says parts of speech, relations and heads of plain sentences", () => {
    expect(told("The minister signed the agreement.")).toEqual([
      "The DET det minister",
      "minister NOUN nsubj signed",
      "signed VERB root -",
      "the DET det agreement",
      "agreement NOUN obj signed",
      ". PUNCT punct signed",
    ]);
  });

  it("gives a token of several words what the word has that heads the others", () => {
    const lines = told("She didn't sign it.");
    expect(lines[1]).toBe("didn't AUX aux sign");
    expect(lines[2]).toBe("sign VERB root -");
  });

  it("marks names by where they begin and end", () => {
    const { grammar } = read("Henrik Lindqvist flew to Norway.");
    expect([...grammar.name].map((one) => grammar.classes.names[one])).toEqual(["B-PER", "E-PER", "O", "O", "S-LOC", "O"]);
  });

  it("is the same for the same text", () => {
    const text = "Rebels left the town. The town's mayor, Ana Petkova, said so.";
    expect(read(text).grammar).toEqual(read(text).grammar);
  });

  it("is the same whatever was read before, and forgotten again", () => {
    const text = "Rebels left the town. The town's mayor, Ana Petkova, said so.";
    const before = read(text).grammar;
    read(Array.from({ length: 21_000 }, (_, at) => `${at.toString(36)}x`).join(" "));
    expect(read(text).grammar).toEqual(before);
  });

  it.each([
    ["nothing", ""],
    ["one token", "No"],
    ["marks alone", "... !!! — “”"],
    ["capitals", "REBELS LEAVE TOWN AFTER TALKS IN OSLO"],
    ["emoji", "🙂 👩‍👩‍👧 good 🙂🙂"],
    ["half of a pair", "\ud83d left \udc00 alone"],
    ["five thousand words", "word ".repeat(5000)],
  ])("reads %s", (_, text) => {
    const { tokens, sentences, grammar } = read(text);
    expect(grammar.tag.length).toBe(tokens.length);
    for (const { first, last } of sentences) {
      const roots = Array.from(grammar.head.subarray(first, last)).filter((head) => head < 0);
      expect(roots.length).toBe(last > first ? 1 : 0);
    }
  });

  it("hangs every token of a sentence on its main word", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 80 }), (text) => {
        const { sentences, grammar } = read(text);
        for (const { first, last } of sentences)
          for (let at = first; at < last; at++) {
            let [word, steps] = [at, 0];
            while ((grammar.head[word] as number) >= 0 && steps++ <= last - first) word = grammar.head[word] as number;
            expect(steps).toBeLessThanOrEqual(last - first);
          }
      }),
    );
  });
});
