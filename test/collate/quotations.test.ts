import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { saidRows, type SaidInput } from "../../src/collate/quotations.ts";
import type { Row } from "../../src/model/dossier.ts";
import { read, said } from "./said.ts";

const TEXTS = {
  d1: "MINISTER LIND: Good morning. The storm broke the old pier. We will rebuild it with our own hands. It all hangs together. We need 12 cranes in the months ahead. We count on local support. Thank you.",
  d2: "“The storm has broken the old pier. We'll rebuild the pier with our own hands. Everything is connected,” Lind said. She added the town needs 20 cranes in the coming weeks and enjoys broad support. She promised free fish.",
  d3: "“We will rebuild it with our own hands,” Lind said. She promised free fish to all.",
  d4: "The weather was fine.",
};
const turn = { primary: true };
const quote = { source: { doc: "d2", start: 109, end: 113 }, cue: { doc: "d2", start: 114, end: 118 } };
const indirect = { manner: "indirect" as const };
const CLAIMS = [
  ...[
    "Good morning.",
    "The storm broke the old pier.",
    "We will rebuild it with our own hands.",
    "It all hangs together.",
    "We need 12 cranes in the months ahead.",
    "We count on local support.",
    "Thank you.",
  ].map((words) => said(TEXTS, "d1", words, turn)),
  ...["The storm has broken the old pier.", "We'll rebuild the pier with our own hands.", "Everything is connected"].map((words) =>
    said(TEXTS, "d2", words, quote),
  ),
  said(TEXTS, "d2", "the town needs 20 cranes in the coming weeks", indirect),
  said(TEXTS, "d2", "enjoys broad support", indirect),
  said(TEXTS, "d2", "free fish", indirect),
  said(TEXTS, "d3", "We will rebuild it with our own hands"),
  said(TEXTS, "d3", "free fish to all", indirect),
];
const INPUT: SaidInput = {
  claims: CLAIMS,
  accounts: ["d1", "d2", "d3", "d4"],
  textOf: (doc) => TEXTS[doc as "d1"],
  originOf: (claim) => (claim.doc === "d3" ? "d2" : claim.doc),
};

const shown = (row: Row): unknown => row.readings.map((reading) => [reading.doc, reading.fidelity, read(TEXTS, reading.evidence)]);
const rows = saidRows(INPUT);
const rowOf = (words: string): Row | undefined => rows.find((row) => read(TEXTS, row.readings[0]?.evidence ?? []) === words);

describe("rows of what was said", () => {
  it("puts the transcript first and each account's words beside it", () => {
    const row = rowOf("We will rebuild it with our own hands.");
    expect(row && shown(row)).toEqual([
      ["d1", undefined, "We will rebuild it with our own hands."],
      ["d2", "reworded", "We'll rebuild the pier with our own hands."],
      ["d3", "verbatim", "We will rebuild it with our own hands"],
    ]);
    expect(row?.readings[0]?.primary).toBe(true);
  });

  it("counts origins, not outlets, and names who is silent", () => {
    const row = rowOf("We will rebuild it with our own hands.");
    expect(row?.origins).toBe(2);
    expect(row?.silent).toEqual(["d4"]);
    expect(row?.verdict).toBe("agree");
  });

  it("gives what nobody carried a row of its own", () => {
    const row = rowOf("Good morning.");
    expect(row?.silent).toEqual(["d2", "d3", "d4"]);
    expect(row?.verdict).toBe("single");
  });

  it("shows what no passage holds with the nearest passage, outlets together", () => {
    const row = rows.find((one) => one.readings.some((reading) => read(TEXTS, reading.evidence) === "free fish"));
    expect(row?.readings.map((reading) => [reading.doc, reading.fidelity])).toEqual([
      ["d2", "not found"],
      ["d3", "not found"],
    ]);
    expect(row?.readings[0]?.changes?.[0]?.base).not.toEqual([]);
    expect(row?.verdict).toBe("agree");
  });

  it("matches a short statement about everything by its place", () => {
    expect(rowOf("It all hangs together.")?.readings.map((reading) => [reading.doc, reading.fidelity])).toEqual([
      ["d1", undefined],
      ["d2", "reworded"],
    ]);
  });

  it("does not look in a transcript for what an account that tells of it in passing reports", () => {
    const passing = saidRows({ ...INPUT, passing: new Set(["d2", "d3"]) });
    const row = passing.find((one) => one.readings.some((reading) => read(TEXTS, reading.evidence) === "free fish"));
    expect(row?.readings.map((reading) => reading.fidelity)).toEqual([undefined, "indirect"]);
  });

  it("shows numbers, times and modifiers that differ, each side with its words", () => {
    const sides = rows.flatMap((row) =>
      row.differences.map((one) => [one.on, ...one.sides.map((side) => `${side.doc}: ${read(TEXTS, side.evidence)}`)]),
    );
    expect(sides).toContainEqual(["value", "d1: 12", "d2: 20"]);
    expect(sides).toContainEqual(["time", "d1: in the months ahead", "d2: in the coming weeks"]);
    expect(sides).toContainEqual(["words", "d1: local support", "d2: broad support"]);
  });

  it("measures against the longest direct quotation where there is no transcript", () => {
    const found = saidRows({ ...INPUT, claims: CLAIMS.filter((claim) => claim.doc !== "d1") });
    expect(found[0]?.readings[0]?.doc).toBe("d2");
    const row = found.find((one) => one.readings.length === 2 && one.readings.some((reading) => reading.fidelity === "reworded"));
    expect(row?.readings.map((reading) => reading.doc)).toEqual(["d2", "d3"]);
  });

  it("keeps speakers apart", () => {
    const other = said(TEXTS, "d3", "We will rebuild it with our own hands", { speaker: "e:vash", label: "Vash", id: "c:other" });
    const found = saidRows({ ...INPUT, claims: [...CLAIMS.filter((claim) => claim.doc !== "d3"), other] });
    expect(found.filter((row) => row.who?.entity === "e:vash").map((row) => row.readings.length)).toEqual([1]);
  });

  it("is the same for any order of claims and accounts", () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray(CLAIMS, { minLength: CLAIMS.length }),
        fc.shuffledSubarray([...INPUT.accounts], { minLength: 4 }),
        (claims, accounts) => {
          expect(saidRows({ ...INPUT, claims, accounts })).toEqual(rows);
        },
      ),
      { seed: 3, numRuns: 25 },
    );
  });

  it("gives every claim exactly one reading", () => {
    const ids = rows.flatMap((row) => row.readings.map((reading) => reading.claim)).toSorted();
    expect(ids).toEqual(CLAIMS.map((claim) => claim.id).toSorted());
  });
});
