import type { Analysed } from "../model/annotator.ts";
import type { DocumentDates } from "../model/document.ts";
import { Filed, type Drawers } from "../model/drawer.ts";
import type { DocId } from "../model/span.ts";
import { datesOf } from "./dates.ts";
import { faceOf, type Face } from "./editions.ts";
import { framesOf } from "./frames.ts";
import { Framings } from "./framings.ts";
import { sampleFor, type Sample } from "./reprints.ts";
import { wordingOf } from "./wording.ts";
import { Wordings } from "./wordings.ts";

/**
 * The sketches of documents: all that resolving keeps of them while it works on the others, small things that a document has by itself. Each part is
 * kept by itself, as each is asked for at another time; wording and frames in memory, as they are asked for most.
 */
export class Sketches {
  readonly dates: Filed<DocId, DocumentDates>;
  readonly wordings: Wordings;
  readonly frames: Framings;
  readonly samples: Filed<DocId, Sample>;
  readonly faces: Filed<DocId, Face>;

  /** `numbers`: all documents that can come, numbered. */
  constructor(drawers: Drawers, numbers: ReadonlyMap<DocId, number>) {
    this.wordings = new Wordings(numbers);
    this.frames = new Framings(numbers);
    this.dates = new Filed(drawers, numbers);
    this.samples = new Filed(drawers, numbers);
    this.faces = new Filed(drawers, numbers);
  }

  /** Take in a document, in place of what it was when it was taken in before. */
  add(one: Analysed): void {
    const { id } = one.document;
    this.dates.set(id, datesOf(one));
    this.wordings.set(wordingOf(one.document));
    this.frames.set(id, framesOf(one));
    this.samples.set(id, sampleFor(one));
    this.faces.set(id, faceOf(one.document));
  }
}
