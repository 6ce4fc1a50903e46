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

const QUESTIONS = [
  ["How did you come to build piers?", "My father built them, and I carried his tools for years."],
  ["What did the storm take from you?", "Two quays and a crane. We were lucky, I think.\nNobody was hurt that night, not even the cat."],
  ["And the money?", "I do not know yet. The board will tell us in the summer."],
] as const;

function interview(title: string, intro: string, ask: (question: string) => string, answers?: readonly string[]): string {
  const turns = QUESTIONS.map(([question, answer], at) => {
    const said = (answers?.[at] ?? answer).split("\n");
    return `${ask(question)}${said.map((one) => `<p>${one}</p>`).join("")}`;
  });
  const end = "<p><em>This interview has been edited for length and clarity.</em></p>";
  return `<html lang="en"><body><article><h1>${title}</h1><p>${intro}</p>${turns.join("")}${end}</article></body></html>`;
}

describe("an interview without labels", () => {
  const intro = "The gales of March broke the old harbour of Sandvik, and much of it has to be built anew.";
  const cut = (html: string): string[] => outline(readText(html, "html")).slice(1);
  const turns = (label: string): string[] =>
    QUESTIONS.flatMap(([question, answer]) => [`turn | ${question}`, ...answer.split("\n").map((one) => `turn${label} | ${one}`)]);

  it.each([
    ["bold", (question: string) => `<p><strong>${question}</strong></p>`],
    ["bold before a line break", (question: string) => `<p><b>And ${question.toLowerCase()}</b><br>Well.</p>`],
    ["headings", (question: string) => `<h3>${question}</h3>`],
  ])("is cut in turns where its questions are %s", (_, ask) => {
    const blocks = cut(interview("Building on sand", intro, ask));
    expect(blocks[0]).toBe(`paragraph | ${intro}`);
    expect(blocks.slice(1, -1).every((one) => one.startsWith("turn | "))).toBe(true);
    expect(blocks.at(-1)).toBe("paragraph | This interview has been edited for length and clarity.");
  });

  it.each([
    ["Tora Lie: we build on sand", intro],
    ["Building on sand", `${intro} An interview with the engineer Tora Lie.`],
  ])("gives the answers to who is asked, where the page says so: %s", (title, before) => {
    const blocks = cut(interview(title, before, (question) => `<p><strong>${question}</strong></p>`));
    expect(blocks.slice(1, -1)).toEqual(turns(" Tora Lie"));
  });

  it.each([
    ["", "<b>", "</b> "],
    ["mark of it in bold", "<strong>", "</strong>&#32;"],
    ["blank inside", "<p><b> ", " </b>"],
  ])("is cut between a bold question and the answer in the same paragraph %s", (_, open, shut) => {
    const turns = QUESTIONS.map(([question, answer]) => `<p>${open}${question}${shut}${answer.replace("\n", "</p><p>")}</p>`);
    const html = `<html lang="en"><body><article><h1>Tora Lie: we build on sand</h1><p>${intro}</p>${turns.join("")}</article></body></html>`;
    expect(cut(html).slice(1)).toEqual(
      QUESTIONS.flatMap(([question, answer]) => [`turn | ${question}`, ...answer.split("\n").map((one) => `turn Tora Lie | ${one}`)]),
    );
  });

  it("is none where paragraphs begin with bold words of another kind, or with questions that nobody is asked", () => {
    const list = (leads: readonly string[], text: string) =>
      `<html lang="en"><body><article><h1>The pier</h1><p>${intro}</p>${leads.map((lead) => `<p><b>${lead}</b> ${text}</p>`).join("")}</article></body></html>`;
    const facts = "The board built it in 1921 and has paid for it ever since, its books say.";
    for (const leads of [
      ["Where it stands.", "Who pays.", "What comes next."],
      ["Who built it?", "Who paid?", "What will it cost?"],
    ]) {
      expect(cut(list(leads, facts)).slice(1)).toEqual(leads.map((lead) => `paragraph | ${lead} ${facts}`));
    }
  });

  it("gives what follows the labelled questions of one voice to who is asked", () => {
    const turns = QUESTIONS.map(([question, answer]) => `<p><b>Gazette: ${question}</b></p><p>${answer.replace("\n", "</p><p>")}</p>`);
    const html = `<html lang="en"><body><article><h1>Tora Lie: we build on sand</h1><p>${intro}</p>${turns.join("")}</article></body></html>`;
    const expected = QUESTIONS.flatMap(([question, answer]) => [
      `turn Gazette | Gazette: ${question}`,
      ...answer.split("\n").map((one) => `turn Tora Lie | ${one}`),
    ]);
    expect(cut(html).slice(1)).toEqual(expected);
    expect(cut(html.replaceAll("</b></p><p>", "</b> ")).slice(1)).toEqual(expected);
    const plain = [intro, ...QUESTIONS.flatMap(([question, answer]) => [`Q: ${question}`, ...answer.split("\n")])].join("\n\n");
    expect(roles(readText(plain)).slice(1)).toEqual(["turn Q", "turn", "turn Q", "turn", "turn", "turn Q", "turn"]);
  });

  it("is none where nobody answers, or nobody is asked", () => {
    const facts = ["The board built it in 1921.", "Two quays and a crane.", "Nobody knows yet, “I least of all”, its chair said."];
    expect(cut(interview("Five questions", intro, (question) => `<h3>${question}</h3>`, facts)).some((one) => one.startsWith("turn"))).toBe(
      false,
    );
    const unasked = interview("My year", intro, (question) => `<p><b>${question.replace(/\?$/u, ".")}</b></p>`);
    expect(cut(unasked).some((one) => one.startsWith("turn"))).toBe(false);
  });
});
