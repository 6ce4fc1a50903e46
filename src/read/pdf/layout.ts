import { gather } from "../../text/gather.ts";
import { COLUMN_LENGTH } from "./rows.ts";
import type { PageLine } from "./stretches.ts";

/** Lines that are one paragraph. */
export type Paragraph = readonly PageLine[];

/** Share of a page's height at either end in which lines that recur are its header or footer. */
const MARGIN = 0.1;
/** Lines further apart than this many usual distances are two paragraphs. */
const APART = 1.3;
/** The share of all distances of lines, from the least, at which that inside a paragraph stands. */
const WITHIN = 0.2;
/** The share of lines that stand after a gap or are indented from which paragraphs are known by that alone. */
const MARKED = 0.1;
/** A line this much further in than its column, in sizes, is indented; one further in than the second stands in another column. */
const INDENT = 0.8;
const DEEPEST_INDENT = 6;
/** Sizes that differ by more than this share are two sorts of text. */
const SIZES = 0.08;

const SENTENCE_END = /[.!?:…]["”’»)\]]*$/u;
const BULLET = /^(?:[•▪■●◦‣–—*·-]|\d{1,2}[.)]|\([a-z\d]{1,2}\))\s/u;
/** A question or an answer of a record. */
const SPEECH = /^[QA][.:]\s/u;
const NAMED_PAGE = /\b(?:page|p\.)\s?(\d{1,4})\b/iu;
/** Longest header or footer that is known by the number of its page, in characters. */
const RUNNING_LENGTH = 80;
const PAGE_NUMBER = /^(?:page|p\.)?\s*[-–]?\s*\d{1,4}\s*[-–]?(?:\s*(?:\/|of)\s*\d{1,4})?$/iu;

/** The distance of lines inside a paragraph: where most paragraphs are short, half of all distances are those between two of them. */
function usualStep(steps: readonly number[]): number {
  return steps.toSorted((a, b) => a - b)[Math.floor(steps.length * WITHIN)] ?? 0;
}

/** The size of font that most characters have. */
export function bodySize(lines: readonly PageLine[]): number {
  const counts = new Map<number, number>();
  for (const { size, text } of lines) counts.set(Math.round(size * 2) / 2, (counts.get(Math.round(size * 2) / 2) ?? 0) + text.length);
  return [...counts].toSorted(([a, m], [b, n]) => n - m || a - b)[0]?.[0] ?? 0;
}

/** Lines at the head or foot of their page that recur on other pages in the same size, figures aside, or give its number. */
export function margins(lines: readonly PageLine[]): Set<PageLine> {
  const edge = ({ y, height }: PageLine): boolean => y < height * MARGIN || y > height * (1 - MARGIN);
  const key = ({ text, size }: PageLine): string => `${Math.round(size)} ${text.replace(/\d+/gu, "#")}`;
  const pages = new Map<string, Set<number>>();
  const edges = lines.filter((line) => edge(line));
  for (const line of edges) pages.set(key(line), (pages.get(key(line)) ?? new Set()).add(line.page));
  const numbered = ({ text, page }: PageLine): boolean =>
    PAGE_NUMBER.test(text) || (text.length <= RUNNING_LENGTH && NAMED_PAGE.exec(text)?.[1] === `${page}`);
  return new Set(edges.filter((line) => numbered(line) || (pages.get(key(line))?.size ?? 0) > 1));
}

/** How far a line stands from the left edge of its column, in its size: that of the leftmost line of the page which begins a little before it. */
function insets(lines: readonly PageLine[]): ReadonlyMap<PageLine, number> {
  const found = new Map<PageLine, number>();
  const pages = new Map<number, PageLine[]>();
  for (const line of lines) gather(pages, line.page, line);
  for (const own of pages.values()) {
    const sorted = own.toSorted((a, b) => a.x - b.x);
    let first = 0;
    for (const line of sorted) {
      while ((sorted[first]?.x ?? 0) < line.x - DEEPEST_INDENT * line.size) first++;
      found.set(line, (line.x - (sorted[first]?.x ?? line.x)) / line.size);
    }
  }
  return found;
}

interface Around {
  /** The usual distance of lines, and the right edge of the column. */
  readonly pitch: number;
  readonly edge: number;
  /** Whether the file parts its paragraphs by gaps or indents; else a short last line does. */
  readonly marked: boolean;
  /** How far a line stands from the left edge of its column, and whether the line before it begins a paragraph. */
  readonly inset: number;
  readonly second: boolean;
}

/** Whether a line goes on with the paragraph of the line before it. */
function goesOn(before: PageLine, line: PageLine, { pitch, edge, marked, inset, second }: Around): boolean {
  if (Math.abs(before.size - line.size) > SIZES * before.size || BULLET.test(line.text)) return false;
  if (before.text.includes("\t") || line.text.includes("\t")) return false;
  const ended = SENTENCE_END.test(before.text);
  const down = line.y - before.y;
  const short = before.right < edge - 4 * line.size;
  // The next column or page: a sentence goes on.
  if (before.page !== line.page || down <= 0)
    return !ended && (/^[\p{Ll}\p{N}(“"‘]/u.test(line.text) || (!short && before.text.length >= COLUMN_LENGTH));
  if (ended && SPEECH.test(line.text)) return false;
  if (down > Math.max(pitch, line.size) * APART) return false;
  const deeper = line.x - before.x > INDENT * line.size;
  const indented = inset > INDENT && (deeper || second);
  return !(ended && (indented || (short && !marked)));
}

/** Join lines to paragraphs, across columns and pages too. Lines of another size, bullets, gaps, indents, short last lines and rows of tables part them. */
export function paragraphs(lines: readonly PageLine[]): Paragraph[] {
  const steps = lines.flatMap((line, index) => {
    const next = lines[index + 1];
    const step = next && next.page === line.page ? next.y - line.y : 0;
    return step > 0 && step < 3 * line.size ? [step / line.size] : [];
  });
  const usual = usualStep(steps);
  const inset = insets(lines);
  const parted = steps.filter((step) => step > usual * APART).length + lines.filter((line) => (inset.get(line) ?? 0) > INDENT).length;
  const found: PageLine[][] = [];
  let edge = 0;
  for (const line of lines) {
    const open = found.at(-1);
    const before = open?.at(-1);
    const around = {
      pitch: usual * line.size,
      edge,
      marked: parted > lines.length * MARKED,
      inset: inset.get(line) ?? 0,
      second: open?.length === 1,
    };
    if (open && before && goesOn(before, line, around)) open.push(line);
    else found.push([line]);
    // The right edge of the column: that of the lines so far which begin about where this one does.
    edge = before && before.page === line.page && Math.abs(before.x - line.x) < 3 * line.size ? Math.max(edge, line.right) : line.right;
  }
  return found;
}
