import { describe, expect, it } from "vitest";
import { read } from "../../src/read/read.ts";
import { split } from "../../src/read/split.ts";

const source = (text: string, type: string) => ({ bytes: new TextEncoder().encode(text), at: "batch", type });
const parts = (text: string, type = "jsonl") =>
  [...split(source(text, type))].map((one) => [one.line, one.type, new TextDecoder().decode(one.bytes)]);

describe("JSON Lines", () => {
  it("gives each line that is not blank, with its number and without its end", () => {
    expect(parts('{"a":1}\r\n\n   \n{"b":2}\n{"c":3}')).toEqual([
      [1, "json", '{"a":1}'],
      [4, "json", '{"b":2}'],
      [5, "json", '{"c":3}'],
    ]);
  });

  it("leaves byte order marks out, also those that joining files left inside", () => {
    expect(parts('\ufeff{"a":1}\n\ufeff{"b":2}\n')).toEqual([
      [1, "json", '{"a":1}'],
      [2, "json", '{"b":2}'],
    ]);
  });

  it("knows ndjson, in capitals too, and empty input", () => {
    expect(parts("{}\n", "NDJSON")).toHaveLength(1);
    expect(parts("")).toEqual([]);
  });
});

describe("an mbox file", () => {
  const FIRST = "Subject: Pier agreed\nDate: Mon, 17 Mar 2025 08:00:00 +0000\n\nThe board of Eastmere agreed on a pier on Monday.\n\n";
  const SECOND =
    "Subject: Ferry back\n\nThe ferry sails again.\nFrom Eastmere it takes an hour.\n\nFrom noon on it is free, its owner said.\n";
  const FROM = "From desk@gazette.example Mon Mar 17 08:00:00 2025\n";

  it.each(["\n", "\r\n"])("gives its messages without their envelopes, and takes no line of a letter for one", (end) => {
    const text = `${FROM}${FIRST}${FROM}${SECOND}`.replaceAll("\n", end);
    expect(parts(text, "mbox").map(([line, type, own]) => [line, type, String(own).replaceAll(end, "\n")])).toEqual([
      [1, "eml", FIRST],
      [2, "eml", SECOND],
    ]);
  });

  it("reads each as an e-mail at its place in the file", () => {
    const [first] = [...split(source(`${FROM}${FIRST}`, "mbox"))].map((one) => read(one));
    expect(first?.ok === true && [first.document.seen, first.document.published[0]?.days]).toEqual([
      [{ at: "batch", line: 1 }],
      { from: "2025-03-17", to: "2025-03-17" },
    ]);
  });

  it("without a message gives none", () => {
    expect(parts("From here to there\n\nNo message.\n", "mbox")).toEqual([]);
  });
});
