import { createRoute, z } from "@hono/zod-openapi";
import type { NewEdit } from "../../../model/edit.ts";
import type { Store } from "../../../store/store.ts";
import {
  apart,
  entityToCorrect,
  eventToCorrect,
  takenBackBy,
  together,
  undoing,
  type Corrigible,
  type Signature,
} from "../../correction.ts";
import { entityOf } from "../../entity.ts";
import { documentOf, eventOf } from "../../lookup.ts";
import type { Desk } from "../desk.ts";
import { found } from "../found.ts";
import { answers, refuses } from "../problem.ts";
import { router } from "../router.ts";
import { edit } from "../schemas/entity.ts";
import { maybe } from "../schemas/span.ts";

const list = createRoute({
  method: "get",
  path: "/api/edits",
  operationId: "edits",
  summary: "Every correction in the order of making; `undone` maps those that are taken back to the undoing",
  responses: answers("Corrections", z.object({ items: z.array(edit), undone: z.record(z.string(), z.int()) })),
});

const signature = {
  by: z.string().min(1).max(200),
  on: z.iso.date().openapi({ description: "the day of the correction" }),
  note: maybe(z.string().max(2_000)),
};

const asked = z
  .discriminatedUnion("kind", [
    z.object({ ...signature, kind: z.enum(["join", "merge"]), what: z.tuple([z.string(), z.string()]) }),
    z.object({ ...signature, kind: z.enum(["split", "detach"]), from: z.string(), docs: z.array(z.string()).min(1).max(1_000) }),
    z.object({ ...signature, kind: z.literal("undo"), of: z.int().min(1) }),
  ])
  .openapi("Correction", {
    description:
      "`join` and `split` are about entities, `merge` and `detach` about events; `docs` are the documents that tell of another one.",
  });

const add = createRoute({
  method: "post",
  path: "/api/edits",
  operationId: "correct",
  summary: "Correct what was joined or kept apart, and bring the records up to date",
  request: { body: { required: true, content: { "application/json": { schema: asked } } } },
  responses: {
    201: {
      description: "Done",
      content: { "application/json": { schema: z.object({ number: z.int(), changes: z.int() }) } },
    },
    ...refuses(400, 401, 403, 404, 415),
  },
});

async function subjectOf(store: Store, noun: Corrigible["noun"], id: string): Promise<Corrigible> {
  return noun === "entity" ? entityToCorrect(store, await found(entityOf(store, id))) : eventToCorrect(await found(eventOf(store, id)));
}

async function editOf(store: Store, request: z.infer<typeof asked>): Promise<NewEdit> {
  const edits = await store.edits();
  const { by, on, note } = request;
  const signed: Signature = { by, on, ...(note === undefined ? {} : { note }) };
  if (request.kind === "undo") return undoing(edits, request.of, signed);
  const noun = request.kind === "join" || request.kind === "split" ? "entity" : "event";
  if ("what" in request) {
    const [a, b] = request.what;
    return together(edits, [await subjectOf(store, noun, a), await subjectOf(store, noun, b)], signed);
  }
  const docs = await Promise.all(request.docs.map(async (id) => (await found(documentOf(store, id))).id));
  return apart(edits, await subjectOf(store, noun, request.from), { docs, ...signed });
}

/** Corrections: the list, and making one. */
export function edits(desk: Desk) {
  return router()
    .openapi(list, async (c) => {
      const all = await desk.store.edits();
      return c.json({ items: [...all], undone: Object.fromEntries(takenBackBy(all)) }, 200);
    })
    .openapi(add, async (c) => {
      const made = { number: 0, changes: 0 };
      await desk.change({ edit: await editOf(desk.store, c.req.valid("json")) }, (news) => {
        if (news.what === "edited") made.number = news.number;
        if (news.what === "resolved") made.changes = news.changes;
      });
      return c.json(made, 201);
    });
}
