import { describe, expect, it } from "vitest";
import { Parser } from "htmlparser2";
import { scaleOf } from "../../src/record/scale.ts";
import { timelineSvg } from "../../src/record/svg.ts";
import { timeline, type Moment } from "../../src/record/timeline.ts";
import { cells } from "../../src/record/wrap.ts";

const MOMENTS: readonly Moment[] = [
  { id: "v1", days: { from: "2031-06-03", to: "2031-06-03" }, title: "meeting", place: "Bergen", people: ["Kristin Dahl"], accounts: 4 },
  { id: "v2", days: { from: "2031-04-01", to: "2031-04-30" }, title: "agreement", place: "Oslo", people: [], accounts: 2 },
  { id: "v3", days: { from: "--04-13", to: "--04-13", open: "year" }, title: "meeting", place: "Brussels", people: [], accounts: 1 },
  { id: "v4", days: { from: "2031-02-20", to: "9999-12-31", open: "end" }, title: "strike", place: "Tromsø", people: [], accounts: 1 },
  { id: "v5", title: "storm", place: "", people: [], accounts: 1 },
  { id: "v6", days: { from: "2031-06-12", to: "2031-06-14" }, title: "fire", place: "Moss", people: [], accounts: 1 },
];

describe("timeline on the terminal", () => {
  it("draws each date with its precision", () => {
    expect(timeline(MOMENTS, 80)).toEqual([
      "                                   Apr 2031",
      "20 February 2031 or later  ━━━━━━━━━━━━━━━━━━━━━━━▶  strike · Tromsø",
      "April 2031                         ━━━━━━━           agreement · Oslo · 2 accou…",
      "3 June 2031                                     ●    meeting · Bergen · Kristin…",
      "12–14 June 2031                                  ━━  fire · Moss",
      "13 April, year?            ╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌?  meeting · Brussels",
      "no date                                              storm",
    ]);
  });

  it.each([40, 80, 133])("keeps to %i cells", (width) => {
    for (const line of timeline(MOMENTS, width)) expect(cells(line)).toBeLessThanOrEqual(width);
  });

  it("cuts nothing where lines have no limit", () => {
    expect(timeline(MOMENTS, Number.POSITIVE_INFINITY)[3]).toBe(
      "3 June 2031                                     ●    meeting · Bergen · Kristin Dahl · 4 accounts",
    );
  });

  it("does not depend on the order of events", () => expect(timeline(MOMENTS.toReversed(), 80)).toEqual(timeline(MOMENTS, 80)));

  it("has no line of time without a year", () => expect(timeline(MOMENTS.slice(4, 5), 80)).toEqual(["no date" + " ".repeat(28) + "storm"]));

  it("shows what would hide or move text", () => {
    const [, line = ""] = timeline([{ ...MOMENTS[0], title: "a\u202eb\u001b[31m" } as Moment], 120);
    expect(line).toContain("a[U+202E]b[U+001B][31m");
  });
});

describe("timeline as a picture", () => {
  it("is well-formed, names its rows and takes text for text", () => {
    const hostile = { ...MOMENTS[0], id: "v7", title: '</text><script>alert(1)</script> & "', people: ["<b>"] } as Moment;
    const svg = timelineSvg([...MOMENTS, hostile], 'A <year> in "ports"');
    const open: string[] = [];
    const elements = new Set<string>();
    const parser = new Parser(
      {
        onopentag: (name) => void (open.push(name), elements.add(name)),
        onclosetag: (name) => expect(open.pop()).toBe(name),
      },
      { xmlMode: true },
    );
    parser.end(svg);
    expect(open).toEqual([]);
    expect([...elements].toSorted()).toEqual(["circle", "g", "line", "path", "rect", "style", "svg", "text", "title"]);
    expect(svg).toContain("A &lt;year&gt; in &quot;ports&quot;: timeline of 7 events");
    expect(svg.match(/<circle/g)?.length).toBe(3);
    expect(svg.match(/stroke-dasharray/g)?.length).toBe(2);
  });

  it("is the same for any order", () => expect(timelineSvg(MOMENTS.toReversed(), "x")).toBe(timelineSvg(MOMENTS, "x")));
});

describe("line of time", () => {
  it.each([
    ["2031-06-03", "2031-06-04", "2 Jun 2031"],
    ["2031-01-03", "2031-12-04", "2031"],
    ["1990-01-03", "2031-12-04", "1990"],
    ["1204-01-03", "2031-12-04", "1300"],
  ])("from %s to %s has marks", (from, to, label) => {
    const ticks = scaleOf([{ from, to }], 8)?.ticks ?? [];
    expect(ticks.length).toBeGreaterThan(1);
    expect(ticks.length).toBeLessThan(12);
    expect(ticks.map((tick) => tick.label).join(" ")).toContain(label.slice(0, 3));
    expect(ticks.every(({ at }) => at >= 0 && at <= 1)).toBe(true);
  });
});
