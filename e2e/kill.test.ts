import { once } from "node:events";
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { warcRecord } from "../src/fetch/keep.ts";
import { reports, write } from "./reports.ts";
import { folder, PREPARING, started, synoptic } from "./synoptic.ts";

/** Meetings reported; three reports each, so several batches are committed. */
const EVENTS = 70;
/** Pages of the web archive, more than one batch. */
const PAGES = 72;
/** Moments of a run at which it is killed, as shares of an undisturbed run's time. */
const MOMENTS = [0.1, 0.3, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 1];

const home = folder();
let undisturbed = "";
let duration = 0;
let count = 0;

function clear(store: string): void {
  for (const ending of ["", "-wal", "-shm", "-writer"]) rmSync(join(home, store + ending), { force: true });
}

/** Run `add` and kill it when `moment` is fulfilled; gives the ids it had reported as added. */
async function killed(store: string, moment: (seen: () => number) => Promise<void>, what = "reports"): Promise<readonly string[]> {
  const child = started(["add", what, "--store", store], { cwd: home });
  let text = "";
  child.stdout.on("data", (part: string) => (text += part));
  const ended = once(child, "close");
  const acknowledged = (): readonly string[] => [...text.matchAll(/^added +(d[0-9a-f]{16}) .*\n/gm)].map((found) => found[1] as string);
  await Promise.race([moment(() => acknowledged().length), ended]);
  child.kill("SIGKILL");
  await ended;
  return acknowledged();
}

function ids(store: string): readonly string[] {
  const { stdout } = synoptic(["documents", "--json", "--store", store], { cwd: home });
  return stdout
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => (JSON.parse(line) as { id: string }).id);
}

/** What was acknowledged is there, the next run goes on, and the records are those of an undisturbed run. */
function expectWhole(store: string, acknowledged: readonly string[]): void {
  expect(acknowledged.length === 0 ? [] : ids(store)).toEqual(expect.arrayContaining([...acknowledged]));
  const again = synoptic(["add", "reports", "--store", store], { cwd: home });
  expect(again.stderr).toBe("");
  expect(again.status).toBe(0);
  expect(synoptic(["export", "--store", store], { cwd: home }).stdout).toBe(undisturbed);
  clear(store);
}

beforeAll(() => {
  write(join(home, "reports"), reports(EVENTS));
  const before = performance.now();
  synoptic(["add", "reports", "--store", "whole.db"], { cwd: home });
  duration = performance.now() - before;
  count = ids("whole.db").length;
  undisturbed = synoptic(["export", "--store", "whole.db"], { cwd: home }).stdout;
}, PREPARING);

test("the undisturbed run takes in all reports and records events", () => {
  expect(count).toBe(reports(EVENTS).size);
  expect(undisturbed.split("\n").length).toBeGreaterThan(EVENTS / 2);
});

describe("an add that is killed loses nothing it acknowledged, and the next one goes on", () => {
  test.each(MOMENTS)("killed after %f of its time", async (share) => {
    const acknowledged = await killed("some.db", () => new Promise((resolve) => setTimeout(resolve, share * duration)));
    expectWhole("some.db", acknowledged);
  });

  test("killed as soon as it acknowledges a first document", async () => {
    const acknowledged = await killed("first.db", async (seen) => until(() => seen() > 0));
    expect(acknowledged.length).toBeGreaterThan(0);
    expectWhole("first.db", acknowledged);
  });

  test.each([0, 3, 10, 30])("killed %i ms after the last document was accepted, before the records are", async (wait) => {
    const acknowledged = await killed("last.db", async (seen) => {
      await until(() => seen() === count);
      await new Promise((resolve) => setTimeout(resolve, wait));
    });
    expect(acknowledged).toHaveLength(count);
    expectWhole("last.db", acknowledged);
  });

  test("a command that only reads resolves what a killed run left", async () => {
    await killed("left.db", async (seen) => until(() => seen() === count));
    expect(synoptic(["export", "--store", "left.db"], { cwd: home }).stdout).toBe(undisturbed);
    expect(synoptic(["verify", "--store", "left.db"], { cwd: home }).stdout).toContain("all match");
    clear("left.db");
  });
});

test(
  "an add of a web archive that is killed goes on behind the pages that are safe",
  async () => {
    const html = (text: string): string => `<html lang="en"><body><article>${text.replace(/^.+$/gmu, "<p>$&</p>")}</article></body></html>`;
    const records = [...reports(PAGES / 3)].map(([path, text]) => {
      const body = Buffer.from(html(text));
      const answer = { status: 200, headers: new Map([["content-type", "text/html"]]), raw: body, body };
      return warcRecord(`https://gazette.example/${path}`, answer, "2023-06-01T08:00:00Z");
    });
    writeFileSync(join(home, "crawl.warc.gz"), Buffer.concat(records));
    const add = (store: string): string => synoptic(["add", "crawl.warc.gz", "--store", store], { cwd: home }).stdout;
    const told = (text: string, fate: string): number => text.split("\n").filter((line) => line.startsWith(`${fate} `)).length;
    const acknowledged = await killed("cut.db", async (seen) => until(() => seen() > 0), "crawl.warc.gz");
    expect(acknowledged.length).toBeGreaterThan(0);
    expect(told(add("cut.db"), "added")).toBeLessThanOrEqual(PAGES - acknowledged.length);
    expect(ids("cut.db")).toHaveLength(PAGES);
    expect(add("cut.db")).toMatch(/^known {4}crawl\.warc\.gz\n0 added, 1 already known/u);
  },
  PREPARING,
);

async function until(so: () => boolean): Promise<void> {
  while (!so()) await new Promise((resolve) => setTimeout(resolve, 1));
}
