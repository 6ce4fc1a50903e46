import { describe, expect, it } from "vitest";
import type { DocumentDates } from "../../src/model/document.ts";
import { dossiersOf } from "../../src/pipeline.ts";
import { resolve } from "../../src/resolve/resolve.ts";
import { report } from "./reports.ts";

const PRINTED = `date 2029-11-14

Ministers meet in Kaldhaven

Velmoran Foreign Minister Mira Solane met her Ostranan counterpart Jon Odrek in Kaldhaven on 13 November 2029. They signed an agreement on a ferry line.`;

/** The dates of an undated report in the company of a dated one about the same meeting. */
function dates(text: string, others: readonly string[] = [PRINTED]): { readonly dates: DocumentDates; readonly together: boolean } {
  const all = [report(text, "undated.txt"), ...others.map((one, at) => report(one, `dated-${at}.txt`))];
  const resolution = resolve(all);
  const id = all[0]?.document.id ?? "";
  const together = [...resolution.events.values()].some(({ accounts }) => accounts.length > 1 && accounts.some(({ doc }) => doc === id));
  return { dates: resolution.dates.get(id) ?? { candidates: [] }, together };
}

const told = (when: string) => `Ministers meet in Kaldhaven

Velmoran Foreign Minister Mira Solane met her Ostranan counterpart Jon Odrek in Kaldhaven ${when}. They talked about a ferry line.`;

describe("an undated report among dated ones of one event", () => {
  // The others: an event of Tuesday 13 November, reported on the 14th. Words go before nearness: "last week" is the week after the event.
  it.each<[string, string, string]>([
    ["on Tuesday", "2029-11-13", "2029-11-17"],
    ["yesterday", "2029-11-14", "2029-11-14"],
    ["today", "2029-11-13", "2029-11-13"],
    ["last week", "2029-11-19", "2029-11-25"],
  ])("written %s", (when, from, to) => {
    const { dates: found, together } = dates(told(when));
    expect(together).toBe(true);
    expect(found.chosen).toMatchObject({ days: { from, to }, method: "agreement" });
  });

  it("has the days around theirs where its words do not tell", () => {
    const { dates: found } = dates(told("for an hour"));
    expect(found.chosen).toMatchObject({ days: { from: "2029-11-13", to: "2029-11-17" }, method: "agreement" });
    expect(found.chosen?.because.map(({ code }) => code)).toEqual(["not-before-event", "agreement-accounts"]);
  });
  it("points at its own words first, then at the others'", () => {
    const { dates: found } = dates(told("yesterday"));
    expect(new Set(found.chosen?.evidence.map(({ doc }) => doc)).size).toBe(2);
    expect(found.candidates).toHaveLength(1);
  });
  it("says what contradicts the choice", () => {
    const { dates: found } = dates(told("last week"));
    expect(found.doubts?.map(({ code }) => code)).toEqual(["agreement-accounts"]);
  });
  it("is the same for any order", () => {
    const texts = [told("on Tuesday"), PRINTED, PRINTED.replace("2029-11-14", "2029-11-15")];
    const one = resolve(texts.map((text) => report(text)));
    const other = resolve(texts.toReversed().map((text) => report(text)));
    expect([...one.dates]).toEqual([...other.dates]);
  });
  it("stays undated alone", () => expect(dates(told("on Tuesday"), []).dates.chosen).toBeUndefined());
});

describe("what speaks against a date", () => {
  it("an event that the others place after it", () => {
    const { dates: found } = dates(`date 2029-11-12\n\n${told("for an hour")}`);
    expect(found.chosen?.days.from).toBe("2029-11-12");
    expect(found.doubts?.map(({ code }) => code)).toContain("before-event");
  });
  it("is shown with the account", () => {
    const all = [report(`date 2029-11-12\n\n${told("for an hour")}`), report(PRINTED)];
    const shown = dossiersOf(resolve(all)).flatMap(({ accounts }) => accounts.filter(({ doubts }) => doubts));
    expect(shown.length).toBeGreaterThan(0);
  });
});
