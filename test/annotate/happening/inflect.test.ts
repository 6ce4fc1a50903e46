import { expect, test } from "vitest";
import { inflections, plural } from "../../../src/annotate/happening/inflect.ts";

test.each([
  ["meet", ["meet", "meeting", "meets", "met"]],
  ["plan", ["plan", "planned", "planning", "plans"]],
  ["visit", ["visit", "visited", "visiting", "visits"]],
  ["carry", ["carried", "carries", "carry", "carrying"]],
  ["withdraw", ["withdraw", "withdrawing", "withdrawn", "withdraws", "withdrew"]],
  ["die", ["die", "died", "dies", "dying"]],
  ["travel", ["travel", "traveled", "traveling", "travelled", "travelling", "travels"]],
  ["clash", ["clash", "clashed", "clashes", "clashing"]],
  ["agree", ["agree", "agreed", "agreeing", "agrees"]],
  ["have", ["had", "has", "have", "having"]],
  ["quit", ["quit", "quits", "quitting"]],
])("%s", (base, words) => {
  expect(
    inflections(base)
      .map((one) => one.word)
      .toSorted(),
  ).toEqual(words);
});

test("one spelling can be several forms", () => {
  expect(inflections("cut").find((one) => one.word === "cut")?.forms).toEqual(["plain", "past", "participle"]);
});

test.each([
  ["clash", "clashes"],
  ["visit", "visits"],
  ["robbery", "robberies"],
])("plural of %s", (one, many) => {
  expect(plural(one)).toBe(many);
});
