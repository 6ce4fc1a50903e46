import { createRoute, z } from "@hono/zod-openapi";
import { overviewOf } from "../../overview.ts";
import { countsOf } from "../../selection.ts";
import type { Desk } from "../desk.ts";
import { answers } from "../problem.ts";
import { router } from "../router.ts";
import { overview as schema } from "../schemas/event.ts";
import { filters } from "./paging.ts";

const route = createRoute({
  method: "get",
  path: "/api/overview",
  operationId: "overview",
  summary: "Events at a glance: how many in each month and in each place",
  request: { query: z.object(filters) },
  responses: answers("Counts", schema, 400),
});

/** What the timeline and the map are drawn from. */
export function overview({ store }: Desk) {
  return router().openapi(route, async (c) => c.json(overviewOf(await countsOf(store, c.req.valid("query"))), 200));
}
