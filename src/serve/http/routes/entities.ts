import { createRoute, z } from "@hono/zod-openapi";
import { entityOf } from "../../entity.ts";
import { selectEntities } from "../../roster.ts";
import type { Desk } from "../desk.ts";
import { found } from "../found.ts";
import { answers } from "../problem.ts";
import { router } from "../router.ts";
import { entity, entitySummary } from "../schemas/entity.ts";
import { page, paged, pageOf } from "./paging.ts";

const list = createRoute({
  method: "get",
  path: "/api/entities",
  operationId: "entities",
  summary: "Persons, bodies and places, those in most documents first",
  request: {
    query: z.object({
      class: z.enum(["person", "body", "place"]).optional(),
      name: z.string().optional().openapi({ description: "part of a name; needs a class" }),
      text: z.string().optional().openapi({ description: "mentioned in a report that has all of these words" }),
      ...page,
    }),
  },
  responses: answers("A page of entities", pageOf(entitySummary), 400),
});

const one = createRoute({
  method: "get",
  path: "/api/entities/{id}",
  operationId: "entity",
  summary: "Who or what: mentions, offices over time, and why they were joined",
  request: { params: z.object({ id: z.string() }) },
  responses: answers("The entity", entity, 404),
});

/** Entities: the list and one. */
export function entities({ store }: Desk) {
  return router()
    .openapi(list, async (c) => {
      const { class: kind, name, text, limit, offset } = c.req.valid("query");
      const asked = { ...(kind ? { [kind]: name ?? true } : {}), text };
      return c.json(paged(await selectEntities(store, asked, { limit, offset }), offset), 200);
    })
    .openapi(one, async (c) => c.json(await found(entityOf(store, c.req.valid("param").id)), 200));
}
