import fc from "fast-check";
import { expect, it } from "vitest";
import { Layout } from "../../../src/language/network/memory.ts";
import { followRoom, Paths } from "../../../src/language/network/path.ts";

const CLASSES = ["O", "B-PER", "I-PER", "E-PER", "S-PER", "B-LOC", "E-LOC"];
const STRIDE = 8;
const WORDS = 4;

function fits(from: string, to: string): boolean {
  return /^[BI]/.test(from) ? /^[IE]/.test(to) && from.slice(2) === to.slice(2) : !/^[IE]/.test(to);
}

/** All paths that are allowed. */
function allowed(words: number): number[][] {
  const longer = (path: readonly number[]): number[][] =>
    CLASSES.flatMap((to, at) => (fits(path.length === 0 ? "O" : (CLASSES[path.at(-1) ?? 0] ?? ""), to) ? [[...path, at]] : []));
  let paths: number[][] = [[]];
  for (let word = 0; word < words; word++) paths = paths.flatMap(longer);
  return paths.filter((path) => fits(CLASSES[path.at(-1) ?? 0] ?? "", "O"));
}

it("finds the best path that begins and ends every name", () => {
  const layout = new Layout();
  const scores = layout.room(4 * WORDS * STRIDE);
  const follow = layout.room(followRoom(CLASSES.length));
  const back = layout.room(4 * WORDS * STRIDE);
  const { memory, kernel } = layout.open();
  const room = { kernel, memory: new Float32Array(memory.buffer), integers: new Int32Array(memory.buffer), follow, back };
  const worth = Float32Array.from({ length: CLASSES.length ** 2 }, (_, at) => (at % 5) - 2);
  const paths = new Paths(CLASSES, worth, room);
  const every = allowed(WORDS);
  const whole = fc.array(fc.integer({ min: -9, max: 9 }), { minLength: WORDS * STRIDE, maxLength: WORDS * STRIDE });
  fc.assert(
    fc.property(whole, (rows) => {
      room.memory.set(rows, scores / 4);
      const out = new Uint8Array(WORDS);
      paths.best(scores, STRIDE, out);
      const of = (path: readonly number[]): number =>
        path.reduce(
          (sum, at, word) =>
            sum + (rows[word * STRIDE + at] ?? 0) + (word > 0 ? (worth[(path[word - 1] ?? 0) * CLASSES.length + at] ?? 0) : 0),
          0,
        );
      expect(every.map(String)).toContain(String([...out]));
      expect(of([...out])).toBe(Math.max(...every.map(of)));
    }),
  );
});

it("finds the first of the largest of each row", () => {
  const layout = new Layout();
  const rows = layout.room(4 * 24);
  const to = layout.room(4 * 3);
  const { memory, kernel } = layout.open();
  const row = (...numbers: number[]): number[] => numbers;
  new Float32Array(memory.buffer).set(
    [...row(1, 5, 2, 0, 5, -1, 0, 5), ...row(-3, -Infinity, -4, -3, -3, -2, -2, -9), ...row(0, 0, 0, 0, 0, 0, 0, 0)],
    rows / 4,
  );
  kernel.largest(rows, 3, 32, 32, to);
  expect([...new Int32Array(memory.buffer, to, 3)]).toEqual([1, 5, 0]);
});
