import { describe, expect, test } from "vitest";
import type { Analysed } from "../../src/model/annotator.ts";
import { entities } from "../../src/resolve/entities.ts";
import { named } from "../annotate/page.ts";

/** A world in which many share a name. Each text names in brackets who is meant; the bracket is taken out before reading. */
const WORLD: readonly (readonly [person: string, text: string])[] = [
  ["minister", "Norwegian Finance Minister Erik Dahl met Mira Solane and Tove Brandt in Oslo. Dahl said the budget was ready."],
  ["minister", "Norway's Finance Minister Erik Dahl answered Mira Solane. He was calm."],
  ["minister", "Erik Dahl and Mira Solane spoke again with Tove Brandt about the budget."],
  ["coach", "Danish coach Erik Dahl praised Jonas Friis and Ulla Kragh after the match."],
  ["coach", "Jonas Friis thanked coach Erik Dahl of Denmark."],
  ["sister", "Swedish President Eva Dahl opened the fair. Dahl spoke for an hour."],
  ["sister", "Sweden's President Eva Dahl has cancelled her visit."],
  ["nephew", "Canadian Prime Minister Peter Dahl resigned."],
  ["judge", "Kenyan Chief Justice Erik Dahl ruled on Monday."],
];

const texts = WORLD.map(([, text], at) => named(text, `d${at + 1}`));

function dahls(all: readonly Analysed[]): Map<string, string> {
  const found = new Map<string, string>();
  for (const { class: kind, id, surfaces, mentions } of entities(all).list) {
    if (kind !== "person" || !surfaces.some((surface) => surface.endsWith("Dahl"))) continue;
    for (const { span } of mentions) found.set(span.doc, id);
  }
  return found;
}

describe("a world of namesakes", () => {
  const found = dahls(texts);
  const pairs = WORLD.flatMap(([a], i) => WORLD.flatMap(([b], j) => (i < j ? [{ a, b, i, j }] : [])));

  test("everybody is found", () => expect(found.size).toBe(WORLD.length));

  test("nobody is joined with a namesake of another given name, office or country", () => {
    const wrong = pairs.filter(({ a, b, i, j }) => a !== b && found.get(`d${i + 1}`) === found.get(`d${j + 1}`));
    expect(wrong.map(({ i, j }) => `d${i + 1} d${j + 1}`)).toEqual([]);
  });

  test("those whose name comes with the same office, or with the same people, are one", () => {
    const missed = pairs.filter(({ a, b, i, j }) => a === b && found.get(`d${i + 1}`) !== found.get(`d${j + 1}`));
    expect(missed.map(({ i, j }) => `d${i + 1} d${j + 1}`)).toEqual([]);
  });

  test("each further report leaves those apart that were apart", () => {
    const wrong: string[] = [];
    for (let count = 2; count < WORLD.length; count++) {
      const some = dahls(texts.slice(0, count));
      for (const { a, b, i, j } of pairs)
        if (j < count && a !== b && some.get(`d${i + 1}`) === some.get(`d${j + 1}`)) wrong.push(`${count}: d${i + 1} d${j + 1}`);
    }
    expect(wrong).toEqual([]);
  });
});
