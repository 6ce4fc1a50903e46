import fc from "fast-check";
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
    ["end after a word that is an abbreviation too", "The mayor said no. Brandt left.", ["The mayor said no.", "Brandt left."]],
    ["go on before a figure", "They took ferry no. 5 to Tarn.", ["They took ferry no. 5 to Tarn."]],
    ["end after a decade", "It began in the 1960s. The quay is older.", ["It began in the 1960s.", "The quay is older."]],
    ["end in careless writing", "we were late again. they had closed the gate.", ["we were late again.", "they had closed the gate."]],
    ["keep a small word after an abbreviation", "Harbour Works Corp. said no.", ["Harbour Works Corp. said no."]],
    ["end after a country in capitals", "He left for the U.S. Then he wrote to us.", ["He left for the U.S.", "Then he wrote to us."]],
    ["go on inside a name with a country in capitals", "The U.S. House met.", ["The U.S. House met."]],
    ["keep the number of an item with it", "Two things count. 1. The dam holds.", ["Two things count.", "1. The dam holds."]],
    [
      "keep a letter of an item with it",
      "He named the aims of the plan. b) more trains",
      ["He named the aims of the plan. b) more trains"],
    ],
    ["end before the credit of a picture", "Crowds at the pier Image: Lena Holt.", ["Crowds at the pier", "Image: Lena Holt."]],
    ["keep who said it with a quotation", "“We will rebuild it.” – Mayor Ivo Renn", ["“We will rebuild it.” – Mayor Ivo Renn"]],
    [
      "keep the number of a note with what it belongs to",
      "The pier fell. [4] [12] It was old.[3] Nobody came.",
      ["The pier fell. [4] [12]", "It was old.[3]", "Nobody came."],
    ],
    ["do not end inside a question told", "“Why now?” she asked. He left.", ["“Why now?” she asked.", "He left."]],
  ])("%s", (_, text, wanted) => expect(cut(text)).toEqual(wanted));

  it("count offsets from the start of the text and leave no word out", () => {
    const text = "One. Two! Three? four… Five";
    const found = sentences(text, 5, text.length);
    expect(found[0]?.[0]).toBe(5);
    expect(found.map(([start, end]) => text.slice(start, end)).join(" ")).toBe(text.slice(5));
  });

  it("hold every character but white space once, in order, for any text", () => {
    const odd = fc.constantFrom(
      "\ud83d",
      "\udc00",
      "\ufeff",
      "\u2028",
      "\u00ad",
      "\u200b",
      "🙂",
      ". ",
      "! ",
      "“",
      "”",
      "U.S.",
      "A",
      "b",
      "\n",
      "…",
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: "binary", maxLength: 80 }),
          fc.array(odd, { maxLength: 40 }).map((parts) => parts.join("")),
        ),
        (text) => {
          let at = 0;
          for (const [start, end] of sentences(text)) {
            expect(text.slice(at, start).trim()).toBe("");
            expect(text.slice(start, end)).toBe(text.slice(start, end).trim());
            expect(end).toBeGreaterThan(start);
            at = end;
          }
          expect(text.slice(at).trim()).toBe("");
        },
      ),
    );
  });

  it.each([
    ["a mark of byte order", "\ufeffThe dam held. Nobody fled.", 2],
    ["a line separator", "The dam held.\u2028Nobody fled.", 2],
    ["soft hyphens", "The har\u00adbour closed. Nobody fled.", 2],
    ["no white space", "Thedamheld.Nobodyfled.", 1],
  ])("are told in text with %s", (_, text, wanted) => expect(cut(text)).toHaveLength(wanted));

  it("are found in linear time", () => {
    const text = "Image: ".repeat(20_000) + "?!".repeat(50_000);
    const start = performance.now();
    sentences(text);
    expect(performance.now() - start).toBeLessThan(2000);
  });
});
