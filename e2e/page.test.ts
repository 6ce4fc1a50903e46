import { chromium, type Browser, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { renderHtml } from "../src/record/html.ts";
import { CHROMIUM, FLAGS } from "./browser.ts";
import { dossier, texts } from "../test/record/fixture.ts";

const WIDTHS = [360, 900, 1400];
/** Least contrast of text to its background: WCAG 2.2, success criterion 1.4.3. */
const CONTRAST = 4.5;

/** What of the page's elements is looked at; the types of a browser are not among those of the package. */
interface Element {
  readonly nodeType: number;
  readonly tagName: string;
  readonly className: string;
  readonly textContent: string;
  readonly childNodes: Iterable<Element>;
  readonly parentElement: Element | null;
}
interface Window {
  readonly document: { querySelectorAll(selector: string): Iterable<Element> };
  getComputedStyle(element: Element): { readonly color: string; readonly backgroundColor: string };
}

/** Runs in the page: texts whose colour stands out too little from the nearest background that is painted. */
function faint(least: number): string[] {
  const numbers = (colour: string): number[] => (colour.match(/[\d.]+/g) ?? []).map(Number);
  const luminance = (colour: string): number => {
    const [r = 0, g = 0, b = 0] = numbers(colour).map((value) =>
      value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4,
    );
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const page = globalThis as unknown as Window;
  const backdrop = (element: Element): string => {
    const own = page.getComputedStyle(element).backgroundColor;
    return (numbers(own)[3] ?? 1) > 0 && own !== "transparent"
      ? own
      : element.parentElement
        ? backdrop(element.parentElement)
        : "rgb(255, 255, 255)";
  };
  const found: string[] = [];
  for (const element of page.document.querySelectorAll("body *")) {
    if (![...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim() !== "")) continue;
    const [a, b] = [luminance(page.getComputedStyle(element).color), luminance(backdrop(element))].toSorted((x, y) => y - x) as [
      number,
      number,
    ];
    if ((a + 0.05) / (b + 0.05) < least) found.push(`${element.tagName}.${element.className}: ${element.textContent.slice(0, 30)}`);
  }
  return [...new Set(found)];
}

it.runIf(process.env["CI"])("has a browser to look with", () => expect(CHROMIUM).toBeDefined());

describe.skipIf(CHROMIUM === undefined)("the page of a record in a browser", () => {
  let browser: Browser;
  let page: Page;
  const asked: string[] = [];
  const complaints: string[] = [];

  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath: CHROMIUM ?? "",
      args: FLAGS,
    });
    page = await browser.newPage();
    page.on("request", (request) => asked.push(request.url()));
    page.on("console", (message) => complaints.push(message.text()));
    page.on("pageerror", (error) => complaints.push(error.message));
    await page.setContent(renderHtml(dossier, texts));
  });
  afterAll(async () => {
    await browser.close();
  });

  it.each(WIDTHS)("needs no sideways scrolling at %i pixels", async (width) => {
    await page.setViewportSize({ width, height: 900 });
    const wide = await page.evaluate("document.documentElement.scrollWidth");
    expect(wide).toBeLessThanOrEqual(width);
  });

  it.each(["light", "dark"] as const)("is easy to read in %s", async (colorScheme) => {
    await page.emulateMedia({ colorScheme });
    expect(await page.evaluate(faint, CONTRAST)).toEqual([]);
  });

  it("is reached by keyboard: the first stop skips to the record, and tables that scroll take the focus", async () => {
    await page.keyboard.press("Tab");
    expect(await page.evaluate("document.activeElement.getAttribute('href')")).toBe("#main");
    expect(await page.evaluate("[...document.querySelectorAll('.scroll')].filter((one) => one.tabIndex !== 0).length")).toBe(0);
  });

  it("tells a screen reader what was added and what was left out", async () => {
    const told = await page.evaluate("['ins', 'del'].map((name) => getComputedStyle(document.querySelector(name), '::before').content)");
    expect(told).toEqual(['" [added: "', '" [left out: "']);
  });

  it("asks for nothing and complains about nothing", () => {
    expect(asked).toEqual([]);
    expect(complaints).toEqual([]);
  });
});
