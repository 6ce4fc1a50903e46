import { expect, test } from "vitest";
import { isGiven, isShortFor, sameGiven, sexOf } from "../../src/language/given.ts";

test.each([
  ["antony", "anthony", "spelling"],
  ["andrii", "andriy", "spelling"],
  ["bill", "william", "nickname"],
  ["bob", "rob", "nickname"],
  ["j", "john", "spelling"],
  ["john", "john", "same-name"],
  ["maria", "marta", undefined],
  ["andrii", "dmytro", undefined],
  ["john", "joan", undefined],
])("%s and %s: %s", (a, b, how) => {
  expect(sameGiven(a, b)).toBe(how);
  expect(sameGiven(b, a)).toBe(how);
});

test("short forms go one way, sexes are known", () => {
  expect(isShortFor("tony", "antony")).toBe(true);
  expect(isShortFor("antony", "tony")).toBe(false);
  expect(isGiven("signe") || isGiven("maria")).toBe(true);
  expect([sexOf("maria"), sexOf("john"), sexOf("xqz")]).toEqual(["f", "m", ""]);
});
