import { describe, expect, it } from "vitest";
import { split } from "../../src/read/split.ts";

const source = (text: string, type: string) => ({ bytes: new TextEncoder().encode(text), at: "batch", type });
const parts = (text: string, type = "jsonl") =>
  [...split(source(text, type))].map((one) => [one.line, one.type, new TextDecoder().decode(one.bytes)]);

describe("split", () => {
  it("gives each line that is not blank, with its number and without its end", () => {
    expect(parts('{"a":1}\r\n\n   \n{"b":2}\n{"c":3}')).toEqual([
      [1, "json", '{"a":1}'],
      [4, "json", '{"b":2}'],
      [5, "json", '{"c":3}'],
    ]);
  });

  it("leaves the byte order mark out of the first line", () => {
    expect(parts('\ufeff{"a":1}\n')).toEqual([[1, "json", '{"a":1}']]);
  });

  it("gives anything else as it is", () => {
    const one = source("two\nlines", "txt");
    expect([...split(one)]).toEqual([one]);
    expect([...split(one)][0]).toBe(one);
  });

  it("knows ndjson, in capitals too, and empty input", () => {
    expect(parts("{}\n", "NDJSON")).toHaveLength(1);
    expect(parts("")).toEqual([]);
  });
});
