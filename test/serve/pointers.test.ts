import { describe, expect, test } from "vitest";
import type { Document } from "../../src/model/document.ts";
import { misplacedRun, pointersIn } from "../../src/serve/pointers.ts";
import { documentOf, sourceOf } from "../store/sample.ts";

test("every span in a record is found, with the way to it", () => {
  const span = (start: number) => ({ doc: "d1", start, end: start + 1 });
  const record = { title: { evidence: [span(0)] }, rows: [{ readings: [{ evidence: [span(1), span(2)] }] }], when: null, n: 3, s: "d1" };
  expect([...pointersIn(record)].map(({ span, path }) => [span.start, path])).toEqual([
    [0, "title.evidence.0"],
    [1, "rows.0.readings.0.evidence.0"],
    [2, "rows.0.readings.0.evidence.1"],
  ]);
});

describe("runs", () => {
  const text = "Réka 😀 met";
  const utf16 = Buffer.from(text, "utf16le");
  const doc = (more: Partial<Document>): Document => ({ ...documentOf(sourceOf(text)), runs: [0, 0, text.length], ...more });

  test.each([
    ["utf-8", doc({}), Buffer.from(text, "utf8")],
    ["utf-16le", doc({ charset: "utf-16le" }), utf16],
    ["utf-16be", doc({ charset: "utf-16be" }), Buffer.from(utf16).swap16()],
    ["windows-1252", doc({ charset: "windows-1252", text: "“Réka”", runs: [0, 0, 6] }), Buffer.from([0x93, 0x52, 0xe9, 0x6b, 0x61, 0x94])],
    ["an entity", doc({ text: "a&b", runs: [0, 0, 1, 1, 1, -5, 2, 6, 1] }), Buffer.from("a&amp;b")],
    ["inserted text", doc({ text: "a\nb", runs: [0, 0, 1, 2, 4, 1] }), Buffer.from("a<p>b")],
  ])("in %s stand where they say", (_, document, bytes) => {
    expect(misplacedRun(document, bytes)).toBeUndefined();
  });

  test.each([
    ["another place", doc({ runs: [0, 1, text.length] }), 0],
    ["beyond the end", doc({ runs: [0, 0, 2, 2, 400, 2] }), 2],
    ["an escape beyond the end", doc({ runs: [0, 0, 1, 1, 10, -9] }), 1],
    ["before the start", doc({ runs: [0, -1, 1] }), 0],
    ["outside the text", doc({ runs: [99, 0, 1] }), 99],
  ])("that point at %s are told", (_, document, at) => {
    expect(misplacedRun(document, Buffer.from(text, "utf8"))).toBe(at);
  });
});
