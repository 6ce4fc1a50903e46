import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join as path } from "node:path";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { stepsKey } from "../../../src/pipeline.ts";
import { detach } from "../../../src/serve/cli/detach.ts";
import { edits } from "../../../src/serve/cli/edits.ts";
import { entities } from "../../../src/serve/cli/entities.ts";
import { entity } from "../../../src/serve/cli/entity.ts";
import { events } from "../../../src/serve/cli/events.ts";
import { join } from "../../../src/serve/cli/join.ts";
import { merge } from "../../../src/serve/cli/merge.ts";
import { prepare } from "../../../src/serve/cli/prepare.ts";
import { settle, writing } from "../../../src/serve/cli/session.ts";
import { split } from "../../../src/serve/cli/split.ts";
import { undo } from "../../../src/serve/cli/undo.ts";
import { sourceOf } from "../../store/sample.ts";
import { called } from "./called.ts";

const home = mkdtempSync(path(tmpdir(), "corrections-"));
afterAll(() => rmSync(home, { recursive: true }));

const REPORTS = [
  "Solane and Odrek meet in Oslo\n\nNorwegian Foreign Minister Mira Solane met Finnish Foreign Minister Teodor Odrek in Oslo on 3 May 2023.\n",
  "Solane, Odrek meet in Oslo over herring\n\nNorway's Foreign Minister Mira Solane met Finland's Foreign Minister Teodor Odrek in Oslo on 3 May 2023.\n",
  "Odrek at home\n\nMira Solane and Teodor Odrek opened a school in Turku on 9 June 2023, said Ulla Berg.\n",
];
const LATER = "School opened\n\nIn Turku, Norway's Foreign Minister Mira Solane and Teodor Odrek opened a school on 9 June 2023.\n";

const signed = { by: "Ada Holm", on: "2026-01-02" };
let store = "";
let count = 0;

async function add(texts: readonly string[]): Promise<string[]> {
  const open = await writing(store);
  const inputs = texts.map((text) => {
    const { source, outcome, annotations } = prepare(sourceOf(text, `r/${text.length}.txt`));
    if (!outcome.ok) throw new Error(outcome.problem.message);
    return { source, document: outcome.document, annotations, key: stepsKey() };
  });
  await open.accept(inputs);
  await settle(open);
  await open.close();
  return inputs.map(({ document }) => document.id);
}

async function ids(command: typeof entities, options: object = {}): Promise<string[]> {
  const { lines } = await called(command, store, [[], { ...options, json: true }]);
  return lines.flatMap((line) => (line === "" ? [] : [(JSON.parse(line) as { id: string }).id]));
}

const solanes = (): Promise<string[]> => ids(entities, { person: "solane" });

let docs: string[] = [];
beforeEach(async () => {
  store = path(home, `${count++}.db`);
  docs = await add(REPORTS);
});

describe("corrections of entities", () => {
  test("a split and its undoing, kept through new reports and re-runs", async () => {
    const [, , third = ""] = docs;
    const before = await called(entities, store, [[], { json: true }]);
    expect(await solanes()).toEqual(["e:person:mira-solane"]);
    const { lines } = await called(split, store, [["person:mira-solane", third], { ...signed, note: "a namesake" }]);
    expect(lines[0]).toMatch(/^edit 1: split Mira Solane \(e:person:mira-solane\) in d[0-9a-f]{16}\. \d+ events? changed\.$/);
    const [kept, gone] = await solanes();
    expect([kept, gone?.startsWith("e:person:mira-solane~")]).toEqual(["e:person:mira-solane", true]);
    await add([LATER]);
    expect((await solanes()).toSorted()).toEqual([kept, gone]);
    await expect(called(join, store, [[kept ?? "", gone ?? ""], signed])).rejects.toThrow("edit 1 by Ada Holm says");
    await called(undo, store, [["1"], signed]);
    expect(await solanes()).toEqual(["e:person:mira-solane"]);
    expect((await called(entities, store, [[], { json: true }])).lines.length).toBe(before.lines.length);
    const list = await called(edits, store);
    expect(list.lines.map((line) => line.replace(/\s+/g, " ").trim().slice(0, 30))).toEqual([
      "edit on by what note",
      "1 2026-01-02 Ada Holm split Mi",
      "2 2026-01-02 Ada Holm undo edi",
    ]);
    expect(list.lines[1]).toContain("(taken back by edit 2)");
    expect(list.lines[1]).toContain("a namesake");
  });

  test("a join, whose parts answer by their old ids", async () => {
    const [berg = ""] = await ids(entities, { person: "berg" });
    await called(join, store, [[berg, "Mira Solane"], signed]);
    expect(await ids(entities, { person: "berg" })).toEqual(await solanes());
    const shown = await called(entity, store, [[berg], {}]);
    expect(shown.lines.join("\n")).toMatch(/joined by an analyst: Ada Holm · 2026-01-02/);
    await expect(called(join, store, [[berg, "Mira Solane"], signed])).rejects.toThrow("one entity already");
    await expect(called(undo, store, [["1"], {}])).rejects.toThrow("a correction is signed");
    await called(undo, store, [["1"], signed]);
    expect(await ids(entities, { person: "berg" })).toEqual([berg]);
  });

  test("the same edits give the same state, whatever the order of the reports", async () => {
    const state = async (): Promise<string> => (await called(entities, store, [[], { json: true }])).lines.join("\n");
    await called(split, store, [["Mira Solane", docs[2] ?? ""], signed]);
    await add([LATER]);
    const first = await state();
    store = path(home, `${count++}.db`);
    for (const text of [LATER, ...REPORTS.toReversed()]) await add([text]);
    await called(split, store, [["person:mira-solane", docs[2] ?? ""], signed]);
    expect(await state()).toBe(first);
  });

  test.each<[string, () => Promise<unknown>, string]>([
    [
      "a document that does not tell of it",
      () => called(split, store, [["Ulla Berg", docs[0] ?? ""], signed]),
      "does not tell of Ulla Berg",
    ],
    ["nothing that would stay", () => called(split, store, [["Ulla Berg", docs[2] ?? ""], signed]), "nothing of Ulla Berg would stay"],
    ["nobody of the name", () => called(entity, store, [["Nobody"], {}]), "no entity has the id or name Nobody"],
    ["several that begin so", () => called(entity, store, [["person:"], {}]), "3 entities fit person:"],
    ["an edit that is not there", () => called(undo, store, [["4"], signed]), "there is no edit 4"],
    ["no number", () => called(undo, store, [["x"], signed]), "takes the number of an edit"],
    ["a day that is none", () => called(undo, store, [["4"], { by: "A", on: "May" }]), "--on takes a day"],
  ])("%s is told in one message", async (_, call, message) => {
    await expect(call()).rejects.toThrow(expect.objectContaining({ name: "InputError" }));
    await expect(call()).rejects.toThrow(message);
  });
});

describe("corrections of events", () => {
  test("detach, undo, and merge", async () => {
    const state = (): Promise<string[]> => ids(events);
    const before = await state();
    const listed = (await called(events, store, [[], { json: true }])).lines.map(
      (line) => JSON.parse(line) as { id: string; accounts: string[] },
    );
    const meeting = listed.find(({ accounts }) => accounts.length === 2);
    expect(meeting?.accounts).toEqual(docs.slice(0, 2).toSorted());
    const [one = "", two = ""] = docs;
    await called(detach, store, [[meeting?.id ?? "", two], signed]);
    const after = await state();
    expect(after).toHaveLength(before.length + 1);
    expect(after).toContain(meeting?.id);
    const fresh = after.find((id) => !before.includes(id)) ?? "";
    await expect(called(merge, store, [[fresh, meeting?.id ?? ""], signed])).rejects.toThrow("are not one");
    await called(undo, store, [["1"], signed]);
    expect(await state()).toEqual(before);
    const other = before.find((id) => id !== meeting?.id) ?? "";
    await called(merge, store, [[other, meeting?.id ?? ""], signed]);
    expect(await state()).toHaveLength(before.length - 1);
    await expect(called(detach, store, [[meeting?.id ?? "", one, two], signed])).rejects.toThrow("says that");
  });
});
