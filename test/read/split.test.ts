import { describe, expect, it } from "vitest";
import { split } from "../../src/read/split.ts";

const source = (text: string, type: string) => ({ bytes: new TextEncoder().encode(text), at: "batch", type });
describe("split", () => {
  it("gives anything else as it is", () => {
    const one = source("two\nlines", "txt");
    expect([...split(one)]).toEqual([one]);
    expect([...split(one)][0]).toBe(one);
  });
});
