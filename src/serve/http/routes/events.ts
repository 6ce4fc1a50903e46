import { createRoute, z } from "@hono/zod-openapi";
import type { Document } from "../../../model/document.ts";
import { descentOf } from "../../descent.ts";
import { eventOf } from "../../lookup.ts";
import { select } from "../../selection.ts";
import { namedBy, textsFor } from "../../named.ts";
import { renderHtml } from "../../../record/html.ts";
import { drawLineage } from "../../../record/lineage/graph.ts";
import { renderMarkdown } from "../../../record/markdown.ts";
import type { Desk } from "../desk.ts";
import { router } from "../router.ts";
import { found } from "../found.ts";
import { answers, refuses } from "../problem.ts";
import { document, shown } from "../schemas/document.ts";
import { dossier, eventId, eventSummary } from "../schemas/event.ts";
import { filters, page, paged, pageOf } from "./paging.ts";

const list = createRoute({
  method: "get",
  path: "/api/events",
  operationId: "events",
  summary: "Events by date",
  request: { query: z.object({ ...filters, ...page }) },
  responses: answers("A page of events", pageOf(eventSummary), 400),
});

const whole = z.object({
  dossier,
  documents: z.record(z.string(), document),
  labels: z.record(z.string(), z.string()).openapi({ description: "names of the entities and events that the record refers to" }),
});

const one = createRoute({
  method: "get",
  path: "/api/events/{id}",
  operationId: "event",
  summary: "The record of an event, and the documents it points into",
  request: { params: eventId },
  responses: answers("The record", whole, 404),
});

const drawn = createRoute({
  method: "get",
  path: "/api/events/{id}/{form}",
  operationId: "rendered",
  summary: "The record as a self-contained page or as Markdown, or the lineage of its accounts as a drawing",
  request: { params: eventId.extend({ form: z.enum(["html", "md", "svg"]) }) },
  responses: {
    200: {
      description: "The record or the drawing",
      content: {
        "text/html": { schema: z.string() },
        "text/markdown": { schema: z.string() },
        "image/svg+xml": { schema: z.string() },
      },
    },
    ...refuses(400, 404),
  },
});

function byId(documents: readonly Document[]): Record<string, z.infer<typeof document>> {
  return Object.fromEntries(documents.map((one) => [one.id, shown(one)]));
}

/** Events: the list, a record with its sources, and a record drawn. */
export function events({ store }: Desk) {
  return router()
    .openapi(list, async (c) => {
      const { limit, offset, ...asked } = c.req.valid("query");
      return c.json(paged(await select(store, asked, { limit, offset }), offset), 200);
    })
    .openapi(one, async (c) => {
      const record = await found(eventOf(store, c.req.valid("param").id));
      const named = await namedBy(store, record);
      const labels = Object.fromEntries([...named.entities, ...named.events]);
      return c.json({ dossier: record, documents: byId(named.documents), labels }, 200);
    })
    .openapi(drawn, async (c) => {
      const { id: asked, form } = c.req.valid("param");
      const record = await found(eventOf(store, asked));
      const texts = await textsFor(store, record);
      if (form === "html") return c.html(renderHtml(record, texts), 200);
      if (form === "svg") return c.body(drawLineage((await descentOf(store, record)).lineage), 200, { "content-type": "image/svg+xml" });
      return c.text(renderMarkdown(record, texts), 200, { "content-type": "text/markdown; charset=utf-8" });
    });
}
