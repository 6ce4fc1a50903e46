import { expect, test } from "vitest";
import type { Mention } from "../../src/model/annotation.ts";
import { goldDocument, goldGroups, systemGroups } from "../../eval/chains.ts";
import { readConllu } from "../../eval/conllu.ts";
import { named } from "../annotate/page.ts";

/** A made-up sentence: "Ada Holm said she saw Holm's old dog; it liked me." Brackets nest, and one closes on the word it opens on. */
const ROWS = [
  ["Ada", "PROPN", "NNP", "3", "Entity=(1-person-new-sssss-cf1-1,2-coref-Ada_Holm_(keeper)"],
  ["Holm", "PROPN", "NNP", "1", "Entity=1)"],
  ["said", "VERB", "VBD", "0", "_"],
  ["she", "PRON", "PRP", "5", "Entity=(1-person-giv:act-sssss-cf1-1-ana)"],
  ["saw", "VERB", "VBD", "3", "_"],
  ["Holm", "PROPN", "NNP", "9", "Entity=(2-animal-new-nnnnn-cf2-4-coref(1-person-giv:act-sssss-cf1-1-coref|SpaceAfter=No"],
  ["'s", "PART", "POS", "6", "Entity=1)"],
  ["old", "ADJ", "JJ", "9", "_"],
  ["dog", "NOUN", "NN", "5", "Entity=2)|SpaceAfter=No"],
  [";", "PUNCT", ":", "11", "_"],
  ["it", "PRON", "PRP", "12", "Entity=(2-animal-giv:act-nnnnn-cf2-1-ana)"],
  ["liked", "VERB", "VBD", "3", "_"],
  ["me", "PRON", "PRP", "12", "Entity=(3-person-new-nnnnn-cf3-1-sgl)|SpaceAfter=No"],
  [".", "PUNCT", ".", "3", "_"],
];
const TEXT = "Ada Holm said she saw Holm's old dog; it liked me.";
const file = [
  "# newdoc id = made_up",
  "# newpar",
  `# text = ${TEXT}`,
  ...ROWS.map(([form, upos, xpos, head, misc], at) => [at + 1, form, form, upos, xpos, "_", head, "dep", "_", misc].join("\t")),
].join("\n");
const document = goldDocument(readConllu(file));
const words = (groups: readonly (readonly string[])[]): string[] =>
  groups.map((group) => group.map((at) => `${at} ${/\w+/.exec(TEXT.slice(Number(at)))?.[0]}`).join(", "));

test("gold mentions are read with their heads", () => {
  expect(document.text).toBe(TEXT);
  expect(document.mentions.map(({ first, last, head, group }) => [group, first, last, head])).toEqual([
    ["1", 0, 1, 0],
    ["1", 3, 3, 3],
    ["1", 5, 6, 5],
    ["2", 5, 8, 8],
    ["2", 10, 10, 10],
    ["3", 12, 12, 12],
  ]);
});

test("groups of names and pronouns are scored, without those of one mention", () => {
  expect(words(goldGroups(document, "all"))).toEqual(["0 Ada, 14 she, 22 Holm"]);
});

test("our mentions are those of the same head, and offices without a name are left out", () => {
  const mention = (start: number, end: number, form: Mention["form"], to?: readonly [number, number]): Mention => ({
    kind: "mention",
    span: { doc: "d1", start, end },
    by: "names@1",
    class: "person",
    form,
    ...(form === "name" ? { name: { doc: "d1", start, end } } : {}),
    ...(to ? { antecedent: { to: { doc: "d1", start: to[0], end: to[1] }, reason: "pronoun" } } : {}),
  });
  const annotations = [
    mention(0, 8, "name"),
    mention(14, 17, "pronoun", [0, 8]),
    mention(22, 26, "role", [0, 8]),
    mention(47, 49, "pronoun"),
  ];
  expect(words(systemGroups(document, { ...named(TEXT, "d1"), annotations }, "all"))).toEqual(["0 Ada, 14 she"]);
});
