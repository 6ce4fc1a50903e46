import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { NewEdit } from "../../src/model/edit.ts";
import type { Document } from "../../src/model/document.ts";
import { WHOLE, type Store } from "../../src/store/store.ts";
import { dossierOf, inputOf, sourceOf, stateOf } from "./sample.ts";

/** One place where a store can be opened several times: to write (undefined while another holds the writer's place) and to read. */
export interface Place {
  writer(): Promise<Store | undefined>;
  reader(): Promise<Store>;
}

const KEY = "rules@1";

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const item of items) found.push(item);
  return found;
}

/** The documents that have all of the words. */
async function found(store: Store, words: readonly string[]): Promise<readonly string[]> {
  const { total, items } = await store.search(words, WHOLE);
  expect(total).toBe(items.length);
  return items;
}

/** What every store must do; run it on each. */
export function contract(name: string, make: () => Place | Promise<Place>): void {
  describe(`${name} keeps the store contract`, () => {
    let place: Place;
    let store: Store;
    beforeEach(async () => {
      place = await make();
      store = (await place.writer()) as Store;
    });
    afterEach(async () => {
      await store.close();
    });

    const first = inputOf(sourceOf("One report.", "b/one.txt"));
    const second = inputOf(sourceOf("Another report of Réka.", "b/two.txt"));

    test("accepts a source once and gives it back byte for byte", async () => {
      expect(await store.accept([first, second, first])).toEqual(["added", "added", "known"]);
      expect(await store.accept([first])).toEqual(["known"]);
      expect(await store.source(first.document.id)).toEqual(first.source);
      expect(await store.document(first.document.id)).toEqual(first.document);
      expect((await all(store.documents())).map(({ id }) => id)).toEqual([first.document.id, second.document.id].toSorted());
      expect(await store.ids("documents")).toEqual([first.document.id, second.document.id].toSorted());
    });

    test("its version tells a reader when a writer has changed something, and nothing else does", async () => {
      const reader = await place.reader();
      const before = await reader.version();
      expect(await reader.version()).toBe(before);
      await store.accept([first]);
      const after = await reader.version();
      expect(after).not.toBe(before);
      await reader.documents()[Symbol.asyncIterator]().next();
      expect(await reader.version()).toBe(after);
      await reader.close();
    });

    test("keeps notes under names, the last one each", async () => {
      expect(await store.note("feed")).toBeUndefined();
      await store.takeNotes(
        new Map([
          ["feed", "1"],
          ["archive", "x"],
        ]),
      );
      await store.takeNotes(new Map([["feed", "2"]]));
      expect([await store.note("feed"), await store.note("archive")]).toEqual(["2", "x"]);
    });

    test("knows a source only at the address, line and type it was met with", async () => {
      const line = { ...first.source, at: "b/all.jsonl", line: 3, type: "json" };
      await store.accept([first, inputOf(line)]);
      expect(await store.known(first.source)).toBe(first.document.id);
      expect(await store.known(line)).toBe(first.document.id);
      expect(await store.known({ ...first.source, at: "elsewhere.txt" })).toBeUndefined();
      expect(await store.known({ ...first.source, type: "md" })).toBeUndefined();
      expect(await store.known({ ...line, line: 4 })).toBeUndefined();
    });

    test("keeps the day on which a source was fetched, and the address that a page gives itself", async () => {
      const store = (await (await make()).writer()) as Store;
      const source = { ...sourceOf("A page.", "archive.warc"), fetched: "2024-11-16" };
      const input = inputOf(source);
      const seen = [{ at: "https://gazette.example/a" }, { at: source.at, fetched: "2024-11-16" }];
      await store.accept([{ ...input, source, document: { ...input.document, seen } }]);
      expect((await store.document(input.document.id))?.seen).toEqual(seen);
      expect(await store.source(input.document.id)).toEqual(source);
      await store.close();
    });

    test("keeps the same bytes at several addresses as one document, read at the first of them, whatever the order", async () => {
      const sightings = ["c/2024-11-14.txt", "a/2024-11-13.txt", "b/2024-11-15.txt"].map((at) => inputOf(sourceOf("Same bytes.", at)));
      const states: (Document | undefined)[] = [];
      for (const order of [sightings, sightings.toReversed()]) {
        const other = await make();
        const one = (await other.writer()) as Store;
        for (const input of order) {
          await one.accept([input]);
          await one.replace(KEY, stateOf([]));
        }
        const [kept] = await one.some(await one.ids("documents"), KEY);
        states.push(kept?.document);
        expect(kept?.annotations).toEqual(sightings[1]?.annotations);
        expect(await one.source(sightings[0]?.document.id ?? "")).toEqual(sightings[1]?.source);
        expect(await found(one, ["same"])).toEqual([sightings[0]?.document.id]);
        await one.close();
      }
      expect(states[0]).toEqual(states[1]);
      expect(states[0]?.seen.map(({ at }) => at)).toEqual(["a/2024-11-13.txt", "b/2024-11-15.txt", "c/2024-11-14.txt"]);
      expect(states[0]?.published[0]?.days.from).toBe("2024-11-13");
    });

    test("accepts all of a batch or none of it", async () => {
      const impostor = { ...second, document: { ...second.document, id: first.document.id } };
      await expect(store.accept([first, impostor])).rejects.toThrow("share the document id");
      expect(await store.ids("documents")).toEqual([]);
    });

    test("hands out annotations only under the rules that made them", async () => {
      await store.accept([first]);
      expect(await store.annotations(first.document.id, KEY)).toEqual(first.annotations);
      expect(await store.annotations(first.document.id, "rules@2")).toBeUndefined();
      expect((await store.some([first.document.id], "rules@2"))[0]?.annotations).toBeUndefined();
      expect([await store.unread(KEY), await store.unread("rules@2")]).toEqual([[], [first.document.id]]);
      await store.renew("rules@2", [{ document: first.document, annotations: [] }]);
      expect(await store.annotations(first.document.id, "rules@2")).toEqual([]);
      expect(await store.annotations(first.document.id, KEY)).toBeUndefined();
    });

    test("keeps another reading of a document under other rules, and lays no change at its door", async () => {
      await store.accept([first]);
      await store.replace(KEY, stateOf([]));
      const document = { ...first.document, text: "Better read." };
      await store.renew("rules@2", [{ document, annotations: [] }]);
      expect(await store.document(document.id)).toEqual(document);
      expect(await store.source(document.id)).toEqual(first.source);
      const [change] = await store.replace("rules@2", stateOf([dossierOf("v1", [document.id])]));
      expect(change).toMatchObject({ what: "new", because: [] });
      expect(await found(store, ["better"])).toEqual([document.id]);
      expect(await found(store, ["report"])).toEqual([]);
    });

    test("tells how far the records are behind", async () => {
      expect(await store.backlog(KEY)).toEqual({ documents: 0, stale: false });
      await store.accept([first, second]);
      expect(await store.backlog(KEY)).toEqual({ documents: 2, stale: false });
      await store.replace(KEY, stateOf([]));
      expect(await store.backlog(KEY)).toEqual({ documents: 0, stale: false });
      expect(await store.backlog("rules@2")).toEqual({ documents: 0, stale: true });
      await store.accept([first]);
      expect(await store.backlog(KEY)).toEqual({ documents: 0, stale: false });
      await store.accept([inputOf({ ...first.source, at: "z/again.txt" })]);
      expect(await store.backlog(KEY)).toEqual({ documents: 1, stale: false });
    });

    test("replaces the records and logs what changed, because of which documents", async () => {
      const [a, b] = [first.document.id, second.document.id];
      await store.accept([first]);
      const one = await store.replace(KEY, stateOf([dossierOf("v1", [a])]));
      expect(one).toEqual([{ seq: 1, event: "v1", what: "new", fields: [], because: [a] }]);
      await store.accept([second]);
      const two = await store.replace(KEY, stateOf([dossierOf("v1", [a, b]), dossierOf("v2", [])]));
      expect(two).toEqual([
        { seq: 2, event: "v1", what: "changed", fields: ["accounts", "origins"], because: [b] },
        { seq: 3, event: "v2", what: "new", fields: [], because: [b] },
      ]);
      expect(await store.replace(KEY, stateOf([dossierOf("v1", [a, b]), dossierOf("v2", [])]))).toEqual([]);
      expect(await store.changes(1)).toEqual(two);
      expect((await all(store.dossiers())).map(({ id }) => id)).toEqual(["v1", "v2"]);
      expect((await store.events({}, WHOLE)).items.map(({ id, accounts }) => [id, accounts])).toEqual([
        ["v1", [a, b]],
        ["v2", []],
      ]);
    });

    test("answers for events that went into another, through several states, and forgets those that are gone", async () => {
      const states = [
        ["v3", "d3"],
        ["v2", "d3"],
        ["v1", "d3"],
      ] as const;
      for (const [event, doc] of states) await store.replace(KEY, stateOf([dossierOf(event, [doc])]));
      for (const event of ["v3", "v2", "v1"]) expect((await store.dossier(event))?.id).toBe("v1");
      expect(await store.ids("events")).toEqual(["v1", "v2", "v3"]);
      await store.replace(KEY, stateOf([dossierOf("v2", ["d3"]), dossierOf("v9", ["d9"])]));
      expect((await store.dossier("v2"))?.id).toBe("v2");
      expect((await store.dossier("v1"))?.id).toBe("v2");
      await store.replace(KEY, stateOf([dossierOf("v9", ["d9"])]));
      expect(await store.ids("events")).toEqual(["v9"]);
      expect(await store.dossier("v1")).toBeUndefined();
    });

    test("finds documents that have all of the words, whatever case and marks, and takes no word for an operator", async () => {
      await store.accept([first, second]);
      expect(await found(store, ["report"])).toEqual([]);
      await store.replace(KEY, stateOf([]));
      expect(await found(store, ["REPORT"])).toEqual([first.document.id, second.document.id].toSorted());
      expect(await found(store, ["another", "reka"])).toEqual([second.document.id]);
      expect(await found(store, ["one", "NOT"])).toEqual([]);
      expect(await found(store, ['"', "report"])).toEqual([first.document.id, second.document.id].toSorted());
      expect(await found(store, ['"'])).toEqual([]);
      expect(await found(store, [])).toEqual([first.document.id, second.document.id].toSorted());
    });

    test("keeps edits in their order, tells that the records are behind them, and lays what they change at their door", async () => {
      const undo = (of: number): NewEdit => ({ kind: "undo", of, by: "Ada Holm", on: "2026-01-03" });
      await store.accept([first]);
      await store.replace(KEY, stateOf([dossierOf("v1", [first.document.id])]));
      expect(await store.edit(undo(7))).toEqual({ ...undo(7), number: 1 });
      expect(await store.edit(undo(8))).toMatchObject({ of: 8, number: 2 });
      expect((await store.edits()).map(({ number }) => number)).toEqual([1, 2]);
      expect(await store.backlog(KEY)).toEqual({ documents: 0, stale: true });
      const [gone] = await store.replace(KEY, stateOf([]));
      expect(gone).toMatchObject({ event: "v1", what: "gone", because: [], edits: [1, 2] });
      expect(await store.backlog(KEY)).toEqual({ documents: 0, stale: false });
      const [fresh] = await store.replace(KEY, stateOf([dossierOf("v1", [first.document.id])]));
      expect(fresh).not.toHaveProperty("edits");
    });

    test("has one writer, which others may read beside", async () => {
      await store.accept([first]);
      const reader = await place.reader();
      expect(await place.writer()).toBeUndefined();
      expect(await reader.lock()).toBe(false);
      await expect(reader.accept([second])).rejects.toThrow("not locked");
      const walk = reader.documents()[Symbol.asyncIterator]();
      expect((await walk.next()).value).toEqual(first.document);
      await store.accept([second]);
      expect(await reader.ids("documents")).toHaveLength(2);
      await store.close();
      expect(await reader.lock()).toBe(true);
      expect(await reader.accept([second])).toEqual(["known"]);
      await reader.close();
      store = (await place.writer()) as Store;
      expect(await store.ids("documents")).toHaveLength(2);
    });

    test("gives what it does not have as undefined", async () => {
      expect(await store.document("d0")).toBeUndefined();
      expect(await store.source("d0")).toBeUndefined();
      expect(await store.dossier("v0")).toBeUndefined();
      expect(await store.entity("e:x")).toBeUndefined();
      expect(await store.changes(0)).toEqual([]);
    });
  });
}
