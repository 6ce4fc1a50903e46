import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cells, wrap } from "../../src/record/wrap.ts";

const words = (text: string) => text.split(" ").map((word) => ({ text: word, paint: (one: string) => one }));

describe("wrap", () => {
  it("hangs lines under the lead", () => expect(wrap(words("one two three four"), "- ", 12)).toEqual(["- one two", "  three four"]));
  it("counts wide characters as two cells and joiners and accents as none", () => {
    expect(cells("港 é e\u0301 👍")).toBe(2 + 1 + 1 + 1 + 1 + 1 + 2);
    expect(wrap(words("港港港港 港港"), "", 10)).toEqual(["港港港港", "港港"]);
  });
  it("cuts words wider than a line", () => expect(wrap(words("abcdefghijklmnop"), "", 10)).toEqual(["abcdefghij", "klmnop"]));
  it("gives no line for no words", () => expect(wrap([], "- ", 20)).toEqual([]));
  it("never exceeds the width and loses nothing", () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-z港👍]{1,30}$/u)), fc.integer({ min: 12, max: 60 }), (list, width) => {
        const lines = wrap(
          list.map((text) => ({ text, paint: (one: string) => one })),
          "  ",
          width,
        );
        expect(lines.every((line) => cells(line) <= width)).toBe(true);
        expect(lines.join("").replaceAll(" ", "")).toBe(list.join(""));
      }),
    );
  });
});
