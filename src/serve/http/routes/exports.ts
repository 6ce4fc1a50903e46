import { createRoute, z } from "@hono/zod-openapi";
import { FORMATS, type Format } from "../../../record/export/formats.ts";
import type { Chunk } from "../../../record/export/format.ts";
import { TABLES } from "../../../record/export/tables.ts";
import { eventOf } from "../../lookup.ts";
import { materialOf } from "../../material.ts";
import type { Desk } from "../desk.ts";
import { found } from "../found.ts";
import { Refused, refuses } from "../problem.ts";
import { router } from "../router.ts";

function names(all: readonly { readonly name: string }[]): [string, ...string[]] {
  return all.map(({ name }) => name) as [string, ...string[]];
}

const route = createRoute({
  method: "get",
  path: "/api/export/{format}",
  operationId: "export",
  summary: "The records, or one of them, in one of many forms",
  request: {
    params: z.object({ format: z.enum(names(FORMATS)) }),
    query: z.object({
      event: z.string().min(1).optional().openapi({ description: "only this event; forms with a file for each event need it" }),
      table: z.enum(names(TABLES)).optional().openapi({ description: "the table; forms with a file for each table need it" }),
    }),
  },
  responses: {
    200: { description: "The export, in its own media type", content: { "*/*": { schema: z.any() } } },
    ...refuses(400, 404),
  },
});

/** Pieces as a stream of bytes, made as they are asked for. */
function streamed(chunks: AsyncIterable<Chunk>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const all = chunks[Symbol.asyncIterator]();
  return new ReadableStream({
    async pull(controller) {
      const next = await all.next();
      if (next.done) controller.close();
      else controller.enqueue(typeof next.value === "string" ? encoder.encode(next.value) : next.value);
    },
    async cancel() {
      await all.return?.();
    },
  });
}

function asked(name: string, { event, table }: { readonly event?: string | undefined; readonly table?: string | undefined }): Format {
  const format = FORMATS.find((one) => one.name === name);
  if (!format) throw new Refused(404, "not-found", { message: `there is no format ${name}` });
  const missing = format.each === "table" ? table === undefined : format.each === "event" && event === undefined;
  if (missing)
    throw new Refused(400, "bad-request", {
      message: `${name} has a file for each ${format.each ?? ""}`,
      hint: `choose one with ?${format.each ?? ""}=`,
    });
  return format;
}

/** Exports. */
export function exporting({ store }: Desk) {
  return router().openapi(route, async (c) => {
    const { event, table } = c.req.valid("query");
    const format = asked(c.req.valid("param").format, { event, table });
    const wanted = { event: event === undefined ? undefined : await found(eventOf(store, event)), base: new URL(c.req.url).origin };
    const write = await format.load();
    const name = `${table ?? wanted.event?.id ?? "events"}.${format.ending}`;
    return c.body(streamed(write(materialOf(store, wanted), table ?? "")), 200, {
      "content-type": format.media,
      "content-disposition": `${format.name === "html" ? "inline" : "attachment"}; filename="${name}"`,
    });
  });
}
