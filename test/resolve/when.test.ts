import { describe, expect, it } from "vitest";
import type { When } from "../../src/model/claim.ts";
import type { Days, DateMethod, DocumentDates } from "../../src/model/document.ts";
import { compatible, whenOf } from "../../src/resolve/when.ts";
import { annotated, paper } from "../annotate/paper.ts";

function published(days: Days, method: DateMethod = "meta"): DocumentDates {
  return { candidates: [], chosen: { days, method, evidence: [{ doc: "dpaper", start: 0, end: 1 }], because: [] } };
}
const NOW = published({ from: "2019-05-15", to: "2019-05-15" });
const SPRING = published({ from: "2019-05-01", to: "2019-05-31" }, "inferred");
const NONE: DocumentDates = { candidates: [] };

function when(text: string, dates: DocumentDates): When | null {
  const { document, annotations } = annotated(paper(text));
  const timex = annotations.find((each) => each.kind === "timex");
  return timex?.kind === "timex" ? whenOf(timex, document, dates) : null;
}

describe("whenOf", () => {
  it.each<[string, DocumentDates, string, string, When["precision"], DateMethod]>([
    ["It fell today.", NOW, "2019-05-15", "2019-05-15", "day", "publication"],
    ["It fell on Wednesday.", NOW, "2019-05-15", "2019-05-15", "day", "publication"],
    ["It fell on Friday.", NOW, "2019-05-10", "2019-05-10", "day", "publication"],
    ["It will fall on Friday.", NOW, "2019-05-17", "2019-05-17", "day", "publication"],
    ["It fell last night.", NOW, "2019-05-14", "2019-05-14", "day", "publication"],
    ["It fell this night.", NOW, "2019-05-14", "2019-05-15", "days", "publication"],
    ["It fell last weekend.", NOW, "2019-05-11", "2019-05-12", "days", "publication"],
    ["It will fall in the coming weeks.", NOW, "2019-05-15", "2019-07-10", "days", "publication"],
    ["It fell last year.", NOW, "2018-01-01", "2018-12-31", "year", "publication"],
    ["It fell in April.", NOW, "2019-04-01", "2019-04-30", "month", "publication"],
    ["It fell on 3 June 2011.", NONE, "2011-06-03", "2011-06-03", "day", "text"],
    ["It fell on 9 May.", SPRING, "2019-05-09", "2019-05-09", "day", "inferred"],
    ["It fell on 9 May.", NONE, "--05-09", "--05-09", "day", "text"],
    ["It fell on Wednesday.", SPRING, "2019-05-01", "2019-05-31", "month", "inferred"],
    ["It fell on Wednesday.", NONE, "--01-01", "--12-31", "unknown", "text"],
  ])("%s", (text, dates, from, to, precision, method) => {
    const found = when(text, dates);
    expect(found && { from: found.days.from, to: found.days.to, precision: found.precision, method: found.method }).toEqual({
      from,
      to,
      precision,
      method,
    });
  });
  it("says that a year is inferred where nothing states it", () =>
    expect([when("It fell on 9 May.", SPRING)?.year, when("It fell on 9 May.", NOW)?.year]).toEqual([
      { value: 2019, inferred: true },
      { value: 2019, inferred: false },
    ]));
  it("keeps a weekday", () => expect(when("It fell on Wednesday.", SPRING)?.weekday).toBe(3));
  it.each(["It fell every day.", "It lasted three days.", "It will fall soon.", "It fell today."])("has no days for: %s", (text) =>
    expect(when(text, NONE)).toBeNull(),
  );
});

describe("compatible", () => {
  const day = (value: string, weekday?: number): When => ({
    days: { from: value, to: value, ...(value.startsWith("--") ? { open: "year" as const } : {}) },
    precision: "day",
    method: "text",
    evidence: [{ doc: "d", start: 0, end: 1 }],
    because: [],
    ...(weekday === undefined ? {} : { weekday }),
  });
  const some = (weekday: number): When => ({
    ...day("--01-01", weekday),
    days: { from: "--01-01", to: "--12-31", open: "year" },
    precision: "unknown",
  });
  it.each<[string, When, When, boolean | null]>([
    ["the same day", day("2019-05-15"), day("2019-05-15"), true],
    ["another day", day("2019-05-15"), day("2019-05-16"), false],
    ["a day without a year", day("2019-05-15"), day("--05-15"), true],
    ["another day without a year", day("2019-05-15"), day("--06-15"), false],
    ["a weekday that does not fit", day("2019-05-15"), some(4), false],
    ["a weekday that says no more", day("2019-05-15"), some(3), null],
    ["two weekdays", some(3), some(4), false],
  ])("%s", (_, a, b, expected) => expect([compatible(a, b), compatible(b, a)]).toEqual([expected, expected]));
});
