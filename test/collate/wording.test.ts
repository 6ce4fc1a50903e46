import { describe, expect, it } from "vitest";
import { differencesIn } from "../../src/collate/wording.ts";
import type { Evidence } from "../../src/model/span.ts";

function between(base: string, reading: string): unknown[] {
  const texts: Readonly<Record<string, string>> = { a: base, b: reading };
  const all = (doc: string): Evidence => [{ doc, start: 0, end: texts[doc]?.length ?? 0 }];
  const found = differencesIn(all("a"), all("b"), (doc) => texts[doc] ?? "");
  return found.map((one) => [one.on, ...one.sides.map((side) => side.value)]);
}

describe("where two statements part", () => {
  it.each([
    ["We count on local support.", "We count on foreign support.", [["words", "local support", "foreign support"]]],
    ["The mill needs 12 men.", "The mill needs 20 men.", [["value", "12", "20"]]],
    ["It opens on Monday.", "It opens on Friday.", [["time", "on monday", "on friday"]]],
    ["The mill needs men.", "The mill needs 20 men.", []],
    ["We had critical support.", "We had important support.", []],
    ["The old mill burned.", "The old mill burned.", []],
  ])("%s / %s", (base, reading, expected) => {
    expect(between(base, reading)).toEqual(expected);
  });
});
