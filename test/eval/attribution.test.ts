import { describe, expect, it } from "vitest";
import { codePoints, readBrat } from "../../eval/brat.ts";
import { directScore, exactPart, overlapPart, type Attributed } from "../../eval/scorers/attribution.ts";

const one = (content: readonly number[], rest: Partial<Attributed> = {}): Attributed => ({
  text: "t",
  content,
  source: [],
  cue: [],
  direct: false,
  ...rest,
});

describe("attribution scores", () => {
  it("count exact spans and single words by role", () => {
    const gold = [one([0, 4, 8], { cue: [12] }), one([20, 24])];
    const ours = [one([0, 4, 8], { cue: [12, 14] }), one([24, 28])];
    expect(exactPart(gold, ours, "content").f1).toBe(0.5);
    expect(exactPart(gold, ours, "cue").f1).toBe(0);
    // Four of our five words are wanted, four of five wanted ones found.
    expect(overlapPart(gold, ours, "content")).toMatchObject({ precision: 4 / 5, recall: 4 / 5 });
  });

  it("count a direct quotation as found with nine tenths of its words, and its speaker by one word in common", () => {
    const words = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
    const gold = [one(words, { direct: true, source: [12, 14] }), one([30, 31], { direct: true, source: [33] }), one([40])];
    const ours = [one(words.slice(1), { source: [14] }), one([30], { source: [33] })];
    expect(directScore(gold, ours)).toEqual({ found: 0.5, source: 1 });
  });
});

describe("standoff files", () => {
  it("link spans by event and keep pieces", () => {
    const file = "T1\tSource 0 3\tMia\nT2\tContent 10 12;20 22\tab cd\nT3\tCue 4 8\tsaid\nE1\tAttribution:T3 Content:T2 Cue:T3 Source:T1\n";
    const [event] = readBrat(file);
    expect(event?.get("Content")?.[0]?.fragments).toEqual([
      { start: 10, end: 12 },
      { start: 20, end: 22 },
    ]);
    expect(event?.get("Source")).toHaveLength(1);
  });

  it("count code points", () => {
    expect(codePoints("a😀b")).toEqual([0, 1, 3, 4]);
  });
});
