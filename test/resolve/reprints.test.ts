import { describe, expect, it } from "vitest";
import type { Analysed } from "../../src/model/annotator.ts";
import { originsOf } from "../../src/resolve/origins.ts";
import { reprintsOf } from "../../src/resolve/reprints.ts";

const NOUNS = "ferry harbour council bridge island market teacher winter storm engine captain ticket meadow lantern orchard".split(" ");

/** A text of many different words that no other seed shares in a row. */
function story(seed: number, words = 120): string {
  return Array.from(
    { length: words },
    (_, at) => `${NOUNS[(at * (seed + 3) + ((at * at) % (seed + 5))) % NOUNS.length]}${(at * seed) % 7}`,
  ).join(" ");
}

function report(id: string, text: string, kind: "report" | "wire" = "report"): Analysed {
  const span = { doc: id, start: 0, end: text.length };
  return {
    document: { id, text, kind, credits: [], published: [], blocks: [{ kind: "paragraph", span }] },
    annotations: [],
  } as unknown as Analysed;
}

const copied = (all: readonly Analysed[]) => reprintsOf(all, new Map());

describe("reprints", () => {
  it("are pairs that share most of the shorter text, with the passages on both sides", () => {
    const all = [report("a", story(1)), report("b", `${story(2, 30)} ${story(1)}`), report("c", story(4))];
    const [only, ...others] = copied(all);
    expect(others).toEqual([]);
    expect(only?.docs).toEqual(["a", "b"]);
    expect(only?.containment).toBe(1);
    expect(only?.passages.map((side) => side[0]?.doc)).toEqual(["a", "b"]);
    expect(only?.from).toBeNull();
  });

  it("come from the wire", () => {
    expect(copied([report("a", story(1)), report("b", story(1), "wire")])[0]?.from).toBe("b");
  });

  it("are the same for any order of documents", () => {
    const all = [report("c", story(1)), report("a", story(1)), report("b", story(3))];
    expect(copied(all.toReversed())).toEqual(copied(all));
  });

  it("link a thousand copies to the first, not to each other", () => {
    const all = Array.from({ length: 1000 }, (_, at) => report(`d${String(at).padStart(4, "0")}`, `${story(1)} copy${at}`));
    const found = copied(all);
    expect(found).toHaveLength(999);
    expect(new Set(originsOf(all, found).values())).toEqual(new Set(["d0000"]));
  });

  it("leave documents without copies their own origin", () => {
    const all = [report("b", story(1)), report("a", story(4))];
    expect([...originsOf(all, copied(all))]).toEqual([["a", "a"], ["b", "b"]]); // prettier-ignore
  });
});
