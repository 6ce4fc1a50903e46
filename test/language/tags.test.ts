import { describe, expect, it } from "vitest";
import { tag } from "../../src/language/tags.ts";

const words = (text: string): string[] => text.split(" ");

describe("tags", () => {
  it.each([
    ["The minister signed the agreement in March .", "DET NOUN VERB DET NOUN ADP PROPN PUNCT"],
    ["She will not attend the talks .", "PRON AUX PART VERB DET NOUN PUNCT"],
    ["Three ships left the harbour and two returned .", "NUM NOUN VERB DET NOUN CCONJ NUM VERB PUNCT"],
  ])("of %s", (text, wanted) => expect(tag(words(text)).upos.join(" ")).toBe(wanted));

  it("tell the forms of verbs", () => expect(tag(words("They have signed it , she signed it .")).xpos[2]).toBe("VBN"));

  it("are given for no words, strange words and long words", () => {
    expect(tag([]).upos).toEqual([]);
    expect(tag(["\ud800", "", "\u2028", "x".repeat(100_000)]).upos).toHaveLength(4);
  });

  it("are the same each time", () => {
    const text = words("He said that the bridge would open on Monday .");
    expect(tag(text)).toEqual(tag(text));
  });
});
