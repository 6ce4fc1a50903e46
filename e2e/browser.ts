import { existsSync } from "node:fs";

/** Where Debian, Ubuntu and macOS put the browser. */
const PLACES = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/** The browser that pages are looked at with, or undefined where there is none. */
export const CHROMIUM = PLACES.find((path) => existsSync(path));

/** How it is started: without a sandbox it would not start as root, and it asks nothing of the network by itself. */
export const FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"];
