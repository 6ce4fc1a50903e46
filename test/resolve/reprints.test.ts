import { describe, expect, it } from "vitest";
import { originsOf } from "../../src/resolve/origins.ts";
import { reprintsOf } from "../../src/resolve/reprints.ts";
import { datesOf } from "../../src/resolve/dates.ts";
import type { Analysed } from "../../src/model/annotator.ts";
import { report } from "./reports.ts";

const STORY = [
  "The harbour board of Orelburg voted on Monday to close the old fish market after forty years of decline.",
  "Stalls must be cleared by the end of May, and the hall will be turned into a library with a reading room.",
  "Traders who have sold fish there for three generations called the plan a farewell to the town as they knew it.",
  "A new market with space for twelve stalls is to open beside the railway station before the winter begins.",
].join("\n\n");
const OTHER =
  "A choir from the valley sang in the cathedral on Sunday.\n\nThe concert was sold out within an hour, and the choir will come back in autumn with a new programme.";

function found(...all: Analysed[]) {
  const dates = new Map(all.map((one) => [one.document.id, datesOf(one)]));
  return reprintsOf(all, dates);
}

describe("reprintsOf", () => {
  const original = report(`Published: 3 March 2031\n\n${STORY}`, "original.txt");
  const copy = report(`Published: 5 March 2031\n\nMarket hall to become library\n\n${STORY}\n\nThe mayor did not want to comment.`, "copy.txt");
  const other = report(OTHER, "other.txt");

  it("finds a copy under another headline, with its direction by date", () => {
    const [one, ...rest] = found(original, copy, other);
    expect(rest).toEqual([]);
    expect(one?.from).toBe(original.document.id);
    expect(one?.containment).toBeGreaterThan(0.9);
    expect(one?.because.map((reason) => reason.code)).toEqual(["published-earlier"]);
  });

  it("shows the passages in both documents", () => {
    const [one] = found(original, copy);
    const texts = new Map([original, copy].map(({ document }) => [document.id, document.text]));
    const sides = one?.passages.map((passage) => passage.map((span) => texts.get(span.doc)?.slice(span.start, span.end)).join(" "));
    expect(sides?.[0]).toContain("farewell to the town");
    expect(sides?.[1]).toContain("farewell to the town");
  });

  it("says the same whatever order the documents come in", () => {
    expect(found(copy, other, original)).toEqual(found(original, copy, other));
  });

  it("takes no direction where no date tells", () => {
    const [one] = found(report(STORY, "a.txt"), report(`Library instead of fish\n\n${STORY}`, "b.txt"));
    expect(one?.from).toBeNull();
  });

  it("does not call the same quotation in two reports a copy", () => {
    const quote = '"We have carried these crates since we were children, and we will carry them out of here with our heads held high and our knives clean," Brandt said.';
    expect(found(report(`Traders leave.\n\n${quote}`, "a.txt"), report(`Market closes for good.\n\n${quote}`, "b.txt"))).toEqual([]);
  });

  it("counts copies as one origin", () => {
    const all = [original, copy, other];
    const origins = originsOf(all, found(...all));
    expect(origins.get(original.document.id)).toBe(origins.get(copy.document.id));
    expect(origins.get(other.document.id)).toBe(other.document.id);
  });
});
