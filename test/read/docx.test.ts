import { describe, expect, it } from "vitest";
import { read } from "../../src/read/read.ts";
import { zip } from "./archive.ts";
import { credits, dates, outline, readText } from "./outline.ts";

const paragraph = (text: string, style = ""): string =>
  `<w:p>${style === "" ? "" : `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`}<w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;
const main = (body: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="w"><w:body>${body}</w:body></w:document>`;
const BODY =
  paragraph("Pier plan", "Titel") +
  paragraph("The harbour board met on Monday &amp; agreed on the pier, its chair said.") +
  paragraph("Who pays", "berschrift1") +
  `<w:p><w:pPr><w:numPr/></w:pPr><w:r><w:t>A basin</w:t></w:r></w:p>` +
  `<w:p><w:r><w:t>Nobody knows </w:t></w:r><w:del><w:r><w:delText>never</w:delText></w:r></w:del><w:ins><w:r><w:t>yet, said</w:t><w:tab/><w:t>Jón.</w:t></w:r></w:ins></w:p>`;
const STYLES = `<w:styles><w:style w:styleId="Titel"><w:name w:val="Title"/></w:style><w:style w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style></w:styles>`;
const CORE = `<cp:coreProperties xmlns:dc="d"><dc:title>Draft 3</dc:title><dc:creator>Tora Lie</dc:creator><dcterms:created>2021-05-12T08:00:00Z</dcterms:created></cp:coreProperties>`;
const FILES = {
  "docProps/core.xml": CORE,
  "word/document.xml": main(BODY),
  "word/styles.xml": STYLES,
  "word/header1.xml": `<w:hdr>${paragraph("Harbour Board, page 1")}</w:hdr>`,
  "word/footnotes.xml": `<w:footnotes><w:footnote>${paragraph("A note of the board.")}</w:footnote></w:footnotes>`,
  "word/media/image1.png": new Uint8Array([1, 2, 3]),
};
const code = (bytes: Uint8Array): string => {
  const outcome = read({ bytes, at: "x.docx", type: "docx" });
  return outcome.ok ? "" : outcome.problem.code;
};

describe("a DOCX file", () => {
  it.each([false, true])("is read by style, with headers apart and deletions left out (stored: %s)", (stored) => {
    const document = readText(zip(FILES, stored), "docx");
    expect(outline(document)).toEqual([
      "(metadata) | 2021-05-12T08:00:00Z",
      "(metadata) | Tora Lie",
      "(metadata) | Harbour Board, page 1",
      "headline | Pier plan",
      "paragraph | The harbour board met on Monday & agreed on the pier, its chair said.",
      "heading | Who pays",
      "item | A basin",
      "paragraph | Nobody knows yet, said Jón.",
      "paragraph | A note of the board.",
    ]);
    expect([credits(document), dates(document), document.packed]).toEqual([["author Tora Lie"], ["meta 2021-05-12"], true]);
  });

  it("has a title of its own where no paragraph is one", () => {
    const document = readText(zip({ ...FILES, "word/document.xml": main(paragraph("The board met on Monday, it said.")) }), "docx");
    expect(outline(document)[0]).toBe("headline | Draft 3");
  });

  it("that is encrypted, cut, empty or a bomb is refused with a reason", () => {
    const whole = zip(FILES);
    expect(code(new Uint8Array(Buffer.from("d0cf11e0a1b11ae1", "hex")))).toBe("encrypted");
    expect(code(whole.subarray(0, whole.length - 30))).toBe("archive-broken");
    expect(code(zip({ "a.txt": "b" }))).toBe("no-text");
    expect(code(zip({ "word/document.xml": main(paragraph("a".repeat(20_000_000))) }))).toBe("archive-bomb");
    const flagged = new Uint8Array(whole);
    const entry = Buffer.from(flagged.buffer).lastIndexOf("PK\x01\x02", undefined, "latin1");
    const first = Buffer.from(flagged.buffer).indexOf("PK\x01\x02", 0, "latin1");
    for (const at of [entry, first]) flagged[at + 8] = 1;
    expect(code(flagged)).toBe("encrypted");
  });

  it("cut anywhere does not crash", () => {
    const whole = zip(FILES);
    for (let length = 0; length < whole.length; length += 7) expect(() => code(whole.slice(0, length))).not.toThrow();
    for (let at = 0; at < whole.length; at += 5) {
      const broken = new Uint8Array(whole);
      broken[at] = (broken[at] ?? 0) ^ 0x5a;
      expect(() => code(broken)).not.toThrow();
    }
  });
});
