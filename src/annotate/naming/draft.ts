import type { Entry } from "../../language/gazetteer.ts";
import type { LinkReason, Mention, MentionForm, NameClass } from "../../model/annotation.ts";
import type { Span } from "../../model/span.ts";
import type { Office } from "./offices.ts";

/** A stretch of characters of the document at hand. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/**
 * A mention in the making. `key` is the folded proper name ("andrii sybiha"), "" for roles and pronouns. `line` is its place in the stream's
 * list of lines. Links are found for all drafts of a document together and kept beside them.
 */
export interface Draft extends Stretch {
  readonly class: NameClass;
  readonly form: MentionForm;
  readonly key: string;
  readonly line: number;
  readonly first: number;
  readonly last: number;
  readonly name: Stretch | undefined;
  readonly post: Office | undefined;
  readonly office: Stretch | undefined;
  readonly entry: Entry | undefined;
  /** ISO 3166-1 alpha-2, or "". */
  readonly country: string;
  readonly use: Mention["use"] | undefined;
}

/** A draft that says nothing yet. Drafts are made from it, so that all have one shape and are read fast. */
export const BLANK: Draft = {
  start: 0,
  end: 0,
  class: "person",
  form: "name",
  key: "",
  line: 0,
  first: 0,
  last: 0,
  name: undefined,
  post: undefined,
  office: undefined,
  entry: undefined,
  country: "",
  use: undefined,
};

/** To which draft, by place in the list, and why. */
export interface DraftLink {
  readonly to: number;
  readonly reason: LinkReason;
}

/** A span of a document from a stretch of its characters. */
export function spanOf(doc: string, { start, end }: Stretch): Span {
  return { doc, start, end };
}
