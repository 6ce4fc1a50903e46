import { expect, it } from "vitest";
import { stem } from "../../src/language/stems.ts";

it.each([
  ["attack", "attacks", "attacked", "attacking"],
  ["plan", "plans", "planned", "planning"],
  ["city", "cities"],
  ["defense", "defence"],
  ["organize", "organise", "organized", "organising"],
  ["honor", "honour", "honours"],
  ["reduce", "reduced", "reducing", "reduces"],
])("folds %s and its forms", (word, ...forms) => {
  for (const form of forms) expect(stem(form)).toBe(stem(word));
});

it.each([
  ["attack", "attacker"],
  ["sing", "s"],
  ["news", "new"],
  ["bring", "br"],
  ["crisis", "crise"],
])("keeps %s and %s apart", (word, other) => {
  expect(stem(word)).not.toBe(stem(other));
});
