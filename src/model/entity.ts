import type { MentionForm, NameClass } from "./annotation.ts";
import type { Days } from "./document.ts";
import type { Reason } from "./reason.ts";
import type { DocId, Evidence, Span } from "./span.ts";

/** An entity's name: `e:` and its gazetteer key, or `e:` class, and its lexically first full name folded ("e:person:andrii-sybiha"). */
export type EntityId = string;

/** One place where an entity is mentioned, with the span of its proper name if it has one there. */
export interface EntityMention {
  readonly span: Span;
  readonly name?: Span;
  readonly form: MentionForm;
}

/** An office an entity is said to hold, in which documents. `country` is ISO 3166-1 alpha-2; `seen` first and last day on which those documents with a known day were published. */
export interface OfficeHeld {
  readonly office: string;
  readonly country?: string;
  readonly docs: readonly DocId[];
  readonly seen?: Days;
  readonly evidence: Evidence;
}

/**
 * Who or what: all mentions over all documents, and why they were joined.
 * `name` is evidence of the fullest proper name; `surfaces` the distinct written forms, sorted; `country` that of a place or of the office held.
 * `gazetteer` is the key of our tables, `wikidata` the id it has in Wikidata ("Q1899"); both are hints, from outside the documents.
 */
export interface Entity {
  readonly id: EntityId;
  readonly class: NameClass;
  readonly name: Evidence;
  readonly label: string;
  readonly surfaces: readonly string[];
  readonly country?: string;
  readonly gazetteer?: string;
  readonly wikidata?: string;
  readonly offices: readonly OfficeHeld[];
  readonly mentions: readonly EntityMention[];
  readonly joined: readonly Reason[];
}
