import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { agglomerate, type Likeness } from "../../src/resolve/linkage.ts";
import { NEVER } from "../../src/resolve/merging.ts";

interface Point {
  readonly id: string;
  readonly at: number;
}

/** Points on a line, alike the nearer they are; all are candidates of all. */
const line: Likeness<Point> = {
  threshold: 0.5,
  id: (point) => point.id,
  keys: () => [0],
  score: (a, b) => 1 / (1 + Math.abs(a.at - b.at)),
};

const points = (...places: number[]): Point[] => places.map((at, number) => ({ id: String.fromCodePoint(97 + number), at }));
const ids = (groups: Point[][]): string[] => groups.map((group) => group.map((point) => point.id).join(""));

describe("agglomerate", () => {
  it("joins what is near and leaves the rest", () => {
    expect(ids(agglomerate(points(0, 0.2, 9, 9.1, 30), line))).toEqual(["ab", "cd", "e"]);
  });

  it("does not chain: each point is near the next, the ends are far", () => {
    expect(agglomerate(points(0, 0.9, 1.8, 2.7, 3.6, 4.5), line).length).toBeGreaterThan(1);
  });

  it("asks more of two groups than of a lone item", () => {
    const between = (a: string, b: string): number => (a[0] === b[0] ? 1 : 0.55);
    const score = (a: Point, b: Point): number => between(a.id, b.id);
    const named = (...names: string[]): Point[] => names.map((id) => ({ id, at: 0 }));
    expect(agglomerate(named("a1", "a2", "b1"), { ...line, score })).toHaveLength(1);
    expect(agglomerate(named("a1", "a2", "b1", "b2"), { ...line, score })).toHaveLength(2);
  });

  it("never joins two items that a third one would bring together against a veto", () => {
    const score = (a: Point, b: Point): number => (a.id + b.id === "ac" ? NEVER : 0.9);
    expect(ids(agglomerate(points(0, 0, 0), { ...line, score }))).toEqual(["ab", "c"]);
  });

  it("honours a veto between items that share no key", () => {
    const keys = (point: Point): number[] => (point.id === "a" ? [1] : point.id === "b" ? [1, 2] : [2]);
    const score = (a: Point, b: Point): number => (a.id + b.id === "ac" ? NEVER : 0.9);
    expect(ids(agglomerate(points(0, 0, 0), { ...line, keys, score }))).toEqual(["ab", "c"]);
  });

  it("does not ask on about groups that a veto keeps apart", () => {
    const asked: string[] = [];
    const keys = (point: Point): number[] => (point.id === "a" ? [1] : point.id === "h" ? [2] : [1, 2]);
    const score = (a: Point, b: Point): number => {
      asked.push(a.id + b.id);
      return a.id === "a" ? (b.id === "b" ? 0.6 : NEVER) : 0.9;
    };
    const found = ids(agglomerate(points(0, 0, 0, 0, 0, 0, 0, 0), { ...line, keys, score }));
    expect(found).toEqual(["a", "bcdefgh"]);
    // Each pair that shares a key once; of those with "a" only as many again as show the veto.
    expect(asked.length).toBeLessThan(7 + 21 + 4);
  });

  it("puts copies where the first goes, without asking how alike they are or counting them", () => {
    const asked: string[] = [];
    const score = (a: Point, b: Point): number => {
      asked.push(a.id + b.id);
      return line.score(a, b);
    };
    const copyOf = (point: Point): string | undefined => (point.at === 7 ? "b" : point.id === "e" ? "z" : undefined);
    expect(ids(agglomerate(points(0, 0.2, 7, 7, 0.3), { ...line, score, copyOf }))).toEqual(["abcde"]);
    expect(asked.some((pair) => /[cd]/.test(pair))).toBe(false);
  });

  it("puts every item in one group, the same for any order", () => {
    const places = fc.array(fc.integer({ min: 0, max: 12 }), { maxLength: 20 });
    fc.assert(
      fc.property(places, (list) => {
        const all = points(...list);
        const found = agglomerate(all, line);
        expect(found.flat()).toHaveLength(all.length);
        expect(agglomerate(all.toReversed(), line)).toEqual(found);
        expect(agglomerate([...all.slice(7), ...all.slice(0, 7)], line)).toEqual(found);
      }),
    );
  });
});
