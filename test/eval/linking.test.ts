import { expect, test } from "vitest";
import { score, unitsOf, type Label } from "../../eval/linking.ts";

const label = (span: readonly [number, number], entity: string, more: Partial<Label> = {}): Label => ({
  id: span[0],
  span,
  entity_id: entity,
  name: entity,
  type: "Q215627",
  ...more,
});
const link = (start: number, end: number, wikidata: string) => ({ span: { doc: "d1", start, end }, wikidata, key: "geo:1" });
const text = "x".repeat(100);
const all = { sortOf: (): "city" => "city", exhaustive: true };

test("a link is right where a label has its place and entity; optional and inner labels do not count", () => {
  const labels = [
    label([0, 4], "Q1"),
    label([10, 14], "Q2"),
    label([20, 24], "<NIL>"),
    label([30, 34], "Q3", { optional: true }),
    label([40, 44], "Q4", { parent: 1 }),
    label([50, 54], "Q5", { coref: true }),
    label([60, 64], "Q6", { type: "QUANTITY" }),
  ];
  const links = [link(0, 4, "Q1"), link(10, 14, "Q9"), link(20, 24, "Q7"), link(30, 34, "Q3"), link(40, 44, "Q4"), link(70, 74, "Q8")];
  expect(score({ id: 1, text, labels }, links, all).get("all")).toEqual({ right: 1, linked: 4, wanted: 2 });
  expect(score({ id: 1, text, labels }, links, { ...all, exhaustive: false }).get("all")).toEqual({ right: 1, linked: 3, wanted: 2 });
});

test("nothing outside the evaluated part counts", () => {
  const labels = [label([0, 4], "Q1"), label([50, 54], "Q2")];
  const links = [link(0, 4, "Q1"), link(50, 54, "Q2"), link(60, 62, "Q3")];
  expect(score({ id: 1, text, labels, evaluation_span: [40, 58] }, links, all).get("all")).toEqual({ right: 1, linked: 1, wanted: 1 });
});

test("places of labels are code points", () => {
  expect([0, 1, 2, 3].map(unitsOf("a😀b"))).toEqual([0, 1, 3, 4]);
});
