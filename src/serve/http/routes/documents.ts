import { createRoute, z } from "@hono/zod-openapi";
import type { Document } from "../../../model/document.ts";
import { stepsKey, without } from "../../../pipeline.ts";
import { documentOf } from "../../lookup.ts";
import { recurringOf } from "../../recurring.ts";
import { textsOf } from "../../../record/texts.ts";
import type { Desk } from "../desk.ts";
import { router } from "../router.ts";
import { found, searched } from "../found.ts";
import { answers, Refused, refuses } from "../problem.ts";
import { annotation, document, documentSummary, passage, shown } from "../schemas/document.ts";
import { page, pageOf } from "./paging.ts";

const id = z.object({ id: z.string().openapi({ description: "a document's id or its unambiguous beginning" }) });

const list = createRoute({
  method: "get",
  path: "/api/documents",
  operationId: "documents",
  summary: "Documents in order of id",
  request: {
    query: z.object({ text: z.string().max(400).optional().openapi({ description: "whose text has all of these words" }), ...page }),
  },
  responses: answers("A page of documents", pageOf(documentSummary), 400),
});

const one = createRoute({
  method: "get",
  path: "/api/documents/{id}",
  operationId: "document",
  summary: "A document: its text, blocks, dates and problems",
  request: { params: id },
  responses: answers("The document", document, 404),
});

const annotated = createRoute({
  method: "get",
  path: "/api/documents/{id}/annotations",
  operationId: "annotations",
  summary: "What was found in a document, in text order",
  request: { params: id },
  responses: answers("Annotations", z.array(annotation), 404),
});

const bytes = createRoute({
  method: "get",
  path: "/api/documents/{id}/source",
  operationId: "source",
  summary: "The bytes a document was read from, as a download",
  request: { params: id },
  responses: {
    200: {
      description: "The bytes",
      content: { "application/octet-stream": { schema: z.string().openapi({ format: "binary" }) } },
    },
    ...refuses(404),
  },
});

const passages = createRoute({
  method: "get",
  path: "/api/documents/{id}/spans/{start}/{end}",
  operationId: "span",
  summary: "The characters of a span, with what stands around them",
  request: {
    params: id.extend({ start: z.coerce.number().int().min(0), end: z.coerce.number().int().min(0) }),
    query: z.object({ around: z.coerce.number().int().min(0).max(2_000).default(160) }),
  },
  responses: answers("The passage", passage, 400, 404),
});

function summary({ id: own, kind, language, title, text, published, seen, problems }: Document): z.infer<typeof documentSummary> {
  const headline = title?.map(({ start, end }) => text.slice(start, end)).join(" ");
  return {
    id: own,
    kind,
    language,
    ...(headline === undefined ? {} : { title: headline }),
    ...(published[0] ? { published: published[0].days } : {}),
    seen,
    problems: problems.length,
  };
}

/** A document with its outlet's own lines set apart, and where else these stand. */
async function apart(store: Desk["store"], own: Document): Promise<z.infer<typeof document>> {
  const recurring = await recurringOf(store, own);
  if (recurring.length === 0) return shown(own);
  return { ...shown(without({ document: own, annotations: [] }, recurring).document), recurring };
}

/** Documents: the list, one, what was found in it, its bytes, and any span of it. */
export function documents({ store }: Desk) {
  return router()
    .openapi(list, async (c) => {
      const { text, limit, offset } = c.req.valid("query");
      const page = { limit, offset };
      const told = await (text === undefined ? store.search([], page) : searched(store, text, page));
      const items = await Promise.all(told.items.map((own) => store.document(own)));
      return c.json({ total: told.total, offset, items: items.filter((own) => own !== undefined).map(summary) }, 200);
    })
    .openapi(one, async (c) => c.json(await apart(store, await found(documentOf(store, c.req.valid("param").id))), 200))
    .openapi(annotated, async (c) => {
      const { id: own } = await found(documentOf(store, c.req.valid("param").id));
      return c.json([...((await store.annotations(own, stepsKey())) ?? [])], 200);
    })
    .openapi(bytes, async (c) => {
      const { id: own } = await found(documentOf(store, c.req.valid("param").id));
      const source = await store.source(own);
      const headers = {
        "content-type": "application/octet-stream",
        "content-disposition": `attachment; filename="${own}.${fileEnding(source?.type)}"`,
      };
      return c.body(new Uint8Array(source?.bytes ?? []), 200, headers);
    })
    .openapi(passages, async (c) => {
      const { id: own, start, end } = c.req.valid("param");
      const read = await found(documentOf(store, own));
      if (start >= end || end > read.text.length)
        throw new Refused(400, "bad-request", {
          message: `${read.id} has no characters ${start} to ${end}`,
          hint: `offsets run from 0 to ${read.text.length}, the end excluded`,
        });
      const texts = textsOf([read], { entities: new Map(), events: new Map() });
      const span = { doc: read.id, start, end };
      const furniture = texts.furniture(span);
      const around = texts.around(span, c.req.valid("query").around);
      return c.json({ span, text: texts.read(span), ...around, ...(furniture ? { furniture } : {}) }, 200);
    });
}

/** The ending of a download's name: a type without what a transport adds to it. */
function fileEnding(type = "bin"): string {
  return /^[a-z0-9]+/u.exec(type)?.[0] ?? "bin";
}
