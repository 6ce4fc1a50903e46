import { describe, expect, it } from "vitest";
import { whenOf } from "../../../src/resolve/when.ts";
import { paper } from "../paper.ts";
import { timesOf, valuesOf } from "./told.ts";

/** A history of an invented war, with enough years told to be one. */
const HISTORY = `The quarrel of Orsk and Vell began in 1871. In March 1872 the Vellish fleet sailed. On 4 April it reached Orsk, and the next day it was sunk.
By June the harbour was closed. In 1873 both towns were tired. In January 1874 envoys met. The talks of 1875 failed. In November Orsk fell. In February a
truce was signed. The papers of 1876, opened in 1951, tell that Vell paid. In May of that year the envoys met again. The treaty of 1880 ended it.`;

describe("a history", () => {
  it("counts months and days from the year told before, not from its day of writing", () => {
    const values = valuesOf(HISTORY, "2019-05-15");
    for (const wanted of [
      "4 April = 1872-04-04",
      "the next day = 1872-04-05",
      "June = 1872-06",
      "November = 1875-11",
      "February = 1876-02",
    ])
      expect(values).toContain(wanted);
  });

  it("goes on from the years it tells of, not from one told in passing", () =>
    expect(valuesOf(HISTORY)).toContain("May of that year = 1876-05"));

  it("reads alike with and without a day of writing", () => expect(valuesOf(HISTORY, "2019-05-15")).toEqual(valuesOf(HISTORY)));

  it("says which date an expression was counted from, and has its days on the calendar", () => {
    const [, april] = timesOf(HISTORY).find(([words]) => words === "4 April") ?? [];
    expect(april?.reading).toMatchObject({ at: "yearless", anchor: expect.objectContaining({ start: HISTORY.indexOf("March 1872") }) });
    expect(april && whenOf(april, paper(HISTORY), { candidates: [] })).toMatchObject({ days: { from: "1872-04-04", to: "1872-04-04" } });
  });
});

describe("news that tells a few old years", () => {
  const news =
    "The mill closed on Monday. It was built in 1911 and burned in 1934. A first strike was in 1951. The next vote is on 3 June.";
  it("still counts from its day of writing", () => expect(valuesOf(news, "2019-05-15")).toContain("3 June = 2019-06-03"));
  it("keeps the year of a day open where there is no day of writing", () => expect(valuesOf(news)).toContain("3 June = XXXX-06-03"));
});

describe("years before Christ", () => {
  it.each<[string, string[]]>([
    ["The city burned in 264 BC.", ["264 BC = BC0264"]],
    ["It stood from 499 to 449 BC.", ["499 = BC0499", "449 BC = BC0449"]],
    ["They met in the spring of 480 BC.", ["the spring of 480 BC = BC0480-SP"]],
    ["Walls of the 4th century BC were found.", ["the 4th century BC = BC03"]],
    ["The city fell in 492 BC. The following year it was rebuilt.", ["492 BC = BC0492", "The following year = BC0491"]],
    ["The bridge dates to AD 70.", ["AD 70 = 0070"]],
  ])("%s", (text, values) => expect(valuesOf(text)).toEqual(values));
});
