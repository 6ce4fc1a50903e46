import { appendFileSync, readFileSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { local, page, type Local } from "../test/fetch/server.ts";
import { zip } from "../test/read/archive.ts";
import { folder, PREPARING, ran, synoptic } from "./synoptic.ts";

const home = folder();
let server: Local;

const article = (n: number): string => `<html><head><title>Pier plan ${n}</title></head><body><article><h1>Pier plan number ${n}</h1>
  <p>The harbour board of Sandvik met on Monday, 3 March 2025, to talk about pier number ${n}, its chair said.</p>
  <p>Its members agreed on most points, and a vote is planned for the summer, she told reporters.</p></article></body></html>`;
const item = (n: number): string => `<item><title>Pier plan ${n}</title><link>/${n}.html</link><description>A teaser.</description></item>`;
const rss = (...numbers: readonly number[]): string =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>Fjord Gazette</title>${numbers.map(item).join("")}</channel></rss>`;
const lines = (text: string): { what: string; at: string; because?: string; added?: number; broken?: number }[] =>
  text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as { what: string; at: string });
const fates = (text: string): string[] =>
  lines(text)
    .filter(({ what }) => what !== "summary")
    .map(({ what, at }) => `${what} ${at.replace(server.at, "")}`);

beforeAll(async () => {
  server = await local();
  for (const n of [1, 2, 3]) server.on(`/${n}.html`, page(article(n)));
}, PREPARING);
afterAll(() => server.close());

describe(
  "web addresses",
  () => {
    test("inside are refused unless allowed", async () => {
      const refused = await ran(["add", `${server.at}/1.html`, "--store", "a.db"], { cwd: home });
      expect([refused.status, refused.stdout]).toEqual([1, expect.stringContaining("127.0.0.1 is not on the public internet")]);
      expect(server.asked).toEqual([]);
    });

    test("are added, kept in an archive, not asked for in full again, and verified; the archive gives the same documents", async () => {
      server.on("/1.html", (request, response) => {
        const same = request.headers["if-none-match"] === '"one"';
        response.writeHead(same ? 304 : 200, { "Content-Type": "text/html", ETag: '"one"' }).end(same ? "" : article(1));
      });
      const call = [
        "add",
        `${server.at}/1.html`,
        `${server.at}/2.html`,
        `${server.at}/none.html`,
        "--allow-private",
        "--keep",
        "kept.warc.gz",
        "--json",
        "--store",
        "b.db",
      ];
      const first = await ran(call, { cwd: home });
      expect(fates(first.stdout).toSorted()).toEqual(["added /1.html", "added /2.html", "broken /none.html"]);
      expect(first.status).toBe(1);
      expect(fates((await ran(call, { cwd: home })).stdout).toSorted()).toEqual(["broken /none.html", "known /1.html", "known /2.html"]);
      expect(synoptic(["verify", "--store", "b.db"], { cwd: home }).status).toBe(0);
      expect(fates(synoptic(["add", "kept.warc.gz", "--json", "--store", "c.db"], { cwd: home }).stdout)).toContain("added /1.html");
      const ids = (store: string): string[] =>
        synoptic(["documents", "--json", "--store", store], { cwd: home })
          .stdout.split("\n")
          .map((line) => line.slice(0, 30))
          .toSorted();
      expect(ids("c.db")).toEqual(ids("b.db"));
    });
  },
  PREPARING,
);

describe(
  "watching a feed",
  () => {
    test("reads the pages it leads to once, remembers across runs, and reads what is new", async () => {
      server.on("/feed.xml", page(rss(1, 2), { "Content-Type": "application/rss+xml", ETag: '"f1"' }));
      const call = ["watch", `${server.at}/feed.xml`, "--once", "--allow-private", "--json", "--store", "w.db"];
      const asked = server.asked.length;
      expect(fates((await ran(call, { cwd: home })).stdout)).toEqual(["added /1.html", "added /2.html"]);
      expect(fates((await ran(call, { cwd: home })).stdout)).toEqual([]);
      server.on("/feed.xml", page(rss(3, 2, 1), { "Content-Type": "application/rss+xml", ETag: '"f2"' }));
      expect(fates((await ran(call, { cwd: home })).stdout)).toEqual(["added /3.html"]);
      const paths = server.asked
        .slice(asked)
        .map(({ path }) => path)
        .filter((path) => path.endsWith(".html"));
      expect(paths.toSorted()).toEqual(["/1.html", "/2.html", "/3.html"]);
    });

    test("takes what is no web address, and times that are none, for mistakes", () => {
      expect(synoptic(["watch", "feed.xml"], { cwd: home }).status).toBe(2);
      expect(synoptic(["watch", "https://x.example/", "--every", "1s"], { cwd: home }).stderr).toContain("at least 30 seconds");
    });
  },
  PREPARING,
);

describe(
  "web archives",
  () => {
    test("that are cut off are told, and gone on with when they are whole; a WACZ file holds the same", () => {
      const whole = readFileSync(join(home, "kept.warc.gz"));
      const path = join(home, "cut.warc.gz");
      writeFileSync(path, whole);
      truncateSync(path, statSync(path).size - 20);
      const call = ["add", "cut.warc.gz", "--json", "--store", "d.db"];
      const first = synoptic(call, { cwd: home });
      expect(lines(first.stdout).find(({ what }) => what === "broken")?.because).toMatch(/^the record at byte \d+ is truncated$/);
      expect(first.status).toBe(1);
      appendFileSync(path, whole.subarray(whole.length - 20));
      expect(synoptic(call, { cwd: home }).status).toBe(0);
      expect(fates(synoptic(call, { cwd: home }).stdout)).toEqual(["known cut.warc.gz"]);
      writeFileSync(join(home, "kept.wacz"), zip({ "datapackage.json": "{}", "archive/data.warc.gz": whole }, true));
      expect(
        fates(synoptic(["add", "kept.wacz", "--json", "--store", "e.db"], { cwd: home }).stdout).filter((one) => one.startsWith("added")),
      ).toEqual(["added /1.html", "added /2.html"]);
    });
  },
  PREPARING,
);
