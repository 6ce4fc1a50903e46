import type { Evidence, Span } from "./span.ts";

/** What a name names. `office`: a post ("Secretary of State"); `group`: a nationality, party or people; `happening`: a named event. */
export type NameClass = "person" | "body" | "place" | "office" | "group" | "product" | "happening";

/** How a mention refers: by name, by office or role ("the minister"), by pronoun, by adjective ("Ukrainian"). */
export type MentionForm = "name" | "role" | "pronoun" | "adjective";

/** Why one mention is taken to mean the same as another of the same document. */
export type LinkReason =
  | "same-name"
  | "surname"
  | "given-name"
  | "nickname"
  | "addressed"
  | "office"
  | "acronym"
  | "alias"
  | "pronoun"
  | "apposition"
  | "speaker-label"
  | "spelling";

/** A link to another mention of the document: `to` is that mention's whole span. */
export interface Link {
  readonly to: Span;
  readonly reason: LinkReason;
}

/**
 * One reference to somebody or something. `span` is the whole expression ("Ukrainian Foreign Minister Andrii Sybiha"),
 * `name` the proper name inside it (absent for roles and pronouns), `office` the post inside it ("Foreign Minister"; absent if none),
 * `country` the ISO 3166-1 alpha-2 code that qualifies the office, or of the place or adjective itself.
 * `id` a gazetteer key ("iso:UA", "geo:703448", "wd:Q7821917", "body:nato") where exactly one fits, as a prior only.
 * `site` is the gazetteer key of the place that a place's name means here, chosen together with the other names of the document.
 * `use` tells whether a place's name stands for the place itself, for those who act for it, or only qualifies something.
 * `antecedent` links to an earlier or fuller mention; following the links ends at the chain's representative.
 */
export interface Mention {
  readonly kind: "mention";
  readonly span: Span;
  readonly by: string;
  readonly class: NameClass;
  readonly form: MentionForm;
  readonly name?: Span;
  readonly office?: Span;
  readonly country?: string;
  readonly id?: string;
  readonly site?: string;
  readonly use?: "literal" | "metonymic" | "modifier";
  readonly antecedent?: Link;
}

/** Units of calendar offsets. */
export type CalendarUnit = "day" | "week" | "month" | "year";

/**
 * What a time expression says, before it is put on the calendar.
 * `fixed`: days that need nothing else. `yearless`: month and day without a year (`--11-13` or `--11`), `weekday` where it is told with them.
 * `weekday`: ISO weekday 1–7 (1 = Monday), `last`/`next` if said. `offset`: distance from the day of writing, both ends (today = day 0..0;
 * "almost two years ago" = month -24..-18; "last weekend" is two days through `weekend`). `weekend`: offset in weeks.
 * `count`: "the 994th day of X": day one is day 1; `of` is the span that names what is counted from.
 * `season`: "the second winter of X" and bare seasons. `vague`: a time that names no days ("now", "soon").
 * `anchor`: the date told before that the reading counts from ("two days later"; in a history every day without a year); `value` has the result.
 * `toward`: whether the sentence looks back or ahead from its day of writing, by its words ("last May": then `said`) or its verbs; absent if it does not tell.
 */
export type TimeReading =
  | { readonly at: "fixed"; readonly from: string; readonly to: string }
  | {
      readonly at: "yearless";
      readonly from: string;
      readonly to: string;
      readonly weekday?: number;
      readonly toward?: "past" | "future";
      readonly said?: true;
      readonly anchor?: Span;
    }
  | {
      readonly at: "weekday";
      readonly weekday: number;
      readonly which?: "last" | "next" | "this";
      readonly toward?: "past" | "future";
      readonly anchor?: Span;
    }
  | { readonly at: "weekend"; readonly week: number }
  | { readonly at: "offset"; readonly unit: CalendarUnit; readonly from: number; readonly to: number; readonly anchor?: Span }
  | { readonly at: "count"; readonly ordinal: number; readonly unit: CalendarUnit; readonly of: Span }
  | {
      readonly at: "season";
      readonly season: "spring" | "summer" | "autumn" | "winter";
      readonly ordinal?: number;
      readonly of?: Span;
      readonly entering?: boolean;
      readonly toward?: "past" | "future";
      readonly said?: true;
      readonly anchor?: Span;
    }
  | { readonly at: "vague" };

/**
 * A time expression. `type` and `value` follow TIMEX3 (ISO-TimeML); `hedge` is the word that loosens it ("almost"). `zone` of a clock time is its
 * ISO 8601 offset ("+03:00", "Z") where the text says it, else the zone's name as written ("Kyiv time"); `value` stays in that zone's own time.
 */
export interface Timex {
  readonly kind: "timex";
  readonly span: Span;
  readonly by: string;
  readonly type: "DATE" | "TIME" | "DURATION" | "SET";
  readonly value: string;
  readonly reading: TimeReading;
  readonly zone?: string;
  readonly hedge?: Span;
}

/** How a stated number bounds the true one. */
export type Bound = "exact" | "about" | "at-least" | "at-most" | "over" | "under";

/**
 * A number with what it counts or measures. `span` is the whole expression, `number` the number words alone.
 * `value` in units of `unit` (money: whole currency units; percent: 12 for 12 %). `to` is the upper end of a range.
 * `close`: the words of the bound say that the true number is near ("almost", "just over"), as "fewer than" does not.
 * `of` is the counted noun phrase ("drones and missiles"), `including` what is singled out of it ("ballistic missiles").
 */
export interface Quantity {
  readonly kind: "quantity";
  readonly span: Span;
  readonly by: string;
  readonly number: Span;
  readonly value: number;
  readonly to?: number;
  readonly bound: Bound;
  readonly close?: true;
  readonly unit: "count" | "money" | "percent" | "ordinal" | "age" | "measure";
  readonly of?: Span;
  readonly including?: Span;
  readonly symbol?: string;
}

/** How words are reported. `scare`: marks around a term, slogan or title that nobody is quoted as saying. */
export type Manner = "direct" | "indirect" | "mixed" | "scare";

/**
 * Reported speech. `parts` are the reported words (without marks and without "he said" between them), `cue` the word of saying,
 * `source` the expression that names the speaker, `phrase` the words that stand for him in the clause of the cue, where they are others: all that
 * describes him ("Mara Lind, who heads the port"), or "who". `span` covers parts, cue and source.
 */
export interface Quotation {
  readonly kind: "quotation";
  readonly span: Span;
  readonly by: string;
  readonly parts: Evidence;
  readonly cue?: Span;
  readonly source?: Span;
  readonly phrase?: Span;
  readonly manner: Manner;
}

/** What somebody or something does in an event. */
export type Role = "actor" | "recipient" | "participant" | "instrument" | "victim" | "topic" | "medium";

/** Whether an event is stated as a fact, promised, denied, or only imagined. */
export type Mood = "asserted" | "promised" | "denied" | "hypothetical";

/** What an event mention is to its document: what it is about, something it tells, or something it recalls. */
export type Standing = "main" | "told" | "background";

/** Who did what, when and where in the words of a report's headline and opening; each a span of the report. `when` lists what names a day there. */
export interface Gist {
  readonly who?: Span;
  readonly what: Span;
  readonly when?: readonly Span[];
  readonly where?: Span;
}

/**
 * One statement that something happened. `type` is a PLOVER type ("CONSULT") or one of `knowledge/events`; `mode` refines it ("meeting").
 * Roles point at the expressions that fill them; `time` and `place` likewise. `status` is set for promises, `gist` where `standing` is main.
 */
export interface EventMention {
  readonly kind: "event";
  readonly span: Span;
  readonly by: string;
  readonly trigger: Span;
  readonly type: string;
  readonly mode?: string;
  readonly roles: readonly { readonly role: Role; readonly span: Span }[];
  readonly time?: Span;
  readonly place?: Span;
  readonly mood: Mood;
  readonly standing: Standing;
  readonly gist?: Gist;
  readonly status?: "proposed" | "promised" | "approved" | "delivered" | "refused";
}

/** What one document shows at one place, seen alone. `by` names the annotator and its version ("quotations@3"). */
export type Annotation = Mention | Timex | Quantity | Quotation | EventMention;

/** The kinds of annotation. */
export type Kind = Annotation["kind"];

/** Order by place, then kind, so that a list of annotations has one order however it was made. */
export function compareAnnotations(a: Annotation, b: Annotation): number {
  return a.span.start - b.span.start || b.span.end - a.span.end || (a.kind < b.kind ? -1 : a.kind > b.kind ? 1 : 0);
}
