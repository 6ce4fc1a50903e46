import { describe, expect, it } from "vitest";
import { raised, shortfalls } from "../../eval/floors.ts";
import type { Figures } from "../../eval/set.ts";

const figures = (own: Record<string, number>): Figures => ({ n: 3, ms_per_item: 1, baseline: {}, ...own });

describe("floors", () => {
  it("rise with what was measured and never fall", () => {
    const floors = raised({ harbour: { f1: 0.8, recall: 0.9 } }, new Map([["harbour", figures({ f1: 0.8567, recall: 0.7 })]]));
    expect(floors).toEqual({ harbour: { f1: 0.856, recall: 0.9 } });
  });

  it("of errors go down", () => {
    expect(raised({ harbour: { scorer_max_error: 0.2 } }, new Map([["harbour", figures({ scorer_max_error: 0.1 })]]))).toEqual({
      harbour: { scorer_max_error: 0.1 },
    });
  });

  it("are missed by a lower figure, a higher error and a missing one", () => {
    const floors = { harbour: { f1: 0.8 }, canal: { scorer_max_error: 0.001 }, lock: { f1: 0.5 } };
    const measured = new Map([["harbour", figures({ f1: 0.79 })], ["canal", figures({ scorer_max_error: 0.01 })]]); // prettier-ignore
    expect(shortfalls(floors, measured).map((line) => line.split(" ")[0])).toEqual(["harbour", "canal", "lock"]);
  });

  it("are met by rounding's difference", () => {
    expect(shortfalls({ harbour: { f1: 0.8 } }, new Map([["harbour", figures({ f1: 0.7997 })]]))).toEqual([]);
  });
});
