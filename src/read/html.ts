import type { Block, Problem } from "../model/document.ts";
import { unescape } from "../text/escapes.ts";
import { Copy, type Placed } from "../text/runs.ts";
import { verdicts } from "./article.ts";
import { dateAt, dateInAddress } from "./dates.ts";
import { copyStated, type Stated, statements } from "./head.ts";
import { layOut } from "./layout.ts";
import { type Line, newPage, type Page, type Reading } from "./page.ts";
import { folded } from "./shape.ts";
import { BLANK, ENTITY, type RawLine, type Tree, treeOf } from "./tree.ts";

const KINDS: Readonly<Record<string, Block["kind"]>> = {
  h2: "heading",
  h3: "heading",
  h4: "heading",
  h5: "heading",
  h6: "heading",
  li: "item",
  blockquote: "quote",
};
/** Fewest characters of a title for it to be looked for among the page's headings. */
const TITLE_LENGTH = 8;

function write(copy: Copy, source: string, raw: RawLine): void {
  for (let i = 0; i < raw.parts.length; i += 3) {
    const [kind, start, end] = [raw.parts[i], raw.parts[i + 1] ?? 0, raw.parts[i + 2] ?? 0];
    if (kind === BLANK && source.slice(start, end) !== " ") copy.escape(" ", start, end);
    else if (kind === ENTITY) copy.escape(unescape(source.slice(start, end)), start, end);
    else copy.take(start, end);
  }
}

/** Which line is the headline: the first heading of level one that agrees with a stated title, else the first of all. */
function headlineOf(tree: Tree, titles: readonly string[]): number {
  const ones = tree.lines.map((line, i) => ({ line, i })).filter(({ line }) => line.tag === "h1" || line.tag === "h2");
  const agrees = ({ line }: { line: RawLine }): boolean => {
    const text = folded(line.text);
    return text.length >= TITLE_LENGTH && titles.some((title) => title.startsWith(text) || text.startsWith(title));
  };
  const stated = ones.find(agrees) ?? tree.lines.map((line, i) => ({ line, i })).find(agrees);
  return (stated ?? ones.find(({ line }) => line.tag === "h1"))?.i ?? -1;
}

interface Written {
  readonly page: Page;
  readonly placed: Placed;
}

function note(page: Page, stated: Stated, line: Line): void {
  const text = page.text.slice(line.start, line.end);
  if (stated.field === "author" || stated.field === "publisher")
    page.credits.push({ role: stated.field, start: line.start, end: line.end });
  else if (stated.field === "address") {
    const date = dateInAddress(text);
    if (date) page.dates.push({ days: date.days, start: line.start + date.start, end: line.start + date.end, method: "url", rank: 6 });
  } else if (stated.field === "published") {
    const date = dateAt(page.text, line.start);
    if (date && date !== "unreadable")
      page.dates.push({ days: date.days, start: line.start, end: Math.min(date.end, line.end), method: "meta", rank: stated.rank });
    else if (stated.rank < 5)
      page.problems.push({ code: "date-unreadable", message: "the stated date is no day or more than one", range: line });
  }
}

/** Write the page's text: what it states about itself, a title if no heading shows it, then its lines in order. */
function written(source: Placed, tree: Tree): Written {
  const stated = statements(source.text, tree);
  const read = (one: Stated): string =>
    folded(source.text.slice(one.start, one.end).replace(/&[#\w]{1,32};/gu, (entity) => unescape(entity)));
  const titles = [...stated.filter(({ field }) => field === "title").map(read), ...(tree.title ? [folded(tree.title.text)] : [])];
  const headline = headlineOf(
    tree,
    titles.filter((title) => title.length >= TITLE_LENGTH),
  );
  const reasons = verdicts(tree, headline);
  const copy = new Copy(source);
  const lines: Line[] = [];
  const notes: (readonly [Stated, Line])[] = [];
  const add = (put: () => void, role: Pick<Line, "kind" | "why">): Line => {
    if (copy.length > 0) copy.insert("\n");
    const start = copy.length;
    put();
    const line = { start, end: copy.length, gap: 1, ...role };
    lines.push(line);
    return line;
  };
  for (const one of uniqueStatements(source.text, stated)) {
    notes.push([one, add(() => copyStated(copy, source.text, one), { kind: "furniture", why: "metadata" })]);
  }
  const title = stated.find(({ field }) => field === "title");
  if (headline < 0 && title) add(() => copyStated(copy, source.text, title), { kind: "headline" });
  else if (headline < 0 && tree.title) add(() => write(copy, source.text, tree.title as RawLine), { kind: "headline" });
  for (const [i, raw] of tree.lines.entries()) {
    const why = i === headline ? undefined : (reasons[i] ?? undefined);
    const kind = i === headline ? "headline" : why ? "furniture" : KINDS[raw.tag];
    add(() => write(copy, source.text, raw), { ...(kind ? { kind } : {}), ...(why ? { why } : {}) });
  }
  const placed = copy.finish();
  const page = newPage(placed.text, trimmed(placed.text, lines));
  for (const [one, line] of notes) note(page, one, line);
  const head = page.lines.find(({ kind }) => kind === "headline");
  if (head) page.title = { start: head.start, end: head.end };
  return { page, placed };
}

/** The best statement of each field, all authors and every publication date of another value. */
function uniqueStatements(source: string, stated: readonly Stated[]): Stated[] {
  const seen = new Set<string>();
  return stated.filter((one) => {
    const value =
      one.field === "author" || one.field === "published"
        ? folded(source.slice(one.start, one.end)).slice(0, one.field === "published" ? 10 : 80)
        : "";
    const key = `${one.field} ${value}`;
    if (one.field === "title" || seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** Lines without white space around them (entities can be white space); empty ones go. */
function trimmed(text: string, lines: readonly Line[]): Line[] {
  return lines.flatMap((line) => {
    const part = text.slice(line.start, line.end);
    const length = part.trim().length;
    const start = line.start + part.length - part.trimStart().length;
    return length === 0 ? [] : [{ ...line, start, end: start + length }];
  });
}

/**
 * Read a page: its own words about itself as metadata furniture, its headline, and all its lines, those outside the report set apart.
 * White space is collapsed as a browser does. Problem `no-body` where no line is left for the report.
 */
export function readHtml(source: Placed): Reading | Problem {
  const tree = treeOf(source);
  const { page, placed } = written(source, tree);
  layOut(page);
  if (!page.lines.some(({ kind }) => kind !== "furniture" && kind !== "headline"))
    return { code: "no-body", message: "the page has no report" };
  return { page, placed, ...(tree.language === undefined ? {} : { language: tree.language }) };
}
