import { expect, it } from "vitest";
import { packWeights, unpackWeights } from "../../src/language/weights.ts";

const rows = Array.from({ length: 500 }, (_, at) => ({
  feature: Math.imul(at + 1, 0x9e3779b1),
  weights: [
    [at % 3, (at % 127) + 1],
    [3 + (at % 4), -((at % 100) + 1)],
  ] as const,
}));

it("score as they were packed", () => {
  const weights = unpackWeights(packWeights(rows));
  for (const { feature, weights: wanted } of rows) {
    const scores = new Int32Array(7);
    weights.score(Int32Array.of(feature), 1, scores);
    for (const [klass, value] of wanted) expect(scores[klass]).toBe(value);
  }
});

it("add up over features, and start from zero each time", () => {
  const weights = unpackWeights(packWeights([{ feature: 1234567, weights: [[0, 127]] }, { feature: 5, weights: [[0, 3]] }, { feature: -9, weights: [[0, 4], [1, -2]] }])); // prettier-ignore
  const scores = new Int32Array(2).fill(99);
  weights.score(Int32Array.of(5, -9, 77), 3, scores);
  expect([...scores]).toEqual([7, -2]);
  weights.score(Int32Array.of(5, -9, 77), 1, scores);
  expect([...scores]).toEqual([3, 0]);
});

it("are read from bytes that do not start at a word of memory", () => {
  const bytes = packWeights(rows);
  const moved = new Uint8Array(bytes.length + 1);
  moved.set(bytes, 1);
  const scores = new Int32Array(7);
  unpackWeights(moved.subarray(1)).score(Int32Array.of(rows[0]!.feature), 1, scores);
  expect(scores[0]).toBe(1);
});
