import { createRoute, z } from "@hono/zod-openapi";
import type { Desk } from "../desk.ts";
import { router } from "../router.ts";
import { answers } from "../problem.ts";
import { change } from "../schemas/event.ts";
import { page, paged, pageOf } from "./paging.ts";

const route = createRoute({
  method: "get",
  path: "/api/changes",
  operationId: "changes",
  summary: "How events changed as documents came in, oldest first",
  request: {
    query: z.object({
      since: z.coerce
        .number()
        .int()
        .min(0)
        .max(Number.MAX_SAFE_INTEGER)
        .default(0)
        .openapi({ description: "only after this entry of the log" }),
      ...page,
    }),
  },
  responses: answers("A page of the log", pageOf(change), 400),
});

/** The log of changes. */
export function changes({ store }: Desk) {
  return router().openapi(route, async (c) => {
    const { since, limit, offset } = c.req.valid("query");
    const log = await store.changes(since);
    return c.json(paged({ total: log.length, items: log.slice(offset, offset + limit) }, offset), 200);
  });
}
