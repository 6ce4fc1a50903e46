import { describe, expect, it } from "vitest";
import { bodyOf } from "../../../src/annotate/body.ts";
import { grammar, rules } from "../../../src/annotate/time/grammar.ts";
import { matches } from "../../../src/annotate/time/matching.ts";
import { patterns } from "../../../src/annotate/time/patterns.ts";
import { piecesOf } from "../../../src/annotate/time/vocabulary.ts";
import { table } from "../../../src/text/tables.ts";
import { paper } from "../paper.ts";
import { valuesOf } from "./told.ts";

/** The day on which the examples are written: Wednesday 15 May 2019. */
const NOW = "2019-05-15";
const FILES = ["fixed", "ancient", "holidays", "returns", "relative", "quarters", "references", "lengths"];
const ROWS = FILES.flatMap((file) => table(`knowledge/times/${file}.tsv`).map((row) => [file, ...row]));

/** The rules that match something in a text. */
function matched(text: string): string[] {
  const { tokens, sentences } = bodyOf(paper(text, NOW));
  return sentences.flatMap(({ first, last }) => matches(grammar(), piecesOf(tokens, first, last)).map(({ rule }) => rule.when));
}

describe("every rule reads its example and says why it is there", () => {
  it.each(
    ROWS.map(([file = "", when = "", , example = "", reads = "", because = ""], at) => ({ file, when, example, reads, because, at })),
  )("$file: $when: $example", ({ example, reads, because, at }) => {
    expect(matched(example)).toContain(rules[at]?.when);
    expect(valuesOf(example, NOW).join("; ")).toBe(reads);
    expect(because).toMatch(/^\S.{5,}/u);
  });
  it("of all rules there are", () => expect(rules).toHaveLength(ROWS.length));
});

describe("a broken table", () => {
  it("says which meaning it lacks", () => expect(() => patterns("fixed", {})).toThrow("fixed.tsv: no meaning called iso"));
});
