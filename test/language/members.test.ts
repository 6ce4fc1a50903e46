import { describe, expect, test } from "vitest";
import { PHRASE_FLAGS, phraseFlags, WORD_FLAGS, wordFlags } from "../../src/language/members.ts";

const named = (flags: number, names: readonly string[]): string[] => names.filter((_, at) => ((flags >> at) & 1) === 1);
const word = (text: string): string[] => named(wordFlags(text), WORD_FLAGS);

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
    expect(wordFlags(text)).toBe(0);
  });
});

test("longer names are marked word by word, offices in small letters too", () => {
  const words = ["the", "prime", "minister", "of", "New", "Zealand", "spoke", "to", "the", "European", "Union"];
  const flags = [...phraseFlags(words)].map((own) => named(own, PHRASE_FLAGS).join(" "));
  expect(flags[1]).toBe("office-begins");
  expect(flags[2]).toBe("office-goes-on");
  expect(flags[4]).toContain("place-begins");
  expect(flags[5]).toContain("place-goes-on");
  expect(flags[9]).toContain("body-begins");
  expect(flags[10]).toContain("body-goes-on");
  expect(flags[6]).toBe("");
});

test("no words, no flags", () => {
  expect(phraseFlags([])).toHaveLength(0);
});
