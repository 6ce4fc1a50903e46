import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { byteAt, byteWidth, checkRuns, Copy, type Placed } from "../../src/text/runs.ts";

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const whole = (text: string): Placed => ({ text, runs: text === "" ? [] : [0, 0, text.length], charset: "utf-8" });

describe("byteAt", () => {
  it("counts UTF-8 widths by code point", () => {
    const placed = whole("aé€😀b");
    expect([0, 1, 2, 3, 5].map((offset) => byteAt(placed, offset))).toEqual([0, 1, 3, 6, 10]);
  });

  it("gives the second half of a pair the place of the pair, and nothing outside the text", () => {
    const placed = whole("😀b");
    expect(byteAt(placed, 1)).toBe(0);
    expect(byteAt(placed, 3)).toBeNull();
    expect(byteAt(placed, -1)).toBeNull();
  });

  it.each([
    ["utf-16le", 2],
    ["utf-16be", 2],
    ["windows-1252", 1],
  ] as const)("counts %s in units of %i bytes", (charset, width) => {
    expect(byteAt({ text: "abc", runs: [0, 4, 3], charset }, 2)).toBe(4 + 2 * width);
  });

  it("has no place for inserted text and one for an escape", () => {
    const copy = new Copy(whole("x\\ny"));
    copy.take(0, 1);
    copy.escape("\n", 1, 3);
    copy.insert("--");
    copy.take(3, 4);
    const made = copy.finish();
    expect(made.text).toBe("x\n--y");
    expect([0, 1, 2, 3, 4].map((offset) => byteAt(made, offset))).toEqual([0, 1, null, null, 3]);
  });
});

describe("Copy", () => {
  it("joins stretches that touch in text and source", () => {
    const copy = new Copy(whole("één twee"));
    copy.take(0, 3);
    copy.take(3, 8);
    expect(copy.finish().runs).toEqual([0, 0, 8]);
  });

  it("copies out of order", () => {
    const source = whole("первое второе");
    const copy = new Copy(source);
    copy.take(7, 13);
    copy.insert(" ");
    copy.take(0, 6);
    const made = copy.finish();
    expect(made.text).toBe("второе первое");
    expect(checkRuns(made, encode(source.text))).toEqual({ copied: 12, escaped: 0, inserted: 1, wrong: 0 });
  });

  it("starts behind a byte order mark", () => {
    const copy = new Copy({ text: "abc", runs: [0, 3, 3], charset: "utf-8" });
    copy.take(1, 3);
    expect(copy.finish().runs).toEqual([0, 4, 2]);
  });

  it("keeps holes of its source as holes", () => {
    const copy = new Copy({ text: "a\ufffdb", runs: [0, 0, 1, 2, 2, 1], charset: "utf-8" });
    copy.take(0, 3);
    expect(copy.finish()).toEqual({ text: "a\ufffdb", runs: [0, 0, 1, 2, 2, 1], charset: "utf-8" });
  });

  it("keeps escapes of its source as escapes, where it takes all of one", () => {
    const written = String.raw`a\u00e9\ud83d\ude00b`;
    const first = new Copy(whole(written));
    first.take(0, 1);
    first.escape("é", 1, 7);
    first.escape("😀", 7, 19);
    first.take(19, 20);
    const again = new Copy(first.finish());
    again.take(0, 2);
    again.insert(" ");
    again.escape(" ", 1, 2);
    again.take(2, 5);
    again.take(3, 5);
    const made = again.finish();
    expect(made.text).toBe("aé  😀b\ude00b");
    expect(checkRuns(made, encode(written))).toEqual({ copied: 3, escaped: 3, inserted: 3, wrong: 0 });
  });

  it("places any sequence of stretches rightly", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", minLength: 1 }), fc.array(fc.tuple(fc.nat(), fc.nat(20))), (text, cuts) => {
        const points = Array.from(text);
        const copy = new Copy(whole(text));
        for (const [at, length] of cuts) {
          const start = points.slice(0, at % points.length).join("").length;
          const end = start + points.slice(at % points.length, (at % points.length) + length).join("").length;
          copy.take(start, end);
        }
        const made = copy.finish();
        expect(checkRuns(made, encode(text))).toEqual({ copied: made.text.length, escaped: 0, inserted: 0, wrong: 0 });
      }),
    );
  });
});

describe("checkRuns", () => {
  it.each<[string, string, readonly number[]]>([
    ["a shifted run", "abc", [0, 1, 3]],
    ["a run past the end", "abc", [0, 0, 4]],
    ["overlapping runs", "abc", [0, 0, 3, 1, 1, 2]],
    ["an escape that says something else", "a", [0, 0, -1]],
    ["a negative place", "abc", [0, -1, 3]],
  ])("counts %s as wrong", (_, text, runs) => {
    expect(checkRuns({ text, runs, charset: "utf-8" }, encode("abc")).wrong).toBeGreaterThan(0);
  });

  it.each([
    ["\\u00e9", "é"],
    ["\\ud83d\\ude00", "😀"],
    ["&eacute;", "é"],
    ["&#8211;", "–"],
    ["&amp", "&"],
  ])("proves the escape %s", (written, said) => {
    const placed: Placed = { text: said, runs: [0, 0, -written.length], charset: "utf-8" };
    expect(checkRuns(placed, encode(written))).toEqual({ copied: 0, escaped: said.length, inserted: 0, wrong: 0 });
  });
});

it("byteWidth follows the charset", () => {
  expect([byteWidth("é€", "utf-8"), byteWidth("é€", "utf-16le"), byteWidth("é€", "windows-1252")]).toEqual([5, 4, 2]);
});
