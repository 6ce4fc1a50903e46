import type { Annotation, Kind } from "./annotation.ts";
import type { Document } from "./document.ts";

/**
 * One step over one document. Pure: the same document and earlier annotations give the same result on any machine.
 * `needs` are kinds that must have been made before; the pipeline checks the order at start. A new rule raises `version`.
 * `revises`: what it makes takes the place of what stands over the same span, of the same kind.
 */
export interface Annotator {
  readonly name: string;
  readonly version: number;
  readonly needs: readonly Kind[];
  readonly makes: readonly Kind[];
  readonly revises?: true;
  annotate(doc: Document, earlier: readonly Annotation[]): Iterable<Annotation>;
}

/** A document with everything its annotators found, in `compareAnnotations` order. */
export interface Analysed {
  readonly document: Document;
  readonly annotations: readonly Annotation[];
}
