import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Timex } from "../../src/model/annotation.ts";
import { times } from "../../src/annotate/times.ts";
import { paper } from "./paper.ts";

const NOW = "2019-05-15";

function found(text: string, published?: string): (readonly [string, Timex])[] {
  const doc = paper(text, published);
  return [...times.annotate(doc, [])].flatMap((each) =>
    each.kind === "timex" ? [[text.slice(each.span.start, each.span.end), each] as const] : [],
  );
}

describe("values against a known day of writing (Wednesday 15 May 2019)", () => {
  it.each<[string, string, string]>([
    ["The mayor resigned on 3 March 2017.", "3 March 2017", "2017-03-03"],
    ["It opened on Friday, Jan. 4, 2013, in the rain.", "Friday, Jan. 4, 2013", "2013-01-04"],
    ["The file is dated 2011-07-30.", "2011-07-30", "2011-07-30"],
    ["The file is dated 07/30/2011.", "07/30/2011", "2011-07-30"],
    ["The file is dated 30/07/2011.", "30/07/2011", "2011-07-30"],
    ["The bridge closed in April 2016.", "April 2016", "2016-04"],
    ["The bridge closed in April.", "April", "2019-04"],
    ["The bridge will close in July.", "July", "2019-07"],
    ["Talks were held on the 12th of February.", "the 12th of February", "2019-02-12"],
    ["She arrived on Monday.", "Monday", "2019-05-13"],
    ["She will arrive on Monday.", "Monday", "2019-05-20"],
    ["She arrived last Wednesday.", "last Wednesday", "2019-05-08"],
    ["It rained yesterday.", "yesterday", "2019-05-14"],
    ["It rained last night.", "last night", "2019-05-14TNI"],
    ["This past night it rained.", "This past night", "2019-05-14TNI"],
    ["The wells are built by the end of the year.", "the end of the year", "2019"],
    ["It rained two years ago.", "two years ago", "2017"],
    ["It rained 10 days ago.", "10 days ago", "2019-05-05"],
    ["It rained last month.", "last month", "2019-04"],
    ["Sales fell in the first quarter.", "the first quarter", "2019-Q1"],
    ["Sales fell in the third quarter of 2015.", "the third quarter of 2015", "2015-Q3"],
    ["They danced in the late 1970s.", "the late 1970s", "197"],
    ["They danced in the '90s.", "the '90s", "199"],
    ["They danced in the 19th century.", "the 19th century", "18"],
    ["They met in the summer of 2008.", "the summer of 2008", "2008-SU"],
    ["They met last summer.", "last summer", "2018-SU"],
    ["They left at 8:15 p.m. on Monday.", "8:15 p.m. on Monday", "2019-05-13T20:15"],
    ["They won in 1966.", "1966", "1966"],
  ])("%s", (text, words, value) => expect(found(text, NOW).map(([said, timex]) => [said, timex.value])).toContainEqual([words, value]));
});

describe("without a day of writing unknown parts stay open", () => {
  it.each<[string, string]>([
    ["The mayor resigned on 3 March.", "XXXX-03-03"],
    ["The mayor resigned in March.", "XXXX-03"],
    ["The mayor resigned on Tuesday.", "XXXX-WXX-2"],
    ["The mayor resigned last winter.", "XXXX-WI"],
    ["The mayor resigned last weekend.", "XXXX-WXX-WE"],
    ["The mayor resigned last week.", "PAST_REF"],
  ])("%s %s", (text, value) => expect(found(text)[0]?.[1].value).toBe(value));
});

describe("readings", () => {
  it.each<[string, object]>([
    ["The dam broke almost two years ago.", { at: "offset", unit: "month", from: -24, to: -18 }],
    ["The dam broke more than two years ago.", { at: "offset", unit: "month", from: -36, to: -24 }],
    ["The dam broke a few weeks ago.", { at: "offset", unit: "week", from: -8, to: -2 }],
    ["The dam will open in the coming weeks.", { at: "offset", unit: "week", from: 0, to: 8 }],
    ["The dam will open in the months ahead.", { at: "offset", unit: "month", from: 0, to: 8 }],
    ["The dam will open on 2 June.", { at: "yearless", from: "--06-02", to: "--06-02", toward: "future" }],
    ["The dam opened on 2 June.", { at: "yearless", from: "--06-02", to: "--06-02", toward: "past" }],
    ["The dam broke this night.", { at: "offset", unit: "day", from: -1, to: 0 }],
    ["The dam broke last weekend.", { at: "weekend", week: -1 }],
  ])("%s", (text, reading) => expect(found(text)[0]?.[1].reading).toEqual(reading));
  it("keeps the hedge", () => {
    const [, timex] = found("They waited for more than seven years.")[0] ?? [];
    expect(timex).toMatchObject({ type: "DURATION", value: "P7Y", hedge: { start: 16, end: 25 } });
  });
  it("names what a day is counted from", () => {
    const text = "Today is the 40th day of the harbour strike, she said.";
    const timex = found(text).find(([, each]) => each.reading.at === "count")?.[1];
    const of = timex?.reading.at === "count" ? text.slice(timex.reading.of.start, timex.reading.of.end) : "";
    expect([timex?.reading, of]).toMatchObject([{ ordinal: 40, unit: "day" }, "the harbour strike"]);
  });
  it("sees a season being entered", () => {
    const text = "The town enters the third winter of the siege of Arlin.";
    expect(found(text)[0]?.[1].reading).toMatchObject({ at: "season", season: "winter", ordinal: 3, entering: true });
  });
  it("hangs a time on the date told before it", () => {
    const all = found("The mine opened on 3 March 2010. It closed two years later.", NOW);
    expect(all[1]?.[1]).toMatchObject({ value: "2012", reading: { anchor: { start: 19, end: 31 } } });
  });
});

describe("lengths and sets", () => {
  it.each<[string, string, string]>([
    ["The trip took three days.", "DURATION", "P3D"],
    ["A two-day meeting ended.", "DURATION", "P2D"],
    ["He waited 36 hours.", "DURATION", "PT36H"],
    ["Nothing grew for several years.", "DURATION", "PXY"],
    ["The ferry runs every day.", "SET", "P1D"],
    ["The ferry runs every Tuesday.", "SET", "XXXX-WXX-2"],
    ["The paper appears weekly.", "SET", "P1W"],
  ])("%s", (text, type, value) => expect(found(text).map(([, timex]) => [timex.type, timex.value])).toEqual([[type, value]]));
});

describe("words that only look like times", () => {
  it.each([
    "You may leave.",
    "May I leave?",
    "They march to the gate.",
    "The Sunday Times wrote it.",
    "Shops filled on Black Friday sales.",
    "She is 34 years old.",
    "The 6-year-old boy sang.",
    "He bought 1500 chairs.",
    "It cost $1999.",
    "The Boeing flew on.",
    "A second man spoke.",
    "Jan Novak sang.",
    "They met in room 12.",
  ])("%s", (text) => expect(found(text).map(([said]) => said)).toEqual([]));
});

describe("hostile text", () => {
  it("reads furniture never", () => expect(found("~ Posted 3 March 2011\nNo date here.")).toEqual([]));
  it("does not throw on anything", () =>
    fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 300 }), (text) => void found(text, NOW))));
  // Four times the text may take four times as long, and half as much again for the noise of the machine; quadratic time would be sixteen times.
  it.each(["the last ", "in early ", "10 - ", "Monday, ", "two years ", "a few of more ", "May 3 and ", "the morning of "])(
    "takes long runs of '%s' in time that grows with their length",
    (unit) => {
      const spent = (size: number): number => {
        const text = unit.repeat(Math.ceil(size / unit.length));
        const before = process.cpuUsage();
        found(text);
        const { user, system } = process.cpuUsage(before);
        return (user + system) / 1000;
      };
      spent(50_000);
      expect(spent(256_000) / (spent(64_000) + 20)).toBeLessThan(10);
    },
    60_000,
  );
});
