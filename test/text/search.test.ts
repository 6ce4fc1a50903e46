import fc from "fast-check";
import { expect, it } from "vitest";
import { firstOf } from "../../src/text/search.ts";

it("finds what a look at each would find", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(9), { maxLength: 12 }), fc.nat(10), (numbers, least) => {
      const sorted = numbers.toSorted((a, b) => a - b);
      const first = sorted.findIndex((one) => one >= least);
      expect(firstOf(sorted.length, (at) => (sorted[at] as number) >= least)).toBe(first === -1 ? sorted.length : first);
    }),
  );
});
