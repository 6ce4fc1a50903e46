import { dirname } from "node:path";
import { rmSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { stepsKey } from "../../../src/pipeline.ts";
import { changes } from "../../../src/serve/cli/changes.ts";
import { why } from "../../../src/serve/cli/why.ts";
import type { Reason } from "../../../src/model/reason.ts";
import { dossierOf, inputOf, sourceOf } from "../../store/sample.ts";
import { called, stored } from "./called.ts";

const inputs = ["A told of ships.", "B told of bridges.", "C told of nothing."].map((text) => inputOf(sourceOf(text, text), stepsKey()));
const [a, b, c] = inputs.map(({ document }) => document.id) as [string, string, string];

function reason(code: string, doc: string): Reason {
  return { code, values: ["2 May"], evidence: [{ doc, start: 0, end: 6 }], weight: 1 };
}

const ships = dossierOf("v1", [a], {
  lookalikes: [{ event: "v2", alike: [reason("same-place", a)], because: [reason("dates-differ", b)] }],
});
const told = { ...ships, accounts: ships.accounts.map((account) => ({ ...account, why: [reason("same-day", a)] })) };
let store = "";
beforeAll(async () => {
  const before = { entities: [], dossiers: [dossierOf("v0", [a])] };
  store = await stored(inputs, before, { entities: [], dossiers: [told, dossierOf("v2", [b])] });
});
afterAll(() => rmSync(dirname(store), { recursive: true }));

test("a document is an account for reasons that can be read", async () => {
  expect((await called(why, store, [["v0", a], {}])).lines).toEqual([
    `${a} is an account of v1 (report), because:`,
    "  on the same day: 2 May",
    `           “A told” [${a} 0–6]`,
  ]);
});

test("a document that tells of a look-alike has what sets the two apart", async () => {
  expect((await called(why, store, [["v1", b], {}])).lines).toEqual([
    `${b} is no account of v1.`,
    "It tells of v2, meeting v2.",
    "  apart  on other days: 2 May",
    `           “B told” [${b} 0–6]`,
    "  alike  in the same place: 2 May",
    `           “A told” [${a} 0–6]`,
  ]);
});

test("a document that tells of another event, or of none, has that said", async () => {
  expect((await called(why, store, [["v2", a], {}])).lines[2]).toBe("  The two events are not alike enough to be look-alikes.");
  expect((await called(why, store, [["v2", c], {}])).lines[1]).toBe("It tells of no event that has a record.");
  expect(JSON.parse((await called(why, store, [["v2", c], { json: true }])).lines.join(""))).toEqual({
    event: "v2",
    document: c,
    role: null,
    because: [],
    instead: [],
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
