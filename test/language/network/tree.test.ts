import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { treeHeads } from "../../../src/language/network/tree.ts";

function headsOf(rows: readonly (readonly number[])[]): number[] {
  const others = rows.map((row, word) => row.map((score, head) => (head === word + 1 ? -Infinity : score)));
  const heads = Int32Array.from(others, (row) => row.indexOf(Math.max(...row)) - 1);
  treeHeads({ scores: Float32Array.from(others.flat()), words: rows.length, stride: rows.length + 1 }, heads);
  return [...heads];
}

/** Score of the best tree with one main word, by trying all. */
function bestScore(rows: readonly (readonly number[])[]): number {
  const n = rows.length;
  let best = -Infinity;
  for (let code = 0; code < (n + 1) ** n; code++) {
    const heads = rows.map((_, at) => Math.floor(code / (n + 1) ** at) % (n + 1));
    if (isTree(heads)) best = Math.max(best, scoreOf(rows, heads));
  }
  return best;
}

const scoreOf = (rows: readonly (readonly number[])[], heads: readonly number[]): number =>
  heads.reduce((sum, head, at) => sum + (rows[at]?.[head] ?? 0), 0);

function isTree(heads: readonly number[]): boolean {
  if (heads.filter((head) => head === 0).length !== 1) return false;
  return heads.every((_, at) => {
    let word = at + 1;
    for (let steps = 0; word !== 0; steps++) {
      if (steps > heads.length) return false;
      word = heads[word - 1] ?? 0;
    }
    return true;
  });
}

describe("the highest tree", () => {
  it("is the best heads where these are one", () => {
    expect(headsOf([[9, 0, 0], [0, 9, 0]])).toEqual([-1, 0]); // prettier-ignore
  });

  it("has one main word", () => {
    expect(headsOf([[9, 0, 1], [8, 5, 0]])).toEqual([-1, 0]); // prettier-ignore
  });

  it("is the best of all trees", () => {
    const square = fc
      .integer({ min: 1, max: 4 })
      .chain((n) =>
        fc.array(fc.array(fc.integer({ min: -20, max: 20 }), { minLength: n + 1, maxLength: n + 1 }), { minLength: n, maxLength: n }),
      );
    fc.assert(
      fc.property(square, (rows) => {
        const heads = headsOf(rows).map((head) => head + 1);
        expect(isTree(heads)).toBe(true);
        expect(scoreOf(rows, heads)).toBe(bestScore(rows));
      }),
    );
  });
});
