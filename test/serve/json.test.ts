import { expect, test } from "vitest";
import { json } from "../../src/serve/json.ts";

test("no character that acts on a terminal is written as it is, and the value reads back the same", () => {
  const acting = "\u001b[2J\u009b31m\u202e\u2066\u200b\u2028\ufeff\u{e0041}\u007f";
  const value = { words: `Réka ${acting} 😀`, list: [acting] };
  const written = json(value);
  expect(written).toMatch(/^[^\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\u{e0000}-\u{e007f}]*$/u);
  expect(written).toContain("Réka");
  expect(written).toContain("😀");
  expect(JSON.parse(written)).toEqual(value);
});
