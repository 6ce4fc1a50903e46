// Takes the README's picture of the dossier that `npm start` makes: the head of the page and the synopsis of what was said.
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const root = new URL("../", import.meta.url);
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"],
});
const page = await browser.newPage({ viewport: { width: 1180, height: 900 }, colorScheme: "light" });
await page.goto(new URL(".cache/dossier.html", root).href);
await page.addStyleTag({
  content: "#accounts, #setting, #participants, nav { display: none } #said tbody tr:nth-child(n + 8) { display: none }",
});
const { y, height } = await page.locator("#said").boundingBox();
await page.screenshot({
  path: fileURLToPath(new URL("docs/images/dossier.png", root)),
  clip: { x: 0, y: 0, width: 1180, height: y + height },
  fullPage: true,
});
await browser.close();
