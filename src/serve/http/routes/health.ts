import { createRoute, z } from "@hono/zod-openapi";
import type { Desk } from "../desk.ts";
import { answers } from "../problem.ts";
import { router } from "../router.ts";

const route = createRoute({
  method: "get",
  path: "/health",
  operationId: "health",
  summary: "Whether the server answers",
  responses: answers("It does", z.object({ status: z.literal("ok"), version: z.int() })),
});

/** Whether the store can be read. */
export function health({ store }: Desk) {
  return router().openapi(route, async (c) => c.json({ status: "ok" as const, version: await store.version() }, 200));
}
