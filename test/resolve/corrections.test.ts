import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Analysed } from "../../src/model/annotator.ts";
import type { Correction, Subject } from "../../src/model/edit.ts";
import type { Span } from "../../src/model/span.ts";
import { corrected } from "../../src/resolve/corrections.ts";
import { entities } from "../../src/resolve/entities.ts";
import { named } from "../annotate/page.ts";

/** Item n stands at one place of document "d" n. */
function place(item: number): Span {
  return { doc: `d${item}`, start: 10, end: 20 };
}

function subject(...items: readonly number[]): Subject {
  const [first, ...rest] = items.map(place) as [Span, ...Span[]];
  return { id: "e:x", label: "X", at: [first, ...rest] };
}

const signed = { number: 1, by: "Ada Holm", on: "2026-01-02" };
const join = (a: Subject, b: Subject): Correction => ({ kind: "join", what: [a, b], ...signed });
const split = (stays: Subject, away: Subject): Correction => ({ kind: "split", stays, away, ...signed });

function groups(start: readonly (readonly number[])[], edits: readonly Correction[], follows?: (item: number) => boolean): string[] {
  const input = { groups: start, places: (item: number) => [place(item)], ...(follows ? { follows } : {}) };
  return corrected(input, edits).map(({ members, away }) => members.join(" ") + (away ? " away" : ""));
}

describe("corrections of groups", () => {
  test.each<[string, readonly (readonly number[])[], readonly Correction[], readonly string[]]>([
    ["none", [[0, 1], [2]], [], ["0 1", "2"]],
    ["a join of two", [[0, 1], [2], [3]], [join(subject(0, 1), subject(3))], ["0 1 3", "2"]],
    ["a join of three that fell apart since", [[0], [1], [2]], [join(subject(0, 1), subject(2))], ["0 1 2"]],
    ["a join of what is one already", [[0, 1]], [join(subject(0), subject(1))], ["0 1"]],
    ["a split", [[0, 1, 2]], [split(subject(0, 1), subject(2))], ["0 1", "2 away"]],
    ["a split keeps what came since where it was", [[0, 1, 2, 3]], [split(subject(0), subject(2))], ["0 1 3", "2 away"]],
    ["a split of what is apart already", [[0, 1], [2]], [split(subject(0), subject(2))], ["0 1", "2"]],
    ["a split, then a join elsewhere", [[0, 1], [2]], [split(subject(0), subject(1)), join(subject(1), subject(2))], ["0", "1 2"]],
    [
      "a split of what was joined before",
      [[0, 1], [2]],
      [join(subject(0), subject(2)), split(subject(0, 2), subject(1))],
      ["0 2", "1 away"],
    ],
    ["documents that are not there", [[0, 1]], [join(subject(8), subject(0)), split(subject(0), subject(9))], ["0 1"]],
  ])("%s", (_, start, edits, expected) => {
    expect(groups(start, edits)).toEqual(expected);
  });

  test("what came since may follow the ones taken away", () => {
    expect(groups([[0, 1, 2, 3]], [split(subject(0), subject(2))], (item) => item === 3)).toEqual(["0 1", "2 3 away"]);
  });

  test("a place that moved a little is still found", () => {
    const moved = { ...subject(1), at: [{ doc: "d1", start: 12, end: 25 }] } as const;
    expect(groups([[0], [1]], [join(subject(0), moved)])).toEqual(["0 1"]);
  });

  test("each says who made it, when and where", () => {
    const [stays, away] = corrected({ groups: [[0, 1]], places: (item) => [place(item)] }, [
      { ...split(subject(0), subject(1)), note: "two towns" },
    ]);
    const reason = { code: "analyst-split", values: ["Ada Holm", "2026-01-02", "two towns"], evidence: [place(0), place(1)], weight: -1 };
    expect(stays?.reasons).toEqual([reason]);
    expect(away?.reasons).toEqual([reason]);
    expect(stays?.before).toEqual([0, 1]);
  });

  test("never lose or double an item", () => {
    const items = fc.uniqueArray(fc.integer({ min: 0, max: 7 }), { minLength: 1, maxLength: 4 });
    const edit = fc
      .tuple(fc.boolean(), items, items)
      .map(([one, a, b]) => (one ? join(subject(...a), subject(...b)) : split(subject(...a), subject(...b))));
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 6 }), (edits) => {
        const all = corrected(
          {
            groups: [
              [0, 1, 2],
              [3, 4],
              [5, 6, 7],
            ],
            places: (item) => [place(item)],
          },
          edits,
        );
        expect(all.flatMap(({ members }) => members).toSorted((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
      }),
    );
  });
});

describe("corrected entities", () => {
  const texts = [
    "Kenyan Trade Minister John Farrow spoke to Rosa Quilla in Nairobi.",
    "John Farrow and Rosa Quilla left Nairobi on Friday.",
    "John Farrow, the Kenyan trade minister, wrote to Rosa Quilla.",
  ];
  const set = (...all: readonly string[]): Analysed[] => all.map((text, at) => named(text, `d${at + 1}`));
  const nameIn = (doc: number): Span => {
    const start = (texts[doc - 1] ?? "").indexOf("John");
    return { doc: `d${doc}`, start, end: start + "John Farrow".length };
  };
  const apart: Correction = {
    kind: "split",
    stays: { id: "e:person:john-farrow", label: "John Farrow", at: [nameIn(1), nameIn(3)] },
    away: { id: "e:person:john-farrow", label: "John Farrow", at: [nameIn(2)] },
    ...signed,
  };
  const farrows = (all: readonly Analysed[]): string[] =>
    entities(all, { edits: [apart] })
      .list.filter(({ label }) => label === "John Farrow")
      .map(({ id, mentions }) => `${id}: ${[...new Set(mentions.map(({ span }) => span.doc))].join(" ")}`);

  test("the one that stays keeps its id", () => {
    expect(farrows(set(...texts))).toEqual(["e:person:john-farrow: d1 d3", "e:person:john-farrow~d2.0: d2"]);
  });

  test("a new document joins the side whose office it names", () => {
    const more = [...texts, "Kenya's Trade Minister John Farrow was ill."];
    expect(farrows(set(...more))).toEqual(["e:person:john-farrow: d1 d3 d4", "e:person:john-farrow~d2.0: d2"]);
  });

  test("do not depend on the order of the documents", () => {
    const all = set(...texts, "Kenya's Trade Minister John Farrow was ill.");
    const first = JSON.stringify(entities(all, { edits: [apart] }).list);
    expect(JSON.stringify(entities(all.toReversed(), { edits: [apart] }).list)).toBe(first);
  });
});
