import { expect, test } from "vitest";
import { hashOf } from "../../src/text/hash.ts";
import { Hashes, hashes } from "../../src/text/hashes.ts";

function packed(words: readonly string[]): Uint8Array {
  const bytes = new Uint8Array(words.length * 4);
  const view = new DataView(bytes.buffer);
  for (const [at, word] of words.entries()) view.setUint32(at * 4, hashOf(word), true);
  return bytes;
}

test("members are found, others are not", () => {
  const words = Array.from({ length: 1000 }, (_, at) => `name${at}`);
  const list = new Hashes(packed(words));
  expect(words.every((word) => list.has(word))).toBe(true);
  expect(Array.from({ length: 1000 }, (_, at) => `other${at}`).filter((word) => list.has(word))).toEqual([]);
});

test("an empty list has no members", () => {
  expect(new Hashes(new Uint8Array(0)).has("anything")).toBe(false);
});

test("a list that is not there is a broken package", () => {
  expect(() => hashes("knowledge/none.bin")).toThrow(/ENOENT/);
});
