import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { harbour, opened, type Opened } from "./opened.ts";

interface Line {
  readonly id: string;
  readonly label: string;
  readonly class: string;
  readonly documents: number;
}

interface Whole extends Line {
  readonly mentions: readonly { readonly span: { readonly doc: string } }[];
}

interface Page<T> {
  readonly total: number;
  readonly items: readonly T[];
}

let api: Opened;

async function get<T>(path: string): Promise<T> {
  return (await (await api.ask(path)).json()) as T;
}

function correct(body: object): Promise<Response> {
  return api.ask("/api/edits", { method: "POST", body: JSON.stringify(body), headers: { "content-type": "application/json" } });
}

beforeAll(async () => {
  api = await opened();
  await (await api.ask("/api/documents", { method: "POST", body: harbour() })).text();
});

afterAll(() => api.desk.close());

const signed = { by: "Ana", on: "2031-02-03" };

describe("entities", () => {
  test("come with those in most documents first, by class and name", async () => {
    const { items, total } = await get<Page<Line>>("/api/entities?class=person");
    expect(total).toBeGreaterThan(3);
    const counts = items.map(({ documents }) => documents);
    expect(counts).toEqual(counts.toSorted((a, b) => b - a));
    const [first] = items;
    const named = await get<Page<Line>>(`/api/entities?class=person&name=${encodeURIComponent(first?.label ?? "")}`);
    expect(named.items.map(({ id }) => id)).toContain(first?.id);
    const whole = await get<Whole>(`/api/entities/${encodeURIComponent(first?.id ?? "")}`);
    expect(new Set(whole.mentions.map(({ span }) => span.doc)).size).toBe(first?.documents);
    expect((await api.ask("/api/entities/nobody-at-all")).status).toBe(404);
  });
});

describe("corrections", () => {
  test("split an entity, are listed, and are taken back", async () => {
    const { items } = await get<Page<Line>>("/api/entities?class=person");
    const split = items.find(({ documents }) => documents > 2) as Line;
    const whole = await get<Whole>(`/api/entities/${encodeURIComponent(split.id)}`);
    const docs = [...new Set(whole.mentions.map(({ span }) => span.doc))];
    const made = await correct({ kind: "split", from: split.id, docs: docs.slice(0, 1), ...signed });
    expect([made.status, await made.json()]).toMatchObject([201, { number: 1 }]);
    expect((await get<Page<Line>>("/api/entities?class=person")).items.filter(({ label }) => label === split.label)).toHaveLength(2);

    const back = await correct({ kind: "undo", of: 1, ...signed });
    expect(await back.json()).toMatchObject({ number: 2 });
    const list = await get<{ items: readonly { kind: string; by: string }[]; undone: Record<string, number> }>("/api/edits");
    expect(list.items.map(({ kind, by }) => [kind, by])).toEqual([
      ["split", "Ana"],
      ["undo", "Ana"],
    ]);
    expect(list.undone).toEqual({ "1": 2 });
    expect((await get<Page<Line>>("/api/entities?class=person")).items).toEqual(items);
  });

  test.each([
    ["unsigned", { kind: "undo", of: 1 }, 400],
    ["of nothing", { kind: "undo", of: 99, ...signed }, 400],
    ["of nobody", { kind: "join", what: ["nobody-at-all", "nobody-else"], ...signed }, 404],
    ["on no day", { kind: "undo", of: 1, by: "Ana", on: "soon" }, 400],
    ["of no kind", { kind: "erase", of: 1, ...signed }, 400],
  ])("that are %s are refused, and nothing is kept", async (_, body, status) => {
    const before = await get<{ items: readonly object[] }>("/api/edits");
    const answer = await correct(body);
    expect(answer.status).toBe(status);
    expect(answer.headers.get("content-type")).toBe("application/problem+json");
    expect((await get<{ items: readonly object[] }>("/api/edits")).items).toHaveLength(before.items.length);
  });
});
