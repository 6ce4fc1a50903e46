import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { harbour, opened, type Opened } from "./opened.ts";

interface Page<T> {
  readonly total: number;
  readonly offset: number;
  readonly items: readonly T[];
}

interface Summary {
  readonly id: string;
  readonly title: string;
  readonly days?: { readonly from: string };
  readonly accounts: readonly string[];
}

async function body<T>(answer: Response | Promise<Response>): Promise<T> {
  return (await (await answer).json()) as T;
}

const octets = { "content-type": "application/octet-stream" };

/** A request that brings one report. */
function report(text: string): RequestInit {
  return { method: "POST", body: text, headers: octets };
}

let api: Opened;
let progress: readonly string[];
let all: Page<Summary>;

beforeAll(async () => {
  api = await opened();
  const answer = await api.ask("/api/documents", { method: "POST", body: harbour() });
  progress = (await answer.text()).trim().split("\n");
  all = await body(api.ask("/api/events"));
});

afterAll(() => api.desk.close());

describe("events", () => {
  test("come by date, in pages", async () => {
    expect(all.total).toBe(all.items.length);
    expect(all.total).toBeGreaterThan(1);
    const days = all.items.map(({ days: own }) => own?.from ?? "~");
    expect(days).toEqual(days.toSorted());
    const second = await body<Page<Summary>>(api.ask("/api/events?limit=1&offset=1"));
    expect(second).toEqual({ total: all.total, offset: 1, items: [all.items[1]] });
  });

  test("are narrowed by what is asked", async () => {
    const words = await body<Page<Summary>>(api.ask("/api/events?text=xylophone"));
    expect(words.total).toBe(0);
    const [first] = all.items;
    const day = await body<Page<Summary>>(api.ask(`/api/events?from=${first?.days?.from}&to=${first?.days?.from}`));
    expect(day.items.map(({ id }) => id)).toContain(first?.id);
    expect(day.total).toBeLessThan(all.total);
  });

  test("give the record with every document it points into", async () => {
    const widest = all.items.toSorted((a, b) => b.accounts.length - a.accounts.length)[0] as Summary;
    const answer = await body<{ dossier: object; documents: Record<string, { text: string }> }>(api.ask(`/api/events/${widest.id}`));
    let pointers = 0;
    JSON.stringify(answer.dossier, (_, value: unknown) => {
      if (typeof value === "object" && value !== null && "doc" in value && "start" in value && "end" in value) {
        pointers++;
        const { doc, start, end } = value as { doc: string; start: number; end: number };
        expect(answer.documents[doc]?.text.slice(start, end)).toHaveLength(end - start);
      }
      return value;
    });
    expect(pointers).toBeGreaterThan(50);
  });

  test("are narrowed by topic, and their overview with them", async () => {
    const talks = await body<Page<Summary>>(api.ask("/api/events?topic=politics"));
    expect(talks.total).toBeGreaterThan(0);
    expect(talks.total).toBeLessThan(all.total);
    expect((await body<{ total: number }>(api.ask("/api/overview?topic=politics"))).total).toBe(talks.total);
  });

  test("tell who did what in the words of the reports that are about them", async () => {
    const gists = await Promise.all(
      all.items.map(async ({ id }) => {
        type Told = { dossier: { accounts: { doc: string; gist?: { what: { doc: string } } }[] } };
        const { accounts } = (await body<Told>(api.ask(`/api/events/${id}`))).dossier;
        for (const { doc, gist } of accounts) if (gist) expect(gist.what.doc).toBe(doc);
        return accounts.filter(({ gist }) => gist !== undefined).length;
      }),
    );
    expect(gists.reduce((sum, one) => sum + one, 0)).toBeGreaterThan(2);
  });

  test("are found by the beginning of an id, and a strange id is a problem", async () => {
    const id = all.items[0]?.id ?? "";
    expect((await api.ask(`/api/events/${id.slice(0, 9)}`)).status).toBe(200);
    const missing = await api.ask("/api/events/vffffffffffff");
    expect(missing.status).toBe(404);
    expect(missing.headers.get("content-type")).toBe("application/problem+json");
    expect(await body(missing)).toMatchObject({ status: 404, code: "not-found", title: "Not found" });
  });

  test("are drawn as a page and as Markdown", async () => {
    const id = all.items[0]?.id ?? "";
    const page = await api.ask(`/api/events/${id}/html`);
    expect(page.headers.get("content-type")).toMatch("text/html");
    expect(await page.text()).toContain(id);
    expect((await api.ask(`/api/events/${id}/md`)).headers.get("content-type")).toMatch("text/markdown");
    expect((await api.ask(`/api/events/${id}/exe`)).status).toBe(400);
  });
});

describe("documents", () => {
  test("are listed, read, annotated and given back byte for byte", async () => {
    const list = await body<Page<{ id: string; seen: readonly { at: string }[] }>>(api.ask("/api/documents?limit=5"));
    expect([list.total, list.items.length]).toEqual([12, 5]);
    const id = list.items[0]?.id ?? "";
    const read = await body<{ text: string; runs?: unknown }>(api.ask(`/api/documents/${id}`));
    expect(read.text.length).toBeGreaterThan(100);
    expect(read.runs).toBeUndefined();
    const notes = await body<readonly { kind: string }[]>(api.ask(`/api/documents/${id}/annotations`));
    expect(new Set(notes.map(({ kind }) => kind))).toContain("mention");
    const bytes = await api.ask(`/api/documents/${id}/source`);
    expect(bytes.headers.get("content-disposition")).toMatch(/^attachment; filename="d[0-9a-f]{16}\.\w+"$/u);
    const kept = await api.desk.store.source(id);
    expect(new Uint8Array(await bytes.arrayBuffer())).toEqual(kept?.bytes);
  });

  test("show any span with what stands around it, and no other", async () => {
    const [first] = (await body<Page<{ id: string }>>(api.ask("/api/documents?limit=1"))).items;
    const { text } = await body<{ text: string }>(api.ask(`/api/documents/${first?.id}`));
    const passage = await body<{ text: string; before: string; after: string }>(
      api.ask(`/api/documents/${first?.id}/spans/20/30?around=10`),
    );
    expect(passage).toMatchObject({ text: text.slice(20, 30), before: text.slice(10, 20), after: text.slice(30, 40) });
    for (const wrong of ["30/20", "5/5", `0/${text.length + 1}`, "-1/4", "a/b"]) {
      expect((await api.ask(`/api/documents/${first?.id}/spans/${wrong}`)).status).toBe(400);
    }
  });
});

describe("adding", () => {
  test("tells of each report as it is taken in, and of the events at the end", () => {
    expect(progress.filter((line) => line.includes('"added"'))).toHaveLength(12);
    expect(JSON.parse(progress.at(-1) ?? "")).toEqual({ what: "resolved", changes: all.total });
  });

  test("tells what is known already and what cannot be read", async () => {
    const again = await api.ask("/api/documents", { method: "POST", body: harbour() });
    expect((await again.text()).match(/"known"/gu)).toHaveLength(12);
    const nothing = await api.ask("/api/documents?at=empty.txt", report(""));
    expect(await nothing.text()).toContain('"broken"');
  });

  test("needs a name or a form", async () => {
    expect((await api.ask("/api/documents", report("text"))).status).toBe(400);
    expect((await api.ask("/api/documents?at=a.txt", { method: "POST", body: "plain" })).status).toBe(415);
    expect((await api.ask("/api/documents", { method: "POST", body: new FormData() })).status).toBe(400);
  });

  test("refuses more than it can hold", async () => {
    const headers = { "content-length": String(2 ** 40) };
    const answer = await api.ask("/api/documents?at=a.txt", { method: "POST", body: "x", headers });
    expect([answer.status, (await body<{ code: string }>(answer)).code]).toEqual([413, "too-large"]);
  });
});

describe("answers", () => {
  test("carry a tag and are not sent twice to one who has them, until something changes", async () => {
    const first = await api.ask("/api/events");
    const tag = first.headers.get("etag") ?? "";
    expect(tag).toMatch(/^"[\w-]{22}"$/u);
    const headers = { "if-none-match": tag };
    expect((await api.ask("/api/events", { headers })).status).toBe(304);
    const late = "Mayor Ilda Torres of Fenwick met fishermen in Fenwick on 3 May 2031, her office said.";
    await (await api.ask("/api/documents?at=late.txt", report(late))).text();
    const after = await api.ask("/api/events", { headers });
    expect(after.status).toBe(200);
    expect((await body<Page<Summary>>(after)).total).toBe(all.total + 1);
  });

  test("are compressed for those who can read that, and say the same", async () => {
    const plain = await (await api.ask("/api/events")).text();
    const packed = await api.ask("/api/events", { headers: { "accept-encoding": "gzip" } });
    expect(packed.headers.get("content-encoding")).toBe("gzip");
    const stream = packed.body?.pipeThrough(new DecompressionStream("gzip"));
    expect(await new Response(stream).text()).toBe(plain);
  });

  test("forbid everything a page does not need", async () => {
    const { headers } = await api.ask("/api/events");
    expect(headers.get("content-security-policy")).toMatch("default-src 'none'");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
  });
});

describe("what fits no route or parameter", () => {
  test.each([
    ["/api/nothing", 404],
    ["/api/events?limit=0", 400],
    ["/api/events?limit=501", 400],
    ["/api/events?offset=-1", 400],
    ["/api/events?from=yesterday", 400],
    ["/api/search?words=%20%21", 400],
    ["/api/search", 400],
    ["/api/changes?since=x", 400],
  ])("%s is answered with %d and a problem", async (path, status) => {
    const answer = await api.ask(path);
    expect(answer.status).toBe(status);
    expect(answer.headers.get("content-type")).toBe("application/problem+json");
  });

  test("the description names every route", async () => {
    const described = await body<{ openapi: string; paths: Record<string, object> }>(api.ask("/openapi.json"));
    expect(described.openapi).toBe("3.1.0");
    expect(Object.keys(described.paths)).toEqual(expect.arrayContaining(["/api/events/{id}", "/api/documents", "/health", "/api/changes"]));
  });
});

describe("the guard", () => {
  test("answers to this machine's own names alone", async () => {
    expect((await api.app.request("http://evil.example/api/events")).status).toBe(403);
    expect((await api.app.request("http://localhost:7077/api/events")).status).toBe(200);
  });

  test("lets no other page write", async () => {
    const headers = { origin: "http://evil.example" };
    expect((await api.ask("/api/documents?at=a.txt", { method: "POST", body: "x", headers })).status).toBe(403);
  });

  test("asks writers for the token where one is set, and readers never", async () => {
    const closed = await opened({ hosts: null, token: "s3cret" });
    const post = (headers: Record<string, string>) =>
      closed.ask("/api/documents?at=a.txt", { ...report(""), headers: { ...octets, ...headers } });
    expect((await post({})).status).toBe(401);
    expect((await post({ authorization: "Bearer wrong" })).status).toBe(401);
    expect((await post({ authorization: "Bearer s3cret" })).status).toBe(200);
    expect((await closed.ask("/api/events")).status).toBe(200);
    await closed.desk.close();
  });
});
