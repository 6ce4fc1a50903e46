import { expect, test } from "vitest";
import type { Ask, Cell, Work } from "../../../src/store/lists/cells.ts";
import { documentsWith, numbered } from "../../../src/store/lists/documents.ts";
import { BLOCK, Words } from "../../../src/store/lists/words.ts";

/** An index in memory that counts how often each cell was kept. */
class Index {
  readonly cells = new Map<string, Cell>();
  readonly times = new Map<string, number>();

  do<T>(work: Work<T>): T {
    let step = work.next([]);
    while (!step.done) step = work.next(this.answer(step.value));
    return step.value;
  }

  private answer(ask: Ask): readonly Cell[] {
    const all = [...this.cells.values()].toSorted((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.block - b.block));
    if ("read" in ask) return all.filter(({ name, block }) => ask.read.includes(name) && (ask.blocks?.includes(block) ?? true));
    if ("drop" in ask) for (const { name, block } of all) if (name.startsWith(`${ask.drop}:`)) this.cells.delete(`${name} ${block}`);
    for (const cell of "keep" in ask ? ask.keep : []) {
      const key = `${cell.name} ${cell.block}`;
      this.cells.set(key, cell);
      this.times.set(key, (this.times.get(key) ?? 0) + 1);
    }
    return [];
  }
}

/** Index documents from one number to another; of each the word that all have, and the words of what its number can be divided by. */
function gathered(index: Index, from: number, to: number): void {
  const ids = Array.from({ length: to - from }, (_, at) => `d${from + at}`);
  const numbers = index.do(numbered(ids));
  const words = new Words();
  for (const id of ids) {
    const number = numbers.get(id) ?? -1;
    if (words.isFullFor(number)) index.do(words.kept());
    words.add(number, ["all", ...[7, 1_000].filter((by) => number % by === 0).map((by) => `by${by}`)].join(" "));
  }
  index.do(words.kept());
}

test("words of more documents than share a cell are written once for each block, and go on in the block where the last ended", () => {
  const index = new Index();
  const [first, end] = [BLOCK + 5_000, BLOCK + 9_000];
  gathered(index, 0, first);
  expect([...index.times].filter(([name, times]) => name.startsWith("word:") && times > 1)).toEqual([]);
  gathered(index, first, end);
  for (const [word, by] of [
    ["all", 1],
    ["by7", 7],
    ["by1000", 1_000],
  ] as const) {
    const found = index.do(documentsWith([word]));
    const expected = Array.from({ length: Math.ceil(end / by) }, (_, at) => at * by);
    expect(found.part(0, end)).toEqual(expected);
  }
  expect(index.do(documentsWith(["all", "by7", "by1000"])).part(0, end)).toEqual(Array.from({ length: 11 }, (_, at) => at * 7_000));
});
