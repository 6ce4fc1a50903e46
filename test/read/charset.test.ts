import { describe, expect, it } from "vitest";
import { declaredCharset, decode, SIZE_LIMIT } from "../../src/read/charset.ts";
import { checkRuns } from "../../src/text/runs.ts";

const bytes = (...parts: (string | number[])[]): Uint8Array => Buffer.concat(parts.map((part) => Buffer.from(part as string)));
const codes = (found: ReturnType<typeof decode>): string[] => (found.ok ? found.problems.map(({ code }) => code) : [found.problem.code]);

describe("decode", () => {
  it.each<[string, Uint8Array, string, string, string[]]>([
    ["plain UTF-8", bytes("naïve – 東京"), "naïve – 東京", "utf-8", []],
    ["a byte order mark", bytes([0xef, 0xbb, 0xbf], "héllo"), "héllo", "utf-8", []],
    ["UTF-16, little end first", bytes([0xff, 0xfe, 0x41, 0, 0xac, 0x20]), "A€", "utf-16le", []],
    ["UTF-16, big end first", bytes([0xfe, 0xff, 0, 0x41, 0x20, 0xac]), "A€", "utf-16be", []],
    ["half a pair in UTF-16", bytes([0xff, 0xfe, 0x41, 0, 0x00, 0xd8, 0x42, 0]), "A\ufffdB", "utf-16le", ["charset-broken"]],
    ["windows-1252", bytes("The ", [0x93], "caf", [0xe9, 0x94], " opened"), "The “café” opened", "windows-1252", []],
    ["one bad byte in UTF-8", bytes("été à la côte ", [0xff], " fin"), "été à la côte \ufffd fin", "utf-8", ["charset-broken"]],
    ["a cut sequence", bytes("größer, schöner, ", [0xe2, 0x82]), "größer, schöner, \ufffd", "utf-8", ["charset-broken"]],
  ])("reads %s", (_, source, text, charset, problems) => {
    const found = decode(source);
    expect(found).toMatchObject({ ok: true, text, charset });
    expect(codes(found)).toEqual(problems);
    if (found.ok) expect(checkRuns(found, source)).toMatchObject({ wrong: 0, inserted: text.split("\ufffd").length - 1 });
  });

  it.each<[string, Uint8Array, string]>([
    ["nothing", bytes(), "empty"],
    ["white space", bytes(" \n\t\n"), "empty"],
    ["only a byte order mark", bytes([0xef, 0xbb, 0xbf]), "empty"],
    ["a PDF", bytes("%PDF-1.7\nwords"), "not-text"],
    ["a ZIP", bytes("PK\u0003\u0004words"), "not-text"],
    ["NUL bytes", bytes("some", [0, 0, 0], "words"), "not-text"],
    ["control characters", bytes([1, 2, 3, 4, 5, 6, 7, 8, 65, 66]), "not-text"],
    ["too much", new Uint8Array(SIZE_LIMIT + 1).fill(65), "too-large"],
  ])("does not read %s", (_, source, code) => {
    expect(codes(decode(source))).toEqual([code]);
  });

  it("believes the bytes before the declaration", () => {
    expect(decode(bytes("café"), "iso-8859-1")).toMatchObject({ text: "café", charset: "utf-8" });
    expect(decode(bytes("caf", [0xe9]), "ISO-8859-1")).toMatchObject({ text: "café", charset: "windows-1252" });
  });

  it("reads other charsets without the places of their letters", () => {
    const source = bytes("Minister ", [0xcc, 0xe8, 0xed]);
    const found = decode(source, "windows-1251");
    expect(found).toMatchObject({ ok: true, text: "Minister Мин" });
    expect(codes(found)).toEqual(["charset-unsupported"]);
    if (found.ok) expect(checkRuns(found, source)).toEqual({ copied: 9, escaped: 0, inserted: 3, wrong: 0 });
  });

  it("reads an unknown charset as if nothing were declared", () => {
    expect(decode(bytes("caf", [0xe9]), "x-nonsense")).toMatchObject({ text: "café", charset: "windows-1252" });
  });
});

it.each([
  ['<meta charset="windows-1251">', "windows-1251"],
  ['<meta http-equiv="Content-Type" content="text/html; charset=Shift_JIS">', "Shift_JIS"],
  ["<p>charset=utf-8</p>", undefined],
])("declaredCharset of %s", (html, charset) => {
  expect(declaredCharset(bytes(html))).toBe(charset);
});
