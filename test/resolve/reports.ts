import type { Analysed } from "../../src/model/annotator.ts";
import { annotate, readAll } from "../../src/pipeline.ts";

/** A plain text read and annotated as the product does it. */
export function report(text: string, at = "report.txt"): Analysed {
  const [outcome] = [...readAll({ bytes: new TextEncoder().encode(text), at, type: "txt" })];
  if (!outcome?.ok) throw new Error(`${at} cannot be read`);
  return annotate(outcome.document);
}
