import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { blobId, folder, type Blobs } from "../../src/store/blobs.ts";
import { pack, unpackSegment } from "../../src/store/segment.ts";
import { sourceOf } from "./sample.ts";

const home = mkdtempSync(join(tmpdir(), "blobs-"));
afterAll(() => rmSync(home, { recursive: true }));

/** What every place for blobs must do. `spoil` writes something else over a blob. */
function contract(name: string, make: () => { readonly blobs: Blobs; readonly spoil: (id: string) => void | Promise<void> }): void {
  describe(`${name} keeps the contract of blobs`, () => {
    const { blobs, spoil } = make();
    const bytes = Uint8Array.from([0, 255, 13, 10, 7]);

    test("gives back what was put, under the name of its content", async () => {
      const id = await blobs.put(bytes);
      expect(id).toBe(blobId(bytes));
      expect(Buffer.from((await blobs.get(id)) ?? []).equals(bytes)).toBe(true);
      expect(await blobs.put(bytes)).toBe(id);
      expect(await blobs.put(new Uint8Array())).toBe(blobId(new Uint8Array()));
    });

    test("has nothing under a name that nobody put", async () => expect(await blobs.get("0".repeat(64))).toBeUndefined());

    test("takes the same bytes from several at once", async () => {
      const ids = await Promise.all(Array.from({ length: 8 }, () => blobs.put(Buffer.from("at once"))));
      expect(new Set(ids).size).toBe(1);
      expect(Buffer.from((await blobs.get(ids[0] ?? "")) ?? []).toString()).toBe("at once");
    });

    test("does not give out what is damaged", async () => {
      const id = await blobs.put(Buffer.from("to be spoilt"));
      await spoil(id);
      await expect(blobs.get(id)).rejects.toThrow("damaged");
    });
  });
}

contract("a folder", () => {
  const root = join(home, "folder");
  return { blobs: folder(root), spoil: (id) => writeFileSync(join(root, id.slice(0, 2), id.slice(2)), "something else") };
});

test("a folder leaves no drafts behind", async () => {
  const root = join(home, "drafts");
  await Promise.all(Array.from({ length: 5 }, () => folder(root).put(Buffer.from("x"))));
  expect(readdirSync(root, { recursive: true }).filter((path) => String(path).endsWith(".part"))).toEqual([]);
});

test("a segment gives back its sources", () => {
  const sources = [sourceOf("One.", "a/one.txt"), sourceOf("", "empty.txt"), { ...sourceOf("Réka — 渋谷", "all.jsonl"), line: 3 }];
  expect(unpackSegment(pack(sources))).toEqual(sources);
  expect(unpackSegment(pack([]))).toEqual([]);
  expect(Buffer.from(pack(sources)).equals(pack(sources))).toBe(true);
});
