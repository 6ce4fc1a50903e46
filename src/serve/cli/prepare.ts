import type { Step } from "../../engine/engine.ts";
import type { Annotation } from "../../model/annotation.ts";
import type { ReadOutcome, Source } from "../../model/document.ts";
import { annotate, read } from "../../pipeline.ts";

/** A source after the per-document steps. `annotations` are empty where reading failed. */
export interface Prepared {
  readonly source: Source;
  readonly outcome: ReadOutcome;
  readonly annotations: readonly Annotation[];
}

/** Read and annotate one source: all that is done to a document alone. */
export function prepare(source: Source): Prepared {
  const outcome = read(source);
  return { source, outcome, annotations: outcome.ok ? annotate(outcome.document).annotations : [] };
}

/** `prepare` as a step for an engine. */
export const preparing: Step<Source, Prepared> = {
  module: import.meta.url,
  name: "prepare",
  run: prepare,
};
