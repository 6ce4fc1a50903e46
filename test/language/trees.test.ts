import { describe, expect, it } from "vitest";
import { tag } from "../../src/language/tags.ts";
import { parse } from "../../src/language/trees.ts";

const arcs = (text: string): string[] => {
  const words = text.split(" ");
  const { heads, labels } = parse(words, tag(words));
  return words.map((word, at) => `${word} ${labels[at] ?? ""} ${words[heads[at] as number] ?? "-"}`);
};

describe("trees", () => {
  it("say who did what to whom", () => {
    const found = arcs("The minister signed the agreement in March .");
    expect(found).toEqual(
      expect.arrayContaining(["minister nsubj signed", "signed root -", "agreement obj signed", "March obl signed", "in case March"]),
    );
  });

  it("tell the passive", () => {
    const found = arcs("The bridge was destroyed by soldiers .");
    expect(found).toEqual(
      expect.arrayContaining(["bridge nsubj:pass destroyed", "was aux:pass destroyed", "soldiers obl:agent destroyed"]),
    );
  });

  it("put what was said under the verb of saying", () => {
    expect(arcs("She said that they will rebuild the bridge .")).toContain("rebuild ccomp said");
  });

  it("have one root, and every word leads to it", () => {
    for (const words of [
      ["Boats"],
      ["of", "of", "of"],
      ["\ud800", "", "x"],
      Array.from({ length: 300 }, (_, at) => ["the", "and", "boat", ",", "saw"][at % 5] ?? ""),
    ]) {
      const { heads } = parse(words, tag(words));
      expect([...heads].filter((head) => head === -1)).toHaveLength(1);
      for (const start of words.keys()) {
        let at = start;
        for (let steps = 0; at !== -1 && steps <= words.length; steps++) at = heads[at] as number;
        expect(at).toBe(-1);
      }
    }
  });

  it("are given for no words", () => expect(parse([], tag([])).labels).toEqual([]));

  it("take time that grows with the sentence", () => {
    const words = Array.from({ length: 20_000 }, (_, at) => ["he", "saw", "boats", "and"][at % 4] ?? "");
    const start = performance.now();
    parse(words, tag(words));
    expect(performance.now() - start).toBeLessThan(10_000);
  });
});
