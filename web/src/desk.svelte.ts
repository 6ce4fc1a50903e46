import { textsOf, type Texts } from "../../src/record/texts.ts";
import type { Document } from "../../src/model/document.ts";
import type { Dossier } from "../../src/model/dossier.ts";
import type { Span } from "../../src/model/span.ts";
import { outletOf } from "../../src/record/facts.ts";
import type { Shown, Whole } from "./api.ts";

/** What the parts of a record's screen share: its texts, and which places are looked at. */
export interface Desk {
  readonly dossier: Dossier;
  readonly documents: Readonly<Record<string, Shown>>;
  readonly texts: Texts;
  readonly outlet: (doc: string) => string;
  /** The places looked at: those chosen, else those pointed at. */
  readonly looking: readonly Span[];
  /** Choose places; none to let go of them. */
  look(spans: readonly Span[]): void;
  /** Point at places; what is chosen stays in view. */
  point(spans: readonly Span[]): void;
  readonly chosen: boolean;
}

/** The desk of a record. */
export function deskOf({ dossier, documents, labels }: Whole): Desk {
  const names = new Map(Object.entries(labels));
  // What the server keeps to itself (how the text was copied from the bytes) is not needed to read spans.
  const texts = textsOf(Object.values(documents) as readonly unknown[] as readonly Document[], { entities: names, events: names });
  let chosen = $state.raw<readonly Span[]>([]);
  let pointed = $state.raw<readonly Span[]>([]);
  return {
    dossier,
    documents,
    texts,
    outlet: (doc) => outletOf(dossier, doc, texts),
    get looking() {
      return chosen.length > 0 ? chosen : pointed;
    },
    get chosen() {
      return chosen.length > 0;
    },
    look(spans) {
      [chosen, pointed] = [spans, []];
    },
    point(spans) {
      pointed = spans;
    },
  };
}
