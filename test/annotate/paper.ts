import { compareAnnotations, type Annotation } from "../../src/model/annotation.ts";
import type { Analysed } from "../../src/model/annotator.ts";
import type { Block, Document } from "../../src/model/document.ts";
import { quantities } from "../../src/annotate/quantities.ts";
import { times } from "../../src/annotate/times.ts";

const ID = "dpaper";

/** A document of one paragraph a line; a line that begins with `~` is furniture. `published`: the day a reader found, if any. */
export function paper(text: string, published?: string): Document {
  const blocks: Block[] = [];
  let start = 0;
  for (const line of text.split("\n")) {
    const span = { doc: ID, start, end: start + line.length };
    if (line.startsWith("~")) blocks.push({ kind: "furniture", span });
    else if (line !== "") blocks.push({ kind: "paragraph", span });
    start += line.length + 1;
  }
  const evidence = [{ doc: ID, start: 0, end: 1 }] as const;
  const dates = published === undefined ? [] : [{ days: { from: published, to: published }, method: "meta" as const, evidence }];
  return {
    id: ID,
    seen: [],
    published: dates,
    kind: "report",
    language: "en",
    charset: "utf-8",
    text,
    runs: [0, 0, text.length],
    blocks,
    credits: [],
    problems: [],
  };
}

/** A document with its times and quantities. */
export function annotated(document: Document): Analysed {
  const found: Annotation[] = [...times.annotate(document, [])];
  return { document, annotations: [...found, ...quantities.annotate(document, found)].toSorted(compareAnnotations) };
}
