import { describe, expect, it } from "vitest";
import { paired, timexScore } from "../../eval/scorers/timexes.ts";
import { documentOf, timeml } from "../../eval/timeml.ts";

const mark = (start: number, end: number, value = "2021") => ({ start, end, value, type: "DATE" });

describe("TempEval-3 scores of time expressions", () => {
  it("count equal spans, overlapping spans, and the right values among these", () => {
    // Three marked, four found: one equal and right, one overlapping and wrong, two beside everything.
    const gold = [mark(0, 4), mark(10, 20), mark(30, 34)];
    const ours = [mark(0, 4), mark(12, 20, "2020"), mark(50, 54), mark(60, 64)];
    const score = timexScore([[gold, ours]]);
    expect(score.strict).toEqual({ precision: 1 / 4, recall: 1 / 3, f1: expect.closeTo(2 / 7) });
    expect(score.relaxed).toEqual({ precision: 2 / 4, recall: 2 / 3, f1: expect.closeTo(4 / 7) });
    expect(score.value).toBeCloseTo((4 / 7) * (1 / 2));
  });

  it("pair every expression once, equal spans first", () => {
    const [long, short] = [mark(0, 20), mark(12, 20)];
    expect(paired([short], [long, short])).toEqual([[short, short]]);
    expect(paired([long, short], [mark(0, 20)])).toHaveLength(1);
    expect(paired([mark(0, 5)], [mark(5, 9)])).toEqual([]);
  });

  it("are summed over texts, not averaged", () => {
    const score = timexScore([[[mark(0, 4)], [mark(0, 4)]], [[mark(0, 4), mark(8, 9), mark(9, 10)], []]]); // prettier-ignore
    expect(score.strict.recall).toBe(1 / 4);
  });
});

describe("TimeML", () => {
  const source = `<TimeML><DCT><TIMEX3 tid="t0" type="DATE" value="2021-03-05" functionInDocument="CREATION_TIME">March 5</TIMEX3></DCT><TEXT>
The <EVENT eid="e1">vote</EVENT> is on <TIMEX3 tid="t1" type="DATE" value="2021-03-08">Monday</TIMEX3> at R&amp;B hall.

It lasts <TIMEX3 tid="t2" type="DURATION" value="P2D">two days</TIMEX3>.
</TEXT></TimeML>`;

  it("gives the running text without tags, marks with offsets into it, and the day of writing", () => {
    const { text, gold, written } = timeml("a.tml", source);
    expect(text.trim().split("\n")[0]).toBe("The vote is on Monday at R&B hall.");
    expect(gold.map(({ start, end, value }) => [text.slice(start, end), value])).toEqual([
      ["Monday", "2021-03-08"],
      ["two days", "P2D"],
    ]);
    expect(written).toBe("2021-03-05");
  });

  it("is read as paragraphs parted by empty lines", () => {
    const document = documentOf(timeml("a.tml", source));
    expect(document.blocks.map(({ span }) => document.text.slice(span.start, span.end))).toEqual([
      "The vote is on Monday at R&B hall.",
      "It lasts two days.",
    ]);
  });
});
