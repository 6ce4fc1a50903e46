import { once } from "node:events";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { serve } from "@hono/node-server";
import { chromium, type Browser, type CDPSession, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { EVENTS, filled } from "../bench/filled.ts";
import { appOf } from "../src/serve/http/app.ts";
import { carryOut } from "../src/serve/http/carry.ts";
import { deskAt, type Desk } from "../src/serve/http/desk.ts";
import { LOOPBACK } from "../src/serve/http/guard.ts";
import { CHROMIUM, FLAGS } from "./browser.ts";
import { folder, PREPARING } from "./synoptic.ts";

/** The built page. */
const PAGE = join(import.meta.dirname, "../dist/web/");

/** Lines that are in the page at once, at most: those in view and a few beyond. */
const LINES = 60;
/** What a reader waits for at most, in milliseconds; twenty times what a quiet machine takes, as tests share theirs. */
const PATIENCE = 20_000;

describe.skipIf(CHROMIUM === undefined)(`the page with ${EVENTS} events`, () => {
  const cwd = folder();
  let server: Server;
  let desk: Desk;
  let browser: Browser;
  let page: Page;
  let session: CDPSession;

  /** The main thread's work since the page was opened, in milliseconds. */
  async function worked(): Promise<number> {
    const { metrics } = await session.send("Performance.getMetrics");
    return Math.round((metrics.find(({ name }) => name === "TaskDuration")?.value ?? 0) * 1000);
  }

  /** Does something and says how much work it was. */
  async function told(what: string, doing: () => Promise<unknown>): Promise<void> {
    const before = await worked();
    await doing();
    process.stdout.write(`${what}: ${(await worked()) - before} ms of the page's thread\n`);
  }

  beforeAll(async () => {
    await filled(join(cwd, "many.db"));
    desk = await deskAt(join(cwd, "many.db"), { carry: carryOut, note: () => undefined });
    server = serve({ fetch: appOf(desk, { hosts: LOOPBACK }, PAGE).fetch, port: 0, hostname: "127.0.0.1" }) as Server;
    if (!server.listening) await once(server, "listening");
    browser = await chromium.launch({ executablePath: CHROMIUM ?? "", args: FLAGS });
    page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    session = await page.context().newCDPSession(page);
    await session.send("Performance.enable");
    await told("first view", async () => {
      await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
      await page.waitForSelector("article a", { timeout: PATIENCE });
    });
  }, PREPARING);

  afterAll(async () => {
    await browser?.close();
    server?.close();
    await desk?.close();
  });

  it("holds only the lines in view, and counts them all", async () => {
    expect(await page.locator("ol[aria-label='Events by date'] > li").count()).toBeLessThan(LINES);
    expect(await page.locator("li[aria-posinset='1']").getAttribute("aria-setsize")).toBe(String(EVENTS + 1));
  });

  it.each([3_000, 7_000, EVENTS + 1])("scrolls to number %d", async (number) => {
    await told(`scrolling to number ${number}`, async () => {
      await page.evaluate(`{
        const list = document.querySelector("ol[aria-label='Events by date']");
        scrollTo(0, list.getBoundingClientRect().top + scrollY + (list.offsetHeight * ${number - 1}) / ${EVENTS + 1});
      }`);
      await page.locator(`li[aria-posinset='${number}'] a`).waitFor({ timeout: PATIENCE });
    });
    expect(await page.locator("ol[aria-label='Events by date'] > li").count()).toBeLessThan(LINES);
  });

  it("narrows them while somebody types, and shows all again", async () => {
    await told("narrowing by words", async () => {
      await page.fill('input[name="place"]', "oslo");
      await page.waitForURL(/place=oslo/u);
      await page.getByText(/^16\d\d events$/u).waitFor({ timeout: PATIENCE });
    });
    await told("showing all", async () => {
      await page.getByRole("link", { name: "Show all" }).click();
      await page.getByText(`${EVENTS + 1} events`).waitFor({ timeout: PATIENCE });
    });
    expect(new URL(page.url()).search).toBe("");
  });
});
