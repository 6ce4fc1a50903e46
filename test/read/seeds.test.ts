import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { read } from "../../src/read/read.ts";
import { checkRuns } from "../../src/text/runs.ts";

interface Expected {
  readonly documents: Readonly<
    Record<
      string,
      {
        readonly kind: string;
        readonly publisher?: string;
        readonly published: { readonly value: string | null };
        readonly byline?: string | null;
        readonly agency?: string;
      }
    >
  >;
  readonly furniture: readonly { readonly doc: string; readonly text: string }[];
}

const SEEDS = new URL("../../../shared/seeds/", import.meta.url);
const here = existsSync(SEEDS);
if (!here) process.stderr.write("reading: the five reports are not here, their test is skipped\n");
if (!here && process.env["CI"]) throw new Error("the five reports are missing");

const names = here
  ? readdirSync(SEEDS)
      .filter((name) => name.endsWith(".txt"))
      .toSorted()
  : [];
const expected = here ? (JSON.parse(readFileSync(new URL("expected.json", SEEDS), "utf8")) as Expected) : null;
const documents = names.map((name) => {
  const bytes = readFileSync(new URL(name, SEEDS));
  const outcome = read({ bytes, at: name, type: "txt" });
  if (!outcome.ok) throw new Error(outcome.problem.message);
  return { name: name.slice(0, 3), bytes, document: outcome.document };
});

/** Which blocks of the five reports are no part of the report (as counted by hand); all others must stay in it. */
const APART: Readonly<Record<string, readonly number[]>> = {
  "000": [0],
  "001": [1, 14],
  "002": [],
  "003": [1, 11, 12, 13, 14, 15, 16, 17],
  "004": [1, 10, 11, 12, 13, 14, 15],
};

describe.skipIf(!here)("the five reports", () => {
  it.each(documents)("$name: every character has its place, kinds and credits are right", ({ name, bytes, document }) => {
    const wanted = expected?.documents[name];
    expect(document.text).toBe(bytes.toString("utf8"));
    expect(checkRuns(document, bytes)).toMatchObject({ wrong: 0, inserted: 0 });
    expect([document.kind, document.language]).toEqual([wanted?.kind, "en"]);
    const said = (role: string): string[] =>
      document.credits.filter((credit) => credit.role === role).map(({ span }) => document.text.slice(span.start, span.end));
    if (wanted?.publisher !== undefined) expect(said("publisher")).toEqual([wanted.publisher]);
    expect(said("author")).toEqual(wanted?.byline ? [wanted.byline] : []);
    expect(said("agency")).toEqual(wanted?.agency === undefined ? [] : [wanted.agency]);
  });

  it("000 alone prints its date; no other report is dated by reading", () => {
    const dates = documents.map(({ document }) => document.published.map(({ days }) => [days.from, days.to]));
    expect(dates).toEqual([[["2024-11-13", "2024-11-13"]], [], [], [], []]);
  });

  it.each(expected?.furniture ?? [])("$doc: furniture $text", ({ doc, text }) => {
    const document = documents.find(({ name }) => name === doc)?.document;
    const at = document?.text.indexOf(text) ?? -1;
    const block = document?.blocks.find(({ span }) => span.start <= at && at + text.length <= span.end);
    expect(block?.kind).toBe("furniture");
  });

  it.each(documents)("$name: everything else is the report", ({ name, document }) => {
    const apart = document.blocks.flatMap(({ kind }, index) => (kind === "furniture" ? [index] : []));
    expect(apart).toEqual(APART[name]);
  });
});
