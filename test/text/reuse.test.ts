import { describe, expect, it } from "vitest";
import { reuseOf, runShare } from "../../src/text/reuse.ts";

const words = (text: string): string[] => text.split(" ");
const SOURCE = words(
  "the old pier at kelmora was closed on monday after divers found that two of its oak piles had been eaten through by worms " +
    "and the town will ask the coast fund for money to build a new one of stone before the herring fleet comes home in autumn",
);

describe("reuse of a text", () => {
  it("counts words in shared runs once", () => {
    expect(runShare(words("a b c d e"), words("x b c d y"), 3)).toBe(0.6);
    expect(runShare(words("a b c b c d"), words("a b c d"), 2)).toBe(1);
    expect(runShare([], words("a b c"), 3)).toBe(0);
    expect(runShare(words("a b"), words("a b"), 3)).toBe(0);
  });

  it.each([
    ["copied", SOURCE.slice(3)],
    [
      "edited",
      [
        ...SOURCE.slice(0, 9),
        ..."when engineers noticed holes".split(" "),
        ...SOURCE.slice(12, 21),
        "there",
        ...SOURCE.slice(24, 33),
        "soon",
      ],
    ],
    [
      "rewritten",
      words(
        "divers have found that two oak piles under the pier at kelmora are eaten by worms so the town will ask for help to build a new one of stone",
      ),
    ],
    ["own", words("fishermen in kelmora say they have waited for a stone pier since the great storm and do not believe in any fund")],
    ["own", []],
  ] as const)("is %s", (grade, text) => {
    expect(reuseOf(text, SOURCE)).toBe(grade);
  });
});
