import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { printable } from "../../src/record/printable.ts";

describe("printable", () => {
  it.each([
    ["a\u202eb", "a[U+202E]b"],
    ["\u001b[31mred", "[U+001B][31mred"],
    ["a\n\t b\u2028c\u00a0d", "a b c d"],
    ["\ud800", "[U+D800]"],
    ["👩‍👩‍👧 نامه‌ها", "👩‍👩‍👧 نامه‌ها"],
    ["\u{e0041}", "[U+E0041]"],
  ])("%j is shown as %j", (text, shown) => expect(printable(text)).toBe(shown));

  it("leaves nothing to neutralise", () => {
    fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => printable(printable(text)) === printable(text)));
  });
});
