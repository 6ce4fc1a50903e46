import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, describe, expect, test } from "vitest";
import { read } from "../../../src/serve/cli/read.ts";
import { local, page } from "../../fetch/server.ts";
import { zip } from "../../read/archive.ts";
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
  const shown = readFileSync(out, "utf8");
  expect(shown).toContain("default-src &#39;none&#39;");
  expect(shown).toContain("&lt;script&gt; twice");
  expect(shown).not.toMatch(/<script/u);
  expect(shown).toMatch(/<aside><b>navigation<\/b> <p title="navigation, characters \d+–\d+">Home<\/p><\/aside>/u);
});

test("tells what could not be read, and reads the rest", async () => {
  const broken = join(folder, "broken.html");
  writeFileSync(broken, "<html><body></body></html>");
  const { status, told } = await called(read, "", [[path, broken], {}]);
  expect([status, told[1]]).toEqual([1, "1 document read, 1 broken."]);
  expect(told[0]).toMatch(/broken\.html: no-body: /u);
});

test("of many lines set apart in a row shows the first, and where the others stand", async () => {
  const menu = join(folder, "menu.html");
  const items = Array.from({ length: 9 }, (_, n) => `<li><a href="/${n}">Part ${n}</a></li>`).join("");
  writeFileSync(menu, PAGE.replace('<a href="/">Home</a>', `<ul>${items}</ul>`));
  const { lines } = await called(read, "", [[menu], {}]);
  const from = lines.findIndex((line) => line.includes("| [furniture: navigation] Part 0"));
  expect(lines[from + 3]).toMatch(/^ +\| … 6 more lines, \d+–\d+$/u);
  const [start, end] =
    /(\d+)–(\d+)$/u
      .exec(lines[from + 3] ?? "")
      ?.slice(1)
      .map(Number) ?? [];
  const { lines: whole } = await called(read, "", [[menu], { json: true }]);
  expect((JSON.parse(whole[0] ?? "") as { text: string }).text.slice(start, end)).toBe("Part 3\nPart 4\nPart 5\nPart 6\nPart 7\nPart 8");
});

describe("files of many documents", () => {
  const response = (n: number, body: string): string => {
    const block = `HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n${body}`;
    const head = `WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://gazette.example/${n}\r\nWARC-Date: 2024-05-07T00:00:00Z`;
    return `${head}\r\nContent-Type: application/http\r\nContent-Length: ${Buffer.byteLength(block)}\r\n\r\n${block}\r\n\r\n`;
  };
  const records = [1, 2, 3].map((n) => response(n, PAGE.replace("nine years", `${n} years`)));
  const archive = [records[0] ?? "", response(4, "<html><body></body></html>"), ...records.slice(1)];
  const packed = Buffer.concat(archive.map((one) => gzipSync(one)));
  const SUM = "3 documents read, 0 broken, 1 without an article.";
  const files: readonly (readonly [string, string | Uint8Array, readonly string[]])[] = [
    ["crawl.warc", archive.join(""), [SUM]],
    ["crawl.warc.gz", packed, [SUM]],
    ["crawl.wacz", zip({ "archive/one.warc.gz": packed }, true), [SUM]],
    [
      "boats.jsonl",
      [1, 2, 3].map((n) => `{"text": "Boat ${n} came in on Monday, its owner said."}\n`).join(""),
      ["3 documents read, 0 broken."],
    ],
  ];

  test.each(files)("%s gives one view a document, each a line of JSON, or all on one page", async (name, bytes, end) => {
    const file = join(folder, name);
    writeFileSync(file, bytes);
    const shown = await called(read, "", [[file], {}]);
    expect([shown.status, shown.told, shown.lines.filter((line) => line.startsWith("seen at")).length]).toEqual([0, end, 3]);
    const { lines } = await called(read, "", [[file], { json: true }]);
    expect(lines.map((line) => (JSON.parse(line) as { seen: { at: string }[] }).seen[0]?.at)).toEqual(
      name === "boats.jsonl" ? [file, file, file] : [1, 2, 3].map((n) => `https://gazette.example/${n}`),
    );
    const page = (await called(read, "", [[file], { html: true }])).lines.join("\n");
    expect([page.match(/<!doctype/gu)?.length, page.match(/<article/gu)?.length, page.endsWith("</html>")]).toEqual([1, 3, true]);
  });

  test("what is cut off is told after what could be read", async () => {
    const file = join(folder, "cut.warc.gz");
    writeFileSync(file, packed.subarray(0, -40));
    const { status, told, lines } = await called(read, "", [[file, join(folder, "boats.jsonl")], {}]);
    expect([status, told.length, lines.filter((line) => line.startsWith("seen at")).length]).toEqual([1, 2, 5]);
    expect(told[0]).toMatch(/cut\.warc\.gz: the record at byte \d+ is truncated$/u);
    expect(told[1]).toBe("5 documents read, 1 broken, 1 without an article.");
  });
});

test("sets apart what an outlet prints in several reports, with where else it stands", async () => {
  const paths = ["gulls", "piers", "boats", "nets"].map((what) => {
    const file = join(folder, `${what}.html`);
    const text = `<p>The board of Eastmere met on Monday to speak about ${what}, its chair said after two hours of talks.</p>`;
    const own = `<p>Nobody on the quay had seen so many ${what} in a year, and the mayor was asked about them at length.</p>`;
    const end = "<p>The harbour desk of the Gazette stands on the quay of Eastmere every day.</p>";
    const head = `<head><meta property="og:site_name" content="Fjord Gazette"></head>`;
    writeFileSync(file, `<html lang="en">${head}<body><article><h1>All about ${what}</h1>${text}${own}${end}</article></body></html>`);
    return file;
  });
  const { lines } = await called(read, "", [paths, {}]);
  expect(lines.filter((line) => line.includes("| [furniture: recurring] The harbour desk"))).toHaveLength(4);
  expect(
    lines.filter((line) => /\|\s+also in d[0-9a-f]{16} \d+–\d+, d[0-9a-f]{16} \d+–\d+, d[0-9a-f]{16} \d+–\d+$/u.test(line)),
  ).toHaveLength(4);
  const laid = await called(read, "", [paths, { html: true }]);
  expect(laid.lines.join("\n")).toMatch(/title="recurring, characters \d+–\d+; also in d/u);
});

test("reads a web address once, in the charset of its bytes if its server is wrong, and says why one cannot be read", async () => {
  const server = await local();
  server.on("/pier.html", page(PAGE));
  server.on("/wrong.html", page(PAGE.replaceAll("Eastmere", "Østmere"), { "Content-Type": "text/html; charset=iso-8859-1" }));
  const both = [`${server.at}/pier.html`, `${server.at}/none.html`];
  const allowed = await called(read, "", [both, { allowPrivate: true }]);
  expect([allowed.status, allowed.told]).toEqual([1, [`${server.at}/none.html: the server answers 404`, "1 document read, 1 broken."]]);
  expect(allowed.lines.join("\n")).toMatch(/seen at +http:\/\/127\.0\.0\.1:\d+\/pier\.html \(fetched/u);
  const wrong = await called(read, "", [[`${server.at}/wrong.html`], { allowPrivate: true }]);
  expect(wrong.lines.join("\n")).toContain("Østmere opens its pier at last");
  const refused = await called(read, "", [both, {}]);
  expect(refused.told[0]).toContain("127.0.0.1 is not on the public internet");
  await server.close();
});
