import { describe, expect, it } from "vitest";
import { collection } from "../../bench/generator/collection.ts";
import { phrase } from "../../bench/generator/phrase.ts";
import { Chance } from "../../bench/generator/chance.ts";
import type { Planted } from "../../bench/generator/plant.ts";
import { STOCK } from "../../bench/generator/filler.ts";

const RECIPE = { seed: "1", stock: 0, hot: 0 };

function counted(all: readonly Planted[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { truth } of all) counts[truth.role] = (counts[truth.role] ?? 0) + 1;
  return counts;
}

describe("a collection", () => {
  const made = [...collection(RECIPE, 2000)];

  it("is the same every time, and another with another seed", () => {
    expect([...collection(RECIPE, 2000)]).toEqual(made);
    expect([...collection({ ...RECIPE, seed: "2" }, 10)]).not.toEqual(made.slice(0, 10));
  });

  it("has as many articles as asked for, and begins as a longer one does", () => {
    expect(made).toHaveLength(2000);
    expect([...collection(RECIPE, 100)]).toEqual(made.slice(0, 100));
  });

  it("gives every article an address of its own and its truth", () => {
    expect(new Set(made.map(({ article }) => article.url)).size).toBe(made.length);
    expect(made.filter(({ article, truth }) => article.url !== truth.url)).toEqual([]);
  });

  it("leaves no name of a template unwritten", () => {
    expect(made.filter(({ article }) => /[{}[\]|]|undefined/.test(`${article.title} ${article.text}`))).toEqual([]);
  });

  it("plants every kind of report, and copies that are words of a wire report", () => {
    const { report = 0, copy = 0, revision = 0, foreign = 0 } = counted(made);
    expect(report).toBeGreaterThan(700);
    expect(copy).toBeGreaterThan(300);
    expect(revision).toBeGreaterThan(50);
    expect(foreign).toBeGreaterThan(20);
    const wires = made.filter(({ article, truth }) => truth.role === "report" && /Agency|Wire/.test(article.source));
    for (const { article, truth } of made.filter(({ truth: { role } }) => role === "copy")) {
      const wire = wires.find((one) => one.truth.event === truth.event);
      expect(wire?.article.text.startsWith(article.text.slice(0, 200)), truth.url).toBe(true);
    }
  });

  it("tells look-alikes in the words of another event, in another town or on a later day", () => {
    const first = (event: string) => made.find(({ truth }) => truth.event === event)?.article;
    for (const [one, twin] of [
      ["e6", "e7"],
      ["e14", "e15"],
    ] as const) {
      const [a, b] = [first(one), first(twin)];
      expect(new URL(a?.url ?? "").pathname.split("/")[4]?.split("-")[0]).toBe(new URL(b?.url ?? "").pathname.split("/")[4]?.split("-")[0]);
      expect(a?.text).not.toBe(b?.text);
    }
  });

  it("spreads identical copies of one report through itself where asked, and a stock paragraph", () => {
    const hot = [...collection({ seed: "1", stock: 1, hot: 50 }, 500)];
    expect(hot).toHaveLength(500);
    const copies = hot.filter(({ truth }) => truth.event === "hot");
    expect(copies).toHaveLength(50);
    expect(new Set(copies.map(({ article }) => article.text)).size).toBe(1);
    expect(hot.findLastIndex(({ truth }) => truth.event === "hot")).toBeGreaterThan(400);
    expect(hot.filter(({ truth, article }) => truth.event !== "hot" && !article.text.endsWith(STOCK))).toEqual([]);
  });
});

it("a template that names nothing known is refused", () => {
  expect(phrase("[A|A] {b}", { b: "c" }, new Chance("x"))).toBe("A c");
  expect(() => phrase("{what}", {}, new Chance("x"))).toThrow(RangeError);
});
