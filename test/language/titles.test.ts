import { expect, test } from "vitest";
import { isAddress, officeKey, sameOffice, titleAt } from "../../src/language/titles.ts";

test.each([
  ["Minister of Foreign Affairs", "foreign-minister"],
  ["Foreign Minister", "foreign-minister"],
  ["SECRETARY", "secretary"],
  ["Gen", "general"],
  ["Fisheries Minister", "fisheries-minister"],
  ["Minister for Fisheries", "fisheries-minister"],
  ["Minister of the Fisheries", "fisheries-minister"],
  ["Minister of Water and Forests", "water-forests-minister"],
])("%s is %s", (words, key) => {
  expect(officeKey(words)).toBe(key);
});

test("general words stand for offices of their kind, and only for those", () => {
  expect(sameOffice("minister", "foreign-minister")).toBe(true);
  expect(sameOffice("secretary-of-state", "secretary")).toBe(true);
  expect(sameOffice("general", "secretary-general")).toBe(false);
  expect(sameOffice("finance-minister", "foreign-minister")).toBe(false);
});

test("the longest phrase is found, stops passed over", () => {
  expect(titleAt(["secretary", "of", "state", "carver"], 0, 4)).toMatchObject({ office: "secretary-of-state", length: 3 });
  expect(titleAt(["maj", ".", "gen", ".", "tobbs"], 0, 5)).toMatchObject({ office: "general" });
  expect(titleAt(["carver"], 0, 1)).toBeUndefined();
  expect([isAddress("Mr"), isAddress("counterpart"), isAddress("Mayor")]).toEqual([true, true, false]);
});
