import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { bytesOf, inputs } from "../../../src/serve/cli/inputs.ts";

const home = mkdtempSync(join(tmpdir(), "inputs-"));
afterAll(() => rmSync(home, { recursive: true }));
for (const folder of ["b", "a", ".hidden"]) mkdirSync(join(home, folder));
for (const file of ["b/two.TXT", "a/one.html", "a/One.md", "a/photo.png", ".hidden/x.txt", ".dot.txt"])
  writeFileSync(join(home, file), file);
symlinkSync(join(home, "b"), join(home, "a", "loop"));
symlinkSync(join(home, "b/two.TXT"), join(home, "a", "link.txt"));

function found(...paths: string[]): (string | undefined)[][] {
  return inputs(paths.map((path) => join(home, path))).map(({ at, type, asked }) => [
    at.slice(home.length + 1),
    type,
    asked ? "asked" : "met",
  ]);
}

test("folders are gone through in order, without hidden files and linked folders", () => {
  expect(found(".")).toEqual([
    ["a/One.md", "md", "met"],
    ["a/link.txt", "txt", "met"],
    ["a/one.html", "html", "met"],
    ["a/photo.png", undefined, "met"],
    ["b/two.TXT", "txt", "met"],
  ]);
});

test("a file is taken once, and as asked for if it is named", () => {
  expect(found("b", "a/photo.png", "b/two.TXT", "b/../b/two.TXT", ".dot.txt")).toEqual([
    [".dot.txt", "txt", "asked"],
    ["a/photo.png", undefined, "asked"],
    ["b/two.TXT", "txt", "asked"],
  ]);
});

test("a path that does not exist is a mistake; a file that cannot be read has its reason", () => {
  expect(() => found("nowhere")).toThrow(/^cannot read .*nowhere: there is no such file$/);
  expect(bytesOf(join(home, "a"))).toEqual({ reason: "it is a folder" });
  expect(bytesOf(join(home, "b/two.TXT"))).toEqual({ bytes: Buffer.from("b/two.TXT") });
});
