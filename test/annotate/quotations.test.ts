import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { quotations } from "../../src/annotate/quotations.ts";
import type { Quotation } from "../../src/model/annotation.ts";
import { covers } from "../../src/model/span.ts";
import { documentOf, mentionsOf } from "./speech.ts";

const PEOPLE = [
  "Mara Lind",
  "Lind",
  "Foreign Minister Oren Vash",
  "Vash",
  "the minister",
  "The minister",
  "He",
  "he",
  "She",
  "she",
  "The Harbour Ministry",
  "The ministry",
  "They",
];

interface Found {
  readonly manner: string;
  readonly source: string;
  readonly cue: string;
  readonly parts: readonly string[];
}

function find(text: string, kind: "report" | "transcript" = "report"): Found[] {
  const doc = documentOf(text, kind);
  const read = (span?: { start: number; end: number }): string => (span === undefined ? "-" : text.slice(span.start, span.end));
  return [...quotations.annotate(doc, mentionsOf(doc, PEOPLE))]
    .filter((one): one is Quotation => one.kind === "quotation")
    .toSorted((a, b) => a.span.start - b.span.start)
    .map((one) => ({ manner: one.manner, source: read(one.source), cue: read(one.cue), parts: one.parts.map(read) }));
}

const DIRECT: readonly (readonly [string, string, string, string, readonly string[]])[] = [
  ["marks, comma, pronoun", '"The harbour is open again," he said.', "he", "said", ["The harbour is open again"]],
  ["inverted", "“The harbour is open again,” said Mara Lind on Monday.", "Mara Lind", "said", ["The harbour is open again"]],
  ["speaker first", 'Lind said: "The harbour is open again."', "Lind", "said", ["The harbour is open again."]],
  [
    "several sentences",
    '"The harbour is open. Ships may enter. We are glad," Lind said.',
    "Lind",
    "said",
    ["The harbour is open. Ships may enter. We are glad"],
  ],
  [
    "in pieces",
    "“We will rebuild the pier,” Lind said, “and we will do it this year.”",
    "Lind",
    "said",
    ["We will rebuild the pier", "and we will do it this year."],
  ],
  [
    "goes on",
    "“We will rebuild the pier,” Lind said at a rally on Monday. “It must not fall again.”",
    "Lind",
    "said",
    ["We will rebuild the pier", "It must not fall again."],
  ],
  ["guillemets", "«The harbour is open again», said the minister.", "the minister", "said", ["The harbour is open again"]],
  ["German marks", "„The harbour is open again“, Vash said.", "Vash", "said", ["The harbour is open again"]],
  ["typewriter marks", "''The harbour is open again,'' he said.", "he", "said", ["The harbour is open again"]],
  ["single marks", "‘The harbour isn’t open,’ Lind said.", "Lind", "said", ["The harbour isn’t open"]],
  ["nested", "\"They call it 'the old lady' here,\" Lind said.", "Lind", "said", ["They call it 'the old lady' here"]],
  ["question", '"Who will pay?" Lind asked.', "Lind", "asked", ["Who will pay?"]],
  ["apposition", '"The pier is safe," Mara Lind, the head of the port, said.', "Mara Lind", "said", ["The pier is safe"]],
  ["bracket after the name", '"The pier is safe," Mara Lind (Harbour Party) said.', "Mara Lind", "said", ["The pier is safe"]],
  ["participle", 'Lind left the hall early, saying, "The pier is safe."', "Lind", "saying", ["The pier is safe."]],
  ["went on to", 'He went on to elaborate: "The pier is safe and open."', "He", "went on to elaborate", ["The pier is safe and open."]],
  ["headline, name first", 'Lind: "We must and will open the pier"', "Lind", "-", ["We must and will open the pier"]],
  ["headline, name last", '"We must and will open the pier" – Lind', "Lind", "-", ["We must and will open the pier"]],
  [
    "two paragraphs",
    "“The pier is old and weak.\n“It must be rebuilt this year,” Lind said.",
    "Lind",
    "said",
    ["The pier is old and weak.", "It must be rebuilt this year"],
  ],
];

describe("direct speech", () => {
  it.each(DIRECT)("%s", (_, text, source, cue, parts) => {
    expect(find(text)).toEqual([{ manner: "direct", source, cue, parts }]);
  });

  it("chains a paragraph of nothing but a quotation to the speaker before", () => {
    const found = find("“The pier is old,” Lind said.\n“It cannot carry the new cranes at all.”");
    expect(found.map((one) => [one.source, one.parts])).toEqual([
      ["Lind", ["The pier is old"]],
      ["Lind", ["It cannot carry the new cranes at all."]],
    ]);
  });

  it("takes each paragraph of a transcript for its speaker's words", () => {
    const found = find("SECRETARY LIND: Good morning. The pier is open.\nI will take questions.\nQUESTION: When?", "transcript");
    expect(found).toEqual([
      { manner: "direct", source: "SECRETARY LIND", cue: "-", parts: ["Good morning. The pier is open."] },
      { manner: "direct", source: "SECRETARY LIND", cue: "-", parts: ["I will take questions."] },
      { manner: "direct", source: "QUESTION", cue: "-", parts: ["When?"] },
    ]);
  });

  it("tells terms and titles from speech", () => {
    expect(find('The ship was named "Northern Star" last year.')).toEqual([
      { manner: "scare", source: "-", cue: "-", parts: ["Northern Star"] },
    ]);
  });

  it("survives a mark that is never closed", () => {
    const found = find('"The pier is open, Lind said. The town was glad.');
    expect(found).toHaveLength(1);
    expect(found[0]?.parts[0]?.startsWith("The pier is open")).toBe(true);
  });
});

const INDIRECT: readonly (readonly [string, string, string, string, string])[] = [
  ["that", "Lind said that the pier would reopen in May.", "Lind", "said", "the pier would reopen in May"],
  [
    "without that",
    "The Harbour Ministry said the pier would reopen in May.",
    "The Harbour Ministry",
    "said",
    "the pier would reopen in May",
  ],
  ["day between", "The minister said on Monday that the pier was safe.", "The minister", "said", "the pier was safe"],
  ["occasion between", "Vash said in a statement late on Sunday that the pier was safe.", "Vash", "said", "the pier was safe"],
  ["hearer", "Lind told reporters that the pier was safe.", "Lind", "told", "the pier was safe"],
  ["behind", "The pier would reopen in May, the minister said.", "the minister", "said", "The pier would reopen in May"],
  ["according to, first", "According to the minister, the pier is safe.", "the minister", "According to", "the pier is safe"],
  ["according to, last", "The pier is safe, according to Mara Lind.", "Mara Lind", "according to", "The pier is safe"],
  ["question", "Lind asked whether the pier was safe.", "Lind", "asked", "whether the pier was safe"],
  ["promise", "Vash promised to rebuild the pier this year.", "Vash", "promised", "to rebuild the pier this year"],
  ["thanks", "Vash thanked Lind for the new cranes.", "Vash", "thanked", "the new cranes"],
  ["briefing", "Vash briefed Lind on the state of the pier.", "Vash", "briefed", "the state of the pier"],
  ["noun of saying", "His warning that the pier was weak came late.", "His", "warning", "the pier was weak"],
  ["owner", "The minister's family said the house was safe.", "The minister's family", "said", "the house was safe"],
  ["two words of time between", "Lind on Monday said the pier was safe.", "Lind", "said", "the pier was safe"],
  [
    "two appositions",
    "Mara Lind, the head of the port, a former captain, said the pier was safe.",
    "Mara Lind",
    "said",
    "the pier was safe",
  ],
  ["adverb", "Lind also noted that the pier was old.", "Lind", "also noted", "the pier was old"],
];

describe("indirect speech", () => {
  it.each(INDIRECT)("%s", (_, text, source, cue, part) => {
    expect(find(text)).toEqual([{ manner: "indirect", source, cue, parts: [part] }]);
  });

  it("ends what is said where the next verb of saying begins", () => {
    const found = find("Vash thanked Lind for the cranes and emphasized the importance of the port, stressing that time was short.");
    expect(found.map((one) => [one.source, one.cue, one.parts[0]])).toEqual([
      ["Vash", "thanked", "the cranes"],
      ["Vash", "emphasized", "the importance of the port"],
      ["Vash", "stressing", "time was short"],
    ]);
  });

  it("keeps marks that stand inside what is reported", () => {
    expect(find('Lind said the plan was "a disgrace" and must go.')).toEqual([
      { manner: "mixed", source: "Lind", cue: "said", parts: ['the plan was "a disgrace" and must go'] },
    ]);
  });

  it.each([
    ["not said", "Lind did not say that the pier was safe."],
    ["to be said", "The minister will say that the pier is safe."],
    ["a noun", "The claim was false, and the report came late."],
    ["an attribute", "The alleged thief and the reported loss were forgotten."],
  ])("finds none where nothing is reported: %s", (_, text) => {
    expect(find(text)).toEqual([]);
  });
});

describe("the phrase of a speaker", () => {
  it.each([
    ["office before the name", "Harbour Party nominee Mara Lind said the pier was safe.", "Mara Lind", "Harbour Party nominee Mara Lind"],
    ["apposition", "Mara Lind, the head of the port, said the pier was safe.", "Mara Lind", "Mara Lind, the head of the port"],
    ["relative clause", "Mara Lind, who heads the port, said the pier was safe.", "Mara Lind", "Mara Lind, who heads the port"],
    ["behind the verb", "“The pier is safe,” said Mara Lind, an engineer at the port.", "Mara Lind", "Mara Lind, an engineer at the port"],
    ["who", "It was built by Mara Lind, who said the pier was safe.", "Mara Lind", "who"],
    ["the name alone", "Lind said the pier was safe.", "Lind", undefined],
  ])("%s", (_, text, source, phrase) => {
    const doc = documentOf(text);
    const found = [...quotations.annotate(doc, mentionsOf(doc, PEOPLE))].find((one) => one.kind === "quotation");
    const read = (span?: { start: number; end: number }): string | undefined => span && text.slice(span.start, span.end);
    expect([read(found?.source), read(found?.phrase)]).toEqual([source, phrase]);
  });
});

describe("spans", () => {
  it("re-read to stretches inside the document for any text", () => {
    const word = fc.constantFrom(
      '"',
      "“",
      "”",
      "'",
      "’",
      "‘",
      "''",
      "«",
      "»",
      "Lind",
      "said",
      "that",
      "he",
      "told",
      ",",
      ".",
      ":",
      "—",
      "(",
      ")",
      "\n",
      "the",
      "pier",
      "according to",
      "asked",
      "saying",
      "🙂",
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 40 }), (words) => {
        const doc = documentOf(words.join(" "));
        for (const one of quotations.annotate(doc, mentionsOf(doc, ["Lind"]))) {
          if (one.kind !== "quotation") continue;
          for (const span of [...one.parts, one.cue, one.source]) {
            if (span === undefined) continue;
            expect(covers(one.span, span)).toBe(true);
            expect(doc.text.slice(span.start, span.end).trim()).not.toBe("");
          }
        }
      }),
      { seed: 7, numRuns: 400 },
    );
  });
});
