import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Tally } from "../../src/text/tally.ts";

const hash = fc.oneof(fc.nat(5), fc.integer({ min: 0, max: 2 ** 32 - 1 }));

describe("tally", () => {
  it("numbers hashes in the order they are added, and knows which were", () => {
    fc.assert(
      fc.property(fc.array(hash), fc.array(hash), (added, others) => {
        const tally = new Tally();
        const distinct = [...new Set(added)];
        expect(added.map((one) => tally.add(one))).toEqual(added.map((one) => distinct.indexOf(one)));
        expect(distinct.map((_, at) => tally.hash(at))).toEqual(distinct);
        expect(tally.size).toBe(distinct.length);
        expect(others.map((one) => tally.find(one))).toEqual(others.map((one) => distinct.indexOf(one)));
      }),
    );
  });

  it("takes many, also ones that differ in their high bits alone, and forgets them", () => {
    const tally = new Tally();
    for (let at = 0; at < 9000; at++) expect(tally.add(at * 4096)).toBe(at);
    tally.clear();
    expect(tally.find(0)).toBe(-1);
    expect(tally.add(7)).toBe(0);
  });
});
