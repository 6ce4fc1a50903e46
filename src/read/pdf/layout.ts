import type { Shown } from "./content.ts";

/** A line of text on a page, counted from 1: its characters, and its box in points from the page's upper left corner. */
export interface PageLine {
  readonly page: number;
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly right: number;
  readonly size: number;
  /** Height of the page. */
  readonly height: number;
}

/** Lines that are one paragraph. */
export type Paragraph = readonly PageLine[];

/** Share of a page's height at either end in which lines that recur are its header or footer. */
const MARGIN = 0.1;
/** A gap between two stretches of a line from which there is a blank, and from which it is another column, in sizes of the font. */
const BLANK_GAP = 0.15;
const COLUMN_GAP = 2.5;
/** Lines further apart than this many usual distances are two paragraphs. */
const APART = 1.3;
/** Sizes that differ by more than this share are two sorts of text. */
const SIZES = 0.08;

const SENTENCE_END = /[.!?:…]["”’»)\]]*$/u;
const BULLET = /^(?:[•▪■●◦‣–—*·-]|\d{1,2}[.)]|\([a-z\d]{1,2}\))\s/u;
const PAGE_NUMBER = /^(?:page|p\.)?\s*[-–]?\s*\d{1,4}\s*[-–]?(?:\s*(?:\/|of)\s*\d{1,4})?$/iu;

/** Join what a page shows to lines, in the order of the file, which nearly always is that of reading. */
export function linesOf(shown: readonly Shown[], page: number, height: number): PageLine[] {
  const lines: { -readonly [K in keyof PageLine]: PageLine[K] }[] = [];
  for (const { text, x, y, width, size } of shown) {
    const open = lines.at(-1);
    const gap = open ? x - open.right : 0;
    const same = open && Math.abs(y - open.y) < 0.45 * Math.max(size, open.size) && gap > -0.6 * size && gap < COLUMN_GAP * size;
    if (!open || !same) {
      lines.push({ page, text, x, y, right: x + width, size, height });
      continue;
    }
    open.text += gap > BLANK_GAP * size && !/\s$/u.test(open.text) && !/^\s/u.test(text) ? ` ${text}` : text;
    open.right = Math.max(open.right, x + width);
    // Raised figures of notes are smaller than the line they stand in.
    open.size = Math.max(open.size, size);
  }
  return lines.flatMap((line) => (line.text.trim() === "" ? [] : [{ ...line, text: line.text.replace(/\s+/gu, " ").trim() }]));
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
}

/** The size of font that most characters have. */
export function bodySize(lines: readonly PageLine[]): number {
  const counts = new Map<number, number>();
  for (const { size, text } of lines) counts.set(Math.round(size * 2) / 2, (counts.get(Math.round(size * 2) / 2) ?? 0) + text.length);
  return [...counts].toSorted(([a, m], [b, n]) => n - m || a - b)[0]?.[0] ?? 0;
}

/** Lines at the head or foot of their page that recur on other pages, figures aside, or are its number. */
export function margins(lines: readonly PageLine[]): Set<PageLine> {
  const edge = ({ y, height }: PageLine): boolean => y < height * MARGIN || y > height * (1 - MARGIN);
  const key = ({ text }: PageLine): string => text.replace(/\d+/gu, "#");
  const pages = new Map<string, Set<number>>();
  const edges = lines.filter((line) => edge(line));
  for (const line of edges) pages.set(key(line), (pages.get(key(line)) ?? new Set()).add(line.page));
  return new Set(edges.filter((line) => PAGE_NUMBER.test(line.text) || (pages.get(key(line))?.size ?? 0) > 1));
}

/** Whether a line goes on with the paragraph of the line before it. */
function goesOn(before: PageLine, line: PageLine, { pitch, edge }: { readonly pitch: number; readonly edge: number }): boolean {
  if (Math.abs(before.size - line.size) > SIZES * before.size || BULLET.test(line.text)) return false;
  const ended = SENTENCE_END.test(before.text);
  const down = line.y - before.y;
  // The next column or page: a sentence goes on.
  if (before.page !== line.page || down <= 0) return !ended && /^[\p{Ll}\p{N}(“"‘]/u.test(line.text);
  if (down > Math.max(pitch, line.size) * APART) return false;
  const indented = line.x - before.x > 0.8 * line.size && line.x - before.x < 6 * line.size;
  const short = before.right < edge - 4 * line.size;
  return !(ended && (indented || short));
}

/** Join lines to paragraphs, across columns and pages too. Lines of another size, bullets, gaps, indents and short last lines part them. */
export function paragraphs(lines: readonly PageLine[]): Paragraph[] {
  const steps = lines.flatMap((line, index) => {
    const next = lines[index + 1];
    const step = next && next.page === line.page ? next.y - line.y : 0;
    return step > 0 && step < 3 * line.size ? [step / line.size] : [];
  });
  const usual = median(steps);
  const found: PageLine[][] = [];
  let edge = 0;
  for (const line of lines) {
    const open = found.at(-1);
    const before = open?.at(-1);
    if (open && before && goesOn(before, line, { pitch: usual * line.size, edge })) open.push(line);
    else found.push([line]);
    // The right edge of the column: that of the lines so far which begin about where this one does.
    edge = before && before.page === line.page && Math.abs(before.x - line.x) < 3 * line.size ? Math.max(edge, line.right) : line.right;
  }
  return found;
}
