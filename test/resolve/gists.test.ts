import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Happening } from "../../src/model/event.ts";
import { Gists } from "../../src/resolve/gists.ts";
import { clues, compare, scoreOf, TELLING_FIGURE } from "../../src/resolve/sameness.ts";
import { day, entity, telling } from "./fixture.ts";

const names = ["Dahl", "Halvorsen", "Joensen", "Torshavn", "Bergen"];
const known = new Map(names.map((name) => [name, entity(name, name === "Bergen" || name === "Torshavn" ? "place" : "person")]));
const find = (id: string) => known.get(id);

const figure = fc.record({
  value: fc.oneof(fc.nat(100), fc.double({ noNaN: true }), fc.constant(2 ** 53 + 2)),
  unit: fc.constantFrom("", "EUR"),
  stems: fc.array(fc.constantFrom("ship", "crew", "ton"), { maxLength: 3 }),
});
const happening: fc.Arbitrary<Happening> = fc
  .record({
    who: fc.uniqueArray(fc.constantFrom("Dahl", "Halvorsen", "Joensen"), { maxLength: 3 }),
    when: fc.constantFrom(undefined, "2025-03-12", "--03-12", "2025-04-12"),
    place: fc.constantFrom({}, { at: "Torshavn", country: "FO" }, { at: "Bergen", country: "NO" }),
    mode: fc.constantFrom(undefined, "meeting", "interview"),
    figures: fc.array(figure, { maxLength: 3 }),
  })
  .map(({ who, when, place, mode, figures }) => ({
    ...telling({ who, ...(when ? { when: day(when) } : {}), ...place }),
    ...(mode ? { mode } : {}),
    figures,
  }));

describe("gists", () => {
  it("give what a happening is compared by, as it was", () => {
    fc.assert(
      fc.property(fc.array(happening, { maxLength: 8 }), (all) => {
        const gists = new Gists();
        expect(all.map((one) => gists.put(one))).toEqual([...all.keys()]);
        for (const [at, { type, mode, participants, figures }] of all.entries())
          expect(gists.get(at)).toMatchObject({
            type,
            mode,
            participants: participants.map((one) => ({ entity: one.entity })),
            figures: figures.filter(({ value }) => value >= TELLING_FIGURE),
          });
      }),
    );
  });

  it("are compared as the happenings are", () => {
    fc.assert(
      fc.property(happening, happening, (a, b) => {
        const gists = new Gists();
        const [one, other] = [gists.put(a), gists.put(b)];
        const codes = (list: readonly { readonly code: string }[]): string[] => list.map(({ code }) => code).toSorted();
        const found = clues(gists.get(one), gists.get(other), find);
        const { score, alike, against } = compare(a, b, find);
        expect(codes(found)).toEqual(codes([...alike, ...against]));
        expect(scoreOf(found)).toBe(score);
      }),
    );
  });
});
