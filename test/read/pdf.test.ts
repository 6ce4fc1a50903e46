import { deflateSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { read } from "../../src/read/read.ts";
import { outline, readText } from "./outline.ts";

/** A PDF with one content stream a page, in Helvetica with the usual encoding. */
function pdf(
  pages: readonly string[],
  more: { readonly trailer?: string; readonly packed?: boolean; readonly font?: string; readonly objects?: string } = {},
): Uint8Array {
  const kids = pages.map((_, index) => `${10 + index * 2} 0 R`).join(" ");
  const parts = [
    "%PDF-1.4\n1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n",
    `2 0 obj <</Type/Pages/Kids[${kids}]/Count ${pages.length}/MediaBox[0 0 600 800]/Resources<</Font<</F1 3 0 R>>>>>> endobj\n`,
    more.font ?? "3 0 obj <</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>> endobj\n",
    more.objects ?? "",
  ].map((one) => Buffer.from(one, "latin1"));
  for (const [index, content] of pages.entries()) {
    const bytes = more.packed === false ? Buffer.from(content, "latin1") : deflateSync(Buffer.from(content, "latin1"));
    const filter = more.packed === false ? "" : "/Filter/FlateDecode";
    parts.push(
      Buffer.from(
        `${10 + index * 2} 0 obj <</Type/Page/Parent 2 0 R/Contents ${11 + index * 2} 0 R>> endobj\n${11 + index * 2} 0 obj <<${filter}/Length ${bytes.length}>> stream\n`,
      ),
      bytes,
      Buffer.from("\nendstream endobj\n"),
    );
  }
  parts.push(Buffer.from(`trailer <</Root 1 0 R${more.trailer ?? ""}>>\n%%EOF`));
  return new Uint8Array(Buffer.concat(parts));
}

const line = (x: number, y: number, text: string, size = 10): string => `BT /F1 ${size} Tf ${x} ${y} Td (${text}) Tj ET\n`;
const lines = (x: number, y: number, ...texts: readonly string[]): string =>
  texts.map((text, index) => line(x, y - index * 12, text)).join("");
const code = (bytes: Uint8Array): string => {
  const outcome = read({ bytes, at: "x.pdf", type: "pdf" });
  return outcome.ok ? "" : outcome.problem.code;
};

const FIRST =
  line(50, 780, "Fjord Gazette - page 1", 8) +
  line(50, 700, "Pier plan agreed", 20) +
  lines(
    50,
    660,
    "The harbour board met on Monday to talk about the new pier, and mem-",
    "bers agreed on most points, its chair said in the hall of the board.",
  ) +
  lines(50, 620, "A vote on the plan will be held before the summer, and the work be-", "gins") +
  lines(330, 660, "in the year after it, she told re-", "porters.");
const SECOND =
  line(50, 780, "Fjord Gazette - page 2", 8) + lines(50, 700, "Nobody knows who pays for the \\(long\\) pier, said J\\363n \\326rn.");

describe("a PDF file", () => {
  it.each([true, false])("is read line by line, with columns, divided words, and headers apart (packed: %s)", (packed) => {
    const document = readText(pdf([FIRST, SECOND], { packed }), "pdf");
    expect(outline(document)).toEqual([
      "headline | Pier plan agreed",
      "paragraph | The harbour board met on Monday to talk about the new pier, and members agreed on most points, its chair said in the hall of the board.",
      "paragraph | A vote on the plan will be held before the summer, and the work begins in the year after it, she told reporters.",
      "paragraph | Nobody knows who pays for the (long) pier, said Jón Örn.",
      "(metadata) | Fjord Gazette - page 1",
      "(metadata) | Fjord Gazette - page 2",
    ]);
    const place = document.positions?.find((one) => document.text.slice(one.start, one.end) === "Pier plan agreed");
    expect(place?.at === "page" && [place.page, place.box.slice(0, 2), place.box[3]]).toEqual([1, [50, 80], 20]);
  });

  it("tells text by maps to Unicode, differences of encoding and kerning", () => {
    const map = "beginbfchar <01> <0041> <02> <00F8> endbfchar 1 beginbfrange <03> <05> <0062> endbfrange";
    const font = `3 0 obj <</Type/Font/Subtype/Type1/ToUnicode 4 0 R/FirstChar 1/Widths[500 500 500 500 500]>> endobj\n`;
    const objects = `4 0 obj <</Length ${map.length}>> stream\n${map}\nendstream endobj\n`;
    const content = "BT /F1 10 Tf 50 700 Td [<0102> -300 <030405>] TJ ET";
    expect(readText(pdf([content], { font, objects }), "pdf").text).toBe("Aø bcd");
    const differing = "3 0 obj <</Type/Font/Subtype/Type1/Encoding<</Differences[1/fi/Aring/uni0142/quoteright]>>>> endobj\n";
    expect(readText(pdf(["BT /F1 10 Tf 50 700 Td (\\001x\\002\\003\\004) Tj ET"], { font: differing }), "pdf").text).toBe("fixÅł’");
  });

  it("that is encrypted, scanned, damaged or none is refused with a reason", () => {
    expect(code(pdf([FIRST], { trailer: "/Encrypt 9 0 R" }))).toBe("encrypted");
    expect(code(new TextEncoder().encode("no pdf"))).toBe("pdf-broken");
    expect(code(new TextEncoder().encode("%PDF-1.4 nothing"))).toBe("pdf-broken");
    expect(code(pdf([""]))).toBe("no-text");
    const picture = pdf(["q /I1 Do Q"]);
    const scanned = Buffer.from(picture)
      .toString("latin1")
      .replace("/Font<</F1 3 0 R>>", "/XObject<</I1 3 0 R>>")
      .replace("/Type/Font/Subtype/Type1", "/Type/XObject/Subtype/Image");
    expect(code(new Uint8Array(Buffer.from(scanned, "latin1")))).toBe("scanned");
  });

  it("cut or changed anywhere does not crash or hang", () => {
    const whole = pdf([FIRST, SECOND]);
    for (let at = 0; at < whole.length; at += 29) {
      const broken = new Uint8Array(whole);
      broken[at] = (broken[at] ?? 0) ^ 0x2a;
      expect(() => [code(broken), code(whole.slice(0, at))]).not.toThrow();
    }
  });
});
