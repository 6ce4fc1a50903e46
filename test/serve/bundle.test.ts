import { afterAll, beforeAll, expect, it } from "vitest";
import { checkBundle } from "../../src/serve/bundle.ts";
import { sha256 } from "../../src/record/export/bundle.ts";
import { harbour, opened, type Opened } from "./http/opened.ts";

let api: Opened;
let file: Buffer;

beforeAll(async () => {
  api = await opened();
  await (await api.ask("/api/documents", { method: "POST", body: harbour() })).text();
  const { items } = (await (await api.ask("/api/events?person=Halvorsen&place=Tórshavn")).json()) as { items: readonly { id: string }[] };
  file = Buffer.from(await (await api.ask(`/api/export/bundle?event=${items.at(-1)?.id}`)).arrayBuffer());
});
afterAll(() => api.desk.close());

/** The bundle with some lines otherwise, under a seal that fits. */
function resealed(change: (line: string, at: number) => string): Buffer {
  const lines = file.toString().trimEnd().split("\n").slice(0, -1).map(change);
  const text = `${lines.join("\n")}\n`;
  return Buffer.from(`${text}${JSON.stringify({ seal: sha256(text) })}\n`);
}

it("holds by itself", () => {
  const checked = checkBundle(file);
  expect(checked.mismatch).toBeUndefined();
  expect(checked).toMatchObject({ events: 1 });
  expect(checked.documents).toBeGreaterThan(3);
  expect(checked.pointers).toBeGreaterThan(100);
});

it("fails on any changed byte, wherever it is, and on bytes that are missing or too many", () => {
  const step = Math.max(1, Math.floor(file.length / 300));
  for (let at = 0; at < file.length; at += step) {
    const changed = Buffer.from(file);
    changed[at] = (changed[at] ?? 0) ^ 1;
    expect(checkBundle(changed).mismatch, `byte ${at}`).toBeDefined();
  }
  for (let last = file.length - 90; last < file.length; last++) {
    const changed = Buffer.from(file);
    changed[last] = (changed[last] ?? 0) ^ 1;
    expect(checkBundle(changed).mismatch, `byte ${last}`).toBeDefined();
  }
  expect(checkBundle(file.subarray(0, -1)).mismatch).toBeDefined();
  expect(checkBundle(Buffer.concat([file, Buffer.from("\n")])).mismatch).toBeDefined();
  expect(checkBundle(Buffer.from("")).mismatch).toBeDefined();
});

it.each([
  ["a source's bytes", (line: string) => line.replace(/"bytes":"(.)/u, (_, first: string) => `"bytes":"${first === "A" ? "B" : "A"}`)],
  ["a document's text", (line: string) => line.replaceAll("herring", "cod")],
  ["where the record points", (line: string) => (line.startsWith('{"record"') ? line.replace(/"start":\d+/u, '"start":1') : line)],
  ["the words of a place", (line: string) => (line.startsWith('{"spans"') ? line.replace(/"words":"[^"]/u, '"words":"#') : line)],
  ["what it is", (line: string) => line.replace('"bundle":1', '"bundle":9')],
  ["its kind", (line: string, at: number) => (at === 0 ? "[1]" : line)],
  ["its record", (line: string) => (line.startsWith('{"record"') ? "{}" : line)],
])("fails where %s is another, also under a new seal", (_, change) => {
  const changed = resealed(change);
  expect(changed.equals(file)).toBe(false);
  expect(checkBundle(changed).mismatch).toBeDefined();
});
