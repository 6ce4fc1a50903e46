import { describe, expect, it } from "vitest";
import type { Timex } from "../../../src/model/annotation.ts";
import type { Days, DocumentDates } from "../../../src/model/document.ts";
import { datesOf } from "../../../src/resolve/dates.ts";
import { whenOf } from "../../../src/resolve/when.ts";
import { annotated, paper } from "../paper.ts";

const day = (value: string): Days => ({ from: value, to: value });
const dated = (days: Days): DocumentDates => ({
  candidates: [],
  chosen: { days, method: days.from === days.to ? "meta" : "inferred", evidence: [{ doc: "dpaper", start: 0, end: 1 }], because: [] },
});

/** What a text says of the days of its expression `at`, written within `days`. */
function read(
  text: string,
  days: Days | null,
  at = 0,
): { readonly timex: Timex; readonly days: Days; readonly candidates: readonly Days[] } {
  const { document, annotations } = annotated(paper(text));
  const timex = annotations.filter((one) => one.kind === "timex")[at] as Timex;
  const when = whenOf(timex, document, days ? dated(days) : { candidates: [] });
  if (!when) throw new Error(`no days in ${text}`);
  return { timex, days: when.days, candidates: when.candidates ?? [] };
}

const NOW = day("2019-05-15");

describe("ranges and vague distances are intervals", () => {
  it.each<[string, string, string]>([
    ["They came last weekend.", "2019-05-11", "2019-05-12"],
    ["They will come next weekend.", "2019-05-25", "2019-05-26"],
    ["It fell a few weeks ago.", "2019-03-20", "2019-05-01"],
    ["It fell a couple of days ago.", "2019-05-12", "2019-05-13"],
    ["It fell several months ago.", "2018-09-15", "2019-03-15"],
    ["It fell almost two years ago.", "2017-05-15", "2017-11-15"],
    ["It fell more than a year ago.", "2017-05-15", "2018-05-15"],
    ["It fell about three weeks ago.", "2019-04-20", "2019-04-28"],
    ["It fell in the 1990s.", "1990-01-01", "1999-12-31"],
    ["It fell in 2013-W11.", "2013-03-11", "2013-03-17"],
    ["It fell in the summer of 2008.", "2008-06-01", "2008-08-31"],
    ["It fell this night.", "2019-05-14", "2019-05-15"],
  ])("%s", (text, from, to) => expect(read(text, NOW).days).toEqual({ from, to }));
});

describe("days told together", () => {
  it.each<[string, number, string, string]>([
    ["They met on 12 and 13 April.", 0, "2019-04-12", "2019-04-13"],
    ["They met on April 12 and 13.", 1, "2019-04-12", "2019-04-13"],
    ["They met on 12, 13 and 14 April.", 0, "2019-04-12", "2019-04-14"],
    ["They met from 28 to 30 November 2018.", 0, "2018-11-28", "2018-11-30"],
    ["They met from 30 March to 2 April 2018.", 0, "2018-03-30", "2018-03-30"],
    ["They met on 28 and 29 August 1918.", 1, "1918-08-28", "1918-08-29"],
  ])("%s", (text, at, from, to) => expect(read(text, NOW, at).days).toEqual({ from, to }));
});

describe("counted days and seasons", () => {
  const STRIKE = "The tram strike began on 3 May 2011. ";
  it.each<[string, string, string]>([
    ["Today is the 10th day of the tram strike.", "2011-05-12", "2011-05-12"],
    ["Today is day 10 of the tram strike.", "2011-05-12", "2011-05-12"],
  ])("%s", (text, from, to) => expect(datesOf(annotated(paper(STRIKE + text))).chosen?.days).toEqual({ from, to }));
  it("the second winter of a war whose start is known, of two the one that is news", () => {
    const text = "Ukraine has seen worse. It was the second winter of Russia's full-scale invasion.";
    expect(read(text, day("2023-12-15")).days).toEqual({ from: "2023-12-01", to: "2024-02-29" });
  });
});

describe("time zones", () => {
  it.each<[string, string, string]>([
    ["It left at 8:15 p.m. EST on 3 May 2019.", "2019-05-03T20:15", "-05:00"],
    ["It left at 14:30 GMT on 3 May 2019.", "2019-05-03T14:30", "Z"],
    ["It left at 20:00 UTC+3 on 3 May 2019.", "2019-05-03T20:00", "+03:00"],
    ["It left at 9am Eastern time on 3 May 2019.", "2019-05-03T09:00", "Eastern time"],
    ["It left at 9am local time on 3 May 2019.", "2019-05-03T09:00", "local time"],
    ["It left at 9:30 a.m. Kyiv time on 3 May 2019.", "2019-05-03T09:30", "Kyiv time"],
  ])("%s", (text, value, zone) => expect(read(text, NOW).timex).toMatchObject({ type: "TIME", value, zone }));
  it("is none where none is said", () => expect(read("It left at 9am on 3 May 2019.", NOW).timex.zone).toBeUndefined());
});

describe("an open year", () => {
  it("stays open where nothing tells it", () =>
    expect(read("It fell on 13 November.", null).days).toEqual({ from: "--11-13", to: "--11-13", open: "year" }));
  it("has the days of each year that is left", () =>
    expect(read("It fell on 13 November.", { from: "2021-01-01", to: "2023-12-31" })).toMatchObject({
      days: { open: "year" },
      candidates: [day("2021-11-13"), day("2022-11-13"), day("2023-11-13")],
    }));
  // 13 November was a Saturday in 2021, a Sunday in 2022 and a Monday in 2023.
  it("is told by the weekday beside it", () =>
    expect(read("It fell on Sunday, 13 November.", { from: "2021-01-01", to: "2023-12-31" }).days).toEqual(day("2022-11-13")));
  it("is told by its weekday against the nearest year", () =>
    expect(read("It will fall on Thursday, 14 May.", NOW).days).toEqual(day("2020-05-14")));
  it("is told by the day of writing", () => expect(read("It fell on 13 November.", NOW).days).toEqual(day("2018-11-13")));
});
