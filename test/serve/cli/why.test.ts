import { dirname } from "node:path";
import { rmSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { stepsKey } from "../../../src/pipeline.ts";
import { changes } from "../../../src/serve/cli/changes.ts";
import { events } from "../../../src/serve/cli/events.ts";
import { prepare } from "../../../src/serve/cli/prepare.ts";
import { why } from "../../../src/serve/cli/why.ts";
import type { ReadOutcome } from "../../../src/model/document.ts";
import type { EventSummary } from "../../../src/store/store.ts";
import type { Reason } from "../../../src/model/reason.ts";
import { dossierOf, inputOf, sourceOf, stateOf } from "../../store/sample.ts";
import { called, stored } from "./called.ts";

const inputs = ["A told of ships.", "B told of bridges.", "C told of nothing."].map((text) => inputOf(sourceOf(text, text), stepsKey()));
const [a, b, c] = inputs.map(({ document }) => document.id) as [string, string, string];

type Read = Extract<ReadOutcome, { ok: true }>;

function reason(code: string, doc: string): Reason {
  return { code, values: ["2 May"], evidence: [{ doc, start: 0, end: 6 }], weight: 1 };
}

const ships = dossierOf("v1", [a]);
const told = { ...ships, accounts: ships.accounts.map((account) => ({ ...account, why: [reason("same-day", a)] })) };
let store = "";
beforeAll(async () => {
  const before = stateOf([dossierOf("v0", [a])]);
  store = await stored(inputs, before, stateOf([told, dossierOf("v2", [b])]));
});
afterAll(() => rmSync(dirname(store), { recursive: true }));

test("a document is an account for reasons that can be read", async () => {
  expect((await called(why, store, [["v0", a], {}])).lines).toEqual([
    `${a} is an account of v1 (report), because:`,
    "  on the same day: 2 May",
    `           “A told” [${a} 0–6]`,
  ]);
});

test("a document that tells of another event, or of none, has that said", async () => {
  expect((await called(why, store, [["v1", b], {}])).lines).toEqual([`${b} is no account of v1.`, "It tells of v2, meeting v2."]);
  expect((await called(why, store, [["v2", c], {}])).lines[1]).toBe("It tells of no event that has a record.");
  expect(JSON.parse((await called(why, store, [["v2", c], { json: true }])).lines.join(""))).toEqual({
    event: "v2",
    document: c,
    role: null,
    because: [],
    nearest: { words: [], alike: [], against: [] },
    instead: [],
  });
});

const MET = "Norwegian Foreign Minister Mira Solane met Portuguese Foreign Minister Teodor Odrek in Oslo on";
const reports = [
  `Solane and Odrek meet in Oslo\n\n${MET} 3 May 2023. They talked about ferries.\n`,
  `Odrek back in Oslo\n\n${MET} 9 June 2022. They talked about herring.\n`,
  "The price of bread\n\nA loaf costs two crowns more than it did before the harvest.\n",
];

describe("over real reports", () => {
  const made = reports.map((text) => prepare(sourceOf(text)));
  const ids = made.map(({ outcome }) => (outcome.ok ? outcome.document.id : ""));
  let real = "";
  let event = "";
  beforeAll(async () => {
    real = await stored(
      made.map(({ source, outcome, annotations }) => ({ source, document: (outcome as Read).document, annotations, key: stepsKey() })),
    );
    const listed = (await called(events, real, [[], { json: true }])).lines.map((line) => JSON.parse(line) as EventSummary);
    event = listed.find(({ accounts }) => accounts.includes(ids[0]!))!.id;
  });
  afterAll(() => rmSync(dirname(real), { recursive: true }));

  test("what comes nearest is shown in its words, with what is alike and what tells them apart", async () => {
    const { lines } = await called(why, real, [[event, ids[1]!], {}]);
    expect(lines.slice(0, 2)).toEqual([`${ids[1]} is no account of ${event}.`, "Its words nearest to it:"]);
    expect(lines[2]).toContain("met");
    expect(lines.find((line) => line.startsWith("  apart"))).toMatch(/on other days: .*2022/u);
    expect(lines.some((line) => line.startsWith("  alike  "))).toBe(true);
    expect(lines.filter((line) => line.includes(ids[1]!)).length).toBeGreaterThan(2);
  });

  test("a report of something else has said what it is instead", async () => {
    const { lines } = await called(why, real, [[event, ids[2]!], {}]);
    expect(lines[0]).toBe(`${ids[2]} is no account of ${event}.`);
    expect(lines.filter((line) => line.startsWith("  apart  "))).toHaveLength(1);
    expect(lines.filter((line) => line.startsWith("  alike  "))).toEqual([]);
  });
});

test("the log says what became of an event", async () => {
  expect((await called(changes, store)).lines).toEqual([
    `    1  v0  new (because of ${a})`,
    "    2  v0  is now part of v1",
    "    3  v1  new",
    "    4  v2  new",
  ]);
  expect((await called(changes, store, [[], { since: "3" }])).lines).toEqual(["    4  v2  new"]);
  expect((await called(changes, store, [[], { since: "4" }])).told).toEqual(["no changes"]);
});
