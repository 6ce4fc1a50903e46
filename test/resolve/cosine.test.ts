import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Cosine, vectorOf, type Terms } from "../../src/resolve/cosine.ts";

const vectorFrom = (terms: readonly number[], weights: readonly number[]): Terms =>
  vectorOf(Uint32Array.from(terms), Float64Array.from(weights));

const vector = fc
  .uniqueArray(fc.tuple(fc.oneof(fc.nat(30), fc.nat(8).map((at) => at * 4096)), fc.integer({ min: 1, max: 9 })), {
    selector: ([term]) => term,
    maxLength: 20,
  })
  .map((all) => vectorFrom(all.map(([term]) => term), all.map(([, weight]) => weight))); // prettier-ignore

/** The cosine of two vectors as it is defined. */
function plain(a: Terms, b: Terms): number {
  let sum = 0;
  for (const [at, term] of a.terms.entries()) {
    const other = b.terms.indexOf(term);
    if (other !== -1) sum += (a.weights[at] ?? 0) * (b.weights[other] ?? 0);
  }
  return sum / 2 ** 30;
}

describe("cosine", () => {
  it("is that of the two vectors, whichever was compared before and whichever comes first", () => {
    fc.assert(
      fc.property(fc.array(vector, { minLength: 1, maxLength: 4 }), fc.array(fc.tuple(fc.nat(3), fc.nat(3))), (vectors, pairs) => {
        const cosine = new Cosine();
        const one = (at: number): Terms => vectors[at % vectors.length] as Terms;
        for (const [a, b] of pairs) expect(cosine.of(one(a), one(b))).toBe(plain(one(a), one(b)));
      }),
    );
  });

  it("is 1 for a vector and itself, but for rounding, and 0 for nothing", () => {
    const [long, none] = [vectorFrom([3, 4099, 8195], [1, 2, 0.5]), vectorFrom([], [])];
    expect(new Cosine().of(long, long)).toBeCloseTo(1, 4);
    expect(new Cosine().of(long, none)).toBe(0);
  });

  it("refuses vectors that its table does not hold", () => {
    const many = vectorFrom(Array.from({ length: 5000 }, (_, at) => at), Array.from({ length: 5000 }, () => 1)); // prettier-ignore
    expect(() => new Cosine().of(many, many)).toThrow(RangeError);
  });
});
