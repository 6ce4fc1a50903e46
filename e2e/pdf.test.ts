import { chromium, type Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { collection } from "../bench/generator/collection.ts";
import { outline, readText } from "../test/read/outline.ts";
import { CHROMIUM, FLAGS } from "./browser.ts";

const ROWS = [
  ["Region", "Seats", "Change"],
  ["Norhaven", "34", "+2"],
  ["The islands", "8", "0"],
];
/** Ways to set a page: its style, and whether the printer adds the title, the address and the number of the page at its edges. */
const SET: readonly (readonly [string, string, boolean])[] = [
  ["one column, with headers and footers", "", true],
  ["two columns, justified and hyphenated", "div{column-count:2;column-gap:8mm;hyphens:auto;text-align:justify}", false],
  ["three narrow columns, hyphenated", "div{column-count:3;column-gap:6mm;hyphens:auto;font-size:9pt}", false],
  ["indented paragraphs without gaps", "p{margin:0;text-indent:1.5em;text-align:justify;hyphens:auto}", true],
];

/** Invented reports as one long one. */
const articles = [...collection({ seed: "print", stock: 0, hot: 0 }, 12)].filter((_, at) => at % 4 === 0).map(({ article }) => article);
const title = articles[0]?.title ?? "";
const paragraphs = [...new Set(articles.flatMap(({ text }) => text.split(/\n+/u)).filter((one) => one !== ""))];

function markup(style: string): string {
  const table = `<table>${ROWS.map((row) => `<tr>${row.map((cell) => `<td style="padding:2px 9px">${cell}</td>`).join("")}</tr>`).join("")}</table>`;
  const body = paragraphs.map((one, at) => `<p>${one}</p>${at === 3 ? table : ""}`).join("");
  return `<html lang="en"><head><title>${title}</title><style>body{font:11pt/1.35 serif}${style}</style></head><body><h1>${title}</h1><div>${body}</div></body></html>`;
}

describe.skipIf(CHROMIUM === undefined)("a PDF that a browser printed", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: CHROMIUM ?? "", args: FLAGS });
  });
  afterAll(async () => {
    await browser.close();
  });

  it.each(SET)("in %s gives the page's words in their order", async (_, style, edges) => {
    const page = await browser.newPage();
    await page.setContent(markup(style));
    const document = readText(await page.pdf({ displayHeaderFooter: edges, margin: { top: "2cm", bottom: "2cm" } }), "pdf");
    await page.close();
    const report = outline(document).filter((line) => !line.startsWith("("));
    const said = report.map((line) => line.slice(line.indexOf(" | ") + 3));
    expect(report[0]).toBe(`headline | ${title}`);
    expect(said.filter((line) => line.includes(" | "))).toEqual(ROWS.map((row) => row.join(" | ")));
    const words = (texts: readonly string[]): string[] => texts.flatMap((text) => text.split(/[\s|]+/u)).filter((word) => word !== "");
    expect(words(said)).toEqual(words([title, ...paragraphs.slice(0, 4), ...ROWS.flat(), ...paragraphs.slice(4)]));
    const whole = paragraphs.filter((one) => said.includes(one)).length;
    expect(whole / paragraphs.length).toBeGreaterThan(0.95);
  });
});
