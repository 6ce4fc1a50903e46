import fc from "fast-check";
import { expect, it } from "vitest";
import { isOwnStem, stem } from "../../src/language/stems.ts";

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

it("knows words that are their own stems by their last two letters", () => {
  const word = fc.string({
    unit: fc.constantFrom(..."a b c d e g h i k l m n o p r s t u y ' - é".split(" ")),
    minLength: 2,
    maxLength: 9,
  });
  fc.assert(
    fc.property(word, (one) => {
      if (isOwnStem(one.charCodeAt(one.length - 2), one.charCodeAt(one.length - 1))) expect(stem(one)).toBe(one);
    }),
    { numRuns: 2000 },
  );
  expect(isOwnStem("i".charCodeAt(0), "n".charCodeAt(0))).toBe(true);
  expect(isOwnStem("n".charCodeAt(0), "n".charCodeAt(0))).toBe(false);
});
