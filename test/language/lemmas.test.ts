import { expect, it } from "vitest";
import { lemma } from "../../src/language/lemmas.ts";

it.each([
  ["talks", "NNS", "talk"],
  ["cities", "NNS", "city"],
  ["women", "NNS", "woman"],
  ["struck", "VBD", "strike"],
  ["signing", "VBG", "sign"],
  ["was", "VBD", "be"],
  ["n't", "RB", "not"],
  ["bigger", "JJR", "big"],
  ["Signed", "VBD", "sign"],
  ["Tove", "NNP", "Tove"],
  ["harbour", "NN", "harbour"],
  ["me", "PRP", "I"],
  ["quayside", "ZZ", "quayside"],
  ["", "NN", ""],
])("of %s %s is %s", (word, tag, wanted) => expect(lemma(word, tag)).toBe(wanted));
