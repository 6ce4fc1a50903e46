import { createRoute, z } from "@hono/zod-openapi";
import type { HonoRequest } from "hono";
import { bodyLimit } from "hono/body-limit";
import type { Source } from "../../../model/document.ts";
import { InputError } from "../../input.ts";
import type { News, Order } from "../carry.ts";
import type { Desk } from "../desk.ts";
import { router } from "../router.ts";
import { Refused, refuses } from "../problem.ts";

/** Bytes that one request may bring: a day's take of a newsroom, and what a reader's machine holds with ease. */
const MOST_BYTES = 64 * 1024 * 1024;

/** A line of JSON each. Its type is a plain string: the route library takes every name with "json" in it for one JSON value. */
const LINES: string = "application/x-ndjson";

/** Addresses that one request may name. */
const MOST_ADDRESSES = 100;

const asked = z
  .object({
    addresses: z
      .array(
        z
          .string()
          .max(2_000)
          .regex(/^https?:\/\//iu),
      )
      .min(1)
      .max(MOST_ADDRESSES),
  })
  .openapi("Addresses", { description: "Web addresses of pages and feeds that the server is to ask for." });

const route = createRoute({
  method: "post",
  path: "/api/documents",
  operationId: "add",
  summary: "Take in reports and bring the records up to date; a line of JSON tells of each step as it is done",
  request: {
    query: z.object({
      at: z
        .string()
        .min(1)
        .max(1_000)
        .optional()
        .openapi({ description: "name of the report, with its ending, where the body is the report itself" }),
    }),
    body: {
      content: {
        "multipart/form-data": {
          schema: z.object({ file: z.any().openapi({ type: "array", items: { type: "string", format: "binary" } }) }),
        },
        "application/octet-stream": { schema: z.any().openapi({ type: "string", format: "binary" }) },
        "application/json": { schema: asked },
      },
    },
  },
  responses: {
    200: {
      description: "Progress, a line of JSON each",
      content: { [LINES]: { schema: z.string() } },
    },
    ...refuses(400, 401, 403, 413, 415),
  },
});

/** The type that a name's ending tells; "txt" where it has none. */
function typeOf(name: string): string {
  return /\.([A-Za-z0-9]{1,10})$/u.exec(name)?.[1]?.toLowerCase() ?? "txt";
}

async function sourceOf(name: string, body: Blob | ArrayBuffer): Promise<Source> {
  const bytes = new Uint8Array(body instanceof Blob ? await body.arrayBuffer() : body);
  return { bytes, at: name, type: typeOf(name) };
}

async function sourcesOf(request: HonoRequest, at: string | undefined): Promise<Source[]> {
  const type = request.header("content-type") ?? "";
  if (!type.startsWith("multipart/form-data")) {
    if (at === undefined) throw new Refused(400, "bad-request", { message: "a report needs a name", hint: "give it as ?at=name.html" });
    return [await sourceOf(at, await request.arrayBuffer())];
  }
  const files = (await request.formData()).getAll("file").filter((one) => typeof one !== "string");
  if (files.length === 0)
    throw new Refused(400, "bad-request", { message: "the form holds no file", hint: "send files under the name file" });
  return Promise.all(files.map((one) => sourceOf(one.name, one)));
}

/** A stream of lines that ends when the work does; what goes wrong on the way is its last line. */
function progress(desk: Desk, order: Order): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    async start(controller) {
      const tell = (line: News | { readonly what: "failed"; readonly because: string }): void =>
        controller.enqueue(encoder.encode(`${JSON.stringify(line)}\n`));
      try {
        await desk.change(order, tell);
      } catch (error) {
        if (!(error instanceof InputError))
          process.stderr.write(`synoptic: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
        tell({ what: "failed", because: error instanceof InputError ? error.message : "a bug; the server's output has its trace" });
      }
      controller.close();
    },
  });
}

/** Taking in reports. */
export function adding(desk: Desk) {
  const app = router();
  app.use(
    route.path,
    bodyLimit({
      maxSize: MOST_BYTES,
      onError: () => {
        throw new Refused(413, "too-large", {
          message: `more than ${MOST_BYTES} bytes in one request`,
          hint: "send fewer files at a time",
        });
      },
    }),
  );
  return app.openapi(route, async (c) => {
    const named = /^application\/json\b/u.test(c.req.header("content-type") ?? "");
    const order: Order = named
      ? { addresses: asked.parse(c.req.valid("json")).addresses, allowPrivate: desk.allowPrivate }
      : { sources: await sourcesOf(c.req, c.req.valid("query").at) };
    return c.body(progress(desk, order), 200, { "content-type": LINES });
  });
}
