import { dirname } from "node:path";
import { rmSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { stepsKey } from "../../../src/pipeline.ts";
import { events } from "../../../src/serve/cli/events.ts";
import type { Days } from "../../../src/model/document.ts";
import type { Dossier } from "../../../src/model/dossier.ts";
import type { Evidence } from "../../../src/model/span.ts";
import { dossierOf, inputOf, sourceOf, stateOf } from "../../store/sample.ts";
import { called, stored } from "./called.ts";

const report = inputOf(sourceOf("The harbour of Kaldhaven was opened."), stepsKey());
const evidence: Evidence = [{ doc: report.document.id, start: 0, end: 3 }];

function on(id: string, days: Days, more: Partial<Dossier> = {}): Dossier {
  return dossierOf(id, [], { when: { days, precision: "day", method: "text", evidence, because: [] }, ...more });
}

const dossiers = [
  dossierOf("v1", [report.document.id]),
  on("v2", { from: "2023-12-30", to: "2024-01-02" }, { where: { entity: "e:riga", label: "Rīga", country: "LV", evidence } }),
  on("v3", { from: "--02-10", to: "--02-11", open: "year" }),
  on(
    "v4",
    { from: "2023-05-01", to: "2023-05-01" },
    { participants: [{ entity: "e:s", label: "Mira Sølane Réka", role: "actor", evidence, offices: [] }] },
  ),
];
let store = "";
beforeAll(async () => (store = await stored([report], stateOf(dossiers))));
afterAll(() => rmSync(dirname(store), { recursive: true }));

test.each([
  [{}, ["v4", "v2", "v3", "v1"]],
  [{ from: "2024" }, ["v2", "v3"]],
  [{ to: "2023" }, ["v4", "v2", "v3"]],
  [{ from: "2023-06", to: "2023-12-29" }, []],
  [{ from: "2023-12", to: "2024-02-10" }, ["v2", "v3"]],
  [{ from: "2024-02-11", to: "2024-02-11" }, ["v3"]],
  [{ from: "2024-02-12", to: "2025-02-09" }, []],
  [{ person: "RE\u0301KA" }, ["v4"]],
  [{ place: "riga" }, ["v2"]],
  [{ place: "lv" }, ["v2"]],
  [{ text: "harbour, opened!" }, ["v1"]],
  [{ text: "harbour closed" }, []],
  [{ text: "harbour", place: "riga" }, []],
])("events with %j", async (options, ids) => {
  const { status, lines } = await called(events, store, [[], { ...options, json: true }]);
  expect(status).toBe(0);
  expect(lines.filter((line) => line !== "").map((line) => (JSON.parse(line) as { id: string }).id)).toEqual(ids);
});

test("a list has headings and a line an event; an empty one says so beside the output", async () => {
  const { lines } = await called(events, store);
  expect(lines[0]).toBe("event  date                               type   place  participants      accounts  origins");
  expect(lines[2]).toBe("v2     30 December 2023 – 2 January 2024  talks  Rīga                            0        0");
  expect(await called(events, store, [[], { person: "nobody" }])).toEqual({ status: 0, lines: [""], told: ["no events"] });
});

test.each([
  [{ from: "2024-13" }, "--from takes a day"],
  [{ to: "yesterday" }, "--to takes a day"],
  [{ text: "?!" }, "--text needs at least one word"],
])("%j is a mistake", async (options, message) => {
  await expect(called(events, store, [[], options])).rejects.toThrow(message);
});
