import { describe, expect, it } from "vitest";
import type { Dossier } from "../../src/model/dossier.ts";
import type { Evidence } from "../../src/model/span.ts";
import { tieOf } from "../../src/record/story.ts";
import { dossierOf } from "../store/sample.ts";

const words: Evidence = [{ doc: "d1", start: 3, end: 9 }];
const when = (from: string, to = from): Pick<Dossier, "when"> => ({
  when: { days: { from, to }, precision: from === to ? "day" : "days", evidence: words } as unknown as NonNullable<Dossier["when"]>,
});
const telling = (event: string): Pick<Dossier, "background"> => ({ background: [{ evidence: words, type: "meeting", event }] });
const having = (...names: string[]): Pick<Dossier, "participants"> => ({
  participants: names.map((entity) => ({ entity, label: entity, role: "participant", evidence: words, offices: [] })),
});
const people = new Set(["e:person:ida", "e:person:ole"]);

describe("the tie of two events", () => {
  const talks = dossierOf("v1", ["d1"], when("2031-05-02"));
  const strike = (more: Partial<Dossier>): Dossier => dossierOf("v2", ["d2"], more);

  it("is a recollection where reports of the later one tell the earlier", () => {
    const tie = { from: "v1", to: "v2", how: "recalled", evidence: [words] };
    const later = strike({ ...when("2031-05-09"), ...telling("v1") });
    expect(tieOf(talks, later, people)).toEqual(tie);
    expect(tieOf(later, talks, people)).toEqual(tie);
  });

  it("is an announcement where reports of the earlier one tell the later", () => {
    const earlier = strike({ ...when("2031-04-20", "2031-04-22"), ...telling("v1") });
    expect(tieOf(talks, earlier, people)).toMatchObject({ from: "v2", to: "v1", how: "announced" });
    expect(tieOf(earlier, talks, people)).toMatchObject({ from: "v2", to: "v1", how: "announced" });
  });

  it.each([
    ["of an event without a day", telling("v1")],
    ["of an event of overlapping days", { ...telling("v1"), ...when("2031-05-01", "2031-05-03") }],
    [
      "of an event without a year",
      { ...telling("v1"), when: { ...when("--05-01").when, days: { from: "--05-01", to: "--05-01", open: "year" } } },
    ],
  ])("is a telling without an order for reports %s", (_, more) => {
    const other = strike(more as Partial<Dossier>);
    for (const tie of [tieOf(talks, other, people), tieOf(other, talks, people)])
      expect(tie).toMatchObject({ from: "v1", to: "v2", how: "told" });
  });

  it("is two of the same people within thirty days, and not one of them, a country, or after months", () => {
    const both = dossierOf("v1", ["d1"], { ...when("2031-05-02"), ...having("e:person:ida", "e:person:ole", "e:iso:NO") });
    const again = (day: string, ...names: string[]) => tieOf(both, strike({ ...when(day), ...having(...names) }), people)?.how;
    expect(again("2031-05-20", "e:person:ida", "e:person:ole")).toBe("again");
    expect(again("2031-04-20", "e:person:ole", "e:person:ida")).toBe("again");
    expect(again("2031-05-20", "e:person:ida", "e:iso:NO")).toBeUndefined();
    expect(again("2031-08-20", "e:person:ida", "e:person:ole")).toBeUndefined();
  });

  it("is none for events that have nothing to do with each other", () => {
    expect(tieOf(talks, strike({ ...when("2031-05-03"), ...telling("v7") }), people)).toBeUndefined();
  });
});
