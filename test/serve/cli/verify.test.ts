import { dirname } from "node:path";
import { rmSync } from "node:fs";
import Database from "libsql";
import { expect, test } from "vitest";
import { stepsKey } from "../../../src/pipeline.ts";
import { prepare } from "../../../src/serve/cli/prepare.ts";
import { verify } from "../../../src/serve/cli/verify.ts";
import type { Evidence } from "../../../src/model/span.ts";
import type { Input } from "../../../src/store/store.ts";
import { dossierOf, sourceOf, stateOf } from "../../store/sample.ts";
import { called, stored } from "./called.ts";

const { source, outcome, annotations } = prepare(sourceOf("Ships sail 😀 to Oslo.\n"));
if (!outcome.ok) throw new Error(outcome.problem.message);
const input: Input = { source, document: outcome.document, annotations, key: stepsKey() };
const doc = input.document.id;

async function verified(evidence: Evidence, damage = ""): Promise<{ status: number; lines: readonly string[] }> {
  const path = await stored([input], stateOf([dossierOf("v1", [doc], { title: { evidence, label: "x" } })]));
  const db = new Database(path);
  if (damage !== "") db.exec(damage);
  db.close();
  const { status, lines } = await called(verify, path);
  rmSync(dirname(path), { recursive: true });
  return { status, lines };
}

test("a record that points at characters passes", async () => {
  expect(await verified([{ doc, start: 0, end: 5 }])).toEqual({ status: 0, lines: ["1 document, 1 run, 1 event, 1 pointer: all match."] });
});

test.each([
  ["d0000000000000000", 0, 5, "there is no such document"],
  [doc, 0, 400, "there are no such characters (the text has "],
  [doc, 5, 5, "there are no such characters"],
  [doc, -1, 5, "there are no such characters"],
  [doc, 0, 12, "it cuts a character in two"],
])("a record that points at %s %i–%i does not", async (at, start, end, fault) => {
  const { status, lines } = await verified([{ doc: at, start, end }]);
  expect(status).toBe(1);
  expect(lines[1]).toContain(`v1 title.evidence.0 points at ${at} ${start}–${end}: ${fault}`);
});

test.each([
  ["update documents set bytes = cast('Ships sank 😀 to Oslo.\n' as blob)", "is read again as d"],
  ["update documents set document = replace(document, 'sail', 'sank')", `${doc} reads differently from character 8`],
  ["delete from sightings", `${doc} has no stored bytes`],
])("after %s it does not", async (damage, fault) => {
  const { status, lines } = await verified([{ doc, start: 0, end: 5 }], damage);
  expect(status).toBe(1);
  expect(lines[1]).toContain(fault);
});
