import { describe, expect, it } from "vitest";
import type { Change, Reading } from "../../src/model/dossier.ts";
import type { Evidence } from "../../src/model/span.ts";
import { passage, segmentsOf, type Segment } from "../../src/record/changes.ts";
import { textsOf } from "../../src/record/texts.ts";
import { documents } from "./fixture.ts";

const shared = { ...documents[0]!, runs: [], blocks: [] };
const BASE = "The tide will turn at noon, and we will all be there.";
const OWN = 'The tide turns at noon," she said, "and all of us will be there.';
const texts = textsOf(
  [
    { ...shared, id: "dbase", text: BASE },
    { ...shared, id: "down", text: OWN },
  ],
  { entities: new Map(), events: new Map() },
);
const span = (doc: "dbase" | "down", words: string) => {
  const start = (doc === "dbase" ? BASE : OWN).indexOf(words);
  return { doc, start, end: start + words.length };
};

function reading(parts: readonly string[], changes: readonly [Change["op"], string, string][]): Reading {
  const list = (doc: "dbase" | "down", words: string) => (words === "" ? [] : words.split(" ").map((word) => span(doc, word)));
  return {
    doc: "down",
    evidence: parts.map((part) => span("down", part)) as unknown as Evidence,
    changes: changes.map(([op, base, own]) => ({ op, base: list("dbase", base), reading: list("down", own) })),
    claim: "c",
    origin: "down",
    primary: false,
  };
}

const shown = (segments: readonly Segment[]) =>
  segments.map(({ op, text }) => (op === "same" ? text : op === "dropped" ? `[-${text}-]` : `{+${text}+}`)).join("");

describe("segmentsOf", () => {
  it("keeps what stands between words as the source has it, and marks replaced words", () => {
    const one = reading(
      ["The tide turns at noon"],
      [
        ["kept", "The tide", "The tide"],
        ["changed", "will turn", "turns"],
        ["kept", "at noon", "at noon"],
      ],
    );
    expect(shown(segmentsOf(one, texts))).toBe("The tide [-will turn-] {+turns+} at noon");
  });

  it("joins neighbouring changes and sets dropped words off by blanks", () => {
    const one = reading(
      ["The tide turns"],
      [
        ["kept", "The", "The"],
        ["dropped", "all", ""],
        ["dropped", "there", ""],
        ["kept", "tide", "tide"],
        ["inserted", "", "turns"],
      ],
    );
    expect(shown(segmentsOf(one, texts))).toBe("The [-all there-] tide {+turns+}");
  });

  it("shows where a quotation is interrupted", () => {
    const parts = reading(["The tide turns at noon", "and all of us will be there"], []);
    expect(shown(segmentsOf(parts, texts))).toBe("The tide turns at noon […] and all of us will be there");
    const marked = {
      ...parts,
      changes: reading(
        [],
        [
          ["kept", "noon", "noon"],
          ["kept", "and", "and"],
        ],
      ).changes!,
    };
    expect(shown(segmentsOf(marked, texts))).toBe("The tide turns at noon […] and all of us will be there");
  });

  it("marks nothing where words were moved about, rather than something wrong", () => {
    const one = reading(
      ["The tide turns"],
      [
        ["kept", "tide", "tide"],
        ["kept", "The", "The"],
      ],
    );
    expect(shown(segmentsOf(one, texts))).toBe("The tide turns");
  });

  it("shows every character of the reading exactly once", () => {
    const one = reading(
      ["The tide turns at noon"],
      [
        ["changed", "The", "tide"],
        ["inserted", "", "at"],
        ["dropped", "noon", ""],
      ],
    );
    const own = segmentsOf(one, texts)
      .filter((segment) => segment.op !== "dropped")
      .map((segment) => segment.text)
      .join("");
    expect(own.replace(/\s+/g, " ").trim()).toBe("The tide turns at noon");
  });
});

describe("passage", () => {
  it("reads near spans as one and sets others off", () => {
    expect(passage([span("dbase", "The"), span("dbase", "tide"), span("dbase", "noon")], texts)).toBe("The tide […] noon");
  });
});
