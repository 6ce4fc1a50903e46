import type { Document } from "../../model/document.ts";
import type { Evidence, Span } from "../../model/span.ts";
import type { Named } from "../named.ts";

/** Words of a document, as data, with the place where they stand. */
export interface Quoted {
  readonly quoted: string;
  readonly document: string;
  readonly start: number;
  readonly end: number;
  /** Why the words are page furniture and not the report's; absent for the report's own. */
  readonly furniture?: string;
}

/** The characters of a span as quoted data. */
export function quote(document: Document, { start, end }: Pick<Span, "start" | "end">): Quoted {
  const block = document.blocks.find((one) => one.span.start <= start && end <= one.span.end);
  const furniture = block?.kind === "furniture" ? { furniture: block.why ?? "furniture" } : {};
  return { quoted: document.text.slice(start, end), document: document.id, start, end, ...furniture };
}

/** Reads evidence of a record as quoted data. */
export function quoting({ documents }: Named): (evidence: Evidence | readonly Span[] | undefined) => readonly Quoted[] {
  const known = new Map(documents.map((one) => [one.id, one]));
  return (evidence = []) =>
    evidence.flatMap((span) => {
      const document = known.get(span.doc);
      return document ? [quote(document, span)] : [];
    });
}
