import { describe, expect, it } from "vitest";
import type { Document } from "../../src/model/document.ts";
import { documentOf } from "../../eval/group.ts";
import { groupByWording, SAME_WORDING, underOneHeadline, wordingOf, wordingScore } from "../../src/resolve/wording.ts";

const report = (id: string, title: string, text: string, date?: string) =>
  documentOf({ id, title, text, event: "", ...(date === undefined ? {} : { date }) });

const ferry = report(
  "d1",
  "Ferry runs aground off Kelmora with 212 aboard",
  "A ferry carrying 212 passengers ran aground off the port of Kelmora on Monday night.\nThe coastguard said the Lady Ottoline had struck a sandbank in fog.",
  "2031-03-04",
);
const ferryToo = report(
  "d2",
  "Passengers safe after Kelmora ferry strikes sandbank",
  "All 212 people aboard the Lady Ottoline were taken off by lifeboats after the ferry struck a sandbank near Kelmora, the coastguard said.",
  "2031-03-05",
);
const budget = report(
  "d3",
  "Senate of Varrania rejects budget",
  "Senators in Varrania voted down the finance minister's budget on Tuesday.\nPrime Minister Ilka Dorn said she would table a new one.",
  "2031-03-04",
);

describe("wording", () => {
  it("has each term once, the weightiest first", () => {
    const { terms, weights } = wordingOf(ferry).body;
    expect(new Set(terms).size).toBe(terms.length);
    expect([...weights]).toEqual([...weights].toSorted((a, b) => b - a));
  });

  it("is alike for reports of one event and not for others", () => {
    expect(wordingScore(wordingOf(ferry), wordingOf(ferryToo))).toBeGreaterThan(2 * SAME_WORDING);
    expect(wordingScore(wordingOf(ferry), wordingOf(budget))).toBeLessThan(SAME_WORDING);
  });

  it("scores the same both ways and most for itself", () => {
    const [a, b] = [wordingOf(ferry), wordingOf(ferryToo)];
    expect(wordingScore(a, b)).toBe(wordingScore(b, a));
    expect(wordingScore(a, a)).toBeCloseTo(1.1, 3);
  });

  const on = (document: Document, date: string) =>
    wordingOf({
      ...document,
      published: [{ days: { from: date, to: date }, method: "meta", evidence: [{ doc: "d1", start: 0, end: 1 }] }],
    });

  it("scores less for reports of other years, not of neighbouring days", () => {
    const names = Array.from({ length: 140 }, (_, at) => `pier${String.fromCodePoint(97 + (at % 26), 97 + Math.floor(at / 26))}town`);
    const long = report("d4", "Ferries stop", names.join(" "));
    expect(wordingScore(on(long, "2031-03-04"), on(long, "2031-03-07"))).toBeCloseTo(1.1, 3);
    expect(wordingScore(on(long, "2031-03-04"), on(long, "2033-03-04"))).toBeCloseTo(0.6, 3);
  });

  it("keeps briefs in the same words apart that were published days apart: each is written for its own day", () => {
    expect(wordingScore(on(ferry, "2031-03-04"), on(ferry, "2031-03-06"))).toBeCloseTo(1.1, 3);
    expect(wordingScore(on(ferry, "2031-03-04"), on(ferry, "2031-03-07"))).toBeLessThan(-100);
  });

  it("counts the headline once more for reports published together", () => {
    const other = { ...budget, text: budget.text.replace("Senate of Varrania rejects budget", "Dorn tables nothing new in Varrania") };
    const score = (a: string, b: string): number => wordingScore(on(budget, a), on(other, b));
    const same = (a: string, b: string): number => wordingScore(on(budget, a), on(budget, b));
    expect(score("2031-03-04", "2031-03-05")).toBeLessThan(same("2031-03-04", "2031-03-05") - 0.1);
    expect(same("2031-03-04", "2031-03-05")).toBeCloseTo(1.1, 3);
  });

  it("takes a brief for what it can have in common with a long report published together, not months later", () => {
    const words = Array.from({ length: 150 }, (_, at) => `quay${String.fromCodePoint(97 + (at % 26), 97 + Math.floor(at / 26))}side`);
    const long = report("d5", "", `${budget.text}\n${words.join(" ")}`);
    const score = (a: string, b: string): number => wordingScore(on(budget, a), on(long, b));
    expect(score("2031-03-04", "2031-03-05")).toBeGreaterThan(1.15 * score("2031-03-04", "2031-03-09"));
    expect(wordingScore(wordingOf(budget), wordingOf(long))).toBeLessThan(score("2031-03-04", "2031-03-05") / 1.15);
  });

  it("knows reports of one day under one headline", () => {
    const title = (text: string, date: string) => wordingOf(report("d6", text, "It was foggy.", date));
    const first = title("Ferry runs aground off Kelmora", "2031-03-04");
    expect(underOneHeadline(first, title("Kelmora ferry runs aground in fog", "2031-03-05"))).toBe(true);
    expect(underOneHeadline(first, title("Kelmora ferry runs aground in fog", "2031-03-06"))).toBe(false);
    expect(underOneHeadline(first, title("Ferry fares rise", "2031-03-04"))).toBe(false);
  });

  it("leaves out furniture", () => {
    const text = ferry.text;
    const hidden = {
      ...ferry,
      blocks: ferry.blocks.map((block) =>
        text.slice(block.span.start).startsWith("The coastguard") ? { ...block, kind: "furniture" as const } : block,
      ),
    };
    expect(wordingOf(hidden).body.terms.length).toBeLessThan(wordingOf(ferry).body.terms.length);
  });

  it("is empty for a document without words, and alone", () => {
    const empty = wordingOf(report("d9", "", "…"));
    expect(empty.body.terms).toHaveLength(0);
    expect(wordingScore(empty, wordingOf(ferry))).toBe(0);
  });

  it("groups reports by event whatever their order", () => {
    const wordings = [budget, ferryToo, ferry].map(wordingOf);
    const groups = groupByWording(wordings).map((group) => group.map((one) => one.id));
    expect(groups).toEqual([["d1", "d2"], ["d3"]]);
    expect(groupByWording(wordings.toReversed()).map((group) => group.map((one) => one.id))).toEqual(groups);
  });
});
