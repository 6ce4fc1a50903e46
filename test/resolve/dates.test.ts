import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { read } from "../../src/read/read.ts";
import type { Annotation } from "../../src/model/annotation.ts";
import { datesOf } from "../../src/resolve/dates.ts";
import { annotated, paper } from "../annotate/paper.ts";

function chosen(text: string, published?: string) {
  return datesOf(annotated(paper(text, published))).chosen;
}

const INVASION = "Ukraine has seen worse, the mayor of Dolyna said.\n";

describe("datesOf", () => {
  it("takes what reading found before anything else", () =>
    expect(chosen("Today is the 100th day of Russia's invasion of Ukraine.", "2023-01-01")).toMatchObject({
      days: { from: "2023-01-01" },
      method: "meta",
    }));
  it("has no date where nothing is certain", () =>
    expect(chosen("The mayor resigned on Wednesday, a year after the flood.")).toBeUndefined());
  it("never dates by a bare day and month", () => expect(chosen("The mayor resigned on 3 March.")).toBeUndefined());
  it("never dates by furniture", () =>
    expect(chosen("The mayor resigned.\n~ Today is the 100th day of Russia's invasion of Ukraine.")).toBeUndefined());

  it.each<[string, string, string, string]>([
    ["counted days", `${INVASION}Today is the 100th day of Russia's full-scale invasion.`, "2022-06-03", "2022-06-03"],
    [
      "counted days of a war that ended",
      "Today is day 20 of the war between Israel and Hezbollah, and Beirut is dark.",
      "2006-07-31",
      "2006-07-31",
    ],
    [
      "counted days from a start that the text states",
      "The tram strike began on 3 May 2011. Today is the 10th day of the tram strike.",
      "2011-05-12",
      "2011-05-12",
    ],
    [
      "a season being entered",
      `${INVASION}The town enters the third winter of Russia's war, and since March 2024 it has had no heat.`,
      "2024-11-01",
      "2024-11-30",
    ],
    [
      "a length that still goes on",
      `${INVASION}The village has been living under Russian occupation for more than six years.`,
      "2020-02-20",
      "2021-02-19",
    ],
    [
      "a length since a stated year",
      "The envoys met. “For more than four years already, since the salt treaty of 2012, we have shared the lake,” she said.",
      "2016-01-01",
      "2016-12-31",
    ],
    ["a length since a stated day", "The bridge has been closed for almost three years, since 5 May 2011.", "2013-05-05", "2014-05-05"],
    ["a distance from the start", "Gaza has no bread. Israel launched its war on Hamas almost two years ago.", "2025-04-07", "2025-10-07"],
  ])("infers from %s", (_, text, from, to) => expect(chosen(text)?.days).toEqual({ from, to }));

  it("narrows to the month of a bare day in the opening", () => {
    const text = `The envoy visited Dolyna on 7 May.\n${INVASION}The village has been living under Russian occupation for more than six years.`;
    expect(chosen(text)?.days).toEqual({ from: "2020-05-01", to: "2020-05-31" });
    expect(chosen(text)?.because.map((each) => each.code)).toEqual(["length", "lead-day"]);
  });
  it("points every reason at the words that speak", () => {
    const text = `${INVASION}Today is the 100th day of Russia's full-scale invasion.`;
    const [span] = chosen(text)?.because[0]?.evidence ?? [];
    expect(text.slice(span?.start, span?.end)).toBe("the 100th day");
  });
  it("does not date a report by a day count of another day", () =>
    expect(chosen(`${INVASION}He was wounded on the 100th day of Russia's invasion.`)).toBeUndefined());
  it("is not excluded by a term of office with no known end", () => {
    const document = paper(`${INVASION}Minister Vale spoke. Today is the 100th day of Russia's invasion.`);
    const { annotations } = annotated(document);
    const span = { doc: document.id, start: INVASION.length, end: INVASION.length + 13 };
    const mention: Annotation = {
      kind: "mention",
      span,
      by: "test@1",
      class: "person",
      form: "name",
      office: { ...span, end: span.start + 8 },
      id: "wd:Q0",
    };
    expect(datesOf({ document, annotations: [...annotations, mention] }).chosen?.days.from).toBe("2022-06-03");
  });
});

const SEEDS = "../shared/seeds/";
const there = existsSync(SEEDS);
if (!there && process.env.CI) throw new Error(`missing ${SEEDS}`);

describe.runIf(there)("the five reports", () => {
  it.each([
    ["000", { from: "2024-11-13", to: "2024-11-13" }, "meta"],
    ["001", { from: "2024-11-13", to: "2024-11-13" }, "day-count"],
    ["002", undefined, undefined],
    ["003", { from: "2021-04-01", to: "2021-04-30" }, "inferred"],
    ["004", { from: "2023-11-01", to: "2023-11-30" }, "inferred"],
  ])("%s", (name, days, method) => {
    const file = readdirSync(SEEDS).find((each) => each.startsWith(name)) ?? "";
    const outcome = read({ bytes: readFileSync(SEEDS + file), at: file, type: "txt" });
    if (!outcome.ok) throw new Error(outcome.problem.message);
    const dates = datesOf(annotated(outcome.document));
    expect([dates.chosen?.days, dates.chosen?.method]).toEqual([days, method]);
  });
});

describe("what else is said of the day of publication", () => {
  const dated = (from: string, method: "meta" | "url") => ({
    days: { from, to: from },
    method,
    evidence: [{ doc: "dpaper", start: 0, end: 1 }] as const,
  });
  const doubts = (...days: readonly string[]) => {
    const { document, annotations } = annotated(paper("The mayor resigned."));
    const [first = "", second = ""] = days;
    return datesOf({ document: { ...document, published: [dated(first, "meta"), dated(second, "url")] }, annotations }).doubts;
  };
  it("speaks against the choice", () =>
    expect(doubts("2031-05-07", "2031-06-01")).toMatchObject([{ code: "published-url", values: ["2031-06-01"], weight: -1 }]));
  it("is no doubt a day away: time zones", () => expect(doubts("2031-05-07", "2031-05-08")).toBeUndefined());
});
