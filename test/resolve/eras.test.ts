import { describe, expect, it } from "vitest";
import { erasAt, sentenceAt } from "../../src/resolve/eras.ts";
import { isDay } from "../../src/text/calendar.ts";
import { table } from "../../src/text/tables.ts";
import { paper } from "../annotate/paper.ts";

function names(text: string, words: string, unit: string): readonly string[] {
  const doc = paper(text);
  const start = text.indexOf(words);
  return erasAt(doc, { doc: doc.id, start, end: start + words.length }, unit).map((era) => era.name);
}

describe("the table of eras", () => {
  const rows = table("knowledge/eras/eras.tsv");
  it("is sorted by name and whole", () => {
    const titles = rows.map(([name = ""]) => name);
    expect(titles).toEqual(titles.toSorted((a, b) => (a < b ? -1 : 1)));
    expect(rows.filter((row) => row.length !== 8 || row[7] === "")).toEqual([]);
  });
  it("has real days in order", () =>
    expect(rows.filter(([, start = "", end = ""]) => !isDay(start) || (end !== "" && !(isDay(end) && start < end)))).toEqual([]));
});

describe("erasAt", () => {
  it.each<[string, string, string, readonly string[]]>([
    [
      "Kyiv was hit. It is the 9th month of Russia's war.",
      "9th",
      "month",
      ["Russia's aggression against Ukraine since Crimea", "Russia's full-scale invasion of Ukraine"],
    ],
    ["Kyiv was hit. It is the 9th day of Russia's war.", "9th", "day", ["Russia's full-scale invasion of Ukraine"]],
    ["It is the 9th day of Russia's war.", "9th", "day", []],
    ["Kyiv was hit by Russia. It is the 9th day of the festival.", "9th", "day", []],
    [
      "Washington waits. Day 9 of the government shutdown begins.",
      "Day 9",
      "day",
      ["United States government shutdown of 2013", "United States government shutdown of 2018-2019"],
    ],
  ])("%s", (text, words, unit, expected) => expect(names(text, words, unit)).toEqual(expected));
});

describe("sentenceAt", () => {
  it("finds the sentence inside its block", () => {
    const text = "One came. Two left.\nThree stayed.";
    const doc = paper(text);
    const at = text.indexOf("left");
    const { start, end } = sentenceAt(doc, { doc: doc.id, start: at, end: at + 4 });
    expect(text.slice(start, end)).toBe("Two left.");
  });
  it("gives the place itself outside every block", () => {
    const span = { doc: "dpaper", start: 99, end: 100 };
    expect(sentenceAt(paper("Short."), span)).toEqual(span);
  });
});
