import fc from "fast-check";
import { expect, it } from "vitest";
import { Heap } from "../../src/text/heap.ts";

it("gives what was put in, the first of what is left each time", () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.integer(), fc.constant("take"))), (steps) => {
      const heap = new Heap<number>((a, b) => a < b);
      let left: number[] = [];
      for (const step of steps) {
        if (typeof step === "number") {
          heap.add(step);
          left = [...left, step].toSorted((a, b) => a - b);
        } else expect(heap.take()).toBe(left.shift());
      }
    }),
  );
});
