import { expect, test } from "vitest";
import { wordsOf } from "../../src/store/words.ts";

test.each([
  ["Réka’s “Sîrbu” – 3rd", ["reka", "s", "sirbu", "3rd"]],
  ["Reka’s “Sirbu” – 3rd…", ["reka", "s", "sirbu", "3rd"]],
  ["snake_case, 1,000 and 1.5%; the The THE", ["snake", "case", "1", "000", "and", "5", "the"]],
  ["", []],
  ["…–’", []],
])("of %j", (text, words) => {
  expect([...wordsOf(text)]).toEqual(words);
});

test("a plain text has the words that it has beside a letter that is none", () => {
  const plain = Array.from({ length: 128 }, (_, code) => `A${String.fromCodePoint(code)}b9`).join(" ");
  const beside = [...wordsOf(`${plain} – ’ … “ ” é`)].filter((word) => word !== "e");
  expect([...wordsOf(plain)]).toEqual(beside);
});

test("a word without end is its beginning", () => {
  for (const letter of ["a", "é"]) expect([...wordsOf(letter.repeat(500))]).toEqual([letter.normalize("NFD").slice(0, 1).repeat(120)]);
});
