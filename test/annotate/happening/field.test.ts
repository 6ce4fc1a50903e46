import { describe, expect, test } from "vitest";
import type { EventMention } from "../../../src/model/annotation.ts";
import { annotate, readAll } from "../../../src/pipeline.ts";

/** The types and modes of all events of a report. */
function kinds(text: string): string[] {
  const [outcome] = [...readAll({ bytes: Buffer.from(text), at: "report.txt", type: "txt" })];
  if (!outcome?.ok) throw new Error("not read");
  const events = annotate(outcome.document).annotations.filter((one): one is EventMention => one.kind === "event");
  return events.map((one) => (one.mode === undefined ? one.type : `${one.type} ${one.mode}`));
}

describe("a word is of a field where its document speaks of the field", () => {
  test.each<[string, string, string]>([
    ["a match won", "Porto crushed Basel on Sunday.\n\nThe league resumes in March.", "SPORT match"],
    ["a score", "Porto beat Basel 3-1", "SPORT match"],
    ["a film made", "Keller directed it in Lund on Monday.\n\nThe film opens in May.", "CULTURE film"],
    ["a train", "A train derailed near Vienna on Monday.", "ACCIDENT rail"],
    ["a vote", "Keller lost ground in the Lund primary on Monday.\n\nVoters queued for hours.", "ELECTION primary"],
    ["an attack", "Masked men attacked the mill near Lund on Monday.\n\nTwo guards were wounded.", "ASSAULT"],
  ])("%s", (_, text, kind) => expect(kinds(text)).toContain(kind));

  test.each<[string, string, string]>([
    ["an upset at the polls", "Keller's party crushed the mayor's council plan on Sunday.", "SPORT match"],
    ["orders", "Keller directed the ministry to close the harbour on Monday.", "CULTURE film"],
    ["talks", "The quarrel derailed the budget talks in Lund on Monday.", "ACCIDENT rail"],
    ["a family doctor", "The primary care clinic in Lund opened on Monday.", "ELECTION primary"],
    ["sellers", "The brewer deployed forty vans in Lund on Monday.", "MOBILIZE troops"],
    ["words", "Keller attacked the budget of the council on Monday.", "ASSAULT"],
  ])("%s are not", (_, text, kind) => expect(kinds(text)).not.toContain(kind));

  test("what is not meant is what the word means elsewhere", () => {
    expect(kinds("Keller attacked the budget of the council on Monday.")).toContain("ACCUSE");
    expect(kinds("Keller directed the ministry to close the harbour on Monday.")).toContain("REQUEST");
  });
});
