import { expect, it } from "vitest";
import { piecesOf } from "../../../src/language/network/pieces.ts";

it.each([
  ["did n't", ["didn't"], ["did", "n't"]],
  ["curly apostrophes", ["wasn’t", "we’ll"], ["was", "n’t", "we", "’ll"]],
  ["hyphens", ["long-term", "Oslo-based"], ["long", "-", "term", "Oslo", "-", "based"]],
  ["beginnings that are no words", ["re-elect", "anti-war", "e-mail"], ["re-elect", "anti-war", "e-mail"]],
  ["cannot", ["cannot", "Cannot"], ["can", "not", "Can", "not"]],
  ["stops of abbreviations", ["Mr", ".", "Orsk", "."], ["Mr.", "Orsk", "."]],
  ["marks in a row", ["well", ".", ".", ".", "yes"], ["well", "...", "yes"]],
  ["names with an apostrophe", ["O'Brien", "D'Arcy"], ["O'Brien", "D'Arcy"]],
  ["nothing", [], []],
])("cuts %s", (_, words, wanted) => expect(piecesOf(words).forms).toEqual(wanted));

it("says which pieces are a token's", () => {
  expect([...piecesOf(["Mr", ".", "Orsk-Lind", "n't", "."]).first]).toEqual([0, 0, 1, 4, 5]);
});

it("leaves the last stop of a sentence alone", () => expect(piecesOf(["Orsk", "Inc", "."]).forms).toEqual(["Orsk", "Inc", "."]));

it("keeps a line across a page whole, as the treebanks do: the network was trained on such", () => {
  const line = Array.from({ length: 75 }, () => "-");
  expect(piecesOf(line).forms).toEqual(["-".repeat(75)]);
});

it("cuts long runs of marks, in time that grows with their length alone", () => {
  const dots = Array.from({ length: 200_000 }, () => ".");
  const { forms } = piecesOf(dots);
  expect(Math.max(...forms.map(({ length }) => length))).toBe(128);
  expect(forms.join("")).toBe(dots.join(""));
});
