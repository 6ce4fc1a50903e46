import { expect, test } from "vitest";
import { editDistance, fold, nameKey, slug } from "../../src/text/names.ts";

test.each([
  ["Erdoğan", "erdogan"],
  ["Łukasz", "lukasz"],
  ["O’Neill", "o'neill"],
  ["Ñandú", "nandu"],
  ["Straße", "strasse"],
  ["Київ", "киів"],
])("%s folds to %s", (word, folded) => {
  expect(fold(word)).toBe(folded);
});

test.each([
  ["U.S.", "us"],
  ["St. Petersburg", "st petersburg"],
  ["Standard & Poor's", "standard and poor's"],
  ["", ""],
])("%j is looked up as %j", (name, key) => {
  expect(nameKey(name)).toBe(key);
});

test("slugs are words and hyphens", () => {
  expect(slug("Andrés O’Brien, Jr.")).toBe("andres-o-brien-jr");
});

test.each([
  ["antony", "anthony", 2, 1],
  ["lund", "lund", 2, 0],
  ["ab", "ba", 2, 1],
  ["abc", "xyz", 2, 3],
  ["a", "abcdef", 2, 3],
])("from %s to %s, at most %i: %i", (a, b, limit, distance) => {
  expect(editDistance(a, b, limit)).toBe(distance);
  expect(editDistance(b, a, limit)).toBe(distance);
});
