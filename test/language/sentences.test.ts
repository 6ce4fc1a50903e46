import { describe, expect, it } from "vitest";
import { sentences } from "../../src/language/sentences.ts";

const cut = (text: string): string[] => sentences(text).map(([start, end]) => text.slice(start, end));

describe("sentences", () => {
  it.each([
    ["end at a stop before a capital", "The ferry sank. Nobody was hurt.", ["The ferry sank.", "Nobody was hurt."]],
    [
      "go on after an abbreviation",
      "Gen. Orla Brandt spoke. Adm. Tove Lind did not.",
      ["Gen. Orla Brandt spoke.", "Adm. Tove Lind did not."],
    ],
    ["go on after a state", "Rosedale, La. -- Deputies found the boat.", ["Rosedale, La. -- Deputies found the boat."]],
    ["end after a decade", "It began in the 1960s. The quay is older.", ["It began in the 1960s.", "The quay is older."]],
    ["end in careless writing", "we were late again. they had closed the gate.", ["we were late again.", "they had closed the gate."]],
    ["keep a small word after an abbreviation", "Harbour Works Corp. said no.", ["Harbour Works Corp. said no."]],
    ["keep the number of an item with it", "Two things count. 1. The dam holds.", ["Two things count.", "1. The dam holds."]],
    [
      "keep a letter of an item with it",
      "He named the aims of the plan. b) more trains",
      ["He named the aims of the plan. b) more trains"],
    ],
    ["end before the credit of a picture", "Crowds at the pier Image: Lena Holt.", ["Crowds at the pier", "Image: Lena Holt."]],
    ["keep who said it with a quotation", "“We will rebuild it.” – Mayor Ivo Renn", ["“We will rebuild it.” – Mayor Ivo Renn"]],
    ["do not end inside a question told", "“Why now?” she asked. He left.", ["“Why now?” she asked.", "He left."]],
  ])("%s", (_, text, wanted) => expect(cut(text)).toEqual(wanted));

  it("count offsets from the start of the text and leave no word out", () => {
    const text = "One. Two! Three? four… Five";
    const found = sentences(text, 5, text.length);
    expect(found[0]?.[0]).toBe(5);
    expect(found.map(([start, end]) => text.slice(start, end)).join(" ")).toBe(text.slice(5));
  });

  it("are found in linear time", () => {
    const text = "Image: ".repeat(20_000) + "?!".repeat(50_000);
    const start = performance.now();
    sentences(text);
    expect(performance.now() - start).toBeLessThan(2000);
  });
});
