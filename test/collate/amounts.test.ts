import { describe, expect, it } from "vitest";
import { agree } from "../../src/collate/amounts.ts";
import type { Quantity } from "../../src/model/annotation.ts";
import type { Counted } from "../../src/model/claim.ts";
import { annotated, paper } from "../annotate/paper.ts";

/** The figure that a text states, as a claim. */
function claim(text: string): Counted {
  const { annotations } = annotated(paper(`The town lost ${text}.`));
  const found = annotations.find((one): one is Quantity => one.kind === "quantity");
  if (!found) throw new Error(`no figure in ${text}`);
  const { kind: _kind, by: _by, span, number: _number, ...rest } = found;
  return { kind: "counted", id: `c:d:counted:${span.start}-${span.end}`, doc: "d", evidence: [span], ...rest };
}

describe("figures that can both be true", () => {
  it.each<[string, string]>([
    ["almost half a billion euros", "480 million euros"],
    ["almost half a billion euros", "500 million euros"],
    ["almost half a billion euros", "about 500 million euros"],
    ["about 100 goats", "103 goats"],
    ["at least 12 goats", "40 goats"],
    ["fewer than 100 goats", "12 goats"],
    ["more than 100 goats", "312 goats"],
    ["up to 70 goats", "64 goats"],
    ["between 10 and 15 goats", "12 goats"],
    ["between 10 and 15 goats", "15 to 20 goats"],
    ["dozens of goats", "40 goats"],
    ["61 billion euros", "61.4 billion euros"],
    ["12 percent of its goats", "12.4 percent of its goats"],
    ["10 miles of road", "16 kilometres of road"],
    ["about 10 miles of road", "16.5 kilometres of road"],
    ["200 acres of wood", "80 hectares of wood"],
  ])("%s and %s", (one, other) => {
    expect(agree(claim(one), claim(other))).toBe(true);
    expect(agree(claim(other), claim(one))).toBe(true);
  });
});

describe("figures that contradict", () => {
  it.each<[string, string]>([
    ["almost half a billion euros", "12 million euros"],
    ["almost half a billion euros", "510 million euros"],
    ["just over 100 goats", "312 goats"],
    ["about 100 goats", "140 goats"],
    ["40 goats", "43 goats"],
    ["96 goats", "97 goats"],
    ["50,000 goats", "53,000 goats"],
    ["at least 12 goats", "9 goats"],
    ["between 10 and 15 goats", "17 goats"],
    ["10 miles of road", "20 kilometres of road"],
    ["4.5 percent of its goats", "4.8 percent of its goats"],
  ])("%s and %s", (one, other) => {
    expect(agree(claim(one), claim(other))).toBe(false);
    expect(agree(claim(other), claim(one))).toBe(false);
  });
});
