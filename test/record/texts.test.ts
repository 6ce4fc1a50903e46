import { describe, expect, it } from "vitest";
import { shortIds } from "../../src/record/short.ts";
import { textsOf } from "../../src/record/texts.ts";
import { documents } from "./fixture.ts";

describe("textsOf", () => {
  const one = { ...documents[0]!, id: "d1", text: "👍 tide 👍", blocks: [] };
  const texts = textsOf([one], { entities: new Map([["e:x", "X"]]), events: new Map() });

  it("reads a span and what stands beside it, without halving a character", () => {
    expect(texts.read({ doc: "d1", start: 3, end: 7 })).toBe("tide");
    expect(texts.around({ doc: "d1", start: 3, end: 7 }, 2)).toEqual({ before: "👍 ", after: " 👍" });
    expect(texts.around({ doc: "d1", start: 3, end: 7 }, 50)).toEqual({ before: "👍 ", after: " 👍" });
  });

  it("falls back to ids", () => {
    expect([texts.entity("e:x"), texts.entity("e:y"), texts.event("v1")]).toEqual(["X", "e:y", "v1"]);
  });

  it.each([
    { doc: "d2", start: 0, end: 1 },
    { doc: "d1", start: 0, end: 99 },
    { doc: "d1", start: -1, end: 1 },
    { doc: "d1", start: 3, end: 2 },
  ])("refuses a span that points nowhere: %j", (span) => expect(() => texts.read(span)).toThrow(RangeError));
});

describe("shortIds", () => {
  it("is as short as it can be and never ambiguous", () => {
    expect(shortIds(["d123456789", "d923456789"])("d123456789")).toBe("d123456");
    expect(shortIds(["d123456789", "d123456799", "d123456789"])("d123456799")).toBe("d12345679");
  });
});
