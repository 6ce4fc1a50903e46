import { describe, expect, it } from "vitest";
import { labelled, pairs, run } from "../../eval/sets/fidelity.ts";

const WRONG = (): string[] =>
  pairs().flatMap((pair) =>
    labelled(pair) === pair.wanted ? [] : [`${pair.kind}: ${pair.wanted} ≠ ${labelled(pair)}: ${pair.said} → ${pair.told}`],
  );

describe("fidelity of pairs labelled by hand", () => {
  it("has at least 100 pairs, each once", () => {
    const all = pairs();
    expect(all.length).toBeGreaterThanOrEqual(100);
    expect(new Set(all.map(({ said, told }) => `${said}\t${told}`)).size).toBe(all.length);
  });

  it("never takes a changed negation or number for the speaker's words", () => {
    expect(WRONG().filter((line) => /^(?:negated|number)/.test(line))).toEqual([]);
  });

  it("agrees with the labels", async () => {
    const { agreement } = await run();
    expect(Number(agreement), WRONG().join("\n")).toBeGreaterThanOrEqual(0.95);
  });
});
