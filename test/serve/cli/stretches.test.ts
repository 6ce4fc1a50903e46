import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { pieces, split } from "../../../src/pipeline.ts";
import { opened } from "../../../src/serve/cli/opening.ts";
import { stretches } from "../../../src/serve/cli/stretches.ts";

const folder = mkdtempSync(join(tmpdir(), "stretches-"));
afterAll(() => rmSync(folder, { recursive: true }));

const LINES = Array.from({ length: 9_000 }, (_, n) =>
  n % 7 === 0 ? "" : `{"text": "${`Boat ${n} came in. `.repeat(n % 500 === 3 ? 60_000 : 50)}"}`,
).join("\n");
const MESSAGES = Array.from(
  { length: 5_000 },
  (_, n) => `From a@b.example Mon Mar 17 08:00:00 2025\nSubject: ${n}\n\n${"The pier is open.\n".repeat(100)}\n`,
).join("");

test.each([
  ["jsonl", LINES],
  ["jsonl", `${LINES}\n`],
  ["mbox", MESSAGES],
])("a long file in stretches (%s) gives the pieces that it gives as a whole", (type, text) => {
  const path = join(folder, `long.${type}`);
  writeFileSync(path, text);
  const all = [...stretches(path, type)];
  expect(all.length).toBeGreaterThan(1);
  const told = ({ line, bytes }: { readonly line?: number; readonly bytes: Uint8Array }) => [line, Buffer.from(bytes).toString("utf8")];
  expect(all.flatMap(({ bytes, before }) => [...pieces({ bytes, at: path, type }, before)].map(told))).toEqual(
    [...split({ bytes: Buffer.from(text), at: path, type })].map(told),
  );
});

test("a piece longer than any reader takes ends the reading of its file", () => {
  const path = join(folder, "endless.jsonl");
  writeFileSync(path, `{"text": "The pier is open."}\n${"a".repeat(105_000_000)}`);
  const found: number[] = [];
  const all = stretches(path, "jsonl");
  expect(() => {
    for (const { bytes } of all) found.push(bytes.length);
  }).toThrow("part 2 of it has more than 100000000 bytes; from there on it is not read");
  expect(found).toEqual([30]);
});

test.each([
  ["a list", `[${" ".repeat(20_100_000)}{"text": "The pier is open."}, {"text": "The ferry sails."}]`, ["source 1", "source 2"]],
  ["no list", `{"text": "${"The pier is open. ".repeat(1_200_000)}"}`, ["it has more than 20000000 bytes, and is no list of articles"]],
  ["a list that is cut off", `[${" ".repeat(20_100_000)}{"text": "The pier is open."}, {"text"`, ["source 1", "it ends within its list"]],
])("JSON longer than what is read at once: %s", async (_, json, expected) => {
  const path = join(folder, "long.json");
  writeFileSync(path, json);
  const found: string[] = [];
  for await (const one of opened([{ path, at: path, type: "json", asked: true }], { note: () => Promise.resolve(undefined) })) {
    if (one.what === "source") found.push(`source ${one.source.line}`);
    else if (one.what === "news") found.push("because" in one.news ? one.news.because : "");
  }
  expect(found).toEqual(expected);
});
