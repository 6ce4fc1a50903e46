import type { Annotation } from "../model/annotation.ts";
import type { Document, Sighting, Source } from "../model/document.ts";
import type { DocId } from "../model/span.ts";

/** A sighting as a row: `line` is 0 where a source is a whole file, `fetched` null where the day is not known. */
export interface SightingRow {
  readonly at: string;
  readonly line: number;
  readonly fetched: string | null;
}

/** The sighting of a row. */
function sightingOf({ at, line, fetched }: SightingRow): Sighting {
  return { at, ...(line === 0 ? {} : { line }), ...(fetched === null ? {} : { fetched }) };
}

/** The source of a row with its sighting's type, and its bytes. */
export function sourceOf(row: SightingRow & { readonly type: string }, bytes: Uint8Array): Source {
  return { bytes, type: row.type, ...sightingOf(row) };
}

/** A document with all that is known of where it was met: after the addresses that the reading gives, those that it was met at. */
export function metAt(document: Document, seen: readonly Sighting[]): Document {
  const met = new Set(seen.map(({ at }) => at));
  return { ...document, seen: [...document.seen.filter(({ at }) => !met.has(at)), ...seen] };
}

/** A stored document with the sightings of its rows; see `metAt`. Its id is the given copy of it: what is kept by documents then keeps no copies. */
export function whole(document: string, rows: readonly SightingRow[], id: DocId): Document {
  return { ...metAt(JSON.parse(document) as Document, rows.map(sightingOf)), id };
}

/** The annotations of a document as they are stored, null where there are none. All places share one copy of the document's id: a fifth of their memory. */
export function annotationsIn(json: string | null, doc: DocId): readonly Annotation[] | undefined {
  if (json === null) return undefined;
  const found = JSON.parse(json) as readonly Annotation[];
  for (const one of found) share(one, doc);
  return found;
}

function share(part: object, doc: DocId): void {
  const fields = part as Record<string, unknown>;
  for (const key in fields) {
    const value = fields[key];
    if (typeof value === "object" && value !== null) share(value, doc);
    else if (key === "doc" && value === doc) fields[key] = doc;
  }
}
