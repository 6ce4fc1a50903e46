import fc from "fast-check";
import { expect, it } from "vitest";
import { Heap } from "../../src/text/heap.ts";

const SIZE = 12;

it("gives what was put in, the first of what is left each time, though ranks change and some are removed", () => {
  const item = fc.nat(SIZE - 1);
  const step = fc.oneof(
    fc.constant({ kind: "take" as const }),
    fc.record({ kind: fc.constant("remove" as const), item }),
    fc.record({ kind: fc.constant("put" as const), item, rank: fc.nat(20) }),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const ranks = Array.from({ length: SIZE }, () => 0);
      const isFirst = (a: number, b: number): boolean => (ranks[a] ?? 0) < (ranks[b] ?? 0) || (ranks[a] === ranks[b] && a < b);
      const heap = new Heap(SIZE, isFirst);
      const left = new Set<number>();
      for (const step of steps) {
        if (step.kind === "put") {
          ranks[step.item] = step.rank;
          heap.put(step.item);
          left.add(step.item);
        } else if (step.kind === "remove") {
          heap.remove(step.item);
          left.delete(step.item);
        } else {
          const [first] = [...left].toSorted((a, b) => (isFirst(a, b) ? -1 : 1));
          expect(heap.take()).toBe(first);
          if (first !== undefined) left.delete(first);
        }
      }
    }),
  );
});
