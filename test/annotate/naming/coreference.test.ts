import { describe, expect, test } from "vitest";
import { mentionsOf, shown } from "../page.ts";

function links(text: string): string[] {
  return mentionsOf(text).map((mention) => shown(text, mention));
}

describe("links inside one document", () => {
  const table: readonly (readonly [string, string, string])[] = [
    [
      "surname",
      "Kenyan Trade Minister Joseph Wanyoro spoke. Wanyoro left.",
      "person name [Wanyoro] -> Kenyan Trade Minister Joseph Wanyoro (surname)",
    ],
    [
      "office",
      "Kenyan Trade Minister Joseph Wanyoro spoke. The minister left.",
      "person role [The minister] -> Kenyan Trade Minister Joseph Wanyoro (office)",
    ],
    [
      "office with country",
      "Norwegian Foreign Minister Signe Lund met Peru's Foreign Minister Rosa Quilla. The Norwegian foreign minister left.",
      "person role [The Norwegian foreign minister] -> Norwegian Foreign Minister Signe Lund (office)",
    ],
    ["pronoun", "Prime Minister Ada Holm met Tom Reed. She left.", "person pronoun [She] -> Prime Minister Ada Holm (pronoun)"],
    [
      "pronoun after speech",
      'Joseph Wanyoro spoke to reporters.\n"We are ready. We will go," he said.',
      "person pronoun [he] -> Joseph Wanyoro (pronoun)",
    ],
    ["given name", "Signe Lund sings. Signe was born here.", "person name [Signe] -> Signe Lund (given-name)"],
    ["spelling", "Aleksei Orlenko sings. Alexei Orlenko left.", "person name [Alexei Orlenko] -> Aleksei Orlenko (spelling)"],
    ["short form", "William Tarrow sings. Bill Tarrow left.", "person name [Bill Tarrow] -> William Tarrow (nickname)"],
    ["acronym", "The Velland Workers Union met. The VWU voted.", "body name [VWU] -> Velland Workers Union (acronym)"],
    ["nickname of a body", "Ministers met at NATO on Friday. They said the Alliance stands.", "body name [the Alliance] -> NATO (alias)"],
    ["alias", "They left the United States. They love the U.S., all of it.", "place name [U.S.] -> United States (alias)"],
    [
      "label",
      "# Holm Opens The Bridge At Last\n@PRIME MINISTER HOLM: Welcome.\nAda Holm smiled.",
      "person name [PRIME MINISTER HOLM] -> Ada Holm (speaker-label)",
    ],
  ];
  test.each(table)("%s", (_, text, expected) => {
    expect(links(text)).toContain(expected);
  });

  test("a given name called out in a turn is the only other speaker", () => {
    const text = "@SECRETARY CARVER: Thank you all.\n@FOREIGN MINISTER LUND: Bobby, it is good to be here.";
    expect(links(text)).toContain("person name [Bobby] -> SECRETARY CARVER (addressed)");
  });

  test("a given name coupled with the speaker is the only other speaker, even where it is an everyday word", () => {
    const text = "@SECRETARY CARVER: Thank you all.\n@FOREIGN MINISTER LUND: This morning Hope and I met at the bank.";
    expect(links(text)).toContain("person name [Hope] -> SECRETARY CARVER (addressed)");
  });

  test("a short form called out among many is the speaker whose name it is", () => {
    const text = "@ANTHONY CARVER: Thank you.\n@SIGNE LUND: Thanks.\n@ROSA QUILLA: Tony, it is good to be here.";
    expect(links(text)).toContain("person name [Tony] -> ANTHONY CARVER (nickname)");
  });

  test("unknown is an answer", () => {
    const text = "Tom Reed and Carl Wood met Max Holm. In the end, nobody knew. The minister was silent.";
    expect(links(text)).toContain("person role [The minister]");
    expect(links("In Oslo it rained. He slept.")).toContain("person pronoun [He]");
    expect(links("They said the Alliance stands.").join()).not.toContain("->");
  });

  test("two people of one surname stay apart", () => {
    const found = links("Ada Holm met Erik Holm.");
    expect(found).toEqual(["person name [Ada Holm]", "person name [Erik Holm]"]);
  });
});
