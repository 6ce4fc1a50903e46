import { z } from "@hono/zod-openapi";
import { maybe } from "./schemas/span.ts";
import type { Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";

/** What went wrong with a request, as RFC 9457 "Problem Details for HTTP APIs" has it. `code` is readable and stays the same. */
const problem = z
  .object({
    type: z.literal("about:blank"),
    title: z.string(),
    status: z.int(),
    code: z.string(),
    detail: maybe(z.string()),
    hint: maybe(z.string()),
  })
  .openapi("Problem", { description: "RFC 9457 problem details." });

/** A request that can't be served, for a reason its sender can mend. */
export class Refused extends Error {
  override readonly name = "Refused";
  readonly status: ContentfulStatusCode;
  readonly code: string;
  readonly hint: string | undefined;
  constructor(
    status: ContentfulStatusCode,
    code: string,
    { message, hint }: { readonly message: string; readonly hint?: string | undefined },
  ) {
    super(message);
    this.status = status;
    this.code = code;
    this.hint = hint;
  }
}

const TITLES: Readonly<Record<string, string>> = {
  "not-found": "Not found",
  "bad-request": "The request does not fit",
  unauthorized: "A token is needed",
  forbidden: "Not allowed here",
  "too-large": "Too large",
  unsupported: "Not a type that is taken here",
  internal: "A bug in the server",
};

/** The answer that tells a problem. */
export function tell(c: Context, { status, code, message, hint }: Refused): Response {
  const body = {
    type: "about:blank" as const,
    title: TITLES[code] ?? code,
    status,
    code,
    detail: message,
    ...(hint === undefined ? {} : { hint }),
  };
  return c.body(JSON.stringify(body), status, { "content-type": "application/problem+json" });
}

/** Statuses with which a route can refuse. */
type Status = 400 | 401 | 403 | 404 | 413 | 415;

/** How the description shows that a route can refuse. */
export function refuses(...statuses: readonly Status[]): Record<number, object> {
  return Object.fromEntries(
    statuses.map((status) => [status, { description: "Refused", content: { "application/problem+json": { schema: problem } } }]),
  );
}

/** How the description shows a route that answers in JSON: what the answer is, its schema, and the statuses with which it can refuse. */
export function answers<T extends z.ZodType>(description: string, schema: T, ...statuses: readonly Status[]) {
  return { 200: { description, content: { "application/json": { schema } } }, ...refuses(...statuses) };
}
