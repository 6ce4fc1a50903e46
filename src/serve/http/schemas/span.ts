import { z } from "@hono/zod-openapi";
import type { Reason } from "../../../model/reason.ts";
import type { Evidence, Span } from "../../../model/span.ts";

/** A place in the text of one document. */
export const span = z
  .object({ doc: z.string(), start: z.int().nonnegative(), end: z.int().nonnegative() })
  .readonly()
  .openapi("Span", { description: "A place in one document's text: UTF-16 code units, end exclusive." }) satisfies z.ZodType<Span>;

/** The places that show a value: at least one. */
export const evidence: z.ZodType<Evidence> = z.tuple([span], span).readonly().openapi("Evidence");

/** Why two things were joined, kept apart, or a value chosen. */
export const reason = z
  .object({ code: z.string(), values: z.array(z.string()).readonly(), evidence: z.array(span).readonly(), weight: z.number() })
  .readonly()
  .openapi("Reason") satisfies z.ZodType<Reason>;

/**
 * A member that may be absent and never is `undefined`, for the compiler and in the description alike: its writer takes what `exactOptional` makes for
 * something that must be there.
 */
export function maybe<T extends z.ZodType>(schema: T): z.ZodExactOptional<T> {
  const shown: unknown = schema.optional();
  return shown as z.ZodExactOptional<T>;
}
