import { expect, it } from "vitest";
import { readDocument } from "../../../src/language/network/document.ts";

const SENTENCES = [
  "the old harbour was closed for repairs",
  "she said that nobody had asked the fishermen what they wanted",
  "no",
  "two boats lay at the pier and a third was towed away in the night",
].map((text) => text.split(" "));

it("reads a sentence alike whatever stands beside it in the matrices", () => {
  const many = Array.from({ length: 30 }, () => SENTENCES).flat();
  const together = readDocument(many);
  const alone = SENTENCES.map((words) => readDocument([words])[0]);
  for (const [at, reading] of together.entries()) expect(reading).toEqual(alone[at % SENTENCES.length]);
});

it("makes one tree of a sentence that is longer than is read at once, between others", () => {
  const long = Array.from({ length: 40 }, () => "the boats came and the nets were dry".split(" ")).flat();
  const [before, reading, after] = readDocument([SENTENCES[0] ?? [], long, SENTENCES[1] ?? []]);
  const heads = [...(reading?.heads ?? [])];
  expect(heads).toHaveLength(long.length);
  expect(heads.filter((head) => head < 0)).toHaveLength(1);
  expect(Math.max(...heads)).toBeGreaterThan(256);
  expect([before, after]).toEqual([readDocument([SENTENCES[0] ?? []])[0], readDocument([SENTENCES[1] ?? []])[0]]);
});

it("reads nothing of no words", () => {
  expect(readDocument([])).toEqual([]);
  expect(readDocument([[]])[0]?.tags).toHaveLength(0);
});
