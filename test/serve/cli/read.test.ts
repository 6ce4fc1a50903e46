import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { read } from "../../../src/serve/cli/read.ts";
import { called } from "./called.ts";

const folder = mkdtempSync(join(tmpdir(), "read-"));
afterAll(() => rmSync(folder, { recursive: true }));

const PAGE = `<html lang="en"><head><meta property="article:published_time" content="2024-05-06T08:00:00+02:00">
<meta property="article:modified_time" content="2024-05-07T08:00:00+02:00"></head><body><nav><a href="/">Home</a></nav>
<h1>Eastmere opens its pier <i>at last</i></h1><p class="byline">By <span class="author">Tora Lie</span></p>
<p>The pier of Eastmere opened on Monday after nine years of work, and the mayor walked along it first.</p>
<p>It cost &lt;script&gt; twice as much as planned, the council said, and nobody was surprised by that.</p></body></html>`;
const path = join(folder, "pier.html");
writeFileSync(path, PAGE);

test("shows facts with their places, and blocks with furniture behind a bar", async () => {
  const { status, lines } = await called(read, "", [[path], {}]);
  expect(status).toBe(0);
  expect(lines.filter((line) => /^(?:published|updated|author|title)/u.test(line)).map((line) => line.replace(/\s+/gu, " "))).toEqual([
    "published 6 May 2024 (from the page’s metadata, 0–25)",
    "updated 7 May 2024 (from the page’s metadata, 26–51)",
    "title Eastmere opens its pier at last (57–88)",
    "author Tora Lie (92–100)",
  ]);
  expect(lines.some((line) => line.includes("| [furniture: navigation] Home"))).toBe(true);
});

test("--json gives the document as it is", async () => {
  const { lines } = await called(read, "", [[path], { json: true }]);
  expect(JSON.parse(lines[0] ?? "")).toMatchObject({ language: "en", updated: [{ days: { from: "2024-05-07" } }] });
});

test("--html gives a page in which nothing of the source can run", async () => {
  const out = join(folder, "out.html");
  await called(read, "", [[path], { html: true, out }]);
  const page = readFileSync(out, "utf8");
  expect(page).toContain("default-src &#39;none&#39;");
  expect(page).toContain("&lt;script&gt; twice");
  expect(page).not.toMatch(/<script/u);
  expect(page).toMatch(/<aside title="navigation, characters \d+–\d+">Home<\/aside>/u);
});

test("tells what could not be read, and reads the rest", async () => {
  const broken = join(folder, "broken.html");
  writeFileSync(broken, "<html><body></body></html>");
  const { status, told } = await called(read, "", [[path, broken], {}]);
  expect([status, told.length]).toEqual([1, 1]);
  expect(told[0]).toMatch(/broken\.html: no-body: /u);
});
