import { createRoute, z } from "@hono/zod-openapi";
import type { Desk } from "../desk.ts";
import { router } from "../router.ts";
import { answers, Refused } from "../problem.ts";
import { page, pageOf, part } from "./paging.ts";
import { soughtWords } from "../../sought.ts";

const route = createRoute({
  method: "get",
  path: "/api/search",
  operationId: "search",
  summary: "Documents whose text has all of the words",
  request: { query: z.object({ words: z.string().min(1).max(400), ...page }) },
  responses: answers("A page of documents, in order of id", pageOf(z.string()), 400),
});

/** Search by words. */
export function search({ store }: Desk) {
  return router().openapi(route, async (c) => {
    const { words: asked, limit, offset } = c.req.valid("query");
    const words = soughtWords(asked);
    if (words.length === 0) throw new Refused(400, "bad-request", { message: "a search needs at least one word" });
    return c.json(part([...(await store.search(words))].toSorted(), { limit, offset }), 200);
  });
}
