import { expect, it } from "vitest";
import type { Link } from "../../src/resolve/links.ts";
import { mischained } from "../../eval/mischained.ts";
import { mislinked } from "../../eval/mislinked.ts";

const TEXT = "Brandt met Lind. She thanked her, and Brandt left.";
const at = (word: string, from = 0): string => String(TEXT.indexOf(word, from));
const words = [...TEXT.matchAll(/\w+/gu)].map(({ index, 0: word }) => ({
  start: index,
  end: index + word.length,
  xpos: "",
  upos: "",
  head: -1,
}));

it("tells mentions left alone, joined with something else, and joined with nothing", () => {
  const gold = [
    [at("Brandt"), at("She"), at("Brandt", 10)],
    [at("Lind"), at("her")],
  ];
  const ours = [
    [at("Brandt"), at("her")],
    [at("Lind"), at("met")],
  ];
  const told = mischained({ text: TEXT, words, mentions: [] }, gold, ours).map(({ kind, what }) => `${kind}: ${what}`);
  expect(told.toSorted()).toEqual([
    "he, she: left alone: She",
    "he, she: not joined with what it means, but with something else or later: her",
    "name: joined with what comes before, though it is the first of its own: Lind",
    "name: left alone: Brandt",
  ]);
});

it("tells names not linked and links that are marked as another", () => {
  const text = "Oslo beat Tarnby United.";
  const label = (from: number, to: number, entity: string) => ({
    id: from,
    span: [from, to] as const,
    entity_id: entity,
    name: text.slice(from, to),
    type: "Q43229",
  });
  const link = { span: { doc: "a", start: 0, end: 4 }, wikidata: "Q585", key: "geo:1" } as Link;
  const one = { id: 1, text, labels: [label(0, 4, "Q1"), label(10, 23, "Q2")] };
  const told = mislinked(one, [link], { sortOf: () => "body", exhaustive: true });
  expect(told.map(({ kind, what }) => `${kind}: ${what}`)).toEqual([
    "body: linked with another: Oslo",
    "body: not in our lists, several words: Tarnby United",
    "linked wrongly: marked as another (body): Oslo",
  ]);
});
