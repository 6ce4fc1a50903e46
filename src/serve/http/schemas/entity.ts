import { z } from "@hono/zod-openapi";
import type { Entity } from "../../../model/entity.ts";
import { days } from "./document.ts";
import { evidence, maybe, reason, span } from "./span.ts";

const kind = z.enum(["person", "body", "place", "office", "group", "product", "happening"]);

const office = z
  .object({
    office: z.string(),
    country: maybe(z.string()),
    docs: z.array(z.string()).readonly(),
    seen: maybe(days),
    evidence,
  })
  .readonly()
  .openapi("Office", { description: "An office the documents say an entity holds, and the days of those documents." });

const head = { id: z.string(), label: z.string(), class: kind, country: maybe(z.string()), offices: z.array(office).readonly() };

/** An entity in a list. */
export const entitySummary = z
  .object({ ...head, mentions: z.int(), documents: z.int() })
  .readonly()
  .openapi("EntitySummary");

/** Who or what, with all mentions and why they were joined. */
export const entity = z
  .object({
    ...head,
    name: evidence,
    surfaces: z.array(z.string()).readonly(),
    gazetteer: maybe(z.string()),
    mentions: z.array(z.object({ span, name: maybe(span), form: z.enum(["name", "role", "pronoun", "adjective"]) }).readonly()).readonly(),
    joined: z.array(reason).readonly(),
  })
  .readonly()
  .openapi("Entity") satisfies z.ZodType<Entity>;

const signed = { number: z.int(), by: z.string(), on: z.string(), note: maybe(z.string()) };
const subject = z.object({ id: z.string(), label: z.string(), at: evidence }).readonly();

/** An analyst's correction as it is kept. */
export const edit = z
  .discriminatedUnion("kind", [
    z.object({ ...signed, kind: z.enum(["join", "merge"]), what: z.tuple([subject, subject]).readonly() }),
    z.object({ ...signed, kind: z.enum(["split", "detach"]), stays: subject, away: subject }),
    z.object({ ...signed, kind: z.literal("undo"), of: z.int() }),
  ])
  .openapi("Edit");
