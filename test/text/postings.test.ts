import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Postings } from "../../src/text/postings.ts";

const key = fc.oneof(fc.nat(5), fc.constant(2 ** 32 - 1), fc.constant(2 ** 31));
const things = fc.array(fc.array(key, { maxLength: 6 }), { maxLength: 12 });

describe("postings", () => {
  it("give for each key the things that have it, in order, where they are neither too few nor too many", () => {
    fc.assert(
      fc.property(things, fc.integer({ min: 2, max: 3 }), fc.integer({ min: 3, max: 6 }), (all, least, most) => {
        const postings = new Postings();
        for (const own of all) postings.add(own);
        const lists = postings.lists({ least, most });
        const holders = (one: number): number[] => all.flatMap((own, at) => (own.includes(one) ? [at] : []));
        const wanted = [...new Set(all.flat())]
          .toSorted((a, b) => a - b)
          .filter((one) => holders(one).length >= least && holders(one).length <= most);
        expect(Array.from(lists.entries(), ([one, list]) => [one, [...list]])).toEqual(wanted.map((one) => [one, holders(one)]));
        expect(lists.size).toBe(all.length);
        for (const [at, own] of all.entries())
          expect(Array.from(lists.with(at))).toEqual(wanted.flatMap((one, list) => (own.includes(one) ? [list] : [])));
        for (const one of all.flat()) expect(lists.has(one)).toBe(wanted.includes(one));
      }),
    );
  });

  it("take more keys than fit at first", () => {
    const postings = new Postings();
    for (let at = 0; at < 5000; at++) postings.add([at % 2500, 1e9 + at]);
    const lists = postings.lists();
    expect([...lists.entries()]).toHaveLength(2500);
    expect(Array.from(lists.of(7))).toEqual([7, 2507]);
    expect(Array.from(lists.with(2507))).toEqual([7]);
  });
});
