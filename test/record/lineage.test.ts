import { describe, expect, it } from "vitest";
import { annotate, dossiersOf, read, resolve } from "../../src/pipeline.ts";
import { drawLineage } from "../../src/record/lineage/graph.ts";
import { renderLineage } from "../../src/record/lineage/words.ts";
import { branchesOf, editsOf, lineageOf } from "../../src/record/lineage.ts";
import { textsOf } from "../../src/record/texts.ts";
import { documentOf } from "../annotate/speech.ts";

const BODY = [
  "A ferry with 212 people aboard ran aground off the port of Kelmora on Monday night, and lifeboats took everybody ashore before dawn.",
  "The harbour office closed the northern channel until divers have looked at the hull and the two bent rudders of the ship.",
  "Dutch tugs that were on their way to another wreck turned round and are expected in the bay on Wednesday evening.",
  "The line has run between Kelmora and the islands since 1911 and carries half a million travellers in a good summer.",
];
const SOURCE = `Ferry runs aground off Kelmora\n\nKELMORA, March 4, 2031 (Reuters) — ${BODY.join("\n\n")}\n`;
const COPY = `Everybody saved\n\n5 March 2031\n\n${BODY.slice(0, 3).join("\n\n").replace("two bent", "badly bent")}\n\nNo one was hurt.\n`;

function dossier() {
  const outcomes = [SOURCE, COPY].map((text, at) => read({ bytes: new TextEncoder().encode(text), at: `ferry-${at}.txt`, type: "txt" }));
  const documents = outcomes.flatMap((outcome) => (outcome.ok ? [outcome.document] : []));
  const found = dossiersOf(resolve(documents.map(annotate))).find((one) => one.accounts.length === 2);
  if (!found) throw new Error("one event with two accounts");
  const texts = textsOf(documents, { entities: new Map(), events: new Map() });
  return { lineage: lineageOf(found, new Map(documents.map((one) => [one.id, one])), texts), texts, documents };
}

describe("edits of a copy", () => {
  it("are sentences kept, changed, cut and added", () => {
    const { kept, changed, cut, added, grade } = editsOf(
      documentOf(BODY.join("\n"), "report", "a"),
      documentOf(`${BODY[0]}\n${BODY[1]?.replace("two", "badly")}\nNo one was hurt.`, "report", "b"),
    );
    expect([kept, changed.length, cut.length, added.length, grade]).toEqual([1, 1, 2, 1, "copied"]);
    expect(changed[0]?.from.doc).toBe("a");
    expect(added[0]?.doc).toBe("b");
  });

  it("of a text of its own are all added", () => {
    const edits = editsOf(documentOf(BODY[0] ?? "", "report", "a"), documentOf("Nothing of it.", "report", "b"));
    expect(edits).toMatchObject({ grade: "own", kept: 0, changed: [] });
  });
});

describe("lineage of an event", () => {
  it("leads from the wire to its copy", () => {
    const { lineage } = dossier();
    const [root, ...others] = branchesOf(lineage);
    expect(others).toEqual([]);
    expect(root?.under).toHaveLength(1);
    expect(root?.under[0]?.descent).toMatchObject({ directed: true });
  });

  it("is told with its signs and sentences, each with its place", () => {
    const { lineage, texts } = dossier();
    const text = renderLineage(lineage, texts);
    expect(text).toMatch(/^2 accounts from 1 origin\n/);
    expect(text).toMatch(/└─> [^]*because: text of an agency/);
    expect(text).toMatch(/cut {5}“The line has run between .*” \[d[0-9a-f]{6}:\d+–\d+\]/);
  });

  it("is drawn with an arrow for what is directed, and text of sources escaped", () => {
    const { lineage } = dossier();
    const accounts = lineage.accounts.map((one) => ({ ...one, outlet: "<b>&" }));
    const svg = drawLineage({ ...lineage, accounts });
    expect(svg).toContain('marker-end="url(#arrow)"');
    expect(svg).toContain("&lt;b&gt;&amp;");
    expect(svg).not.toContain("<b>");
  });

  it("ends where copies would come from each other", () => {
    const { lineage } = dossier();
    const [only] = lineage.descents;
    if (!only) throw new Error("one descent");
    const round = { ...lineage, descents: [only, { ...only, from: only.to, to: only.from }] };
    expect(branchesOf(round)).toHaveLength(1);
  });
});

describe("a quotation of a quotation", () => {
  const LATER =
    'Mayor Anna Keller of Kelmora resigned on Monday over the contract for the new pier, which had gone to her brother\'s company without a tender. Auditors found in May that its price was twice that of a rival.\n\n"I signed a paper that I should have read," Keller told Radio Kelmora. The council meets on Friday to choose an acting mayor from among its nine members.';
  const articles = [
    {
      source: "Radio Kelmora",
      title: "Mayor of Kelmora resigns",
      published: "2031-06-02",
      text: 'The mayor of Kelmora, Anna Keller, resigned on Monday.\n\n"I signed a paper that I should have read," Keller said.',
    },
    {
      source: "Coast Tribune",
      title: "Mayor of Kelmora resigns over pier",
      published: "2031-06-03",
      text: LATER,
    },
    {
      source: "Valley Post",
      title: "Mayor of Kelmora resigns over pier",
      published: "2031-06-04",
      text: `${LATER} Nobody knows who follows her.`,
    },
  ];
  const bytes = (one: object) => new TextEncoder().encode(JSON.stringify(one));
  const outcomes = articles.map((one, at) => read({ bytes: bytes(one), at: `${at}.json`, type: "json" }));
  const documents = outcomes.flatMap((outcome) => (outcome.ok ? [outcome.document] : []));
  const [found] = dossiersOf(resolve(documents.map(annotate)));
  if (!found) throw new Error("one event");
  const texts = textsOf(documents, { entities: new Map(), events: new Map() });
  const lineage = lineageOf(found, new Map(documents.map((one) => [one.id, one])), texts);

  it("leads from the outlet that is named beside it, with the words on both sides; a copy has it from its source", () => {
    expect(lineage.descents).toMatchObject([{ from: documents[1]?.id, to: documents[2]?.id }]);
    expect(lineage.passed).toHaveLength(1);
    const [passed] = lineage.passed;
    expect([passed?.from, passed?.to]).toEqual(documents.slice(0, 2).map(({ id }) => id));
    expect(passed && [texts.read(passed.named), texts.read(passed.quoted), texts.read(passed.there)]).toEqual([
      "Radio Kelmora",
      "I signed a paper that I should have read",
      "I signed a paper that I should have read",
    ]);
  });

  it("is told in words and drawn as a dotted arrow", () => {
    expect(renderLineage(lineage, texts)).toMatch(/Coast Tribune d\w+ has from Radio Kelmora d\w+, which it names: “Radio Kelmora”/);
    expect(drawLineage(lineage)).toContain("1 quotation passed on");
    expect(drawLineage({ ...lineage, passed: [] })).not.toContain("passed on");
  });
});
