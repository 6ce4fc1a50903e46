import { createRoute, z } from "@hono/zod-openapi";
import type { Desk } from "../desk.ts";
import { router } from "../router.ts";

const route = createRoute({
  method: "get",
  path: "/health",
  operationId: "health",
  summary: "Whether the server answers",
  responses: {
    200: {
      description: "It does",
      content: { "application/json": { schema: z.object({ status: z.literal("ok"), version: z.int() }) } },
    },
  },
});

/** Whether the store can be read. */
export function health({ store }: Desk) {
  return router().openapi(route, async (c) => c.json({ status: "ok" as const, version: await store.version() }, 200));
}
