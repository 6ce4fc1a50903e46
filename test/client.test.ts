import { afterAll, beforeAll, expect, test } from "vitest";
import { client } from "../src/client.ts";
import { harbour, opened, type Opened } from "./serve/http/opened.ts";

let api: Opened;

beforeAll(async () => {
  api = await opened();
  await (await api.ask("/api/documents", { method: "POST", body: harbour() })).text();
});

afterAll(() => api.desk.close());

test("the client knows routes, parameters and answers", async () => {
  const over = client("http://127.0.0.1", {
    fetch: ((request: Request, init: RequestInit) => api.app.request(request, init)) as typeof fetch,
  });
  const list = await (await over.api.events.$get({ query: { limit: "2" } })).json();
  if (!("items" in list)) throw new Error("refused");
  expect(list.items).toHaveLength(2);
  const [first] = list.items;
  const answer = await over.api.events[":id"].$get({ param: { id: first?.id ?? "" } });
  expect(answer.status).toBe(200);
  expect(await answer.json()).toMatchObject({ dossier: { id: first?.id } });
});
