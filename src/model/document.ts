import type { Reason } from "./reason.ts";
import type { DocId, Evidence, Span } from "./span.ts";

/** What sort of text a document is; decides how it is collated (a transcript is the primary account). */
export type DocumentKind = "report" | "transcript" | "release" | "wire";

/** Encodings the reader keeps exact byte positions for. */
export type Charset = "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";

/**
 * How text was copied from the source bytes: flat triples `at, from, length`, ordered by `at`.
 * `length > 0`: that many UTF-16 units from text offset `at` stand in the source from byte `from`, each as wide as the charset makes it.
 * `length < 0`: the one code point at `at` is written in the source as `-length` bytes from `from` (an entity, an escape, white space for one blank).
 * Text under no triple was inserted by the reader (a line break between blocks, a replacement character).
 */
export type Runs = readonly number[];

/**
 * Where these bytes were met: a path or an address; `line` is the 1-based line inside a collection (JSON Lines), `fetched` the day on which they
 * came from there (`YYYY-MM-DD`), where the archive that kept them says so. No other date is ever taken from it.
 */
export interface Sighting {
  readonly at: string;
  readonly line?: number;
  readonly fetched?: string;
}

/** Why a block is set apart from the body. `repeated`: it stands in the document before; `recurring`: its outlet prints it in other reports too. */
export type FurnitureReason =
  | "metadata"
  | "repeated-headline"
  | "repeated"
  | "recurring"
  | "caption"
  | "byline"
  | "credit"
  | "disclaimer"
  | "share"
  | "related"
  | "other-news"
  | "comments"
  | "navigation";

/**
 * A stretch of a document with one role. Blocks are in text order, do not overlap, and cover all text but white space.
 * `standfirst` is the line under the headline that sums the report up; it is a part of the report.
 * `heading` is a line over the paragraphs that follow it ("For reference:"). A `turn` is one speaker's contribution, `label` names the speaker.
 * `furniture` is everything on the page that is not the report: kept and shown, never deleted, never analysed as the report's words.
 */
export interface Block {
  readonly kind: "headline" | "standfirst" | "heading" | "paragraph" | "item" | "turn" | "quote" | "furniture";
  readonly span: Span;
  readonly label?: Span;
  readonly why?: FurnitureReason;
}

/**
 * Calendar days something can mean, both ends included, `YYYY-MM-DD`. Never one guessed day: a month is its first to last day.
 * `open: "year"`: day and month are stated but no year; `from` and `to` are then `--MM-DD`.
 * `open: "end"`: nothing but a lower bound is known; `to` is then `9999-12-31`.
 */
export interface Days {
  readonly from: string;
  readonly to: string;
  readonly open?: "year" | "end";
}

/** How a date was found. `agreement`: from a dated document about the same event; `inferred`: narrowed by facts in the text. */
export type DateMethod = "meta" | "url" | "byline" | "dateline" | "print" | "day-count" | "text" | "publication" | "agreement" | "inferred";

/** One candidate for a date, with how it was found and the characters that say so. */
export interface Dated {
  readonly days: Days;
  readonly method: DateMethod;
  readonly evidence: Evidence;
}

/** A chosen date with the reasons that speak for it. */
export interface ChosenDate extends Dated {
  readonly because: readonly Reason[];
}

/** All that is known about the day a document was published: every candidate, the one chosen, if any, and what speaks against that. */
export interface DocumentDates {
  readonly candidates: readonly Dated[];
  readonly chosen?: ChosenDate;
  readonly doubts?: readonly Reason[];
}

/** Who put the document out or wrote it, as the document itself says. */
export interface Credit {
  readonly role: "publisher" | "author" | "agency";
  readonly span: Span;
}

/** A finding about bad input, shown beside the document; never a reason to lose it. `code` is readable ("charset-unknown"). */
export interface Problem {
  readonly code: string;
  readonly message: string;
  readonly span?: Span;
}

/**
 * Where a stretch of text stands in a medium that has pages or runs in time. A page counts from 1, its box is left, top, width and height
 * in points (1/72 inch) from the page's upper left corner; times are milliseconds from the start.
 */
export type Position =
  | { readonly at: "page"; readonly start: number; readonly end: number; readonly page: number; readonly box: readonly number[] }
  | { readonly at: "time"; readonly start: number; readonly end: number; readonly from: number; readonly to: number };

/**
 * One report, transcript or release as a reader sees it. Never changed after reading.
 * `packed`: the source is compressed or encoded (PDF, DOCX, e-mail), so `runs` lead into the UTF-8 bytes that `unpack` gives for it, not into its own.
 * `positions` are in text order and do not overlap; only formats that have pages or times give them.
 * `published` holds only what reading alone shows, best first; later steps add inferred dates beside it, never in it. `updated` are the days
 * on which the document says it was changed.
 * `address` is the one the document gives for itself (a canonical link), `section` the part of the paper it says it belongs to.
 * `language` is a BCP 47 tag, `und` when unknown.
 */
export interface Document {
  readonly id: DocId;
  readonly seen: readonly Sighting[];
  readonly title?: Evidence;
  readonly address?: Evidence;
  readonly section?: Evidence;
  readonly published: readonly Dated[];
  readonly updated?: readonly Dated[];
  readonly kind: DocumentKind;
  readonly language: string;
  readonly charset: Charset;
  readonly text: string;
  readonly runs: Runs;
  readonly blocks: readonly Block[];
  readonly credits: readonly Credit[];
  readonly problems: readonly Problem[];
  readonly packed?: true;
  readonly positions?: readonly Position[];
}

/**
 * Bytes to be read, and where they came from. `type` is a file ending without the dot ("txt", "md", "html", "jsonl"); `;charset=` and a
 * label may follow where the transport stated a charset ("html;charset=koi8-r"). `fetched`: the day an archive says it was fetched on.
 */
export interface Source {
  readonly bytes: Uint8Array;
  readonly at: string;
  readonly type: string;
  readonly line?: number;
  readonly fetched?: string;
}

/** What reading one source gives: a document, or the reason why there is none. */
export type ReadOutcome =
  | { readonly ok: true; readonly document: Document }
  | { readonly ok: false; readonly at: string; readonly line?: number; readonly problem: Problem };
