import { describe, expect, it } from "vitest";
import { renderText } from "../../src/record/text.ts";
import { cells } from "../../src/record/wrap.ts";
import { dossier, texts } from "./fixture.ts";

// oxlint-disable-next-line no-control-regex -- escape sequences are what is looked for
const ESCAPES = /\u001b\[\d+m/g;

describe("renderText", () => {
  const plain = renderText(dossier, texts, { width: 80, colour: false });

  it("starts with the title line and the headline with its place", () => {
    expect(plain.split("\n").slice(0, 2)).toEqual([
      "agreement · Mira Solane, Jon Odrek · Kaldhaven · 3 June 2031",
      "Ferry line to join Velmora and Ostrana [d3e91b0:28–66]",
    ]);
  });

  it.each([40, 80, 120])("fits %i columns", (width) => {
    const lines = renderText(dossier, texts, { width, colour: false }).split("\n");
    expect(lines.filter((line) => cells(line) > width)).toEqual([]);
  });

  it("marks changed words of a report against the transcript, which stands first", () => {
    const said = plain.slice(plain.indexOf("WHAT WAS SAID"), plain.indexOf("FIGURES"));
    expect(said.indexOf("primary: Ministry of Transport")).toBeLessThan(said.indexOf("inserted: Harbour Courier"));
    expect(said.replace(/\s+/g, " ")).toContain(
      "The first {+fast+} ship will sail on 1 September, [-and it will carry-] {+carrying+} 340 passengers [d3e91b0:210–279]",
    );
  });

  it("puts the transcript first although the row lists a report first", () => {
    const row = plain.slice(plain.indexOf("agree: Mira Solane"));
    expect(row.indexOf("primary: Ministry")).toBeLessThan(row.indexOf("verbatim: Harbour Courier"));
  });

  it("shows figures that differ, silence, lineage, lines said before and look-alikes", () => {
    for (const line of [
      "Ostrana Daily d9c77a3 15 % [d9c77a3:159–169]",
      "silent: Kaldhaven Post d5b20fd",
      "Kaldhaven Post d5b20fd copies Harbour Courier d3e91b0",
      "There: a handshake that does not end at night [df02d88:121–159]",
      "apart: another holder of the office: Mira Solane · Tomas Veld",
      "(silent on 5 points)",
    ])
      expect(plain).toContain(line);
  });

  it("tells who did what in an account's own words, with their place", () => {
    expect(plain).toMatch(/Who: Ministers \[d5b20fd:\d+–\d+\]\s+What: sign ferry deal \[d5b20fd:\d+–\d+\]/);
  });

  it("shows the code of a reason that has no label", () => {
    expect(plain).toContain("alike: moon-phase: full");
  });

  it("says the same words with and without colours", () => {
    const coloured = renderText(dossier, texts, { width: 80, colour: true });
    expect(coloured).toMatch(ESCAPES);
    const words = (text: string) =>
      text
        .replace(ESCAPES, "")
        .replaceAll(/\[-|-\]|\{\+|\+\}/g, "")
        .split(/\s+/);
    expect(words(coloured)).toEqual(words(plain));
  });
});
