import { afterAll, describe, expect, test } from "vitest";
import type { Engine, Step } from "../../src/engine/engine.ts";

async function* from<T>(items: Iterable<T>): AsyncGenerator<T> {
  for (const item of items) yield await Promise.resolve(item);
}

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const item of items) found.push(item);
  return found;
}

/** The steps an engine is tried with; `module` is where they stand for engines that load them elsewhere. */
export interface Steps {
  readonly square: Step<number, { readonly of: number; readonly is: number }>;
  readonly refuse: Step<number, number>;
}

/** What every engine must do; run it on each. */
export function contract(name: string, engine: Engine, { square, refuse }: Steps): void {
  describe(`${name} keeps the engine contract`, () => {
    afterAll(() => engine.close());

    test.each([0, 1, 31, 32, 33, 1000])("maps %i items in their order", async (count) => {
      const items = Array.from({ length: count }, (_, at) => at);
      expect(await all(engine.map(square, from(items)))).toEqual(items.map((of) => ({ of, is: of * of })));
    });

    test("takes items no faster than results are fetched", async () => {
      let taken = 0;
      const endless = (async function* () {
        for (;;) yield await Promise.resolve(taken++);
      })();
      for await (const { of } of engine.map(square, endless)) if (of === 100) break;
      expect(taken).toBeLessThan(1000);
    });

    test("passes on a step's error", async () => {
      await expect(all(engine.map(refuse, from([1, 2, 3])))).rejects.toThrow("refused 2");
    });

    test("works on after an error", async () => {
      expect(await all(engine.map(square, from([3])))).toEqual([{ of: 3, is: 9 }]);
    });

    test("groups by key: keys in order, items in theirs, each once under a key", () => {
      const items = ["pear", "apple", "plum", "all"];
      const groups = [...engine.groupByKey(items, (word) => [word[0] ?? "", word[word.length - 1] ?? "", word[0] ?? ""])];
      expect(groups).toEqual([
        { key: "a", items: ["apple", "all"] },
        { key: "e", items: ["apple"] },
        { key: "l", items: ["all"] },
        { key: "m", items: ["plum"] },
        { key: "p", items: ["pear", "plum"] },
        { key: "r", items: ["pear"] },
      ]);
    });
  });
}
