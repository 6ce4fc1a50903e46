import { existsSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { filesUnder } from "../../eval/reports.ts";
import { accuracy, counted, ratio } from "../../eval/scorers/ratio.ts";
import { bodyScore } from "../../eval/scorers/shingles.ts";
import { exactScore, overlapScore } from "../../eval/scorers/spans.ts";
import { shippedScores } from "../../eval/sets/article-extraction-benchmark.ts";

const PAGES = "../shared/data/article-extraction-benchmark";

describe("ratios", () => {
  it("are 0, not NaN, for nothing", () => {
    expect(ratio(0, 0).f1).toBe(0);
    expect(counted(0, 0, 0)).toEqual({ precision: 0, recall: 0, f1: 0 });
    expect(accuracy([])).toBe(0);
  });

  it("count equal pairs", () => {
    expect(accuracy([["x", "x"], ["x", "y"], ["z", "z"], ["z", "q"]])).toBe(0.5); // prettier-ignore
  });
});

describe("body score", () => {
  it("compares bags of four-word shingles page by page", () => {
    // Gold has two shingles, one of them is found, nothing else: precision 1, recall 1/2.
    const score = bodyScore([["one two three four five", "one two three four"]]);
    expect([score.precision, score.recall]).toEqual([1, 0.5]);
  });

  it("leaves a page without extraction out of precision, not out of recall", () => {
    const score = bodyScore([["one two three four", ""], ["one two three four", "one two three four"]]); // prettier-ignore
    expect([score.precision, score.recall, score.same]).toEqual([1, 0.5, 0.5]);
  });

  it("takes a text shorter than a shingle as one shingle and keeps case", () => {
    expect(bodyScore([["One two", "One two"]]).f1).toBe(1);
    expect(bodyScore([["One two", "one two"]]).f1).toBe(0);
  });
});

describe.skipIf(!existsSync(PAGES) && !process.env["CI"])("outputs shipped with the benchmark", () => {
  it("score as the benchmark's own program scores them on these pages", () => {
    // Made once with the benchmark's evaluate.py over the same pages.
    const theirs = {
      readability_js: 0.9454103,
      trafilatura: 0.9512157,
      rs_trafilatura: 0.9683362,
      goose3: 0.9082665,
      "html-text": 0.6703864,
    };
    const ours = shippedScores(PAGES, filesUnder(PAGES, ".html.gz"));
    for (const [system, f1] of Object.entries(theirs)) expect([system, ours[system]]).toEqual([system, expect.closeTo(f1, 6)]);
  });
});

describe("span scores", () => {
  const starts = [0, 4, 8, 12, 16];
  const tokens = (): readonly number[] => starts;
  const span = (start: number, end: number, label = "x") => ({ text: "t", start, end, label });

  it("exact needs both ends and the label", () => {
    const score = exactScore([span(0, 3), span(4, 11)], [span(0, 3), span(4, 7), span(0, 3, "y")]);
    expect([score.precision, score.recall]).toEqual([1 / 3, 1 / 2]);
  });

  it("overlap gives the share of tokens, averaged over spans", () => {
    // Found: tokens 0 4 8; gold: 4 8 12. Two of three on either side.
    const score = overlapScore([span(4, 15)], [span(0, 11)], tokens);
    expect([score.precision, score.recall]).toEqual([2 / 3, 2 / 3]);
  });

  it("overlap of other labels is none", () => {
    expect(overlapScore([span(0, 11)], [span(0, 11, "y")], tokens).f1).toBe(0);
  });
});
