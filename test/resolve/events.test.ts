import { describe, expect, it } from "vitest";
import type { Analysed } from "../../src/model/annotator.ts";
import type { Resolution } from "../../src/model/resolution.ts";
import { documentOf } from "../../eval/group.ts";
import { annotate } from "../../src/pipeline.ts";
import { resolve } from "../../src/resolve/resolve.ts";
import { whyNot } from "../../src/resolve/why.ts";
import { report } from "./reports.ts";

const MEETING = report(
  "Published: 9 June 2031\n\nNorwegian Transport Minister Liv Sandvik met Danish Transport Minister Bo Krogh in Copenhagen on Monday to talk about the night train.\n\nThe ministers discussed sleeping cars and ticket prices.",
  "a.txt",
);
const AGAIN = report(
  "Published: 10 June 2031\n\nThe night train between Oslo and Copenhagen is coming closer. Norwegian Transport Minister Liv Sandvik met her Danish colleague Bo Krogh in Copenhagen on June 9, 2031.\n\nSandvik said that sleeping cars had been ordered.",
  "b.txt",
);
const YEAR_BEFORE = report(
  "Published: 10 June 2030\n\nNorwegian Transport Minister Arne Vik met Danish Transport Minister Bo Krogh in Copenhagen on Monday to talk about the night train.\n\nThe ministers discussed sleeping cars and ticket prices.",
  "c.txt",
);

const MET =
  "Norwegian Transport Minister Liv Sandvik met Danish Transport Minister Bo Krogh in Copenhagen on DAY.\nThe two ministers settled who pays for the night ferry, and how many cabins it has.";
const MET_TOO =
  "The night ferry will sail again. Danish Transport Minister Bo Krogh met Norwegian Transport Minister Liv Sandvik in Copenhagen on DAY, and both signed.\nCabins are to cost less than a hotel.";

function eventOf(resolution: Resolution, { document }: Analysed): string | undefined {
  const main = resolution.happenings.get(document.id)?.find((one) => one.standing === "main");
  return main && resolution.eventOf.get(main.id);
}

describe("events", () => {
  const all = [MEETING, AGAIN, YEAR_BEFORE];
  const resolution = resolve(all);

  it("joins two reports of one meeting and keeps a look-alike of another year apart", () => {
    expect(eventOf(resolution, AGAIN)).toBe(eventOf(resolution, MEETING));
    expect(eventOf(resolution, YEAR_BEFORE)).not.toBe(eventOf(resolution, MEETING));
  });

  it("takes the day from what the reports say", () => {
    const event = resolution.events.get(eventOf(resolution, MEETING) ?? "");
    expect(event?.when?.days).toEqual({ from: "2031-06-09", to: "2031-06-09" });
    expect(event?.where?.label).toBe("Copenhagen");
  });

  it("keeps what a report says beside a happening without a record in the record of what it is about", () => {
    const aside = report(
      "Published: 9 June 2031\n\nNorwegian Transport Minister Liv Sandvik met Danish Transport Minister Bo Krogh in Copenhagen on Monday to talk about the night train.\n\nA storm sank 14 boats in the harbour of Skagen.",
      "d.txt",
    );
    const alone = resolve([aside]);
    const figure = [...alone.claims.values()].find((claim) => claim.kind === "counted");
    const [event, ...others] = alone.events.values();
    expect(others).toEqual([]);
    expect([...alone.happenings.values()].flat().length).toBeGreaterThan(1);
    expect(event?.claims).toContain(figure?.id);
    expect(event?.accounts[0]?.claims).toContain(figure?.id);
  });

  it("says what is alike in the look-alike and what tells it apart", () => {
    const [[event, [refusal]] = ["", []], ...others] = resolution.refusals;
    expect(others.map(([other]) => other)).toEqual([refusal?.a === event ? refusal?.b : refusal?.a]);
    expect(refusal?.because.map((reason) => reason.code)).toContain("dates-differ");
    expect(refusal?.alike.map((reason) => reason.code)).toContain("same-place");
  });

  it("says why a document is no account", () => {
    const { alike, against } = whyNot(resolution, eventOf(resolution, MEETING) ?? "", YEAR_BEFORE.document.id);
    expect(against.map((reason) => reason.code)).toEqual(expect.arrayContaining(["dates-differ", "office-holders-differ"]));
    expect(alike.map((reason) => reason.code)).toContain("shared-person");
  });

  it("keeps an event's id when a later report of it arrives", () => {
    const before = eventOf(resolve([MEETING]), MEETING);
    const after = eventOf(resolution, MEETING);
    const smallest = MEETING.document.id < AGAIN.document.id;
    if (smallest) expect(after).toBe(before);
    else expect(after).toBe(eventOf(resolve([AGAIN]), AGAIN));
  });

  it("is the same for every order of documents", () => {
    const keys = (one: Resolution): string => JSON.stringify([[...one.events], [...one.eventOf], [...one.refusals]]);
    expect(keys(resolve(all.toReversed()))).toBe(keys(resolution));
  });

  it("joins reports of one day under one headline though a day was misread in one, and not those of other headlines", () => {
    const published = (id: string, title: string, text: string) => annotate(documentOf({ id, event: id, date: "2031-04-23", title, text }));
    const [one, again, other] = [
      published("d1", "Sandvik, Krogh agree on night ferry", MET.replace("DAY", "April 22, 2031")),
      published("d2", "Sandvik and Krogh agree on a night ferry", MET_TOO.replace("DAY", "April 17, 2031")),
      published("d3", "Copenhagen talks drag on", MET_TOO.replace("DAY", "April 17, 2031")),
    ] as const;
    expect(eventOf(resolve([one, again]), again)).toBe(eventOf(resolve([one, again]), one));
    expect(eventOf(resolve([one, other]), other)).not.toBe(eventOf(resolve([one, other]), one));
  });
});
