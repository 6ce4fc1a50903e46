import type { Document, FurnitureReason } from "../model/document.ts";
import type { EntityId } from "../model/entity.ts";
import type { EventId } from "../model/event.ts";
import type { DocId, Span } from "../model/span.ts";

/** The characters beside a span, cut at the ends of the text. */
export interface Context {
  readonly before: string;
  readonly after: string;
}

/** How a renderer reads what a record points at. Texts come back as they stand in the source; making them safe is the renderer's work. */
export interface Texts {
  /** The characters of a span. */
  read(span: Span): string;
  /** Up to `chars` UTF-16 units on either side of a span, never half of a surrogate pair. */
  around(span: Span, chars: number): Context;
  /** Why the span is page furniture, or undefined where it is the report itself. */
  furniture(span: Span): FurnitureReason | undefined;
  /** The label of an entity, or its id where none is known. */
  entity(id: EntityId): string;
  /** The label of an event, or its id where none is known. */
  event(id: EventId): string;
}

/** Labels of things that a record names by id. */
export interface Labels {
  readonly entities: ReadonlyMap<EntityId, string>;
  readonly events: ReadonlyMap<EventId, string>;
}

/** Where a cut at `at` may fall without splitting a surrogate pair; moves outwards by at most one unit in direction `step`. */
function whole(text: string, at: number, step: -1 | 1): number {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff ? at + step : at;
}

/**
 * Reads spans of documents held in memory.
 * @throws RangeError for a span of an unknown document or outside its text: a record that points nowhere is a bug, never shown.
 */
export function textsOf(documents: Iterable<Document>, labels: Labels): Texts {
  const known = new Map<DocId, Document>();
  for (const document of documents) known.set(document.id, document);
  const holder = (span: Span): Document => {
    const document = known.get(span.doc);
    const valid = document && span.start >= 0 && span.start <= span.end && span.end <= document.text.length;
    if (!valid) throw new RangeError(`no text at ${span.doc} ${span.start}-${span.end}`);
    return document;
  };
  return {
    read: (span) => holder(span).text.slice(span.start, span.end),
    around(span, chars) {
      const { text } = holder(span);
      const from = whole(text, Math.max(0, span.start - chars), -1);
      const to = whole(text, Math.min(text.length, span.end + chars), 1);
      return { before: text.slice(from, span.start), after: text.slice(span.end, to) };
    },
    furniture(span) {
      const block = holder(span).blocks.find((one) => one.span.start <= span.start && span.end <= one.span.end);
      return block?.kind === "furniture" ? block.why : undefined;
    },
    entity: (id) => labels.entities.get(id) ?? id,
    event: (id) => labels.events.get(id) ?? id,
  };
}
