import { afterAll, beforeAll, expect, test } from "vitest";
import type { StoryData } from "../../../src/serve/story.ts";
import { harbour, opened, type Opened } from "./opened.ts";

let api: Opened;

beforeAll(async () => {
  api = await opened();
  await (await api.ask("/api/documents", { method: "POST", body: harbour() })).text();
});

afterAll(() => api.desk.close());

test("a story is its events and the words that tie them", async () => {
  const list = (await (await api.ask("/api/events?type=meeting")).json()) as { readonly items: readonly { readonly id: string }[] };
  const stories = await Promise.all(list.items.map(async ({ id }) => (await (await api.ask(`/api/stories/${id}`)).json()) as StoryData));
  const [longest] = stories.toSorted((a, b) => b.events.length - a.events.length);
  expect(longest?.events.length).toBeGreaterThan(1);
  for (const { from, to, evidence, words } of longest?.ties ?? []) {
    expect(longest?.events.map(({ id }) => id)).toEqual(expect.arrayContaining([from, to]));
    expect(words).toHaveLength(evidence.length);
    const [span] = evidence[0] ?? [];
    const source = await api.ask(`/api/documents/${span?.doc}`);
    const { text } = (await source.json()) as { readonly text: string };
    expect(words[0]).toBe(text.slice(span?.start, span?.end));
  }
});

test("there is no story of an event that is not there", async () => {
  expect((await api.ask("/api/stories/v999999999999")).status).toBe(404);
});
