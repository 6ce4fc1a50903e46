import type { Mark } from "./marks.ts";
import type { Apart } from "./roles.ts";

/** An element of a page, with what marks it and what it holds. Index in `Tree.nodes`; the first stands for the page, its `parent` is -1. */
export interface Node {
  readonly tag: string;
  readonly parent: number;
  readonly depth: number;
  /** Its class and id, as far as they are looked at. */
  readonly name: string;
  /** Why its text would be furniture, by its tag or its class and id; null if nothing says so. */
  readonly apart: Apart;
  /** Whether a tag or a role says so, or a name that means nothing else. */
  readonly sure: boolean;
  /** Whether it says that it is the article's text (`itemprop="articleBody"`, class "article-body"). */
  readonly body: boolean;
}

/** A line of a page before it is written: flat triples `kind, start, end` of source characters, see `Parts`. */
export interface RawLine {
  readonly node: number;
  readonly tag: string;
  readonly parts: readonly number[];
  readonly text: string;
  /** Characters of `text` that stand inside links. */
  readonly linked: number;
  /** Characters of `text` that are bold. */
  readonly bold: number;
  /** Up to where `text` is bold from its start on. */
  readonly lead: number;
}

/** What a triple in `RawLine.parts` is: characters taken as they stand. */
export const TAKEN = 0;
/** One blank for a stretch of white space of the source. */
export const BLANK = 1;
/** An entity of the source, decoded. */
export const ENTITY = 2;

/** The border between two cells of a table. */
export const CELL = 3;

/** A tag whose attributes say something about the page: `meta`, `link`, `time`, or one with a date. Offsets of its source. */
export interface Tagged {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly start: number;
  readonly end: number;
  readonly node: number;
}

/** A page as elements, lines of text in order, and tags that carry metadata. */
export interface Tree {
  readonly nodes: readonly Node[];
  readonly lines: readonly RawLine[];
  readonly tagged: readonly Tagged[];
  /** Source offsets of the contents of the `title` element and of JSON-LD scripts. */
  readonly title?: RawLine;
  readonly data: readonly { readonly start: number; readonly end: number }[];
  /** Source offsets of the contents of other scripts. */
  readonly scripts: readonly { readonly start: number; readonly end: number }[];
  /** What elements say that their text is, in the order in which they end. */
  readonly marks: readonly Mark[];
  /** What the `html` element states as the language. */
  readonly language?: string;
}
