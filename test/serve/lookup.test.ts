import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { documentOf, eventOf } from "../../src/serve/lookup.ts";
import { embedded } from "../../src/store/embedded.ts";
import type { Store } from "../../src/store/store.ts";
import { dossierOf, inputOf, sourceOf, stateOf } from "../store/sample.ts";

const home = mkdtempSync(join(tmpdir(), "lookup-"));
let store: Store;

beforeAll(async () => {
  store = embedded(join(home, "s.db"), true) as Store;
  await store.replace("k", stateOf([dossierOf("vabc1", ["d1"]), dossierOf("vabd2", ["d2"]), dossierOf("vb000", ["d3"])]));
  await store.replace("k", stateOf([dossierOf("vabc1", ["d1", "d3"]), dossierOf("vabd2", ["d2"])]));
});
afterAll(async () => {
  await store.close();
  rmSync(home, { recursive: true });
});

test.each([
  ["vabc1", "vabc1"],
  ["vabc", "vabc1"],
  ["vb000", "vabc1"],
  ["vb", "vabc1"],
])("%s is the event %s", async (asked, found) => {
  expect((await eventOf(store, asked)).id).toBe(found);
});

test.each([
  ["vab", "2 events begin with vab: vabc1, vabd2", "give more of the id"],
  ["vabd9", "no event has the id vabd9", "nearest: vabd2, vabc1, vb000; synoptic events lists them"],
  ["", "no event has the id ", "nearest: vabc1, vabd2, vb000; synoptic events lists them"],
])("%s is told with what is near", async (asked, message, hint) => {
  await expect(eventOf(store, asked)).rejects.toMatchObject({ name: "InputError", message, hint });
});

test("a document is found by the beginning of its id; an empty store says how to fill it", async () => {
  await expect(documentOf(store, "d1")).rejects.toMatchObject({ message: "there is no document in the store" });
  const input = inputOf(sourceOf("A report."));
  await store.accept([input]);
  expect((await documentOf(store, input.document.id.slice(0, 3))).id).toBe(input.document.id);
});
