import { describe, expect, test } from "vitest";
import { chunksOf, readColumns } from "../../eval/bio.ts";
import { joined, placed, tight } from "../../eval/joined.ts";
import { nameScore, scoreNames, taggedText } from "../../eval/named.ts";
import { mistakesTold } from "../../eval/mistakes.ts";
import type { Mistake } from "../../eval/set.ts";

describe("words put together", () => {
  test.each([
    ["Ana Orel , of Tarn , said .", "Ana Orel, of Tarn, said."],
    ['" No , " she said , " not ( yet ) . "', '"No," she said, "not (yet)."'],
    ["the ministers ' plan and Orel 's", "the ministers' plan and Orel's"],
    ["they do n't pay $ 5", "they don't pay $5"],
  ])("%s", (words, text) => {
    expect(joined(words.split(" ")).text).toBe(text);
  });

  test("hyphens join only where the corpus cut words at them", () => {
    const words = "pro - Tarn rallies - on Monday".split(" ");
    expect(joined(words, true).text).toBe("pro-Tarn rallies-on Monday");
    expect(joined(words).text).toBe("pro - Tarn rallies - on Monday");
  });

  test("every word stands where it is said to stand", () => {
    const words = '" Orel - Tam , Inc . " ( sic )'.split(" ");
    const { text, starts, ends } = joined(words, true);
    expect(words.map((_, at) => text.slice(starts[at], ends[at]))).toEqual(words);
  });

  test("words are found in their own text", () => {
    expect(placed("He  said: no", ["He", "said", ":", "no"])?.starts).toEqual([0, 4, 8, 10]);
    expect(placed("He said", ["She"])).toBeUndefined();
    expect(tight("I do n't think it 's 'stuff")).toBe("I don't think it's 'stuff");
  });
});

describe("chunks", () => {
  test.each([
    ["O B-PER I-PER O B-PER", "1-3 PER, 4-5 PER"],
    ["I-LOC I-LOC I-ORG O", "0-2 LOC, 2-3 ORG"],
    ["B-LOC B-LOC", "0-1 LOC, 1-2 LOC"],
    ["B-O S-PER E-PER", "1-3 PER"],
  ])("%s", (tags, wanted) => {
    const found = chunksOf(tags.split(" ")).map(({ first, last, label }) => `${first}-${last} ${label}`);
    expect(found.join(", ")).toBe(wanted);
  });

  test("columns are read by place, sentences by empty lines", () => {
    expect(readColumns("a\tO\tB-X\r\nb\tB-PER\n\n \nc\tO\n")).toEqual([
      { words: ["a", "b"], tags: ["O", "B-PER"] },
      { words: ["c"], tags: ["O"] },
    ]);
  });
});

const MAPPING = { PER: "PER", ORG: "ORG", LOC: "LOC" } as const;

test("a set by hand: one right, one of another class, one too long, one missed", async () => {
  const rows = [
    {
      words: "Ana Orel left Tarn Ltd . in Oslo near Lake Inn .".split(" "),
      tags: "B-PER I-PER O B-ORG I-ORG I-ORG O B-LOC O B-LOC I-LOC O".split(" "),
    },
  ];
  const text = taggedText("t", rows, { mapping: MAPPING, splits: false });
  const at = (words: string, label: string) => {
    const start = text.text.indexOf(words);
    return { text: "t", start, end: start + words.length, label };
  };
  expect(text.gold.map(({ start, end }) => text.text.slice(start, end))).toEqual(["Ana Orel", "Tarn Ltd", "Oslo", "Lake Inn"]);
  const ours = [at("Ana Orel", "PER"), at("Oslo", "PER"), at("left Tarn Ltd", "ORG")];
  const score = nameScore(text.gold, ours);
  expect(score["precision"]).toBeCloseTo(1 / 3);
  expect(score["recall"]).toBeCloseTo(1 / 4);
  expect(score["per_f1"]).toBeCloseTo(2 / 3);
  expect(score["org_f1"]).toBe(0);
  const mistakes: Mistake[] = [];
  const figures = await scoreNames({ one: [text], two: [text] }, { folder: "", tell: (more) => mistakes.push(...more) }, () => ours);
  expect(figures["one_f1"]).toBeCloseTo(2 / 7);
  expect(figures["baseline"]).toHaveProperty("two_per_f1");
  expect(mistakes.slice(0, mistakes.length / 2).map(({ kind, what }) => `${kind}: ${what}`)).toEqual([
    "one_ORG, too long: Tarn Ltd ≠ left Tarn Ltd",
    "one_LOC taken for PER: Oslo ≠ Oslo",
    "one_LOC missed, several words: Lake Inn",
  ]);
  expect(mistakesTold(mistakes)).toContain("6 mistakes by kind");
});
