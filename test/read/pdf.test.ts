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

  it("gives the rows of a table as lines, their cells apart, and no cells to labels and numbered lines", () => {
    const row = (y: number, ...cells: readonly string[]): string => cells.map((cell, index) => line(50 + index * 120, y, cell)).join("");
    const content =
      line(50, 700, "Seats by region", 20) +
      row(660, "Region", "Seats", "Change") +
      row(646, "Norhaven", "34", "+2") +
      row(632, "The islands", "8", "0") +
      lines(50, 600, "The count of the votes took until the early morning, its chair said.") +
      row(580, "Q.", "When did the count begin that evening?").replaceAll("170 580", "66 580") +
      row(568, "A.", "At nine.").replaceAll("170 568", "66 568");
    const document = readText(pdf([content]), "pdf");
    expect(outline(document)).toEqual([
      "headline | Seats by region",
      "item | Region | Seats | Change",
      "item | Norhaven | 34 | +2",
      "item | The islands | 8 | 0",
      "paragraph | The count of the votes took until the early morning, its chair said.",
      "paragraph | Q. When did the count begin that evening?",
      "paragraph | A. At nine.",
    ]);
  });

  it("joins the lines of a table's first cell, and goes on with its rows at the head of the next column", () => {
    const row = (x: number, y: number, ...cells: readonly string[]): string =>
      cells.map((cell, index) => line(x + index * 80, y, cell)).join("");
    const content =
      row(50, 100, "Region", "Seats", "Change") +
      row(50, 86, "Norhaven", "34", "+2") +
      lines(50, 72, "The outer", "islands") +
      line(130, 66, "8") +
      line(210, 66, "0") +
      row(330, 700, "Sundby", "12", "-1") +
      lines(330, 672, "The count of the votes took until the morning, its", "chair said. Nobody had thought it would be that long.");
    expect(outline(readText(pdf([content]), "pdf"))).toEqual([
      "item | Region | Seats | Change",
      "item | Norhaven | 34 | +2",
      "item | The outer islands | 8 | 0",
      "item | Sundby | 12 | -1",
      "paragraph | The count of the votes took until the morning, its chair said. Nobody had thought it would be that long.",
    ]);
  });

  it("takes no wide gaps of justified lines for those between cells, but does where all words are as wide", () => {
    const font = "3 0 obj <</Type/Font/Subtype/Type1/BaseFont/Courier/Encoding/WinAnsiEncoding>> endobj\n";
    const spaced = (y: number, gap: number, text: string): string => {
      let x = 50;
      return text.split(" ").map((word) => line((x += word.length * 6 + gap) - word.length * 6 - gap, y, word)).join(""); // prettier-ignore
    };
    const told = ["A fire in the harbour of Sundby", "destroyed a warehouse and three", "boats, but nobody was hurt by it."];
    const prose = told.map((one, at) => spaced(700 - at * 12, at < 2 ? 11 + at : 6, one)).join("");
    expect(outline(readText(pdf([prose], { font }), "pdf"))).toEqual([`paragraph | ${told.join(" ")}`]);
    const years = spaced(700, 30, "2019 2020 2021") + spaced(686, 30, "34.1 35.2 35.9");
    expect(outline(readText(pdf([years], { font }), "pdf"))).toEqual(["item | 2019 | 2020 | 2021", "item | 34.1 | 35.2 | 35.9"]);
  });

  it("that goes from line to line across its columns is read column by column", () => {
    const left = [
      "The harbour board met on Monday",
      "to talk about the new pier, and",
      "its members agreed on most of",
      "the points, its chair said in the",
      "hall of the board. A vote on the",
      "plan will be held before long.",
    ];
    const right = [
      "The work begins in the year after",
      "it, she told those who had come",
      "to listen. Fishermen of three of",
      "the villages had asked for a pier",
      "that lies deeper, and for lights.",
      "Nobody spoke against the plan.",
    ];
    const content =
      line(50, 720, "Pier plan agreed", 20) +
      left.map((one, at) => line(50, 660 - at * 12, one) + line(230, 660 - at * 12, right[at] ?? "")).join("");
    expect(outline(readText(pdf([content]), "pdf"))).toEqual([
      "headline | Pier plan agreed",
      `paragraph | ${left.join(" ")}`,
      `paragraph | ${right.join(" ")}`,
    ]);
  });

  it("keeps its title although it is also the header of its pages, and a sentence that goes on with a name on the next page", () => {
    const header = line(50, 785, "Pier plan agreed", 8);
    const first = `${header}${line(50, 760, "Pier plan agreed", 20)}${lines(50, 700, "A vote on the plan will be held before the summer by the board of Sandvik", "and the mayor of the town, and it will be led by the chair of the board,")}`;
    const second = `${header}${lines(50, 700, "Tora Lie, who has led it for years.")}`;
    expect(outline(readText(pdf([first, second]), "pdf"))).toEqual([
      "headline | Pier plan agreed",
      "paragraph | A vote on the plan will be held before the summer by the board of Sandvik and the mayor of the town, and it will be led by the chair of the board, Tora Lie, who has led it for years.",
      "(metadata) | Pier plan agreed",
      "(metadata) | Pier plan agreed",
    ]);
  });

  it("has its paragraphs parted by gaps, or by indents, also where each is a line", () => {
    const said = [
      "The harbour board met on Monday.",
      "Its members agreed on most points.",
      "A vote will be held in the summer.",
      "The work begins in the year after.",
    ];
    const gaps = said.map((one, at) => lines(50, 700 - at * 30, one, "Nobody spoke against it.")).join("");
    expect(outline(readText(pdf([gaps]), "pdf"))).toEqual(said.map((one) => `paragraph | ${one} Nobody spoke against it.`));
    const indents = said
      .map((one, at) => line(62, 700 - at * 24, one) + (at === 1 ? "" : line(50, 688 - at * 24, "Nobody spoke against it.")))
      .join("");
    expect(outline(readText(pdf([indents]), "pdf"))).toEqual(
      said.map((one, at) => `paragraph | ${one}${at === 1 ? "" : " Nobody spoke against it."}`),
    );
  });

  it("keeps the hyphen of a word that has one elsewhere, and of names and years", () => {
    const text = lines(
      50,
      700,
      "The ferry-owner met the mayor, and the ferry-",
      "owner of Anglo-",
      "Saxon descent spoke of 1990-",
      "1995, and of the mem-",
      "bers.",
    );
    expect(outline(readText(pdf([text]), "pdf"))).toEqual([
      "paragraph | The ferry-owner met the mayor, and the ferry-owner of Anglo-Saxon descent spoke of 1990-1995, and of the members.",
    ]);
  });

  it("knows where words end: by shifts before, between and after them, and by the widths of faces that are not in the file", () => {
    const shifts = "BT /F1 10 Tf 50 700 Td [(The)-140(board)] TJ [-250 (met)] TJ [( on)-90(ce)] TJ ET";
    expect(readText(pdf([shifts]), "pdf").text).toBe("The board met once");
    const placed = line(50, 700, "Illi") + line(66, 700, "WWW");
    expect(readText(pdf([placed]), "pdf").text).toBe("Illi WWW");
  });

  it("tells text by the encoding of a font inside", () => {
    const program = "/Encoding 256 array dup 12 /fi put dup 65 /Aring put readonly def currentfile eexec xx";
    const font = "3 0 obj <</Type/Font/Subtype/Type1/FontDescriptor 4 0 R>> endobj\n";
    const objects = `4 0 obj <</FontFile 5 0 R>> endobj 5 0 obj <</Length ${program.length}>> stream\n${program}\nendstream endobj\n`;
    expect(readText(pdf(["BT /F1 10 Tf 50 700 Td (\\014eld A) Tj ET"], { font, objects }), "pdf").text).toBe("field Å");
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
