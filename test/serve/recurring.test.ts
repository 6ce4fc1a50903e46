import { afterAll, beforeAll, expect, test } from "vitest";
import type { Document } from "../../src/model/document.ts";
import type { Recurring } from "../../src/model/resolution.ts";
import { source } from "../../src/serve/cli/source.ts";
import { called } from "./cli/called.ts";
import { opened, type Opened } from "./http/opened.ts";

const OWN = "The harbour desk of the Gazette stands on the quay of Eastmere every day.";
const THINGS = ["gulls", "piers", "boats", "nets", "ropes"];

function report(what: string, outlet: string): File {
  const text = `<p>The board of Eastmere met on Monday to speak about ${what}, its chair said after two hours of talks.</p>`;
  const more = `<p>Nobody on the quay had seen so many ${what} in a year, and the mayor was asked about them at length.</p>`;
  const head = `<head><meta property="og:site_name" content="${outlet}"></head>`;
  const page = `<html lang="en">${head}<body><article><h1>All about ${what}</h1>${text}${more}<p>${OWN}</p></article></body></html>`;
  return new File([page], `${outlet}-${what}.html`);
}

let api: Opened;
let ids: readonly { readonly id: string; readonly seen: readonly { readonly at: string }[] }[];
beforeAll(async () => {
  api = await opened();
  const form = new FormData();
  for (const what of THINGS) form.append("file", report(what, "Fjord Gazette"));
  form.append("file", report("sails", "Coast Courier"));
  await (await api.ask("/api/documents", { method: "POST", body: form })).text();
  ids = ((await (await api.ask("/api/documents")).json()) as { items: typeof ids }).items;
});
afterAll(() => api.desk.close());

const idOf = (name: string): string => ids.find(({ seen }) => seen.some(({ at }) => at.includes(name)))?.id ?? "";
const others = (): string[] => THINGS.slice(1).map(idOf).toSorted();

test("a document is served with its outlet's lines set apart, and with where else they stand", async () => {
  const shown = (await (await api.ask(`/api/documents/${idOf("gulls")}`)).json()) as Document & { recurring: readonly Recurring[] };
  expect(shown.recurring.map(({ span }) => shown.text.slice(span.start, span.end))).toEqual([OWN]);
  expect(shown.recurring[0]?.also.map(({ doc }) => doc)).toEqual(others());
  expect(shown.blocks.find(({ why }) => why === "recurring")?.span).toEqual(shown.recurring[0]?.span);
});

test("another outlet's only report has no such line", async () => {
  expect(await (await api.ask(`/api/documents/${idOf("sails")}`)).json()).not.toHaveProperty("recurring");
});

test("synoptic source tells them in the terminal and as JSON", async () => {
  const { lines } = await called(source, api.path, [[idOf("gulls")], {}]);
  const at = lines.findIndex((line) => line.includes(`| [furniture: recurring] ${OWN}`));
  expect(lines[at + 1]).toMatch(/\| +also in d[0-9a-f]{16} \d+–\d+, d[0-9a-f]{16} \d+–\d+, d[0-9a-f]{16} \d+–\d+, 1 more$/u);
  const told = await called(source, api.path, [[idOf("gulls")], { json: true }]);
  const { recurring, document } = JSON.parse(told.lines[0] ?? "") as { recurring: readonly Recurring[]; document: Document };
  expect(recurring[0]?.also.map(({ doc }) => doc)).toEqual(others());
  expect(document.blocks.at(-1)).toMatchObject({ kind: "furniture", why: "recurring" });
});
