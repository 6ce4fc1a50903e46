import { layOut } from "./layout.ts";
import { linesOf } from "./lines.ts";
import { type Line, newPage, type Page, setApart } from "./page.ts";
import { isMetadata } from "./top.ts";

const FENCE = /^---[ \t]*(?:\r\n|\n)/u;
const FENCE_END = /^(?:---|\.\.\.)[ \t]*$/mu;
const RULE = /^(?:[-*_] ?){3,}$/u;
const IMAGE = /^!\[[^\]]{0,500}\]\([^()]{0,1000}\)$/u;
const UNDERLINE = /^(?:={3,}|-{3,})$/u;

/** Length of the front matter, its fences included; 0 if the text has none. */
function frontMatter(text: string): number {
  const open = FENCE.exec(text);
  if (!open) return 0;
  const rest = text.slice(open[0].length);
  const close = FENCE_END.exec(rest);
  return close ? open[0].length + close.index + close[0].length : 0;
}

/** Give a line the role its marks state, and leave the marks out of its span: they stay in the text as a line of their own, set apart. */
function marked(page: Page, line: Line): Line[] {
  const text = page.text.slice(line.start, line.end);
  const marks = /^(#{1,6}[ \t]+|>[ \t]?(?:>[ \t]?)*)/u.exec(text)?.[0] ?? "";
  if (marks === "") return [line];
  const sign: Line = { ...line, end: line.start + marks.trimEnd().length };
  setApart(sign, "metadata");
  const rest: Line = {
    ...line,
    start: line.start + marks.length,
    gap: 0,
    kind: marks.startsWith(">") ? "quote" : marks.trim() === "#" ? "headline" : "heading",
  };
  return rest.start < rest.end ? [sign, rest] : [sign];
}

function underlined(page: Page): void {
  for (const [i, line] of page.lines.entries()) {
    const below = page.lines[i + 1];
    if (!below || line.kind || below.gap > 0 || !UNDERLINE.test(page.text.slice(below.start, below.end))) continue;
    line.kind = page.text[below.start] === "=" ? "headline" : "heading";
    setApart(below, "metadata");
  }
}

/** The first headline is the title; later headings of level one are headings. */
function oneHeadline(page: Page): void {
  const [first, ...more] = page.lines.filter(({ kind }) => kind === "headline");
  for (const line of more) line.kind = "heading";
  if (first) page.title = { start: first.start, end: first.end };
}

/**
 * Read Markdown: the text stays as it is, its marks included. Headings, quotations and list items are blocks of that kind; front matter,
 * rules, pictures and the marks of headings and quotations are furniture; then the rules for plain text apply.
 */
export function readMarkdown(text: string): Page {
  const body = frontMatter(text);
  const page = newPage(text, linesOf(text, 0, body));
  for (const [i, line] of page.lines.entries()) if (!isMetadata(page, i)) setApart(line, "metadata");
  page.lines.push(...linesOf(text, body).flatMap((line) => marked(page, line)));
  underlined(page);
  for (const line of page.lines) {
    const part = text.slice(line.start, line.end);
    if (line.kind) continue;
    if (RULE.test(part)) setApart(line, "metadata");
    else if (IMAGE.test(part)) setApart(line, "caption");
  }
  oneHeadline(page);
  layOut(page);
  return page;
}
