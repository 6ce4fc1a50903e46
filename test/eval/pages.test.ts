import { describe, expect, it } from "vitest";
import { bodyText, mappedUnits } from "../../eval/pages.ts";
import { segmentScore } from "../../eval/scorers/segments.ts";
import { dayOf, namesOf } from "../../eval/sets/trafilatura-eval.ts";
import { dayScore } from "../../eval/sets/htmldate-eval.ts";
import { read } from "../../src/read/read.ts";

function page(html: string) {
  const outcome = read({ bytes: new TextEncoder().encode(html), at: "page.html", type: "html" });
  if (!outcome.ok) throw new Error(outcome.problem.code);
  return outcome.document;
}

describe("segment score", () => {
  it("counts wanted segments found and unwanted ones found", () => {
    const segments = { with: ["one two", "three"], without: ["menu", "share"] };
    const { precision, recall } = segmentScore([[segments, "menu\none  two"]]);
    expect([precision, recall]).toEqual([1 / 2, 1 / 2]);
  });

  it("takes a page without text as one where nothing was found", () => {
    const score = segmentScore([[{ with: ["a"], without: ["b"] }, ""], [{ with: ["a"], without: ["b"] }, "a"]]); // prettier-ignore
    expect([score.precision, score.recall]).toEqual([1, 1 / 2]);
  });
});

describe("day score", () => {
  it("is the one of htmldate's evaluation: 592 right, 62 wrong, 3 not found of 657", () => {
    // htmldate 1.11.0 over the pages that are kept here gives these counts, and this accuracy and F by its own program.
    const days = Array.from({ length: 657 }, (_, at) => ["2020-01-01", at < 592 ? "2020-01-01" : at < 654 ? "2020-01-02" : ""] as const);
    expect(dayScore(days).accuracy).toBeCloseTo(0.90107, 5);
    expect(dayScore(days).f1).toBeCloseTo(0.94796, 5);
  });

  it("gets nothing for a page whose gold has no day", () => {
    expect(dayScore([[null, ""], ["2020-01-01", "2020-01-01"]]).accuracy).toBe(0.5); // prettier-ignore
  });
});

describe("names of authors", () => {
  it.each([
    ["Ada Brook and Tom Reyes", "Ada Brook; Tom Reyes"],
    ["Ada Brook, Tom Reyes", "Ada Brook; Tom Reyes"],
    ["Alexandra Brook", "Alexandra Brook"],
  ])("are compared one by one: %s", (gold, names) => expect(namesOf(gold)).toBe(names));

  it("may be a list", () => expect(namesOf(["Ada Brook", "Tom Reyes"])).toBe("Ada Brook; Tom Reyes"));
});

describe("pages", () => {
  const html = `<html><head><meta property="article:published_time" content="2021-03-04T10:00:00Z"></head><body><h1>Harbour opens to ferries again</h1>
    <p>The harbour of Eastmere opened to ferries again on Monday &amp; the first one left at noon, officials said.</p></body></html>`;

  it("have a body without the headline", () => {
    expect(bodyText(page(html))).toBe(
      "The harbour of Eastmere opened to ferries again on Monday & the first one left at noon, officials said.",
    );
    expect(bodyText(null)).toBe("");
  });

  it("have a day", () => expect(dayOf(page(html))).toBe("2021-03-04"));

  it("are mapped where every character, also a decoded one, has its place", () => {
    const { placed, all } = mappedUnits(page(html));
    expect([placed, all]).toEqual([all, 133]);
  });
});
