import { existsSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { filesUnder } from "../../eval/reports.ts";
import { bestAssignment } from "../../eval/scorers/assignment.ts";
import { bcubed, ceafe, coreference, lea, muc } from "../../eval/scorers/coreference.ts";
import { conllGroups, publishedScores } from "../../eval/sets/cdcr_ukp.ts";

const PAIRS = "../shared/data/cdcr_ukp";

describe("coreference scores by hand", () => {
  const gold = [["a", "b", "c"], ["d", "e"], ["f"]];
  const system = [["a", "b"], ["c", "d", "e"], ["f"]];

  it("counts links for MUC", () => {
    expect(muc(gold, system)).toEqual({ precision: 2 / 3, recall: 2 / 3, f1: 2 / 3 });
  });

  it("averages over items for BCubed", () => {
    expect(bcubed(gold, system).recall).toBeCloseTo((2 * (2 / 3) + 1 / 3 + 1 + 1 + 1) / 6, 12);
    expect(bcubed(gold, system).precision).toBeCloseTo((1 + 1 + 1 / 3 + 2 * (2 / 3) + 1) / 6, 12);
  });

  it("matches groups one to one for CEAFe", () => {
    expect(ceafe(gold, system).f1).toBeCloseTo((4 / 5 + 4 / 5 + 1) / 3, 12);
  });

  it("weights found links by size for LEA", () => {
    expect(lea(gold, system).recall).toBeCloseTo((3 * (1 / 3) + 2 * 1 + 1) / 6, 12);
    expect(lea(gold, system).precision).toBeCloseTo((2 * 1 + 3 * (1 / 3) + 1) / 6, 12);
  });

  it("gives 1 for the same groups in another order and 0 for nothing found", () => {
    const turned = [["f"], ["e", "d"], ["c", "a", "b"]];
    expect(coreference(gold, turned).conll).toBeCloseTo(1, 12);
    expect(coreference(gold, []).conll).toBe(0);
  });
});

describe("best assignment", () => {
  function tried(weights: number[][], row = 0, used = new Set<number>()): number {
    if (row === weights.length) return 0;
    let best = tried(weights, row + 1, used);
    for (const [column, weight] of (weights[row] ?? []).entries()) {
      if (!used.has(column)) best = Math.max(best, weight + tried(weights, row + 1, new Set([...used, column])));
    }
    return best;
  }

  it("equals trying every assignment", () => {
    const matrix = fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 })).chain(([rows, columns]) =>
      fc.array(fc.array(fc.integer({ min: 0, max: 20 }), { minLength: columns, maxLength: columns }), {
        minLength: rows,
        maxLength: rows,
      }),
    );
    fc.assert(fc.property(matrix, (weights) => bestAssignment(weights) === tried(weights)));
  });

  it("is 0 for an empty matrix", () => {
    expect(bestAssignment([])).toBe(0);
  });
});

describe.skipIf(!existsSync(PAIRS) && !process.env["CI"])("published scores", () => {
  it("are reproduced to three decimals on every pair", () => {
    const tables = filesUnder(PAIRS, ".txt").filter((path) => /eval_[^/]*$/.test(path));
    expect(tables.length).toBeGreaterThan(0);
    for (const path of tables) {
      const folder = `${PAIRS}/${path.replace(/[^/]*$/, "")}`;
      const ours = coreference(
        conllGroups(readFileSync(`${folder}gold.conll`, "utf8")),
        conllGroups(readFileSync(`${folder}system.conll`, "utf8")),
      );
      const theirs = publishedScores(readFileSync(`${PAIRS}/${path}`, "utf8"));
      for (const [metric, score] of Object.entries({ muc: ours.muc, bcub: ours.bcubed, ceafe: ours.ceafe, lea: ours.lea })) {
        expect([metric, score.f1]).toEqual([metric, expect.closeTo(theirs.get(metric)?.[0] ?? Number.NaN, 4)]);
      }
      expect(ours.conll).toBeCloseTo(theirs.get("conll")?.[0] ?? Number.NaN, 4);
    }
  });
});
