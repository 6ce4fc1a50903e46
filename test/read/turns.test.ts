import { describe, expect, it } from "vitest";
import { outline, readText, roles } from "./outline.ts";

const SPEECH = "Thank you all for coming to the opening of the pier this morning.";
const MORE = "It has been a long way, and many of you have helped to get here.";

describe("turns", () => {
  it("gives each line after a label to its speaker, up to the next label or the end of the talk", () => {
    const text = [
      "Moe and Berg Open the Pier",
      "Ministry of Coastal Affairs",
      `MINISTER MOE: ${SPEECH}`,
      MORE,
      `MR. BERG (via interpreter): ${SPEECH}`,
      "(Applause.)",
      "Copyright 2021 Fjord Gazette.",
    ].join("\n\n");
    const document = readText(text);
    expect(document.kind).toBe("transcript");
    expect(outline(document)).toEqual([
      "headline | Moe and Berg Open the Pier",
      "(credit) | Ministry of Coastal Affairs",
      `turn MINISTER MOE | MINISTER MOE: ${SPEECH}`,
      `turn MINISTER MOE | ${MORE}`,
      `turn MR. BERG | MR. BERG (via interpreter): ${SPEECH}`,
      "turn MR. BERG | (Applause.)",
      "(disclaimer) | Copyright 2021 Fjord Gazette.",
    ]);
    expect(document.credits.map(({ span }) => document.text.slice(span.start, span.end))).toEqual(["Ministry of Coastal Affairs"]);
  });

  it.each<[string, string[], string[]]>([
    ["questions and answers", [`Q: Why now?`, `A: ${SPEECH}`, "Q: And then?", `A: ${MORE}`], ["Q", "A", "Q", "A"]],
    [
      "names that return",
      [`Ingrid Moe: ${SPEECH}`, `Olav Berg: ${MORE}`, `Ingrid Moe: ${MORE}`],
      ["Ingrid Moe", "Olav Berg", "Ingrid Moe"],
    ],
    ["a label on its own line", ["MODERATOR:", SPEECH, "MINISTER MOE:", MORE], ["MODERATOR", "MODERATOR", "MINISTER MOE", "MINISTER MOE"]],
  ])("reads %s", (_, lines, speakers) => {
    const document = readText([SPEECH, ...lines].join("\n"));
    expect(document.kind).toBe("transcript");
    expect(roles(document).slice(1)).toEqual(speakers.map((speaker) => `turn ${speaker}`));
  });

  it.each<[string, string[]]>([
    ["one dateline in capitals", [`SANDVIK: ${SPEECH}`, MORE, SPEECH]],
    ["the points of an invitation", ["WHO: the harbour board", "WHAT: the opening", "WHEN: Monday", "WHERE: the pier", SPEECH]],
    [
      "people in a list",
      [SPEECH, MORE, SPEECH, MORE, "Ingrid Moe: chair of the board", "Olav Berg: engineer of the works", "Tora Lie: harbour master"],
    ],
    ["one headline with a speaker", ["Moe: We Have Waited Long Enough", SPEECH, MORE]],
  ])("sees no talk in %s", (_, lines) => {
    const document = readText(lines.join("\n"));
    expect(document.kind).toBe("report");
    expect(roles(document).filter((role) => role.startsWith("turn"))).toEqual([]);
  });
});
