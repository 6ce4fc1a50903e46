import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { collection } from "../../../bench/generator/collection.ts";
import { Filed, IN_MEMORY, numbered } from "../../../src/model/drawer.ts";
import { answered } from "../../../src/model/asking.ts";
import type { Analysed } from "../../../src/model/annotator.ts";
import { annotate, dossierOf, readAll, settling } from "../../../src/pipeline.ts";
import { Spill } from "../../../src/serve/cli/spill.ts";

/** Larger than what is gathered before it is written, and than what is kept at hand. */
const LONG = 3 << 20;

function spilling<T>(work: (spill: Spill) => T): T {
  const spill = new Spill();
  try {
    return work(spill);
  } finally {
    spill.close();
  }
}

describe("a spill", () => {
  it("gives back what was put in, of several drawers, in any order and again", () => {
    spilling((spill) => {
      const [words, numbers] = [spill.open<{ readonly text: string }>(), spill.open<readonly number[]>()];
      const texts = ["", "näher", "a\uD800b", "x".repeat(LONG), "y".repeat(LONG), "z".repeat(LONG), "last"];
      const places = texts.map((text) => [words.put({ text }), numbers.put([text.length, 7])] as const);
      for (const [at, [word, number]] of [...places.entries(), ...[...places.entries()].toReversed()]) {
        expect(words.take(word).text === texts[at]).toBe(true);
        expect(numbers.take(number)).toEqual([texts[at]?.length, 7]);
      }
    });
  });

  it("keeps what JSON can tell as it is, and leaves out what is undefined", () => {
    spilling((spill) => {
      const drawer = spill.open<unknown>();
      const value = { list: [["a", [1]], null], none: undefined, far: 2 ** 40, half: "\uD83D", text: "\u0000“ä”" };
      const at = drawer.put(value);
      for (let more = 0; more < 4; more++) drawer.take(drawer.put("x".repeat(LONG)));
      expect(drawer.take(at)).toEqual(value);
    });
  });

  it("leaves no file behind", () => {
    const home = mkdtempSync(join(tmpdir(), "spill-"));
    vi.stubEnv("TMPDIR", home);
    spilling((spill) => spill.open<string>().put("x".repeat(LONG)));
    expect(readdirSync(home)).toEqual([]);
    vi.unstubAllEnvs();
    rmSync(home, { recursive: true });
  });
});

describe.each([
  ["memory", () => IN_MEMORY],
  ["a spill", () => new Spill()],
] as const)("a map filed in %s", (_, drawers) => {
  it("is a map: the last value of a key, in the order in which keys came", () => {
    const map = new Filed<string, readonly number[]>(drawers());
    map.set("b", [1]);
    map.set("a", [2]);
    map.set("b", [3]);
    expect(map.size).toBe(2);
    expect([...map]).toEqual([["b", [3]], ["a", [2]]]); // prettier-ignore
    expect([...map.keys(), ...map.values()]).toEqual(["b", "a", [3], [2]]);
    expect([map.get("a"), map.get("c"), map.has("b"), map.has("c")]).toEqual([[2], undefined, true, false]);
  });

  it("is walked in an order that is given before the values come", () => {
    const map = new Filed<string, number>(drawers(), numbered(["a", "b"]));
    map.set("b", 1);
    expect(map.get("a")).toBeUndefined();
    map.set("a", 2);
    expect([...map]).toEqual([["a", 2], ["b", 1]]); // prettier-ignore
    expect(() => map.set("c", 3)).toThrow("c is none of the keys");
  });
});

/** Articles of the invented news, with copies, stock phrases and look-alikes among them. */
const SIZE = 60;

describe("what is settled", () => {
  it("is the same, to the last byte, whether what is kept lies in memory or on the disk", { timeout: 60_000 }, () => {
    const lines = [...collection({ seed: "spill", stock: 0.3, hot: 8 }, SIZE)].map(({ article }) => JSON.stringify(article));
    const news = new Map<string, Analysed>();
    for (const outcome of readAll({ bytes: new TextEncoder().encode(lines.join("\n")), at: "news.jsonl", type: "jsonl" }))
      if (outcome.ok) news.set(outcome.document.id, annotate(outcome.document));
    const written = (drawers: Parameters<typeof settling>[2]): string[] => {
      const settled = answered(settling([...news.keys()], [], drawers), news);
      const { events, entities, reprints, editions, happenings, dates, refusals } = settled.findings;
      const records = [...events.values()].map((event) =>
        dossierOf(
          event,
          settled,
          event.accounts.flatMap(({ doc }) => news.get(doc) ?? []),
        ),
      );
      const lists = [entities, reprints, happenings, dates, refusals].map((one) => [...one]);
      return [records, editions, ...lists].map((part) => JSON.stringify(part));
    };
    const there = written(IN_MEMORY);
    expect(there.join().length).toBeGreaterThan(10_000);
    expect(spilling(written)).toEqual(there);
  });
});
