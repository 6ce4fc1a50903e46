import { type Line, type Page, type Range, textOf } from "./page.ts";

/** The end of a question. */
export const ASKS = /\?["”’»)\]]*$/u;

/** Who is asked: "an interview with NAME", "Q&A with NAME" before the first question, or a title that begins with a name: "Tora Lie: …". */
const WORD = "(?:\\p{Lu}\\.|\\p{Lu}[\\p{L}'’-]{1,30})";
const NAME = `${WORD}(?: (?:(?:of|the|de|da|van|von|der|bin|al) ){0,2}${WORD}){1,5}`;
const WITH = new RegExp(
  `\\b(?:interview(?:ed)?|Q&A|conversation|talk) with (?:the |a |an )?(?:\\p{Ll}[\\p{L}-]{1,20} ){0,4}(${NAME})`,
  "dgu",
);
const TITLED = new RegExp(`^(${NAME})(?=: )`, "du");

/** The lines of a page, with those cut in two that begin with a bold question and go on with its answer. */
export function answersApart(page: Page): Line[] {
  return page.lines.flatMap((line): Line[] => {
    const { kind, start, end, bold = start } = line;
    if (kind !== undefined || bold >= end) return [line];
    const question = page.text.slice(start, bold).trimEnd();
    const rest = page.text.slice(bold, end).trimStart();
    if (!ASKS.test(question) || !/[\p{L}\p{N}]/u.test(rest)) return [line];
    const cut = start + question.length;
    return [
      { ...line, end: cut, bold: cut },
      { start: end - rest.length, end, gap: 0 },
    ];
  });
}

/** The name of who is asked, where the page gives it before the first question. */
export function asked(page: Page, first: number): Range | undefined {
  const before = [...(page.title ? [page.title] : []), ...page.lines.slice(0, first).filter(({ kind }) => kind !== "furniture")];
  for (const range of before) {
    const text = textOf(page, range);
    const found = (range === page.title ? TITLED.exec(text) : null) ?? [...text.matchAll(WITH)][0];
    const [start, end] = found?.indices?.[1] ?? [];
    if (start !== undefined && end !== undefined) return { start: range.start + start, end: range.start + end };
  }
  return undefined;
}
