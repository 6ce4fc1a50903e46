import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { candidates, components, inIdOrder, KEY_LIMIT } from "../../src/resolve/cluster.ts";

const pairs = (keys: readonly (readonly number[])[], limit?: number): number[][] => {
  const found: number[][] = [];
  candidates(keys, (a, b) => found.push([a, b]), limit);
  return found;
};

describe("candidates", () => {
  it("are pairs with a shared key, each once, in order", () => {
    expect(pairs([[1, 2], [3], [2, 1], [3, 2]])).toEqual([
      [0, 2],
      [0, 3],
      [1, 3],
      [2, 3],
    ]);
  });

  it("are not made by a key that too many share", () => {
    const stock = Array.from({ length: KEY_LIMIT + 1 }, () => [2 ** 32 - 1]);
    expect(pairs(stock)).toEqual([]);
    expect(pairs(stock.slice(1)).length).toBe((KEY_LIMIT * (KEY_LIMIT - 1)) / 2);
  });

  it("pair copies, which share every key, with the first of them", () => {
    const keys = Array.from({ length: 12 }, (_, at) => at);
    const copies = Array.from({ length: KEY_LIMIT + 1 }, () => keys);
    expect(pairs(copies)).toEqual(Array.from({ length: KEY_LIMIT }, (_, at) => [0, at + 1]));
  });

  it("take a repeated key as one", () => {
    expect(pairs([[0, 0], [0]], 2)).toEqual([[0, 1]]);
  });
});

it("candidates are those of a search of all pairs", () => {
  const keys = fc.array(fc.array(fc.nat(9), { maxLength: 4 }), { maxLength: 12 });
  fc.assert(
    fc.property(keys, (all) => {
      const few = (key: number): boolean => all.filter((own) => own.includes(key)).length <= 3;
      const expected = all.flatMap((own, a) =>
        all.flatMap((its, b) => (a < b && own.some((key) => its.includes(key) && few(key)) ? [[a, b]] : [])),
      );
      expect(pairs(all, 3)).toEqual(expected);
    }),
  );
});

describe("components", () => {
  it("follow chains and leave the rest alone", () => {
    expect(components(6, [[4, 2], [5, 4], [0, 1]])).toEqual([[0, 1], [2, 4, 5], [3]]); // prettier-ignore
  });

  it("do not depend on the order of links", () => {
    const links = fc.array(fc.tuple(fc.nat(19), fc.nat(19)), { maxLength: 30 });
    fc.assert(
      fc.property(links, (list) => {
        expect(components(20, list.toReversed())).toEqual(components(20, list));
      }),
    );
  });

  it("take a chain of many links", () => {
    const chain = Array.from({ length: 50_000 }, (_, at): [number, number] => [at, at + 1]);
    expect(components(50_001, chain)).toHaveLength(1);
  });
});

describe("items in id order", () => {
  it("are the same for any order, one of each id", () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-z]{1,2}$/)), (ids) => {
        const found = inIdOrder(ids, (id) => id);
        expect(found).toEqual([...new Set(ids)].toSorted());
        expect(inIdOrder(ids.toReversed(), (id) => id)).toEqual(found);
      }),
    );
  });
});
