import { expect, it } from "vitest";
import { readConllu } from "../../eval/conllu.ts";
import { sentenceScore } from "../../eval/treebank.ts";

const row = (...cells: readonly string[]): string => [...cells, ...Array.from({ length: 10 - cells.length }, () => "_")].join("\t");
const TEXT = [
  "# newdoc id = harbour",
  "# newpar",
  "# text = Don't sail.",
  row("1-2", "Don't"),
  row("1", "Do", "do", "AUX", "VBP", "_", "3", "aux"),
  row("2", "n't", "not", "PART", "RB", "_", "3", "advmod"),
  row("3", "sail", "sail", "VERB", "VB", "_", "0", "root"),
  row("3.1", "sailed"),
  row("4", ".", ".", "PUNCT", ".", "_", "3", "punct"),
  "",
  "# text = Wait.",
  row("1", "Wait", "wait", "VERB", "VB", "_", "0", "root"),
  row("2", ".", ".", "PUNCT", ".", "_", "1", "punct"),
  "",
].join("\n");

it("reads words, not ranges or empty words, and counts heads from 0", () => {
  const [first, second] = readConllu(TEXT);
  expect(first).toMatchObject({ words: ["Do", "n't", "sail", "."], heads: [2, 2, -1, 2], newParagraph: true, newDocument: true });
  expect(second).toMatchObject({ text: "Wait.", labels: ["root", "punct"], newParagraph: false });
});

it("scores sentences by both their ends", () => {
  const gold = readConllu(TEXT);
  expect(sentenceScore(gold, () => [[0, 11], [12, 17]])).toBe(1); // prettier-ignore
  expect(sentenceScore(gold, () => [[0, 17]])).toBe(0);
  expect(sentenceScore(gold, () => [[0, 11], [12, 14], [15, 17]])).toBe(2 / 5); // prettier-ignore
});
