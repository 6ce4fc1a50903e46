import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { LOOPBACK } from "../../../src/serve/http/guard.ts";
import { opened, type Opened } from "./opened.ts";

const PAGE = `<!doctype html><html lang="en"><head><title>Mayor meets farmers</title></head><body><article><h1>Mayor meets farmers</h1>
<p>Mayor Ilda Torres of Fenwick met farmers in Fenwick on 3 May 2031, her office said. “The wells will be open by June,” she told them.</p>
<p>The farmers thanked her and asked for two more wells before the summer.</p></article></body></html>`;

let site: Server;
let address: string;
let open: Opened;
let closed: Opened;

beforeAll(async () => {
  site = createServer(({ url }, answer) => {
    const found = url === "/wells.html";
    answer.writeHead(found ? 200 : 404, { "content-type": "text/html" }).end(found ? PAGE : "");
  });
  await new Promise<void>((done) => site.listen(0, "127.0.0.1", done));
  address = `http://127.0.0.1:${(site.address() as AddressInfo).port}`;
  [open, closed] = await Promise.all([opened({ hosts: LOOPBACK }, true), opened()]);
});

afterAll(async () => {
  await Promise.all([open.desk.close(), closed.desk.close()]);
  site.close();
});

function asking(...addresses: readonly string[]): RequestInit {
  return { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ addresses }) };
}

async function told(api: Opened, ...addresses: readonly string[]): Promise<readonly Record<string, unknown>[]> {
  const answer = await api.ask("/api/documents", asking(...addresses));
  expect(answer.status).toBe(200);
  const lines = (await answer.text()).trim().split("\n");
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
}

describe("adding by address", () => {
  test("asks for the page, tells what became of it, and makes records of it", async () => {
    const lines = await told(open, `${address}/wells.html`, `${address}/none.html`);
    const added = lines.find(({ what }) => what === "added");
    expect(added).toMatchObject({ at: `${address}/wells.html` });
    expect(lines.find(({ what }) => what === "broken")).toMatchObject({
      at: `${address}/none.html`,
      because: expect.stringContaining("404"),
    });
    expect(lines.at(-1)).toEqual({ what: "resolved", changes: 1 });
    const kept = await open.desk.store.document(String(added?.["document"]));
    expect(kept?.text).toContain("The wells will be open by June");
  });

  test("does not reach into the private network unless the server may", async () => {
    const [first] = await told(closed, `${address}/wells.html`);
    expect(first).toMatchObject({ what: "broken" });
    expect(await closed.desk.store.ids("documents")).toEqual([]);
  });

  test.each([
    { of: "none", addresses: [] },
    { of: "too many", addresses: Array.from({ length: 101 }, () => "https://example.org/") },
    { of: "what is no web address", addresses: ["ftp://example.org/a"] },
    { of: "a script", addresses: ["javascript:alert(1)"] },
  ])("refuses $of", async ({ addresses }) => {
    expect((await closed.ask("/api/documents", asking(...addresses))).status).toBe(400);
  });
});
