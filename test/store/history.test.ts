import { expect, test } from "vitest";
import type { Dossier } from "../../src/model/dossier.ts";
import { Comparison, type History } from "../../src/store/history.ts";
import { dossierOf } from "./sample.ts";

/** Compare two states that are at hand as a whole. */
function history(before: readonly Dossier[], after: readonly Dossier[], fresh: readonly string[]): Promise<History> {
  const [old, now] = [before, after].map((all) => new Map(all.map((one) => [one.id, one])));
  const comparison = new Comparison(
    fresh,
    before.filter(({ id }) => !now?.has(id)),
  );
  for (const one of after) comparison.add(one, old?.get(one.id));
  return comparison.end((event) => now?.get(event));
}

test("the same states have no history", async () => {
  const state = [dossierOf("v1", ["d1"]), dossierOf("v2", ["d2"])];
  expect(await history(state, structuredClone(state), [])).toEqual({ changes: [], successors: new Map() });
});

test("an event that vanishes goes on where most of its claims are, the smaller id on a tie", async () => {
  const before = [dossierOf("v5", ["d1", "d2", "d3"]), dossierOf("v6", ["d4", "d5"])];
  const after = [dossierOf("v1", ["d3"]), dossierOf("v2", ["d1", "d2", "d4"]), dossierOf("v3", ["d5"])];
  const { changes, successors } = await history(before, after, []);
  expect([...successors]).toEqual([
    ["v5", "v2"],
    ["v6", "v2"],
  ]);
  expect(changes.map(({ event, what, into }) => [event, what, into])).toEqual([
    ["v1", "new", undefined],
    ["v2", "new", undefined],
    ["v3", "new", undefined],
    ["v5", "joined", "v2"],
    ["v6", "joined", "v2"],
  ]);
});

test("an event whose claims no record has any more is gone", async () => {
  const { changes, successors } = await history([dossierOf("v5", ["d1"])], [], []);
  expect(changes).toEqual([{ event: "v5", what: "gone", fields: [], because: [] }]);
  expect(successors.size).toBe(0);
});

test("a change names the parts that differ and the new documents the record points at", async () => {
  const after = dossierOf("v1", ["d1"], { reprints: [{ docs: ["d1", "d7"], from: "d7", containment: 1, passages: [], because: [] }] });
  const { changes } = await history([dossierOf("v1", ["d1"])], [after], ["d7", "d8"]);
  expect(changes).toEqual([{ event: "v1", what: "changed", fields: ["reprints"], because: ["d7"] }]);
});

test("a change of a record that points at no new document is due to those of the records it resembles", async () => {
  const lookalike = { event: "v2", because: [], alike: [] };
  const before = [dossierOf("v1", ["d1"], { lookalikes: [lookalike] }), dossierOf("v2", ["d2"])];
  const after = [
    dossierOf("v1", ["d1"], { lookalikes: [{ ...lookalike, alike: [{ code: "same-day", values: [], evidence: [], weight: 1 }] }] }),
    dossierOf("v2", ["d2", "d7"]),
  ];
  const { changes } = await history(before, after, ["d7", "d8"]);
  expect(changes.map(({ event, because }) => [event, because])).toEqual([
    ["v1", ["d7"]],
    ["v2", ["d7"]],
  ]);
});

test("where nothing closer is seen, a few new documents are all named, and many are not", async () => {
  const many = Array.from({ length: 21 }, (_, at) => `n${at}`);
  const because = async (fresh: readonly string[]) =>
    (await history([dossierOf("v5", ["d1"])], [dossierOf("v6", ["d2"])], fresh)).changes.map((one) => one.because);
  expect(await because(["n1", "n2"])).toEqual([
    ["n1", "n2"],
    ["n1", "n2"],
  ]);
  expect(await because(many)).toEqual([[], []]);
});

test("the order of the lists does not matter", async () => {
  const before = [dossierOf("v1", ["d1"]), dossierOf("v2", ["d2"]), dossierOf("v3", ["d3"])];
  const after = [dossierOf("v2", ["d2", "d1"]), dossierOf("v4", ["d3"])];
  expect(await history(before.toReversed(), after.toReversed(), ["d1"])).toEqual(await history(before, after, ["d1"]));
});
