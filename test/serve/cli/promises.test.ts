import { rmSync } from "node:fs";
import { dirname } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { annotate, dossiersOf, readAll, resolve, stepsKey } from "../../../src/pipeline.ts";
import { lineage } from "../../../src/serve/cli/lineage.ts";
import { promises } from "../../../src/serve/cli/promises.ts";
import { inputOf, sourceOf, stateOf } from "../../store/sample.ts";
import { called, stored } from "./called.ts";

const BODY =
  "The council of Orvik met on 3 March 2031 to discuss the harbour after the winter storms had broken the northern pier in two places. " +
  "Mayor Mara Lind of Orvik promised to rebuild the northern pier by June. " +
  "The engineers who looked at the pier on Monday counted eleven cracks in its foundations and told the council that the work could not wait.";
const TEXTS = [
  `Orvik council meets on pier\n\n3 March 2031\n\n${BODY}\n`,
  `Storm-hit pier before council\n\n4 March 2031\n\n${BODY} Fishermen stayed away.\n`,
];
let store = "";
let event = "";

beforeAll(async () => {
  const sources = TEXTS.map((text, at) => sourceOf(text, `report-${at}.txt`));
  const documents = sources.flatMap((source) => [...readAll(source)].flatMap((one) => (one.ok ? [one.document] : [])));
  const analysed = documents.map((document) => annotate(document));
  const resolution = resolve(analysed);
  const dossiers = dossiersOf(resolution);
  event = dossiers.find(({ accounts }) => accounts.length === 2)?.id ?? "";
  store = await stored(
    sources.map((source, at) => ({ ...inputOf(source, stepsKey()), ...analysed[at] })),
    stateOf(dossiers, [...resolution.entities.values()]),
  );
}, 60_000);
afterAll(() => rmSync(dirname(store), { recursive: true }));

test("promises are told by whom, what and until when, with each later telling of them", { timeout: 60_000 }, async () => {
  const { status, lines } = await called(promises, store);
  expect(status).toBe(0);
  expect(lines.filter((line) => line.includes("rebuild the northern pier")).length).toBe(2);
  expect(lines.join("\n")).toMatch(/promised: .*rebuild the northern pier; by: June \(June 2031\); told 2031-03-03/);
  expect((await called(promises, store, [["nobody of that name"], {}])).lines).toEqual(["no promises"]);
});

test("lineage is told in words and drawn", { timeout: 60_000 }, async () => {
  expect(event).not.toBe("");
  const words = await called(lineage, store, [[event], {}]);
  expect(words.status).toBe(0);
  expect(words.lines.join("\n")).toContain("2 accounts");
  const drawn = await called(lineage, store, [[event], { svg: true }]);
  expect(drawn.lines.join("\n")).toMatch(/^<svg[\s\S]*<\/svg>$/);
  const json = JSON.parse((await called(lineage, store, [[event], { json: true }])).lines.join("\n")) as { descents: unknown[] };
  expect(json.descents).toHaveLength(1);
});
