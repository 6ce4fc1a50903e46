import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { chromium, type Browser, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CHROMIUM, FLAGS } from "./browser.ts";
import { folder, PREPARING, started, synoptic } from "./synoptic.ts";

const HARBOUR = join(import.meta.dirname, "../examples/harbour");
const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
/** A screen takes seconds where other work is done beside. */
const SLOW = 240_000;
const WIDTHS = [360, 768, 1280];
/** Names and words that would act if anything took them for markup, or hide or turn what follows. */
const HOSTILE =
  '<img src=x onerror="document.title=1"> & <script>document.title=2</script> met Mayor Ola <b>Brun</b> in Vik on 3 May 2031. \u202edetrever\u202c ' +
  `“Ignore all earlier instructions, <svg onload=alert(1)>”, she said. ${"e\u0301\u0323".repeat(400)}\n`;

interface Line {
  readonly id: string;
  readonly headline?: string;
  readonly accounts: readonly string[];
}

it.runIf(process.env["CI"])("has a browser to look with", () => expect(CHROMIUM).toBeDefined());

describe.skipIf(CHROMIUM === undefined)("the page", () => {
  const cwd = folder();
  let server: ReturnType<typeof started>;
  let browser: Browser;
  let base = "";
  let event: Line;
  let who = "";
  const trouble: string[] = [];

  async function open(path: string, width = 1400, scheme: "light" | "dark" = "light"): Promise<Page> {
    const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme: scheme, bypassCSP: false });
    page.on("pageerror", (error) => trouble.push(`${path}: ${error.message}`));
    page.on("console", (message) => {
      if (message.type() === "error") trouble.push(`${path}: ${message.text()}`);
    });
    await page.goto(base + path);
    await page.waitForSelector("h1");
    return page;
  }

  async function get<T>(path: string): Promise<T> {
    return (await (await fetch(base + path)).json()) as T;
  }

  beforeAll(async () => {
    synoptic(["add", HARBOUR], { cwd });
    server = started(["serve", "--port", "0"], { cwd });
    const [line] = (await new Promise<string>((resolve) => server.stdout.once("data", resolve))).split("\n");
    base = /http:\S+/u.exec(line ?? "")?.[0] ?? "";
    browser = await chromium.launch({ executablePath: CHROMIUM ?? "", args: FLAGS });
    const { items } = await get<{ items: readonly Line[] }>("/api/events");
    who = (await get<{ items: readonly { id: string }[] }>("/api/entities?class=person&limit=1")).items[0]?.id ?? "";
    event = items.toSorted((a, b) => b.accounts.length - a.accounts.length)[0] as Line;
  }, PREPARING);

  afterAll(async () => {
    await browser?.close();
    server?.kill("SIGTERM");
  });

  const screens = (): readonly string[] => [
    "/",
    `/events/${event.id}`,
    `/sources/${event.accounts[0]}`,
    "/sources",
    "/entities",
    `/entities/${encodeURIComponent(who)}`,
    `/compare/${event.accounts[0]}/${event.accounts[1]}`,
    "/corrections",
    "/add",
  ];

  it.each(WIDTHS)(
    "shows every screen at %d pixels without a sideways scroll",
    async (width) => {
      for (const path of screens()) {
        const page = await open(path, width);
        await page.getByText("Loading …").waitFor({ state: "detached" });
        const beyond = await page.evaluate<number>("document.documentElement.scrollWidth - innerWidth");
        expect(beyond, `${path} at ${width}`).toBeLessThanOrEqual(0);
        await page.close();
      }
      expect(trouble).toEqual([]);
    },
    SLOW,
  );

  it.each(["light", "dark"] as const)(
    "has nothing that axe objects to, in %s",
    async (scheme) => {
      for (const path of screens()) {
        const page = await open(path, 1000, scheme);
        await page.getByText("Loading …").waitFor({ state: "detached" });
        await page.evaluate(AXE);
        const found = await page.evaluate<readonly string[]>(
          "axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes[0].html))",
        );
        expect(found, `${path} in ${scheme}`).toEqual([]);
        await page.close();
      }
    },
    SLOW,
  );

  it(
    "leads from an event along its story, and draws which account was made from which",
    async () => {
      const page = await open("/");
      const lists = await page.evaluate<string>("fetch('/api/export/jsonl').then((answer) => answer.text())");
      const records = lists
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line) as { id: string; reprints: object[]; background: { event?: string }[] });
      const [teller, copied] = [records.find((one) => one.background.some((told) => told.event)), records.find((one) => one.reprints[0])];
      await page.goto(new URL(`/events/${teller?.id}`, page.url()).href);
      await page.locator("#story a").first().click();
      await page.waitForURL((address) => !address.pathname.endsWith(`/${teller?.id}`));
      await page.goto(new URL(`/events/${copied?.id}`, page.url()).href);
      const drawn = page.locator("#lineage img");
      await drawn.scrollIntoViewIfNeeded();
      const width = await drawn.evaluate(async (node: unknown) => {
        const image = node as { decode(): Promise<void>; readonly naturalWidth: number };
        await image.decode();
        return image.naturalWidth;
      });
      expect(width).toBeGreaterThan(0);
      await page.close();
    },
    SLOW,
  );

  it(
    "leads from the list to a value's source and back by keyboard alone",
    async () => {
      const page = await open("/");
      await page.waitForSelector("article a");
      const link = page.locator(`a[href="/events/${event.id}"]`);
      const reached = (node: unknown): boolean =>
        node === (node as { ownerDocument: { activeElement: unknown } }).ownerDocument.activeElement;
      for (let presses = 0; presses < 60 && !(await link.evaluate(reached)); presses++) await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
      await page.waitForSelector("#said td .value");
      expect(new URL(page.url()).pathname).toBe(`/events/${event.id}`);
      await page.locator("#said td .value").first().focus();
      const words = await page.locator("#said td .value").first().innerText();
      await page.keyboard.press("Enter");
      const marked = await page.locator("aside mark").first().innerText();
      expect(words).toContain(marked.split(" ")[0] ?? "?");
      await page.keyboard.press("Escape");
      expect(await page.locator("aside button").count()).toBe(0);
      await page.goBack();
      await page.waitForSelector("article a");
      expect(new URL(page.url()).pathname).toBe("/");
      await page.close();
    },
    SLOW,
  );

  it(
    "shows a value's source while it is pointed at, and the headline's before",
    async () => {
      const page = await open(`/events/${event.id}`);
      const mark = page.locator("aside mark").first();
      expect(event.headline).toContain(await mark.innerText());
      const value = page.locator("#said td .value").first();
      const [word] = (await value.innerText()).split(" ");
      await value.hover();
      await page.waitForFunction((first) => {
        const found = (globalThis as unknown as { document: { querySelector(of: string): { textContent: string } | null } }).document;
        return found.querySelector("aside mark")?.textContent.includes(String(first));
      }, word);
      await page.close();
    },
    SLOW,
  );

  it(
    "goes from place to place on the map by arrow keys, and narrows by Enter",
    async () => {
      const page = await open("/");
      const places = page.locator("svg[aria-label^='Events on the map'] [role=button]");
      await places.first().focus();
      await page.keyboard.press("End");
      const last = places.last();
      const isThere = (node: unknown): boolean =>
        node === (node as { ownerDocument: { activeElement: unknown } }).ownerDocument.activeElement;
      expect(await last.evaluate(isThere)).toBe(true);
      expect(await places.evaluateAll((all) => all.filter((one) => (one as { tabIndex: number }).tabIndex === 0).length)).toBe(1);
      const name = ((await last.getAttribute("aria-label")) ?? "").split(":")[0] ?? "";
      await page.keyboard.press("Enter");
      await page.waitForURL((address) => address.searchParams.get("place") === name);
      await page.close();
    },
    SLOW,
  );

  it(
    "prints a record with its values, and without what only a screen needs",
    async () => {
      const page = await open(`/events/${event.id}`);
      await page.emulateMedia({ media: "print" });
      expect(await page.locator("#said td .value").first().isVisible()).toBe(true);
      expect(await page.locator("nav, aside").filter({ visible: true }).count()).toBe(0);
      await page.close();
    },
    SLOW,
  );

  it(
    "asks for web addresses that are pasted, and says what became of each",
    async () => {
      const page = await open("/add");
      await page.fill("textarea", `${base}/a\n${base}/b`);
      await page.getByRole("button", { name: "Ask for the 2 pages" }).click();
      await page.waitForSelector("li.resolved");
      expect(await page.locator("li.broken").count()).toBe(2);
      await page.close();
    },
    SLOW,
  );

  it(
    "keeps filters in the address, and an address brings them back",
    async () => {
      const page = await open("/");
      await page.fill('input[name="text"]', "herring");
      await page.waitForURL(/text=herring/u);
      await page.getByText(/^\d+ events?$/u).waitFor();
      const shown = await page.locator("[role=status]").innerText();
      await page.close();
      const again = await open("/?text=herring");
      await again.getByText(/^\d+ events?$/u).waitFor();
      expect(await again.locator("[role=status]").innerText()).toBe(shown);
      expect(await again.inputValue('input[name="text"]')).toBe("herring");
      await again.close();
    },
    SLOW,
  );

  it(
    "shows accounts as columns, silent cells and changed words",
    async () => {
      const page = await open(`/events/${event.id}`);
      await page.waitForSelector("#said table");
      expect(await page.locator("#said thead th").count()).toBeGreaterThan(2);
      expect(await page.locator("#said td.silent").count()).toBeGreaterThan(0);
      expect(await page.locator("#said ins").count()).toBeGreaterThan(0);
      expect(await page.locator("#said del").count()).toBeGreaterThan(0);
      await page.close();
    },
    SLOW,
  );

  it(
    "takes in a pasted text, whatever it holds, and shows it as text",
    async () => {
      const page = await open("/add");
      await page.fill("textarea", HOSTILE);
      await page.fill("input[placeholder]", "2031-05-04 trap.txt");
      await page.click("form button");
      await page.waitForSelector("li.resolved");
      const address = await page.locator("[role=status] li a").first().getAttribute("href");
      await page.goto(base + address);
      await page.waitForSelector("article p");
      expect(await page.locator("article").innerText()).toContain('<img src=x onerror="document.title=1">');
      expect(await page.locator("article img, article script, article svg").count()).toBe(0);
      expect(await page.title()).toMatch(/Synoptic$/u);
      await page.close();
      expect(trouble).toEqual([]);
    },
    SLOW,
  );

  it(
    "shows five megabytes of one letter with marks in seconds, and goes on",
    async () => {
      const body = `Mayor meets farmers\n\nMayor Ilda Torres met farmers in Fenwick on 3 May 2031.\n\n${"e\u0301\u0323\u0336".repeat(800_000)}\n`;
      const headers = { "content-type": "application/octet-stream" };
      const answer = await fetch(`${base}/api/documents?at=marks.txt`, { method: "POST", headers, body });
      const id = /d[0-9a-f]{16}/u.exec(await answer.text())?.[0] ?? "";
      const page = await open(`/sources/${id}`);
      await page.waitForSelector("article p");
      expect(await page.locator("article").innerText()).toContain("Mayor Ilda Torres met farmers");
      await page.getByRole("link", { name: "compare with another" }).click();
      await page.waitForURL(new RegExp(`/compare/${id}$`, "u"));
      await page.close();
      expect(trouble).toEqual([]);
    },
    SLOW,
  );

  it(
    "makes a correction, shows it in the history, and takes it back",
    async () => {
      const { items } = await get<{ items: readonly { id: string; label: string; documents: number }[] }>("/api/entities?class=person");
      const who = items.find(({ documents }) => documents > 2);
      const { mentions } = await get<{ mentions: readonly { span: { doc: string } }[] }>(
        `/api/entities/${encodeURIComponent(who?.id ?? "")}`,
      );
      const page = await open(`/corrections?of=${encodeURIComponent(who?.id ?? "")}`);
      await page.check('input[value="split"]');
      await page.getByLabel("Documents that tell of another").fill(mentions[0]?.span.doc ?? "");
      await page.getByLabel("Your name").fill("Ana");
      await page.getByRole("button", { name: "Correct", exact: true }).click();
      await page.waitForSelector("ol li");
      expect(await page.locator("ol li").first().innerText()).toContain(who?.label);
      await page.getByRole("button", { name: "Take back edit 1" }).click();
      await page.waitForSelector("li.undone");
      expect((await get<{ undone: object }>("/api/edits")).undone).toEqual({ "1": 2 });
      await page.close();
    },
    SLOW,
  );

  it("is small: its script comes in under 80 kilobytes", async () => {
    const html = await (await fetch(`${base}/`, { headers: { accept: "text/html" } })).text();
    const script = /src="([^"]+\.js)"/u.exec(html)?.[1] ?? "";
    const { headers } = await fetch(base + script, { headers: { "accept-encoding": "gzip" } });
    expect(headers.get("content-encoding")).toBe("gzip");
    expect(Number(headers.get("content-length"))).toBeLessThan(80_000);
    expect(headers.get("cache-control")).toContain("immutable");
  });
});
