import { describe, expect, test } from "vitest";
import { GAZETTEER_FLAGS, gazetteerFlags } from "../../src/language/members.ts";

const named = (flags: number): string[] => GAZETTEER_FLAGS.filter((_, at) => ((flags >> at) & 1) === 1);
const word = (text: string): string[] => named(gazetteerFlags([text])[0] ?? 0);

describe("lists a word is in", () => {
  test.each([
    ["Maria", "given"],
    ["Johnson", "surname"],
    ["Mulroney", "rare-surname"],
    ["harvest", "everyday"],
    ["Minister", "office"],
    ["Ministry", "body-first"],
    ["River", "place-last"],
    ["Norway", "country"],
    ["Norwegian", "group"],
    ["Lagos", "city"],
    ["NATO", "acronym"],
    ["Boeing", "body"],
  ])("%s is in %s", (text, flag) => {
    expect(word(text)).toContain(flag);
  });

  test("an acronym counts in capitals only", () => {
    expect(word("US")).toContain("acronym");
    expect(word("us")).not.toContain("acronym");
  });

  test("accents and case do not matter to lists of names", () => {
    expect(word("JOSÉ")).toContain("given");
  });

  test.each(["", ",", "Qwzxv", "\ud800"])("%j is in none", (text) => {
    expect(word(text)).toEqual([]);
  });
});

test("longer names are marked word by word, offices in small letters too", () => {
  const words = ["the", "prime", "minister", "of", "New", "Zealand", "spoke", "to", "the", "European", "Union"];
  const flags = [...gazetteerFlags(words)].map((own) =>
    named(own)
      .filter((flag) => flag.includes("phrase"))
      .join(" "),
  );
  expect(flags[1]).toBe("office-phrase phrase-begins");
  expect(flags[2]).toBe("office-phrase");
  expect(flags[4]).toContain("place-phrase");
  expect(flags[4]).toContain("phrase-begins");
  expect(flags[5]).toContain("place-phrase");
  expect(flags[9]).toContain("body-phrase");
  expect(flags[10]).toContain("body-phrase");
  expect(flags[6]).toBe("");
});

test("flags of a word do not depend on what was asked before", () => {
  const before = word("Orel");
  gazetteerFlags(Array.from({ length: 30_000 }, (_, at) => `Word${at}`));
  expect(word("Orel")).toEqual(before);
});

test("no words, no flags; all flags fit beside eight bits more", () => {
  expect(gazetteerFlags([])).toHaveLength(0);
  expect(GAZETTEER_FLAGS).toHaveLength(24);
});
