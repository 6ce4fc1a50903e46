import { expect, it } from "vitest";
import { Recent } from "../../src/model/recent.ts";

it("makes a value once while it is asked for, and again when enough others were asked for since", () => {
  const made: string[] = [];
  const recent = new Recent<string, string>(4);
  const ask = (keys: string, weight = 1): void => {
    for (const key of keys) recent.get(key, () => (made.push(key), key), weight);
  };
  ask("abab");
  expect(made.join("")).toBe("ab");
  ask("acde");
  ask("a");
  expect(made.join("")).toBe("abcde");
  ask("fghijklm");
  ask("a");
  expect(made.filter((key) => key === "a")).toHaveLength(2);
  ask("XYZ", 9);
  ask("XYZ", 9);
  expect(made.filter((key) => key === "Z").length).toBeGreaterThanOrEqual(1);
  expect(made.filter((key) => key === "X")).toHaveLength(2);
});
