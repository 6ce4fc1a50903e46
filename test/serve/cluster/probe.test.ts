import { afterAll, beforeAll, expect, test } from "vitest";
import type { Figures } from "../../../src/serve/cluster/figures.ts";
import { journal } from "../../../src/serve/cluster/journal.ts";
import { probe, type Probe } from "../../../src/serve/cluster/probe.ts";

const LETTER = { unit: "a".repeat(64), sources: 1, tries: 1, error: "<b>no</b>" };
const FIGURES: Figures = {
  waiting: 3,
  done: 5,
  dead: 1,
  documents: 160,
  uncovered: 32,
  broken: 2,
  lag: 1.6,
  perSecond: 7.25,
  letters: [LETTER],
  depth: 3,
};

let running: Probe;
let figures: () => Promise<Figures> = () => Promise.resolve(FIGURES);
beforeAll(async () => {
  running = await probe("127.0.0.1", 0, () => figures());
});
afterAll(() => running.close());

async function asked(path: string, accept = "*/*"): Promise<{ status: number; body: string }> {
  const response = await fetch(`http://127.0.0.1:${running.port}${path}`, { headers: { accept } });
  return { status: response.status, body: await response.text() };
}

test("tells that it lives, and that its servers answer", async () => {
  expect(await asked("/healthz")).toEqual({ status: 200, body: "alive\n" });
  expect(await asked("/readyz")).toEqual({ status: 200, body: "ready\n" });
  figures = () => Promise.resolve({ ...FIGURES, depth: undefined });
  expect((await asked("/readyz")).status).toBe(503);
  expect((await asked("/metrics")).body).toContain("synoptic_units_held -1\n");
  figures = () => Promise.reject(new Error("no database"));
  expect(await asked("/readyz")).toEqual({ status: 503, body: "no database\n" });
  expect((await asked("/healthz")).status).toBe(200);
  figures = () => Promise.resolve(FIGURES);
});

test("gives the figures to Prometheus: each with help and type, and a number", async () => {
  const { body } = await asked("/metrics");
  const lines = body.trimEnd().split("\n");
  expect(lines).toContain('synoptic_units{state="waiting"} 3');
  expect(lines).toContain("synoptic_lag_seconds 1.6");
  expect(lines.filter((line) => !/^(?:# (?:HELP|TYPE) synoptic_\w+ .+|synoptic_\w+(?:\{state="\w+"\})? -?[\d.]+)$/.test(line))).toEqual([]);
});

test("gives them to a program as JSON and to a reader as a page, in which nothing of an error is markup", async () => {
  expect(JSON.parse((await asked("/status")).body)).toEqual(FIGURES);
  const { body } = await asked("/status", "text/html");
  expect(body).toContain("3 waiting, 5 done, 1 dead");
  expect(body).toContain("&lt;b&gt;no&lt;/b&gt;");
  expect((await asked("/else")).status).toBe(404);
});

test("a journal's lines are words, or JSON for a program", () => {
  const lines: string[] = [];
  journal((line) => void lines.push(line), false).tell("unit done", { documents: 3 });
  journal((line) => void lines.push(line), true).tell("unit done", { documents: 3 });
  expect(lines[0]).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z unit done documents=3$/);
  expect(JSON.parse(lines[1] ?? "")).toMatchObject({ what: "unit done", documents: 3 });
});
