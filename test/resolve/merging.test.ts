import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Links, merged } from "../../src/resolve/merging.ts";

const THRESHOLD = 0.5;

/** A score for each pair of items, by the lower and the higher one. No two are equal, nor is a mean of some that of others. */
type Scores = ReadonlyMap<string, number>;

interface World {
  readonly size: number;
  readonly scores: Scores;
  /** Pairs that share a key. Others count in means, and never bring groups together. */
  readonly keyed: ReadonlySet<string>;
}

const pair = (a: number, b: number): string => `${Math.min(a, b)} ${Math.max(a, b)}`;

/**
 * The score of a whole number from 0 to 1000, from 0 to 1 and rising with it. Powers of e to different fractions are independent (Lindemann and
 * Weierstrass), so no means are equal, as those of 928 and 938, and of 933, would be: which of two that are equally near comes first hangs on names.
 */
const scoreOf = (number: number): number => Math.expm1(number / 1000) / Math.expm1(1);

const worlds = fc.integer({ min: 2, max: 9 }).chain((size) => {
  const pairs = Array.from({ length: size }, (_, a) => Array.from({ length: a }, (_, b) => pair(a, b))).flat();
  return fc
    .record({
      numbers: fc.uniqueArray(fc.integer({ min: 0, max: 1000 }), { minLength: pairs.length, maxLength: pairs.length }),
      keyed: fc.subarray(pairs),
    })
    .map(({ numbers, keyed }): World => ({
      size,
      scores: new Map(pairs.map((one, at) => [one, scoreOf(numbers[at] ?? 0)])),
      keyed: new Set(keyed),
    }));
});

/** The groups of a world whose item `n` is called `names[n]`, by their items. */
function groups({ size, scores, keyed }: World, names: readonly number[]): string[] {
  const item = (name: number): number => names.indexOf(name);
  const score = (a: number, b: number): number => scores.get(pair(item(a), item(b))) ?? 0;
  const links = new Links();
  for (let a = 0; a < size; a++)
    for (let b = 0; b < a; b++) if (keyed.has(pair(item(a), item(b))) && score(b, a) >= THRESHOLD) links.add(b, a, score(b, a));
  const found = merged({ size, links, score, threshold: THRESHOLD });
  return found
    .map((members) =>
      members
        .map(item)
        .toSorted((a, b) => a - b)
        .join(" "),
    )
    .toSorted();
}

describe("merged", () => {
  it("gives the same groups whatever the items are called, and so in whatever order pairs are asked for", () => {
    fc.assert(
      fc.property(worlds, fc.array(fc.nat(), { minLength: 9, maxLength: 9 }), (world, draws) => {
        const plain = Array.from({ length: world.size }, (_, at) => at);
        const names = plain.toSorted((a, b) => (draws[a] ?? 0) - (draws[b] ?? 0) || a - b);
        expect(groups(world, names)).toEqual(groups(world, plain));
      }),
      { numRuns: 300 },
    );
  });

  it("makes of items that nothing links to others the groups they make alone", () => {
    fc.assert(
      fc.property(worlds, worlds, (one, other) => {
        const moved = (key: string): string => {
          const [a = 0, b = 0] = key.split(" ").map(Number);
          return pair(a + one.size, b + one.size);
        };
        const both: World = {
          size: one.size + other.size,
          scores: new Map([...one.scores, ...[...other.scores].map(([key, score]) => [moved(key), score] as const)]),
          keyed: new Set([...one.keyed, ...[...other.keyed].map(moved)]),
        };
        const plain = Array.from({ length: both.size }, (_, at) => at);
        const alone = groups(one, plain.slice(0, one.size));
        expect(groups(both, plain)).toEqual(expect.arrayContaining(alone));
      }),
    );
  });

  it("never brings together what shares no key, however high the mean", () => {
    const links = new Links();
    links.add(0, 1, 0.9);
    expect(merged({ size: 3, links, score: () => 0.9, threshold: THRESHOLD })).toEqual([[0, 1], [2]]);
  });
});
