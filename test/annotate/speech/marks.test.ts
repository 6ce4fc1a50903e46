import { describe, expect, it } from "vitest";
import { bodyOf } from "../../../src/annotate/body.ts";
import { quotedIn } from "../../../src/annotate/speech/marks.ts";
import { documentOf } from "../speech.ts";

function inside(text: string): string[] {
  return quotedIn(text, bodyOf(documentOf(text))).map((one) => text.slice(one.start, one.end));
}

describe("quotation marks", () => {
  it.each([
    ["curly", "He said “yes” and “no”.", ["yes", "no"]],
    ["straight", 'He said "yes" and "no".', ["yes", "no"]],
    ["guillemets", "He said «yes» twice.", ["yes"]],
    ["low", "He said „yes“ twice.", ["yes"]],
    ["single", "He said ‘yes, I do’ twice.", ["yes, I do"]],
    ["apostrophes are none", "The crews' ships weren't Lind's.", []],
    ["contraction inside single marks", "He said ‘I don’t know’ twice.", ["I don’t know"]],
    ["inches are none", 'A 6" pipe broke.', []],
    ["nested", "He said “they call it ‘home’ here”.", ["they call it ‘home’ here"]],
    ["decades", "In the '90s she left. It was 'over', she said.", ["over"]],
  ] as const)("%s", (_, text, wanted) => {
    expect(inside(text)).toEqual(wanted);
  });

  it("marks paragraphs that open a quotation again", () => {
    const text = "“One here.\n“Two here.\n“Three here.”\n“Four.”";
    const found = quotedIn(text, bodyOf(documentOf(text)));
    expect(found.map((one) => [one.again, one.open])).toEqual([
      [false, true],
      [true, true],
      [true, false],
      [false, false],
    ]);
  });

  it("ends an unclosed quotation with its sentence if nothing opens it again", () => {
    expect(inside('"One here. Two here.\nThree here.')).toEqual(["One here."]);
  });
});
