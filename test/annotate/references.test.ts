import { describe, expect, test } from "vitest";
import type { Mention } from "../../src/model/annotation.ts";
import { annotate } from "../../src/pipeline.ts";
import { named } from "./page.ts";

/** Each pronoun of a text (but he and she) with the words it leads to in the end, or "–". */
function links(text: string): string[] {
  const { document } = named(text, "d1");
  const { annotations } = annotate(document);
  const mentions = annotations.filter((one): one is Mention => one.kind === "mention");
  const words = ({ span }: Mention): string => document.text.slice(span.start, span.end);
  return mentions
    .filter((one) => one.by.startsWith("references"))
    .map((one) => {
      let top = one;
      for (let step = 0; top.antecedent && step < mentions.length; step++) {
        const { to } = top.antecedent;
        top = mentions.find(({ span }) => span.start === to.start && span.end === to.end) ?? top;
      }
      return `${words(one)} ${top === one ? "–" : words(top)}`;
    });
}

describe("pronouns of those who speak", () => {
  test.each<[string, string, readonly string[]]>([
    ["of a quotation", "“I will sign it and send my reply,” Mira Solane said in Oslo.", ["I Mira Solane", "my Mira Solane"]],
    ["of two quotations", "“I agree,” said Mira Solane. “I do not,” said Tom Reed.", ["I Mira Solane", "I Tom Reed"]],
    [
      "of turns",
      "@MIRA SOLANE: I thank you.\n@TOM REED: And I thank you.",
      ["I MIRA SOLANE", "you TOM REED", "I TOM REED", "you MIRA SOLANE"],
    ],
    ["the writer", "I came home. My dog was there.", ["I –", "My I"]],
    ["several, of one speaker", "“We agree. Our plan is ready,” said Mira Solane.", ["We –", "Our We"]],
  ])("%s", (_, text, expected) => {
    const found = links(text);
    for (const one of expected) expect(found).toContain(one);
  });
});

describe("pronouns of things", () => {
  test("mean a named subject", () => {
    expect(links("NATO met in Oslo. It agreed on its plan.")).toEqual(["It NATO", "its NATO"]);
  });

  test("mean nothing named where another subject stands before them", () => {
    const found = links("NATO met in Oslo. The plan was new. It was short.");
    expect(found).not.toContain("It NATO");
  });

  test("US in capitals is no pronoun", () => expect(links("The US agreed.")).toEqual([]));
});
