import { expect, it } from "vitest";
import { behindDateline } from "../../src/language/dateline.ts";
import { tokenize } from "../../src/language/tokens.ts";

it.each([
  ["a town", "VARNA -- Dockers walked out.", "Dockers"],
  ["a town in its country, with a day and an agency", "VARNA, Borduria, Jan. 3 (ANP) – The port closed.", "The"],
  ["an agency in brackets alone", "Varna (ANP) - The port closed.", "The"],
  ["a credit before it", "Photo VARNA, Borduria -- Dockers walked out.", "Dockers"],
  ["no capitals", "Varna, Borduria – Dockers walked out.", "Varna"],
  ["words in small letters before the dash", "The EU in Varna - Dockers walked out.", "The"],
  ["what goes on in small letters", "NATO – an alliance of many – met.", "NATO"],
  ["no dash", "VARNA Dockers walked out.", "VARNA"],
  ["nothing behind the dash", "VARNA --", "VARNA"],
])("%s", (_, text, wanted) => {
  const tokens = tokenize(text);
  expect(tokens[behindDateline(tokens, { first: 0, last: tokens.length })]?.text).toBe(wanted);
});
