import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { align, type Costs } from "../../src/text/alignment.ts";

const COSTS: Costs = { change: (base, reading) => (base === reading ? 0 : 1.2), drop: () => 0.5, insert: () => 1 };
const split = (text: string): string[] => text.split(" ").filter((word) => word !== "");

describe("fitting alignment", () => {
  it("finds the stretch without paying for what stands around it", () => {
    const found = align(split("good morning we will rebuild it thank you"), split("we will rebuild it"), COSTS);
    expect([found.from, found.to, found.cost]).toEqual([2, 6, 0]);
    expect(found.steps.every((step) => step.op === "kept")).toBe(true);
  });

  it("tells dropped, inserted and changed words", () => {
    const found = align(split("we will soon rebuild it"), split("we will now rebuild everything"), COSTS);
    expect(found.steps.map((step) => step.op)).toEqual(["kept", "kept", "changed", "kept", "inserted"]);
    const less = align(split("we will soon rebuild it"), split("we will rebuild it now"), COSTS);
    expect(less.steps.map((step) => step.op)).toEqual(["kept", "kept", "dropped", "kept", "kept", "inserted"]);
  });

  it("gives an empty reading an empty stretch", () => {
    expect(align(split("a b"), [], COSTS)).toEqual({ from: 0, to: 0, steps: [], cost: 0 });
  });

  it("accounts for every reading word once and every base word of the stretch once, at the price of its steps", () => {
    const words = fc.array(fc.constantFrom("a", "b", "c", "d"), { maxLength: 12 });
    fc.assert(
      fc.property(words, words, (base, reading) => {
        const { from, to, steps, cost } = align(base, reading, COSTS);
        expect(steps.flatMap((step) => ("reading" in step ? [step.reading] : []))).toEqual([...reading.keys()]);
        expect(steps.flatMap((step) => ("base" in step ? [step.base] : []))).toEqual(
          Array.from({ length: to - from }, (_, at) => from + at),
        );
        const price = { kept: 0, changed: 1.2, dropped: 0.5, inserted: 1 };
        expect(steps.reduce((sum, step) => sum + price[step.op], 0)).toBeCloseTo(cost, 9);
        expect(cost).toBeLessThanOrEqual(reading.length);
      }),
      { seed: 1, numRuns: 300 },
    );
  });
});
