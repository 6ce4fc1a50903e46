import { describe, expect, it } from "vitest";
import { credits, dates, outline, readText, roles } from "./outline.ts";

const BODY = [
  "The harbour board of Sandvik met on Monday to talk about the new pier, the board said.",
  "Its chair, Ingrid Moe, told members that work would start before the summer holidays.",
  "Fishermen from three villages had asked for a deeper basin and a longer quay wall.",
];
const page = (top: readonly string[], bottom: readonly string[] = [], gap = "\n"): string => [...top, ...BODY, ...bottom].join(gap);
const apart = (text: string): string[] => outline(readText(text)).filter((line) => line.startsWith("("));
const body = (text: string): string[] => outline(readText(text)).filter((line) => !line.startsWith("(") && !line.startsWith("headline"));

describe("the top of a page", () => {
  it.each<[string, string[], string[]]>([
    ["a headline", ["Sandvik plans a new pier"], ["headline"]],
    ["a question", ["Will Sandvik get a pier?"], ["headline"]],
    ["a quotation with its speaker", ['"We have waited long enough" – Moe'], ["headline"]],
    ["a speaker and the words", ['Moe: "We have waited long enough."'], ["headline"]],
    ["the headline again", ["Sandvik plans a new pier", "Sandvik Plans a New Pier"], ["headline", "(repeated-headline)"]],
    [
      "the headline with the site's name",
      ["Sandvik plans a new pier", "Sandvik plans a new pier | Fjord Gazette"],
      ["headline", "(repeated-headline)"],
    ],
    ["a bare caption", ["Sandvik plans a new pier", "Pier sketch"], ["headline", "(caption)"]],
    ["a caption by its words", ["Sandvik plans a new pier", "The old pier in winter. Photo: Harald Vik"], ["headline", "(caption)"]],
    ["an author", ["Sandvik plans a new pier", "By Tora Lie"], ["headline", "(byline)"]],
    ['an author without "by"', ["Sandvik plans a new pier", "Tora Lie"], ["headline", "(byline)"]],
    ["a publisher", ["Sandvik plans a new pier", "Ministry of Coastal Affairs"], ["headline", "(credit)"]],
    ["a date line", ["Sandvik plans a new pier", "12 May 2021"], ["headline", "(metadata)"]],
    [
      "lines over the headline",
      ["Published: 12 May 2021", "Politics", "By Tora Lie", "Sandvik plans a new pier"],
      ["(metadata)", "(navigation)", "(byline)", "headline"],
    ],
    ["nothing", [], []],
  ])("knows %s", (_, top, expected) => {
    expect(roles(readText(page(top)))).toEqual([...expected, "paragraph", "paragraph", "paragraph"]);
  });

  it("sets apart only the prefix of a first line that begins with metadata", () => {
    expect(outline(readText(` date 2021-05-12 ${BODY.join("\n\n")}`)).slice(0, 2)).toEqual([
      "(metadata) | date 2021-05-12",
      `paragraph | ${BODY[0]}`,
    ]);
  });

  it("takes the first line of running prose for no headline", () => {
    expect(readText(page([])).title).toBeUndefined();
  });

  it("keeps a deck as a paragraph", () => {
    expect(
      roles(readText(page(["Sandvik plans a new pier", "Board hears from three villages before the vote in the spring session"]))).slice(
        0,
        2,
      ),
    ).not.toContain("(caption)");
  });
});

describe("the end of a page", () => {
  it.each<[string, string[], string[]]>([
    ["a name", ["Tora Lie"], ["(byline)"]],
    ["a prompt", ["Follow us on Telegram"], ["(share)"]],
    [
      "related titles",
      ["Related posts", "Board names new harbour master", "Quay wall cracks again"],
      ["(related)", "(related)", "(related)"],
    ],
    [
      "related titles with stops",
      ["Read also:", "Who pays for the pier?", "Five charts on herring"],
      ["(related)", "(related)", "(related)"],
    ],
    ["comments", ["Comments (2)", "A great idea, and about time too.", "No, it is not."], ["(comments)", "(comments)", "(comments)"]],
    ["a review prompt", ["Leave a review"], ["(comments)"]],
    [
      "a rail of lone dashes",
      ["Sport", "-", "The rowing club won the regatta in Nes on Sunday.", "-", "A new coach will start in June, the club said."],
      ["(other-news)", "(other-news)", "(other-news)"],
    ],
    [
      "a rail of titles",
      ["World", "Bridge closed in Nes", "Snow in the mountains", "Ferry late again"],
      ["(other-news)", "(other-news)", "(other-news)", "(other-news)"],
    ],
    ["rights", ["© 2021 Fjord Gazette. All rights reserved."], ["(disclaimer)"]],
    ["opinions", ["The views expressed here are the author's own."], ["(disclaimer)"]],
    ["tags", ["#harbour #sandvik"], ["(metadata)"]],
    ["a release's end", ["###", "About the board: it runs four harbours on the west coast."], ["(metadata)", "(disclaimer)"]],
    [
      "many in a row",
      ["Tora Lie", "Share this article", "Recommended", "Quay wall cracks again", "Leave a comment"],
      ["(byline)", "(share)", "(related)", "(related)", "(comments)"],
    ],
  ])("sets apart %s", (_, bottom, expected) => {
    const found = roles(readText(page(["Sandvik plans a new pier"], bottom)));
    expect(found).toEqual(["headline", "paragraph", "paragraph", "paragraph", ...expected]);
  });

  it("cuts a disclaimer off the end of the last paragraph", () => {
    const text = page(
      ["Sandvik plans a new pier"],
      ["The vote is in June. /Public Release. This material comes from the board. View in full here."],
    );
    expect(outline(readText(text)).slice(-2)).toEqual([
      "paragraph | The vote is in June.",
      "(disclaimer) | /Public Release. This material comes from the board. View in full here.",
    ]);
  });

  it("goes on with the report after a box", () => {
    const text = [
      BODY[0],
      BODY[1],
      "Read also:",
      "Quay wall cracks again",
      BODY[2],
      "The board will vote on the plan in the second week of June.",
      "Nobody spoke against it.",
    ].join("\n");
    expect(apart(text)).toEqual(["(related) | Read also:", "(related) | Quay wall cracks again"]);
  });
});

describe("what stays in the report", () => {
  it.each([
    "Follow-up work on the quay wall will cost the board more than it had planned for this year.",
    "Comments by the mayor made the talks harder, three members of the board said afterwards.",
    "This material is used for quay walls all over the coast, said the engineer, Olav Berg.",
    "Share prices of the two builders rose by four per cent after the meeting.",
    "More on the plan will be known when the ministry answers the board's letter in May.",
    "Politics played no part in it, Moe said.",
    'He said: "Read more books."',
  ])("%s", (line) => {
    expect(body(page([], [line, BODY[1] ?? ""]))).toContain(`paragraph | ${line}`);
  });

  it("keeps a section's heading when the list under it is part of the report", () => {
    const text = [
      "Sandvik, the week in brief",
      "Business",
      "- The bank opened a branch in Nes.",
      "- Two shops closed in the old town.",
      "- The mill hired nine people.",
      ...BODY,
    ].join("\n");
    expect(apart(text)).toEqual([]);
  });
});

describe("items and headings", () => {
  it("joins a lone dash with the line after it", () => {
    expect(body(`${BODY[0]}\n-\nA deeper basin\n-\nA longer quay`).slice(1)).toEqual([
      "item | -\nA deeper basin",
      "item | -\nA longer quay",
    ]);
  });

  it.each([
    ["For reference:", "heading"],
    ["Background", "heading"],
    ["Who pays for it", "heading"],
    ["He concluded:", "paragraph"],
    ["The two boards agreed on several points of their plan:", "paragraph"],
  ])("reads %j between paragraphs as a %s", (line, kind) => {
    expect(outline(readText(`${BODY[0]}\n${BODY[1]}\n${line}\n${BODY[2]}`))[2]).toBe(`${kind} | ${line}`);
  });
});

describe("credits and dates", () => {
  it.each<[string, string[]]>([
    ["SANDVIK (Reuters) - The harbour board met on Monday to talk about the new pier.", ["agency Reuters"]],
    ["The harbour board met on Monday to talk about the pier, KYSTEN's Oslo correspondent reports.", ["agency KYSTEN"]],
    ["The harbour board met on Monday to talk about the pier, as reported by Interfax-Ukraine.", ["agency Interfax-Ukraine"]],
    ["The board's own reporter said on Monday that the pier would be built.", []],
  ])("%s", (line, expected) => {
    expect(credits(readText(`${line}\n${BODY[1]}`))).toEqual(expected);
  });

  it("makes a bracketed agency a wire item and a named one no more than a credit", () => {
    expect(readText(`SANDVIK (AP) — ${BODY[0]}\n${BODY[1]}`).kind).toBe("wire");
    expect(readText(`The board met, KYSTEN's Oslo correspondent reports.\n${BODY[1]}`).kind).toBe("report");
  });

  it("knows a release by its first lines", () => {
    expect(readText(page(["FOR IMMEDIATE RELEASE", "Sandvik plans a new pier"])).kind).toBe("release");
  });

  it.each<[string, string[], string[]]>([
    ["By Tora Lie | 12 May 2021", ["author Tora Lie"], ["byline 2021-05-12"]],
    ["By Tora Lie, Fjord Gazette", ["author Tora Lie"], []],
    ["Published: May 12, 2021, 10:30 a.m. EST", [], ["meta 2021-05-12"]],
    ["12.05.2021 10:30", [], ["print 2021-05-12"]],
    ["Author: Tora Lie", ["author Tora Lie"], []],
    ["Fjord Gazette", ["publisher Fjord Gazette"], []],
  ])("reads %j", (line, who, when) => {
    const document = readText(page(["Sandvik plans a new pier", line]));
    expect([credits(document), dates(document)]).toEqual([who, when]);
  });

  it("puts the day of publication before that of a change", () => {
    expect(dates(readText(page(["Sandvik plans a new pier", "Updated: 14 May 2021", "Published: 12 May 2021"])))).toEqual([
      "meta 2021-05-12",
      "meta 2021-05-14",
    ]);
  });

  it("reads a dateline, with its year or without", () => {
    expect(dates(readText(`SANDVIK, May 12, 2021 (AP) — ${BODY[0]}\n${BODY[1]}`))).toEqual(["dateline 2021-05-12"]);
    expect(dates(readText(`SANDVIK, May 12 (Reuters) - ${BODY[0]}\n${BODY[1]}`))).toEqual(["dateline --05-12"]);
  });

  it("never dates a page by its teasers", () => {
    expect(dates(readText(page([], ["Related posts", "12 May 2021", "Board meets on 3 June 2022"])))).toEqual([]);
  });

  it("says so where a stated date is none", () => {
    const document = readText(page(["Published: 31 February 2021", "Sandvik plans a new pier"]));
    expect(document.problems.map(({ code }) => code)).toEqual(["date-unreadable"]);
    expect(document.published).toEqual([]);
  });
});
