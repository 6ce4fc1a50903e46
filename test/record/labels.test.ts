import { describe, expect, it } from "vitest";
import { REASONS, counted, reasonLabel } from "../../src/record/labels.ts";

const reason = (code: string) => ({ code, values: [], evidence: [], weight: 1 });

describe("reasonLabel", () => {
  it("names known reasons and shows the code of others", () => {
    expect(reasonLabel(reason("dates-differ"))).toBe("on other days");
    expect(["never-heard-of", "constructor", "__proto__"].map((code) => reasonLabel(reason(code)))).toEqual([
      "never-heard-of",
      "constructor",
      "__proto__",
    ]);
  });
  it("keeps its list sorted, so that two people add to it without conflict", () =>
    expect(Object.keys(REASONS)).toEqual(Object.keys(REASONS).toSorted()));
});

describe("counted", () => {
  it("adds an s to all but one", () =>
    expect([0, 1, 2].map((count) => counted(count, "account"))).toEqual(["0 accounts", "1 account", "2 accounts"]));
});
