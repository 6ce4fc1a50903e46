import { expect, test } from "vitest";
import { Sieve } from "../../src/annotate/sieve.ts";

const WORDS = ["a", "meet", "met", "straße", "🚢", ""];

test("admits every word it was made of", () => {
  const sieve = new Sieve(WORDS);
  expect(WORDS.filter((word) => !sieve.admits(word))).toEqual([]);
});

test("keeps nearly all others out", () => {
  const sieve = new Sieve(WORDS);
  const others = Array.from({ length: 1000 }, (_, at) => `word${at}`);
  expect(others.filter((word) => sieve.admits(word)).length).toBeLessThan(10);
});
