import type { Block, Credit, Dated, DateMethod, Days, Document, FurnitureReason, Position, Problem } from "../model/document.ts";
import type { Placed } from "../text/runs.ts";

/** A place in the text that is being read; becomes a `Span` when the document gets its id. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/**
 * A line of the page on its way to become a block. `gap` counts the blank lines before it. Readers that know a line's role set `kind`;
 * every later rule leaves lines alone that have one.
 */
export interface Line {
  start: number;
  end: number;
  gap: number;
  kind?: Block["kind"];
  why?: FurnitureReason;
  label?: Range;
  /** Up to where it is bold, if it begins so. */
  bold?: number;
}

/** A page being read: its text, its lines in order, and what they gave away so far. Rules fill it in, one after the other. */
export interface Page {
  readonly text: string;
  lines: Line[];
  readonly credits: (Range & { readonly role: Credit["role"] })[];
  readonly dates: (Range & { readonly days: Days; readonly method: DateMethod; readonly rank: number })[];
  /** Days on which it says that it was changed, best first. */
  updated?: (Range & { readonly days: Days; readonly method: DateMethod })[];
  readonly problems: (Omit<Problem, "span"> & { readonly range?: Range })[];
  title?: Range;
  /** The address that it gives for itself, and the section it says it belongs to. */
  address?: Range;
  section?: Range;
  kind?: Document["kind"];
}

/**
 * What a reader makes of a source: the page, its text with places, the address the page gives for itself, the language it states.
 * `stream`: what the places lead into where the source is packed, as text that is well-formed UTF-16.
 */
export interface Reading {
  readonly page: Page;
  readonly placed: Placed;
  readonly address?: string;
  readonly language?: string;
  readonly positions?: readonly Position[];
  readonly stream?: string;
}

/** A page with nothing found yet. */
export function newPage(text: string, lines: Line[]): Page {
  return { text, lines, credits: [], dates: [], problems: [] };
}

/** The characters of a line. */
export function textOf(page: Page, line: Range): string {
  return page.text.slice(line.start, line.end);
}

/** Set a line apart from the report. */
export function setApart(line: Line, why: FurnitureReason): void {
  line.kind = "furniture";
  line.why = why;
}

/** Split a line at a text offset: the line keeps what stands before it, the new line after it holds the rest. White space between goes. */
export function splitLine(page: Page, index: number, at: number): void {
  const line = page.lines[index];
  if (!line) return;
  const before = page.text.slice(line.start, at).trimEnd().length;
  const rest = page.text.slice(at, line.end);
  const lead = rest.length - rest.trimStart().length;
  const tail: Line = { start: at + lead, end: line.end, gap: 0 };
  page.lines.splice(index, 1, { ...line, end: line.start + before }, tail);
}

function published(page: Page, doc: string): Dated[] {
  const ordered = page.dates.map((date, i) => ({ date, i })).toSorted((a, b) => a.date.rank - b.date.rank || a.i - b.i);
  return ordered.map(({ date }) => ({ days: date.days, method: date.method, evidence: [{ doc, start: date.start, end: date.end }] }));
}

/** What a page is as a document: spans carry the id, lines become blocks. */
export function finished(
  page: Page,
  placed: Placed,
  doc: string,
): Pick<
  Document,
  "title" | "address" | "section" | "published" | "updated" | "kind" | "text" | "runs" | "blocks" | "credits" | "problems" | "charset"
> {
  const span = ({ start, end }: Range) => ({ doc, start, end });
  const blocks = page.lines.map((line): Block => {
    const kind = line.kind ?? "paragraph";
    return { kind, span: span(line), ...(line.label ? { label: span(line.label) } : {}), ...(line.why ? { why: line.why } : {}) };
  });
  return {
    ...(page.title ? { title: [span(page.title)] } : {}),
    ...(page.address ? { address: [span(page.address)] } : {}),
    ...(page.section ? { section: [span(page.section)] } : {}),
    published: published(page, doc),
    ...(page.updated && page.updated.length > 0
      ? { updated: page.updated.map(({ days, method, ...range }): Dated => ({ days, method, evidence: [span(range)] })) }
      : {}),
    kind: page.kind ?? "report",
    text: placed.text,
    runs: placed.runs,
    charset: placed.charset,
    blocks,
    credits: page.credits.map(({ role, start, end }) => ({ role, span: { doc, start, end } })),
    problems: page.problems.map(({ code, message, range }) => ({ code, message, ...(range ? { span: span(range) } : {}) })),
  };
}
