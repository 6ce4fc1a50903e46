import { OpenAPIHono } from "@hono/zod-openapi";
import { HTTPException } from "hono/http-exception";
import { InputError } from "../input.ts";
import { answerMcp } from "../mcp/http.ts";
import type { Desk } from "./desk.ts";
import { guarding, safe, type Rules } from "./guard.ts";
import { remembering } from "./memory.ts";
import { page } from "./page.ts";
import { Refused, tell } from "./problem.ts";
import { adding } from "./routes/adding.ts";
import { changes } from "./routes/changes.ts";
import { documents } from "./routes/documents.ts";
import { edits } from "./routes/edits.ts";
import { entities } from "./routes/entities.ts";
import { events } from "./routes/events.ts";
import { exporting } from "./routes/exports.ts";
import { health } from "./routes/health.ts";
import { overview } from "./routes/overview.ts";
import { search } from "./routes/search.ts";
import { stories } from "./routes/story.ts";

/** What the description of the API says of itself. */
const INFO = {
  openapi: "3.1.0",
  info: {
    title: "Synoptic",
    version: "1",
    description: "Every account of an event, side by side. Every value points at characters of a source.",
    license: { name: "Apache-2.0", identifier: "Apache-2.0" },
  },
};

/** All routes over one desk. The type is what a typed client is made from. */
function routes(desk: Desk) {
  const app = new OpenAPIHono();
  app.use("/api/*", remembering(desk));
  return app
    .route("/", health(desk))
    .route("/", events(desk))
    .route("/", overview(desk))
    .route("/", documents(desk))
    .route("/", entities(desk))
    .route("/", edits(desk))
    .route("/", search(desk))
    .route("/", changes(desk))
    .route("/", adding(desk))
    .route("/", exporting(desk))
    .route("/", stories(desk));
}

/** The routes' type, for a client that knows every path, parameter and answer. */
export type Routes = ReturnType<typeof routes>;

/** What the API offers, as its own description says it (OpenAPI 3.1); made without a store. */
export function description(): ReturnType<OpenAPIHono["getOpenAPI31Document"]> {
  const none: unknown = { store: undefined };
  return routes(none as Desk).getOpenAPI31Document(INFO);
}

/** The API, the tools and the page as a Hono application: answers requests without a socket too. `built` is where the page's files lie. */
export function appOf(desk: Desk, rules: Rules, built?: string): OpenAPIHono {
  const app = new OpenAPIHono();
  app.use(safe, guarding(rules));
  app.route("/", routes(desk));
  app.all("/mcp", (c) => answerMcp(desk.store, c.req.raw));
  app.doc31("/openapi.json", INFO);
  app.use(page(built));
  app.notFound((c) => tell(c, new Refused(404, "not-found", { message: `there is nothing at ${c.req.path}` })));
  app.onError((error, c) => {
    if (error instanceof Refused) return tell(c, error);
    if (error instanceof HTTPException)
      return tell(c, new Refused(error.status, error.status === 415 ? "unsupported" : "bad-request", error));
    if (error instanceof InputError) return tell(c, new Refused(400, "bad-request", error));
    process.stderr.write(`synoptic: ${error.stack ?? error.message}\n`);
    return tell(c, new Refused(500, "internal", { message: "this is a bug; the server's output has its trace" }));
  });
  return app;
}
