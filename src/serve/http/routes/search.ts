import { createRoute, z } from "@hono/zod-openapi";
import type { Desk } from "../desk.ts";
import { router } from "../router.ts";
import { answers } from "../problem.ts";
import { searched } from "../found.ts";
import { page, paged, pageOf } from "./paging.ts";

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
    const { words, limit, offset } = c.req.valid("query");
    return c.json(paged(await searched(store, words, { limit, offset }), offset), 200);
  });
}
