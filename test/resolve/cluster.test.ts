import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { candidates, cluster, components, inIdOrder, KEY_LIMIT, type Sameness } from "../../src/resolve/cluster.ts";

interface Ship {
  readonly name: string;
  readonly ports: readonly string[];
}

const ships: Sameness<Ship> = {
  id: (ship) => ship.name,
  keys: (ship) => ship.ports,
  same: (a, b) => {
    const shared = a.ports.filter((port) => b.ports.includes(port)).toSorted();
    return shared.length < 2 ? null : { code: "shared-ports", values: shared, evidence: [], weight: 1 };
  },
};

const fleet = fc.array(
  fc.record({
    name: fc.stringMatching(/^[a-z]{1,3}$/),
    ports: fc.uniqueArray(fc.constantFrom("oslo", "riga", "porto", "cork", "split"), { maxLength: 4 }),
  }),
  { maxLength: 25 },
);

describe("candidates", () => {
  it("are pairs with a shared key, each once, in order", () => {
    expect(candidates([["a", "b"], ["c"], ["b", "a"], ["c", "b"]])).toEqual([
      [0, 2],
      [0, 3],
      [1, 3],
      [2, 3],
    ]);
  });

  it("are not made by a key that too many share", () => {
    const stock = Array.from({ length: KEY_LIMIT + 1 }, () => ["the"]);
    expect(candidates(stock)).toEqual([]);
    expect(candidates(stock.slice(1)).length).toBe((KEY_LIMIT * (KEY_LIMIT - 1)) / 2);
  });

  it("take a repeated key as one", () => {
    expect(candidates([["a", "a"], ["a"]], 2)).toEqual([[0, 1]]);
  });
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

describe("cluster", () => {
  it("joins by chains, with the reason of every join", () => {
    const found = cluster(
      [
        { name: "mira", ports: ["riga", "cork", "oslo"] },
        { name: "alba", ports: ["oslo", "cork"] },
        { name: "zora", ports: ["riga", "oslo"] },
        { name: "lone", ports: ["oslo"] },
      ],
      ships,
    );
    expect(found.map((group) => group.items.map((ship) => ship.name))).toEqual([["alba", "mira", "zora"], ["lone"]]);
    expect(found[0]?.joins.map((join) => join.ids)).toEqual([["alba", "mira"], ["mira", "zora"]]); // prettier-ignore
  });

  it("gives the same for any order of items", () => {
    fc.assert(
      fc.property(fleet, fc.infiniteStream(fc.nat()), (list, random) => {
        const unique = inIdOrder(list, (ship) => ship.name);
        const numbers = unique.map(() => random.next().value as number);
        const shuffled = unique.map((ship, at) => [numbers[at] ?? 0, ship] as const).toSorted(([a], [b]) => a - b);
        expect(
          cluster(
            shuffled.map(([, ship]) => ship),
            ships,
          ),
        ).toEqual(cluster(unique, ships));
      }),
    );
  });
});
