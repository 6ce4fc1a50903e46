import type { Manner } from "../../src/model/annotation.ts";
import type { Said } from "../../src/model/claim.ts";
import type { DocId, Evidence } from "../../src/model/span.ts";

/** Texts of documents by id, for reading spans again. */
export type Texts = Readonly<Record<DocId, string>>;

/** Read evidence again, pieces joined by a slash. */
export function read(texts: Texts, evidence: readonly { doc: DocId; start: number; end: number }[]): string {
  return evidence.map((span) => texts[span.doc]?.slice(span.start, span.end)).join(" / ");
}

/** The place of words in a document's text. */
export function place(texts: Texts, doc: DocId, words: string): Evidence {
  const start = texts[doc]?.indexOf(words) ?? -1;
  if (start < 0) throw new Error(`"${words}" is not in ${doc}`);
  return [{ doc, start, end: start + words.length }];
}

/** A claim that somebody said these words of a document. */
export function said(texts: Texts, doc: DocId, words: string, more: Partial<Said> = {}): Said {
  const evidence = place(texts, doc, words);
  const { start, end } = evidence[0];
  const manner: Manner = "direct";
  return {
    kind: "said",
    id: `c:${doc}:said:${start}-${end}`,
    doc,
    evidence,
    speaker: "e:lind",
    label: "Lind",
    manner,
    primary: false,
    ...more,
  };
}
