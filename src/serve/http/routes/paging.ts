import { z } from "@hono/zod-openapi";
import type { Part } from "../../../store/store.ts";

/** Entries of a page where none is asked for, and at most. */
const USUAL = 50;
const MOST = 500;

/** Parameters of a list: which part of it. */
export const page = {
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .max(MOST)
    .default(USUAL)
    .openapi({ description: `entries to answer, at most ${MOST}` }),
  offset: z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER).default(0).openapi({ description: "entries to pass over" }),
};

/** Parameters that narrow a list of events. */
export const filters = {
  from: z.string().optional().openapi({ description: "on or after a day (2024-11-13), month or year" }),
  to: z.string().optional().openapi({ description: "on or before a day, month or year" }),
  person: z.string().optional().openapi({ description: "with a participant so named" }),
  place: z.string().optional().openapi({ description: "in a place or country so named" }),
  type: z.string().optional().openapi({ description: "of a type or mode" }),
  topic: z
    .string()
    .optional()
    .openapi({ description: "on a topic: the name of one of IPTC's Media Topics, or words in it (sport, politics)" }),
  text: z.string().optional().openapi({ description: "told by a report that has all of these words" }),
};

/** A page of a list. `total` counts the whole list. */
export function pageOf<T extends z.ZodType>(item: T) {
  return z.object({ total: z.int(), offset: z.int(), items: z.array(item) });
}

/** A part of a list as it is answered. */
export function paged<T>({ total, items }: Part<T>, offset: number) {
  return { total, offset, items: [...items] };
}
