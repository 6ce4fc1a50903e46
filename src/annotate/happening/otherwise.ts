import type { EventMention, Role } from "../../model/annotation.ts";
import type { Span } from "../../model/span.ts";
import { covers } from "../../model/span.ts";
import type { Scene } from "./scene.ts";

/** Participants of an event nobody has a word for: the first few names are what the report is about. */
const MOST_PARTICIPANTS = 4;

function within(scene: Scene, span: Span): { roles: { role: Role; span: Span }[]; time?: Span; place?: Span } {
  const inside = scene.mentions.filter((one) => covers(span, one.span) && one.form !== "pronoun");
  const roles = inside.slice(0, MOST_PARTICIPANTS).map((one) => ({ role: "participant" as const, span: one.span }));
  const time = scene.times.find(
    (one) => covers(span, one.span) && one.type !== "SET" && one.type !== "DURATION" && one.reading.at !== "vague",
  )?.span;
  const place = inside.find((one) => one.class === "place" && one.form === "name")?.span;
  return { roles, ...(time ? { time } : {}), ...(place ? { place } : {}) };
}

/** A span without white space at its end. */
function closed(scene: Scene, span: Span): Span {
  return { ...span, end: span.start + scene.doc.text.slice(span.start, span.end).trimEnd().length };
}

/**
 * What a document is about where no trigger says it: an event of type OTHER whose trigger is the headline, or the first sentence where there is
 * none, with who, when and where from the first sentence. Undefined for a document without text.
 */
export function otherwise(scene: Scene, by: string): EventMention | undefined {
  const id = scene.doc.id;
  const first = scene.sentences.find((one) => !scene.blocks[one.block]?.kind.startsWith("head"));
  const lead = first && { doc: id, start: first.start, end: first.end };
  const heading = scene.sentences.find((one) => scene.blocks[one.block]?.kind === "headline");
  const title = heading && { doc: id, start: heading.start, end: scene.blocks[heading.block]?.span.end ?? heading.end };
  const trigger = title ? closed(scene, title) : lead;
  if (!trigger || trigger.end <= trigger.start) return undefined;
  const stated = within(scene, lead ?? trigger);
  return {
    kind: "event",
    span: trigger,
    by,
    trigger,
    type: "OTHER",
    mood: "asserted",
    standing: "main",
    ...stated,
  };
}
