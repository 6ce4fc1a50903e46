import type { Reason } from "./reason.ts";
import type { DocId } from "./span.ts";

/**
 * Documents that are one article: met at several addresses, made for print or for small screens, or put out again with changes.
 * In the order of their days (the last change, else the publication; unknown last), then of ids. `same` is the first document with the very
 * same words in its body, itself where there is none before it.
 */
export interface Edition {
  readonly docs: readonly { readonly doc: DocId; readonly day?: string; readonly same: DocId }[];
  readonly because: readonly Reason[];
}
