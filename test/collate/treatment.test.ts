import { describe, expect, it } from "vitest";
import { fidelity } from "../../src/collate/fidelity.ts";
import { saidRows } from "../../src/collate/quotations.ts";
import type { Treatment } from "../../src/model/dossier.ts";
import { read, said } from "./said.ts";

function compare(base: string, reading: string, manner: "direct" | "indirect" = "direct") {
  const texts = { base, reading };
  const whole = (doc: "base" | "reading") => [{ doc, start: 0, end: texts[doc].length }] as const;
  return fidelity({ base: whole("base"), reading: whole("reading"), manner }, (doc) => texts[doc as "base"]);
}

const PAIRS: readonly (readonly [string, readonly Treatment[], string, string])[] = [
  ["trimmed", ["merged"], "The port is ours. It was built by our fathers with their own hands. We will defend it.", "The port is ours. We will defend it."],
  ["trimmed", [], "The port is ours. It was built by our fathers with their own hands. We will defend it.", "The port is ours … We will defend it."],
  ["trimmed", [], "The railway, which my father helped to build, belongs to the people.", "The railway belongs to the people."],
  ["reworded", ["moved"], "Tomorrow we will open the northern gate.", "We will open the northern gate tomorrow."],
  ["reworded", [], "We must stop this terrible war.", "We must end this awful war."],
  ["not found", ["negated"], "We will close the mine.", "We will not close the mine."],
  ["not found", ["other number"], "We lost 14 boats in the storm.", "We lost 40 boats in the storm."],
  ["not found", [], "We lost 14 boats in the storm.", "The mayor will not pay the teachers."],
  ["verbatim", [], "They have waited for nine years.", "They [the tenants] have waited for 9 years."],
  ["trimmed", [], "The board (inaudible) approved the early sale of the mill.", "The board … approved the sale of the mill."],
]; // prettier-ignore

describe("what else was done to the words of a passage", () => {
  it.each(PAIRS)("%s, %j: %s | %s", (label, treatment, base, reading) => {
    expect(compare(base, reading)).toMatchObject({ fidelity: label, treatment });
  });

  it("tells what turned a statement round where it is told without marks, too", () => {
    expect(compare("I will resign.", "he would never resign", "indirect").treatment).toEqual(["negated"]);
  });
});

const TEXTS = {
  t: "MAYOR ODAL: The old harbour belongs to the town. I thank my colleagues for a long and open debate. We will sell no part of it. The engineers begin their work at once. Every family on the island will receive coal before winter. Three ferries will leave each morning. Nobody should lose a house to this storm.",
  a: "“The old harbour belongs to the town. We will sell no part of it,” Odal said. “Every family on the island will receive coal before winter. The old harbour belongs to the town.”",
  b: "“The ancient port is the property of the city. The builders start their job immediately. All households of the island will get fuel before the cold season. No one ought to lose a home in this gale,” Odal said.",
  c: "“The engineers begin their work at once, nobody should lose a house,” said Odal. “Five ferries will leave each morning.”",
  d: "“The old harbour … belongs to the town. … We will sell no part of it.”",
};
const STATEMENTS: Readonly<Record<keyof typeof TEXTS, readonly string[]>> = {
  t: [
    "The old harbour belongs to the town.",
    "I thank my colleagues for a long and open debate.",
    "We will sell no part of it.",
    "The engineers begin their work at once.",
    "Every family on the island will receive coal before winter.",
    "Three ferries will leave each morning.",
    "Nobody should lose a house to this storm.",
  ],
  a: ["The old harbour belongs to the town.", "We will sell no part of it", "Every family on the island will receive coal before winter."],
  b: [
    "The ancient port is the property of the city.",
    "The builders start their job immediately.",
    "All households of the island will get fuel before the cold season.",
    "No one ought to lose a home in this gale",
  ],
  c: ["The engineers begin their work at once, nobody should lose a house", "Five ferries will leave each morning."],
  d: ["The old harbour … belongs to the town.", "We will sell no part of it."],
};
const docs = ["t", "a", "b", "c", "d"] as const;
const claims = docs.flatMap((doc) => STATEMENTS[doc].map((words) => said(TEXTS, doc, words, { primary: doc === "t" })));
// The last sentence of the first account stands in its text twice: this is the second.
const again = TEXTS.a.lastIndexOf("The old harbour");
const second = {
  ...said(TEXTS, "a", "The old harbour belongs to the town."),
  id: "c:a:said:again",
  evidence: [{ doc: "a", start: again, end: again + 36 }] as const,
};
const rows = saidRows({ claims: [...claims, second], accounts: docs, textOf: (doc) => TEXTS[doc as "t"], originOf: (claim) => claim.doc });
const found = rows.flatMap((row) =>
  row.readings.flatMap(({ doc, fidelity: label, treatment, evidence, changes }) =>
    doc === "t" ? [] : [{ doc, label, treatment, words: read(TEXTS, evidence), base: changes?.flatMap((one) => one.base).length ?? 0 }],
  ),
);
const of = (doc: string, start: string) => found.find((one) => one.doc === doc && one.words.startsWith(start));

describe("what else accounts did to a speaker's words", () => {
  it("is merged where sentences between two quoted as one are passed over in silence, not with an ellipsis", () => {
    expect(of("a", "We will sell")).toMatchObject({ label: "verbatim", treatment: ["merged"] });
    expect(of("d", "We will sell")).toMatchObject({ label: "verbatim", treatment: undefined });
  });

  it("is moved where what was said later is quoted first", () => {
    expect(found.filter(({ treatment }) => treatment?.includes("moved"))).toMatchObject([
      { doc: "a", words: "The old harbour belongs to the town." },
    ]);
  });

  it("is merged where one quoted sentence is made of two that stand far apart; nothing of it is an addition", () => {
    expect(of("c", "The engineers")).toMatchObject({ label: "trimmed", treatment: ["merged"] });
  });

  it("is translated back where hardly a sentence of an account is in the words spoken", () => {
    const rendered = found.filter(({ treatment }) => treatment?.includes("translated back"));
    expect(new Set(rendered.map(({ doc }) => doc))).toEqual(new Set(["b"]));
    expect(rendered.length).toBeGreaterThanOrEqual(2);
  });

  it("names the number that is another, beside the passage that has it", () => {
    expect(of("c", "Five ferries")).toMatchObject({ label: "not found", treatment: ["other number"] });
  });

  it("has a comparison word by word for every pair", () => {
    expect(found.filter(({ base }) => base === 0)).toEqual([]);
  });

  it("is the same for any order of claims", () => {
    const input = { accounts: docs, textOf: (doc: string) => TEXTS[doc as "t"], originOf: (claim: { doc: string }) => claim.doc };
    expect(saidRows({ ...input, claims: [...claims, second].toReversed() })).toEqual(rows);
  });
});
