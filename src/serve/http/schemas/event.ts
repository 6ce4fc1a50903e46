import { z } from "@hono/zod-openapi";
import type { Gist } from "../../../model/annotation.ts";
import type { Point } from "../../../model/claim.ts";
import type { Overview } from "../../overview.ts";
import type { Change as Entry, EventSummary } from "../../../store/store.ts";
import { dated, dateMethod, days } from "./document.ts";
import { evidence, maybe, reason, span } from "./span.ts";

const strings = z.array(z.string()).readonly();
const reasons = z.array(reason).readonly();

/** A point for a place, and how much of the earth the place is. */
const point = z
  .object({ lat: z.number(), lon: z.number(), precision: z.enum(["city", "county", "region", "country", "area"]) })
  .readonly()
  .openapi("Point") satisfies z.ZodType<Point>;

/** Parameters of a path that names an event. */
export const eventId = z.object({ id: z.string().openapi({ description: "an event's id, a former one, or its unambiguous beginning" }) });

/** One line of a list of events. */
export const eventSummary = z
  .object({
    id: z.string(),
    type: z.string(),
    mode: maybe(z.string()),
    title: z.string(),
    headline: maybe(z.string()),
    days: maybe(days),
    place: maybe(z.object({ label: z.string(), country: maybe(z.string()), at: maybe(point) }).readonly()),
    participants: strings,
    accounts: strings,
    origins: z.int(),
  })
  .readonly()
  .openapi("EventSummary") satisfies z.ZodType<EventSummary>;

/** Many events at a glance. */
export const overview = z
  .object({
    total: z.int(),
    months: z.array(z.object({ month: z.string(), events: z.int() }).readonly()).readonly(),
    places: z.array(z.object({ label: z.string(), country: maybe(z.string()), at: point, events: z.int() }).readonly()).readonly(),
  })
  .openapi("Overview") satisfies z.ZodType<Overview>;

/** An entry of the log of changes. */
export const change = z
  .object({
    seq: z.int(),
    event: z.string(),
    what: z.enum(["new", "changed", "joined", "gone"]),
    into: maybe(z.string()),
    fields: strings,
    because: strings,
  })
  .readonly()
  .openapi("Change") satisfies z.ZodType<Entry>;

const when = z
  .object({
    days,
    precision: z.enum(["day", "days", "month", "year", "unknown"]),
    method: dateMethod,
    evidence,
    weekday: maybe(z.int()),
    year: maybe(z.object({ value: z.int(), inferred: z.boolean() }).readonly()),
    candidates: maybe(z.array(days).readonly()),
    because: reasons,
  })
  .readonly()
  .openapi("When");

const where = z
  .object({
    entity: z.string(),
    label: z.string(),
    country: maybe(z.string()),
    region: maybe(z.string()),
    at: maybe(point),
    evidence,
  })
  .openapi("Where");

const participant = z
  .object({
    entity: z.string(),
    label: z.string(),
    role: z.enum(["actor", "recipient", "participant", "instrument", "victim", "topic", "medium"]),
    evidence,
    offices: strings,
  })
  .readonly()
  .openapi("Participant");

const spans = z.array(span).readonly();

const gist = z
  .object({ who: maybe(span), what: span, when: maybe(spans), where: maybe(span) })
  .readonly()
  .openapi("Gist", {
    description: "Who did what, when and where in the words of a report's headline and opening.",
  }) satisfies z.ZodType<Gist>;

const account = z
  .object({
    doc: z.string(),
    role: z.enum(["transcript", "report", "release", "wire", "background"]),
    claims: strings,
    origin: z.string(),
    kind: z.enum(["report", "transcript", "release", "wire"]),
    at: strings,
    title: maybe(evidence),
    publisher: maybe(evidence),
    published: maybe(z.object({ days, method: dateMethod, evidence, because: reasons }).readonly()),
    otherwise: maybe(z.array(dated).readonly()),
    doubts: maybe(reasons),
    updated: maybe(z.array(dated).readonly()),
    fetched: maybe(z.array(z.string()).readonly()),
    gist: maybe(gist),
    editions: maybe(
      z.array(z.object({ doc: z.string(), is: z.enum(["same", "earlier", "later", "other"]), because: reasons }).readonly()).readonly(),
    ),
    why: reasons,
  })
  .readonly()
  .openapi("Account");

const reading = z
  .object({
    doc: z.string(),
    evidence,
    claim: z.string(),
    manner: maybe(z.enum(["direct", "indirect", "mixed", "scare"])),
    fidelity: maybe(z.enum(["verbatim", "trimmed", "reworded", "inserted", "indirect", "not found"])),
    treatment: maybe(z.array(z.enum(["merged", "moved", "translated back", "negated", "other number"])).readonly()),
    changes: maybe(
      z.array(z.object({ op: z.enum(["kept", "dropped", "inserted", "changed"]), base: spans, reading: spans }).readonly()).readonly(),
    ),
    value: maybe(z.string()),
    terms: maybe(
      z
        .object({ what: evidence, whom: spans, amounts: spans, time: maybe(z.object({ span, days: maybe(days) }).readonly()) })
        .readonly()
        .openapi({ description: "Of a promise: what, for whom, how much and by when." }),
    ),
    origin: z.string(),
    primary: z.boolean(),
  })
  .readonly()
  .openapi("Reading", { description: "One account's version of a point, in its own words." });

const side = z.object({ doc: z.string(), evidence, value: z.string() }).readonly();

const row = z
  .object({
    kind: z.enum(["did", "said", "counted", "promised", "topic"]),
    who: maybe(z.object({ entity: z.union([z.string(), z.null()]), label: z.string() }).readonly()),
    readings: z.array(reading).readonly(),
    silent: strings,
    verdict: z.enum(["agree", "differ", "single"]),
    origins: z.int(),
    differences: z
      .array(z.object({ on: z.enum(["words", "value", "time", "included", "status"]), sides: z.array(side).readonly() }).readonly())
      .readonly(),
  })
  .readonly()
  .openapi("Row", { description: "One point of the event, every account beside the others." });

const reprint = z
  .object({
    docs: z.tuple([z.string(), z.string()]).readonly(),
    from: z.union([z.string(), z.null()]),
    containment: z.number(),
    passages: z.array(evidence).readonly(),
    because: reasons,
  })
  .openapi("Reprint");

/** The record of an event. */
export const dossier = z
  .object({
    id: z.string(),
    type: z.string(),
    mode: maybe(z.string()),
    title: z.object({ evidence: maybe(evidence), label: z.string() }).readonly(),
    when: maybe(when),
    where: maybe(where),
    participants: z.array(participant).readonly(),
    accounts: z.array(account).readonly(),
    origins: z.int(),
    rows: z.array(row).readonly(),
    saidBefore: z
      .array(z.object({ entity: z.string(), label: z.string(), here: evidence, there: evidence, event: z.string() }).readonly())
      .readonly(),
    reprints: z.array(reprint).readonly(),
    background: z.array(z.object({ evidence, type: z.string(), event: maybe(z.string()) }).readonly()).readonly(),
    lookalikes: z.array(z.object({ event: z.string(), because: reasons, alike: reasons }).readonly()).readonly(),
  })
  .openapi("Dossier", { description: "An event with every account beside the others. Every value points at characters of a source." });
