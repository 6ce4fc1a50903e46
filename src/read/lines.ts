import type { Line } from "./page.ts";

/** Share of line breaks inside sentences from which a text counts as wrapped by hand. A judgement: nearly half, as the last line of each paragraph ends one. */
const WRAPPED_SHARE = 0.4;
/** Fewest line breaks from which wrapping can be told. */
const WRAPPED_LINES = 6;
/** Wrapped lines are of typewriter width, in characters. */
const WRAPPED_WIDTH = 100;

const BREAK = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/gu;
const BULLET = /^(?:[-–—*•·▪■●◦‣►]\s|\d{1,2}[.)]\s)/u;

function physical(text: string, from: number, to: number): Line[] {
  const lines: Line[] = [];
  let gap = 0;
  const add = (start: number, end: number): void => {
    const raw = text.slice(start, end);
    const body = raw.trim();
    if (body === "") gap++;
    else {
      const lead = raw.length - raw.trimStart().length;
      lines.push({ start: start + lead, end: start + lead + body.length, gap });
      gap = 0;
    }
  };
  let start = from;
  BREAK.lastIndex = from;
  for (let match = BREAK.exec(text); match && match.index < to; match = BREAK.exec(text)) {
    add(start, match.index);
    start = match.index + match[0].length;
  }
  add(start, to);
  return lines;
}

/** Whether the second line goes on with the sentence of the first: no sentence end before it, a small letter or a digit at its start. */
function goesOn(text: string, a: Line, b: Line): boolean {
  return (
    b.gap === 0 && /[\p{L}\p{N},;–—-]$/u.test(text.slice(a.end - 1, a.end)) && /^[\p{Ll}\p{N}(]/u.test(text.slice(b.start, b.start + 2))
  );
}

function isWrapped(text: string, lines: readonly Line[]): boolean {
  let within = 0;
  let breaks = 0;
  for (const [i, line] of lines.entries()) {
    const next = lines[i + 1];
    if (line.end - line.start > WRAPPED_WIDTH) return false;
    if (!next || next.gap > 0) continue;
    breaks++;
    if (goesOn(text, line, next)) within++;
  }
  return breaks >= WRAPPED_LINES && within >= breaks * WRAPPED_SHARE;
}

function indent(text: string, line: Line): number {
  let column = 0;
  while (line.start - column > 0 && /[ \t]/u.test(text[line.start - column - 1] ?? "")) column++;
  return column;
}

function joined(text: string, lines: readonly Line[]): Line[] {
  const paragraphs: Line[] = [];
  let before: Line | undefined;
  for (const line of lines) {
    const open = paragraphs.at(-1);
    const apart =
      !open || !before || line.gap > 0 || indent(text, line) > indent(text, before) || BULLET.test(text.slice(line.start, line.start + 4));
    if (apart) paragraphs.push({ ...line });
    else open.end = line.end;
    before = line;
  }
  return paragraphs;
}

/**
 * The lines of `text` between two offsets, without white space around them and without blank ones. In a text wrapped by hand
 * (short lines that break inside sentences), the lines of a paragraph are joined to one; a blank line, an indent or a bullet starts a new one.
 */
export function linesOf(text: string, from = 0, to = text.length): Line[] {
  const lines = physical(text, from, to);
  return isWrapped(text, lines) ? joined(text, lines) : lines;
}
