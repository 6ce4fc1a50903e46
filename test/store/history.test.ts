import { expect, test } from "vitest";
import { history } from "../../src/store/history.ts";
import { dossierOf } from "./sample.ts";

test("the same states have no history", () => {
  const state = [dossierOf("v1", ["d1"]), dossierOf("v2", ["d2"])];
  expect(history(state, structuredClone(state), [])).toEqual({ changes: [], successors: new Map() });
});

test("an event that vanishes goes on where most of its claims are, the smaller id on a tie", () => {
  const before = [dossierOf("v5", ["d1", "d2", "d3"]), dossierOf("v6", ["d4", "d5"])];
  const after = [dossierOf("v1", ["d3"]), dossierOf("v2", ["d1", "d2", "d4"]), dossierOf("v3", ["d5"])];
  const { changes, successors } = history(before, after, []);
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

test("an event whose claims no record has any more is gone", () => {
  const { changes, successors } = history([dossierOf("v5", ["d1"])], [], []);
  expect(changes).toEqual([{ event: "v5", what: "gone", fields: [], because: [] }]);
  expect(successors.size).toBe(0);
});

test("a change names the parts that differ and the new documents the record points at", () => {
  const after = dossierOf("v1", ["d1"], { reprints: [{ docs: ["d1", "d7"], from: "d7", containment: 1, passages: [], because: [] }] });
  const { changes } = history([dossierOf("v1", ["d1"])], [after], ["d7", "d8"]);
  expect(changes).toEqual([{ event: "v1", what: "changed", fields: ["reprints"], because: ["d7"] }]);
});

test("a change of a record that points at no new document is due to those of the records it resembles", () => {
  const lookalike = { event: "v2", because: [], alike: [] };
  const before = [dossierOf("v1", ["d1"], { lookalikes: [lookalike] }), dossierOf("v2", ["d2"])];
  const after = [
    dossierOf("v1", ["d1"], { lookalikes: [{ ...lookalike, alike: [{ code: "same-day", values: [], evidence: [], weight: 1 }] }] }),
    dossierOf("v2", ["d2", "d7"]),
  ];
  const { changes } = history(before, after, ["d7", "d8"]);
  expect(changes.map(({ event, because }) => [event, because])).toEqual([
    ["v1", ["d7"]],
    ["v2", ["d7"]],
  ]);
});

test("where nothing closer is seen, a few new documents are all named, and many are not", () => {
  const many = Array.from({ length: 21 }, (_, at) => `n${at}`);
  const because = (fresh: readonly string[]) =>
    history([dossierOf("v5", ["d1"])], [dossierOf("v6", ["d2"])], fresh).changes.map((one) => one.because);
  expect(because(["n1", "n2"])).toEqual([
    ["n1", "n2"],
    ["n1", "n2"],
  ]);
  expect(because(many)).toEqual([[], []]);
});

test("the order of the lists does not matter", () => {
  const before = [dossierOf("v1", ["d1"]), dossierOf("v2", ["d2"]), dossierOf("v3", ["d3"])];
  const after = [dossierOf("v2", ["d2", "d1"]), dossierOf("v4", ["d3"])];
  expect(history(before.toReversed(), after.toReversed(), ["d1"])).toEqual(history(before, after, ["d1"]));
});
