import type { Problem } from "../model/document.ts";
import { Copy, type Placed } from "../text/runs.ts";
import { dateAt, dateInAddress } from "./dates.ts";
import { readHtml } from "./html.ts";
import { layOut } from "./layout.ts";
import { linesOf } from "./lines.ts";
import { type Line, newPage, type Page, type Range, type Reading } from "./page.ts";
import { copyEscaped } from "./xml.ts";

/** What a format can state about an article beside its text; a `note` is shown and means nothing. */
type Field = "title" | "published" | "updated" | "publisher" | "author" | "address" | "note";

/** A stated value: its field, and how its characters are written into the document's text. */
export interface Stated {
  readonly field: Field;
  readonly write: (copy: Copy) => void;
}

/** A line of an article whose role the format knows; `label` is how many of its first characters name the speaker. */
export interface Piece extends Pick<Line, "kind" | "why"> {
  readonly write: (copy: Copy) => void;
  readonly label?: number;
}

/** The text of an article: plain, a page's markup, or lines. `text` has its places in the same bytes as the source. */
export type Body = { readonly as: "plain" | "page"; readonly text: Placed } | { readonly as: "lines"; readonly lines: readonly Piece[] };

/** An article as a format states it. */
export interface Frame {
  readonly stated: readonly Stated[];
  readonly body: Body;
  readonly kind?: NonNullable<Page["kind"]>;
}

const ORDER: readonly Field[] = ["title", "published", "updated", "publisher", "author", "address", "note"];

/** What stands before the name in a byline. */
const BY = /^(?:By|by|BY)\s+(?=\p{Lu})/u;

/** The page's metadata, once its text is known: what the lines copied for each field say. */
function note(page: Page, field: Field, line: Line): void {
  const text = page.text.slice(line.start, line.end);
  if (field === "publisher" || field === "author") {
    const by = field === "author" ? (BY.exec(text)?.[0].length ?? 0) : 0;
    page.credits.push({ role: field, start: line.start + by, end: line.end });
  } else if (field === "updated") {
    const date = dateAt(page.text, line.start);
    if (date && date !== "unreadable")
      (page.updated ??= []).push({ days: date.days, start: date.start, end: Math.min(date.end, line.end), method: "meta" });
  } else if (field === "address") {
    page.address = { start: line.start, end: line.end };
    const date = dateInAddress(text);
    if (date) page.dates.push({ days: date.days, start: line.start + date.start, end: line.start + date.end, method: "url", rank: 6 });
  } else if (field === "published") {
    const date = dateAt(page.text, line.start);
    if (date && date !== "unreadable")
      page.dates.push({ days: date.days, start: line.start, end: Math.min(date.end, line.end), method: "meta", rank: 0 });
    else page.problems.push({ code: "date-unreadable", message: "the stated date is no day or more than one", range: line });
  } else if (field === "title") page.title = { start: line.start, end: line.end };
}

/** Line without white space at either end; null if nothing is left. */
function trimmed(text: string, start: number, end: number): Line | null {
  const part = text.slice(start, end);
  const lead = part.length - part.trimStart().length;
  const length = part.trim().length;
  return length === 0 ? null : { start: start + lead, end: start + lead + length, gap: 0 };
}

/** What the page inside says, moved to where it stands in the whole. A headline inside one that is stated is a heading. */
function pageBody(page: Page, { page: inner }: Reading, shift: number): void {
  const move = <T extends { readonly start: number; readonly end: number }>(range: T): T => ({
    ...range,
    start: range.start + shift,
    end: range.end + shift,
  });
  for (const line of inner.lines) {
    const kind = line.kind === "headline" && page.title ? "heading" : line.kind;
    page.lines.push({ ...move(line), ...(kind ? { kind } : {}), ...(line.label ? { label: move(line.label) } : {}) });
  }
  page.credits.push(...inner.credits.map(move));
  if (inner.updated) page.updated = [...(page.updated ?? []), ...inner.updated.map(move)];
  page.dates.push(...inner.dates.map((date) => ({ ...move(date), rank: date.rank + 1 })));
  page.problems.push(...inner.problems.map((one) => (one.range ? { ...one, range: move(one.range) } : one)));
  if (!page.title && inner.title) page.title = move(inner.title);
  if (!page.address && inner.address) page.address = move(inner.address);
  if (!page.section && inner.section) page.section = move(inner.section);
  page.kind ??= inner.kind ?? "report";
}

/** Write the lines of an article, each with its role. */
function writeLines(copy: Copy, pieces: readonly Piece[]): (readonly [Piece, Range])[] {
  const start = copy.length;
  return pieces.map((piece) => {
    if (copy.length > start) copy.insert("\n");
    const from = copy.length;
    piece.write(copy);
    return [piece, { start: from, end: copy.length }];
  });
}

function pieceLine(page: Page, { kind, why, label }: Piece, { start, end }: Range): Line[] {
  const line = trimmed(page.text, start, end);
  if (!line) return [];
  const role = { ...(kind ? { kind } : {}), ...(why ? { why } : {}) };
  return [{ ...line, ...role, ...(label ? { label: { start: line.start, end: start + label } } : {}) }];
}

/** Write what is stated, in one order for all formats. */
function writeStated(copy: Copy, stated: readonly Stated[]): (readonly [Field, Range])[] {
  const sorted = ORDER.flatMap((field) => stated.filter((one) => one.field === field));
  return sorted.map(({ field, write }) => {
    if (copy.length > 0) copy.insert("\n");
    const start = copy.length;
    write(copy);
    return [field, { start, end: copy.length }];
  });
}

/**
 * Read an article that a format states in parts: title, metadata (furniture), then the text, each with its places. Plain text and lines are
 * cut and judged like a text file, markup like a page. Problem `no-text` where no line is left for the report.
 */
export function framed(source: Placed, { stated, body, kind }: Frame): Reading | Problem {
  const copy = new Copy(source);
  const copied = writeStated(copy, stated);
  if (copy.length > 0) copy.insert("\n\n");
  const start = copy.length;
  const inner = body.as === "page" ? readHtml(body.text) : undefined;
  if (inner && "code" in inner) return { code: "no-text", message: "the article has no text" };
  const pieces = body.as === "lines" ? writeLines(copy, body.lines) : [];
  if (body.as !== "lines") copy.append(inner?.placed ?? body.text);
  const placed = copy.finish();
  const page = newPage(placed.text, []);
  if (kind) page.kind = kind;
  for (const [field, range] of copied) {
    const line = trimmed(placed.text, range.start, range.end);
    if (!line) continue;
    page.lines.push(field === "title" ? { ...line, kind: "headline" } : { ...line, kind: "furniture", why: "metadata" });
    note(page, field, line);
  }
  if (inner) pageBody(page, inner, start);
  else {
    page.lines.push(
      ...(body.as === "plain" ? linesOf(page.text, start) : pieces.flatMap(([piece, range]) => pieceLine(page, piece, range))),
    );
    const headline = page.lines.find(({ kind }) => kind === "headline");
    if (!page.title && headline) page.title = { start: headline.start, end: headline.end };
    layOut(page);
  }
  if (page.lines.every(({ kind }) => kind === "furniture" || kind === "headline"))
    return { code: "no-text", message: "the article has no text" };
  return { page, placed, ...(inner?.language === undefined ? {} : { language: inner.language }) };
}

/** A part of a source as a text of its own, with its places. */
export function part(source: Placed, write: (copy: Copy) => void): Placed {
  const copy = new Copy(source);
  write(copy);
  return copy.finish();
}

/** Whether a text is written as markup: it has tags or entities. */
export function isMarkup(text: string): boolean {
  return /<[a-z!/][^<>]{0,2000}>|&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,31});/iu.test(text);
}

const TAG = /<[a-z!/][^<>]{0,2000}>/giu;

/** Copy a line of a text; one that is written as markup loses its tags, and its entities are decoded. */
export function copyLine(copy: Copy, line: Placed): void {
  copy.append(isMarkup(line.text) ? part(line, (inner) => untagged(inner, line.text)) : line);
}

function untagged(copy: Copy, text: string): void {
  let from = 0;
  for (const match of text.matchAll(TAG)) {
    copyEscaped(copy, text, { start: from, end: match.index });
    from = match.index + match[0].length;
  }
  copyEscaped(copy, text, { start: from, end: text.length });
}
