import { z } from "@hono/zod-openapi";
import type { Dated, Days, Document, Problem } from "../../../model/document.ts";
import type { Recurring } from "../../../model/resolution.ts";
import { evidence, maybe, span } from "./span.ts";

/** Days something can mean, both ends included. */
export const days = z
  .object({ from: z.string(), to: z.string(), open: maybe(z.enum(["year", "end"])) })
  .readonly()
  .openapi("Days", { description: "Both ends included; `open: year` means no source states the year." }) satisfies z.ZodType<Days>;

/** How a date was found. */
export const dateMethod = z.enum([
  "meta",
  "url",
  "byline",
  "dateline",
  "print",
  "day-count",
  "text",
  "publication",
  "agreement",
  "inferred",
]);

/** A candidate for a date. */
export const dated = z.object({ days, method: dateMethod, evidence }).readonly().openapi("Dated") satisfies z.ZodType<Dated>;

const problem = z
  .object({ code: z.string(), message: z.string(), span: maybe(span) })
  .readonly()
  .openapi("ReadingProblem") satisfies z.ZodType<Problem>;

const sighting = z.object({ at: z.string(), line: maybe(z.int()), fetched: maybe(z.string()) }).readonly();

const block = z
  .object({
    kind: z.enum(["headline", "standfirst", "heading", "paragraph", "item", "turn", "quote", "furniture"]),
    span,
    label: maybe(span),
    why: maybe(z.string()),
  })
  .readonly()
  .openapi("Block");

const recurring = z
  .object({ span, also: z.array(span).readonly() })
  .readonly()
  .openapi("Recurring", {
    description: "A line that the document's outlet prints in others too, with where",
  }) satisfies z.ZodType<Recurring>;

/** A document as a reader sees it; how its text was copied from its bytes stays inside. */
export const document = z
  .object({
    id: z.string(),
    seen: z.array(sighting).readonly(),
    title: maybe(evidence),
    address: maybe(evidence),
    section: maybe(evidence),
    published: z.array(dated).readonly(),
    updated: maybe(z.array(dated).readonly()),
    kind: z.enum(["report", "transcript", "release", "wire"]),
    language: z.string(),
    text: z.string(),
    blocks: z.array(block).readonly(),
    credits: z.array(z.object({ role: z.enum(["publisher", "author", "agency"]), span }).readonly()).readonly(),
    problems: z.array(problem).readonly(),
    recurring: maybe(z.array(recurring).readonly()),
  })
  .readonly()
  .openapi("Document");

/** A document in a list. */
export const documentSummary = z
  .object({
    id: z.string(),
    kind: z.string(),
    language: z.string(),
    title: maybe(z.string()),
    published: maybe(days),
    seen: z.array(sighting).readonly(),
    problems: z.int(),
  })
  .readonly()
  .openapi("DocumentSummary");

/** What one document shows at one place; see the reference of annotations for the members of each kind. */
export const annotation = z
  .object({ kind: z.enum(["mention", "timex", "quantity", "quotation", "event"]), span, by: z.string() })
  .openapi("Annotation");

/** A passage of a document, with what stands around it. */
export const passage = z
  .object({ span, text: z.string(), before: z.string(), after: z.string(), furniture: maybe(z.string()) })
  .openapi("Passage");

/** The part of a document that leaves the server. */
export function shown(one: Document): z.infer<typeof document> {
  const { id, seen, title, published, updated, kind, language, text, blocks, credits, problems } = one;
  const optional = { ...(title ? { title } : {}), ...(updated ? { updated } : {}) };
  return { id, seen, ...optional, published, kind, language, text, blocks, credits, problems };
}
