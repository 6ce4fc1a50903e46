// Takes every picture of the documentation anew, of the bundled example: `npm run pictures` after `npm run build`. Needs Chromium (CHROMIUM names another).
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const root = fileURLToPath(new URL("../", import.meta.url));
const program = join(root, "dist/serve/cli/main.js");
const folder = mkdtempSync(join(tmpdir(), "pictures-"));
const env = { ...process.env, SYNOPTIC_STORE: join(folder, "harbour.db") };
const WIDE = { width: 1280, height: 860 };

function synoptic(...words) {
  return spawnSync(process.execPath, [program, ...words], { cwd: root, env, encoding: "utf8" }).stdout;
}

synoptic("add", "examples/harbour");
const events = synoptic("events", "--json")
  .trim()
  .split("\n")
  .map((line) => JSON.parse(line));
const [event] = events.toSorted((a, b) => b.accounts.length - a.accounts.length || (a.id < b.id ? -1 : 1));
synoptic("split", "Jonas Eide", "d2ef38a", "--by", "Ada Holm", "--on", "2026-01-02", "--note", "a namesake");
synoptic("show", event.id, "--html", "--out", join(folder, "dossier.html"));

/** Where each picture is taken, what is done there first, and what part of the page it shows: a height from the top, or a part from `from` on. */
const PICTURES = [
  {
    name: "events",
    at: "/",
    async first(page) {
      await page.locator("path.land").waitFor({ state: "attached" });
      await page.locator("article a").last().waitFor();
    },
  },
  {
    name: "event",
    at: `/events/${event.id}`,
    async first(page) {
      await page.locator("#said td .value").nth(1).click();
      await page.locator("#said").evaluate((node) => node.scrollIntoView());
    },
  },
  {
    name: "source",
    at: `/sources/${event.accounts[1]}`,
    async first(page) {
      for (const one of await page.locator("fieldset input").all()) await one.check();
    },
  },
  {
    name: "entity",
    at: "/entities",
    async first(page) {
      await page.goto(new URL("/entities?name=halvorsen", page.url()).href);
      await page.getByRole("link", { name: "Sigrid Halvorsen" }).click();
      await page.getByRole("heading", { name: "Offices" }).waitFor();
    },
  },
  { name: "compare", at: `/compare/${event.accounts[0]}/${event.accounts[1]}`, first: (page) => page.evaluate(() => scrollTo(0, 160)) },
  { name: "corrections", at: "/corrections", first: (page) => page.getByText("a namesake").waitFor() },
  {
    name: "phone",
    at: `/events/${event.id}`,
    size: { width: 390, height: 844 },
    first: (page) => page.locator("#said").evaluate((node) => node.scrollIntoView()),
  },
  { name: "dark", at: `/events/${event.id}`, scheme: "dark" },
];

/** The README's picture: the head of the record as one page, and the synopsis of what was said. */
async function dossier(browser) {
  const page = await browser.newPage({ viewport: { width: 1180, height: 900 }, colorScheme: "light" });
  await page.goto(`file://${join(folder, "dossier.html")}`);
  await page.addStyleTag({
    content: "#accounts, #setting, #participants, nav { display: none } #said tbody tr:nth-child(n + 8) { display: none }",
  });
  const { y, height } = await page.locator("#said").boundingBox();
  await page.screenshot({
    path: join(root, "docs/images/dossier.png"),
    clip: { x: 0, y: 0, width: 1180, height: y + height },
    fullPage: true,
  });
}

async function take(browser, base, { name, at, size = WIDE, scheme = "light", first }) {
  const page = await browser.newPage({ viewport: size, colorScheme: scheme, reducedMotion: "reduce" });
  await page.goto(new URL(at, base).href);
  await page.waitForSelector("h1");
  await page.getByText("Loading …").waitFor({ state: "detached" });
  await page.waitForLoadState("networkidle");
  await first?.(page);
  await page.waitForLoadState("networkidle");
  await page.mouse.move(0, 0);
  await page.screenshot({ path: join(root, `docs/images/${name}.png`) });
  await page.close();
}

const server = spawn(process.execPath, [program, "serve", "--port", "0"], { cwd: root, env, stdio: ["ignore", "pipe", "inherit"] });
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"],
});
try {
  const [line] = await once(server.stdout, "data");
  const [base] = /http:\S+/u.exec(String(line)) ?? [];
  await dossier(browser);
  for (const picture of PICTURES) await take(browser, base, picture);
} finally {
  await browser.close();
  server.kill("SIGTERM");
  rmSync(folder, { recursive: true, force: true });
}
