import { describe, expect, test } from "vitest";
import type { EventMention } from "../../../src/model/annotation.ts";
import { annotate, readAll } from "../../../src/pipeline.ts";

interface Told {
  readonly who?: string;
  readonly what?: string;
  readonly where?: string;
  readonly when?: readonly string[];
}

/** The gist of a report of a headline and paragraphs, in its words. */
function gist(...lines: readonly string[]): Told {
  const [outcome] = [...readAll({ type: "txt", bytes: Buffer.from(lines.join("\n\n")), at: "report.txt" })];
  if (!outcome?.ok) throw new Error("not read");
  const { document, annotations } = annotate(outcome.document);
  const main = annotations.find((one): one is EventMention => one.kind === "event" && one.standing === "main");
  const words = (span: { start: number; end: number }) => document.text.slice(span.start, span.end);
  const { who, what, where, when } = main?.gist ?? {};
  return {
    ...(who ? { who: words(who) } : {}),
    ...(what ? { what: words(what) } : {}),
    ...(where ? { where: words(where) } : {}),
    ...(when ? { when: when.map(words) } : {}),
  };
}

describe("who did what, in the words of headline and opening", () => {
  test.each<[string, string, string, Told]>([
    ["a verb with its subject", "Ferry sinks off Lisbon", "A ferry sank off Lisbon on Monday.", { who: "Ferry", what: "sinks off Lisbon" }],
    [
      "a state without its verb, before the clause that says when",
      "Lisbon ferry: Five dead after ferry hits pier",
      "Five people died in Lisbon on Monday.",
      { who: "Five", what: "dead after ferry hits pier" },
    ],
    [
      "a participle before the clause that says when",
      "Last two ferry victims named as inquiry starts",
      "Police named them on Monday.",
      { who: "Last two ferry victims" },
    ],
    [
      "a noun that looks like the verb of one person",
      "Merkel protest march in Lisbon marred by fire",
      "A fire broke out on Monday.",
      { who: "Merkel protest march in Lisbon", what: "marred by fire" },
    ],
    [
      "a picture and what the text below it tells",
      "Footage shows workers saving boy from well",
      "A team of workers saved a boy from a well near Lisbon on Monday.",
      { who: "A team of workers" },
    ],
    [
      "the body where the headline states nothing, behind its dateline",
      "No end in sight for Lisbon strike",
      "LISBON, Portugal -- Dock workers walked out on Monday, officials said.",
      { who: "Dock workers" },
    ],
    [
      "what is told, not who told it",
      "No end in sight for Lisbon strike",
      "Dock workers walked out on Monday, officials said.",
      { who: "Dock workers", what: "walked out on Monday" },
    ],
    ["a label before a colon", "Lisbon tram crash: Five dead after carriage overturns", "Five people died on Monday.", { who: "Five" }],
    [
      "one who is named by a pronoun",
      "A long day in the north",
      "For Anna Keller, Monday began badly. She resigned as mayor of Lisbon after a fire.",
      { who: "Anna Keller" },
    ],
    [
      "the speaker before a colon",
      "Anna Keller: taxes will rise in May",
      "Mayor Anna Keller said taxes would rise. She spoke in Lisbon on Monday.",
      { who: "Anna Keller" },
    ],
    ["two with a comma for “and”", "Keller, Weber meet in Lisbon", "Anna Keller met Tom Weber on Monday.", { who: "Keller, Weber" }],
    ["one behind a place and a comma", "In Lisbon, Keller resigns", "Anna Keller resigned on Monday.", { who: "Keller" }],
    [
      "a matter before a colon, not a speaker",
      "President Anna Keller: Tom Weber stages protest at Lisbon",
      "Tom Weber has staged a protest against Anna Keller in Lisbon.",
      { who: "Tom Weber" },
    ],
  ])("%s", (_, headline, body, expected) => expect(gist(headline, body)).toMatchObject(expected));
});

describe("where, by headline and opening", () => {
  test.each<[string, string, string, string]>([
    [
      "a house with the name of a body",
      "Keller meets Weber at the White House",
      "They met on Monday before a trip to Lisbon.",
      "White House",
    ],
    ["the fullest telling of one place", "Fire outside Rask Tower", "A fire broke out at Rask Tower in Lisbon.", "Rask Tower in Lisbon"],
    [
      "a stop and what it lies in",
      "Tram overturns",
      "A tram overturned near the Sandbank tram stop in Lisbon.",
      "Sandbank tram stop in Lisbon",
    ],
    ["a town before its country", "Blast in Portugal", "A blast hit a market in Lisbon on Monday.", "Lisbon"],
  ])("%s", (_, headline, body, where) => expect(gist(headline, body).where).toBe(where));
});

test("days named in the opening, without lengths", () => {
  expect(gist("Ferry sinks off Lisbon", "A ferry sank on Monday after three days of storms.").when).toEqual(["Monday"]);
});
