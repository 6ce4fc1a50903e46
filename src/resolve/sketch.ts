import type { Analysed } from "../model/annotator.ts";
import type { DocumentDates, DocumentKind } from "../model/document.ts";
import type { DocId } from "../model/span.ts";
import { datesOf } from "./dates.ts";
import { faceOf, type Face } from "./editions.ts";
import { framesOf, type Frames } from "./frames.ts";
import { sampleFor, type Sample } from "./reprints.ts";
import { wordingOf, type Wording } from "./wording.ts";

/** All that resolving keeps of a document while it works on the others: small things that a document has by itself. `length` counts characters. */
export interface Sketch {
  readonly doc: DocId;
  readonly kind: DocumentKind;
  readonly length: number;
  readonly dates: DocumentDates;
  readonly wording: Wording;
  readonly frames: Frames;
  readonly sample: Sample;
  readonly face: Face;
}

/** The sketch of a document; it holds on to no part of the document itself. */
export function sketchOf(one: Analysed): Sketch {
  const { id, kind, text } = one.document;
  return {
    doc: id,
    kind,
    length: text.length,
    dates: datesOf(one),
    wording: wordingOf(one.document),
    frames: framesOf(one),
    sample: sampleFor(one),
    face: faceOf(one.document),
  };
}
