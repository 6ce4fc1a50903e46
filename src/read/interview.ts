import { type Line, type Page, textOf } from "./page.ts";
import { answersApart, asked, ASKS } from "./questions.ts";

/** Fewest questions of an interview. A judgement: a report may have one or two headings that ask something. */
const FEWEST = 3;
/** The share of questions that speak to somebody ("you"), and of answers by somebody ("I"), from which a page is no explainer with headings that ask. */
const SPOKEN_TO = 0.4;
const SPOKEN = 0.5;

const YOU = /\b(?:you|your|yours|yourself)\b/iu;
const ME = /\b(?:I|I['’](?:m|ve|d|ll)|me|my|mine|myself|we|we['’](?:re|ve|d|ll)|our|us)\b/u;
const QUOTED = /["“][^"“”]{0,2000}["”]/gu;
/** What papers print under an interview about it. */
const EDITED = /\b(?:interview|conversation|transcript) (?:has been|was|is)\b|\bedited (?:and condensed )?for (?:length|clarity)\b/iu;

function isBold({ bold = 0, end }: Line): boolean {
  return bold >= end;
}

/** Whether a line stands out as a question of an interview does: bold as a whole, or a heading. */
function standsOut(line: Line): boolean {
  return line.kind === "heading" || (line.kind === undefined && isBold(line));
}

const isSaid = ({ kind }: Line): boolean => kind === undefined || kind === "item" || kind === "quote";

/** The questions of a page, each the indexes of its lines; no answer between two lines makes them one question. */
function questions(page: Page): number[][] {
  const found: number[][] = [];
  let open = false;
  for (const [at, line] of page.lines.entries()) {
    if (standsOut(line)) {
      if (open) found.at(-1)?.push(at);
      else found.push([at]);
      open = true;
    } else if (isSaid(line)) open = false;
  }
  return found.filter((lines) => lines.some((at) => page.lines[at] && (isBold(page.lines[at]) || ASKS.test(textOf(page, page.lines[at])))));
}

/** Whether questions and what follows them are an interview: somebody is asked, and somebody answers. */
function isInterview(page: Page, asked: readonly (readonly number[])[]): boolean {
  const text = (lines: readonly number[]): string => lines.map((at) => textOf(page, page.lines[at] ?? { start: 0, end: 0 })).join(" ");
  const real = asked.filter((lines) => ASKS.test(text(lines)));
  if (real.length < FEWEST || real.length < asked.length / 2) return false;
  const to = real.filter((lines) => YOU.test(text(lines))).length;
  const by = asked.filter((lines, index) => {
    const [from, next] = [(lines.at(-1) ?? 0) + 1, asked[index + 1]?.[0] ?? page.lines.length];
    const answer = page.lines.slice(from, next).filter((line) => isSaid(line));
    return ME.test(
      answer
        .map((line) => textOf(page, line))
        .join(" ")
        .replace(QUOTED, ""),
    );
  }).length;
  return to >= real.length * SPOKEN_TO && by >= asked.length * SPOKEN;
}

/**
 * Cut an interview without labels in turns: questions, which are headings or bold, also at the beginning of a paragraph that goes on with the
 * answer, and answers, which carry the name of who is asked where the page gives it before the first question. A report with headings that
 * ask is left alone.
 */
export function readInterview(page: Page): void {
  if (page.kind === "transcript") return;
  const cut = { ...page, lines: answersApart(page) };
  const found = questions(cut);
  const begun = found.findIndex((lines) => lines.some((at) => ASKS.test(textOf(cut, cut.lines[at] ?? { start: 0, end: 0 }))));
  const own = begun < 0 ? [] : found.slice(begun);
  const first = own[0]?.[0];
  if (first === undefined || !isInterview(cut, own)) return;
  page.lines = cut.lines;
  const label = asked(page, first);
  const questioned = new Set(own.flat());
  for (const [at, line] of page.lines.entries()) {
    if (at < first || (!questioned.has(at) && (!isSaid(line) || EDITED.test(textOf(page, line))))) continue;
    line.kind = "turn";
    if (label && !questioned.has(at)) line.label = label;
  }
}
