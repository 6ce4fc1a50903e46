import { expect, it } from "vitest";
import { Kept } from "../../../src/language/network/kept.ts";

it("gives a key one place, and tells which are new", () => {
  const kept = new Kept<string>(4);
  expect(kept.places(["a", "b", "a"])).toEqual({ places: Int32Array.of(0, 1, 0), fresh: ["a", "b"], first: 0 });
  expect(kept.places(["c", "b"])).toEqual({ places: Int32Array.of(2, 1), fresh: ["c"], first: 2 });
});

it("forgets what was met late when there is no room, and never gives a place that is not less than `most`", () => {
  const kept = new Kept<number>(4);
  kept.places([10, 11, 12, 13, 14, 15]);
  expect(kept.places([15, 10, 11])).toEqual({ places: Int32Array.of(2, 0, 1), fresh: [15], first: 2 });
  for (let from = 0; from < 40_000; from += 4000) {
    const { places } = kept.places(Array.from({ length: 4000 }, (_, at) => from + at));
    expect(Math.max(...places)).toBeLessThan(kept.most);
    expect(new Set(places).size).toBe(4000);
  }
});
