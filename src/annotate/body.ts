import { analyse, type Analysis } from "../language/analysis.ts";
import type { Block, Document } from "../model/document.ts";

/** What annotators read: the blocks that are the report itself, and their tokens and sentences. `blocks[sentence.block]` is a sentence's block. */
export interface Body extends Analysis {
  readonly blocks: readonly Block[];
}

const bodies = new WeakMap<Document, Body>();

/** The document's body: every block but furniture, without a turn's speaker label. Computed once per document and kept while it lives. */
export function bodyOf(doc: Document): Body {
  const known = bodies.get(doc);
  if (known) return known;
  const blocks = doc.blocks.filter((block) => block.kind !== "furniture");
  const ranges = blocks.map((block) => ({ start: Math.max(block.span.start, block.label?.end ?? 0), end: block.span.end }));
  const body = { blocks, ...analyse(doc.text, ranges) };
  bodies.set(doc, body);
  return body;
}
