import { readWire } from "./agency.ts";
import { readInterview } from "./interview.ts";
import { type Line, type Page, textOf } from "./page.ts";
import { phrases } from "./phrases.ts";
import { readRest } from "./rest.ts";
import { endsSentence, folded, isRunning, LABEL_WORDS, wordCount } from "./shape.ts";
import { readTop } from "./top.ts";
import { readTurns } from "./turns.ts";

/** Longest line before a colon that is a heading, in words; longer ones are sentences that lead into a list or a quotation. */
const COLON_WORDS = 5;

const BULLET = /^(?:[-–—*•·▪■●◦‣►]|\d{1,2}[.)])(?:\s|$)/u;
const LONE_BULLET = /^[-–—*•·▪■●◦‣►]$/u;
const QUOTE_MARK = /^["“„«‘]/u;
const PERSONAL = /^(?:he|she|they|we|i|it|according|the)\b/iu;

/** A bullet that stands alone on its line belongs to the line after it; lines that start with a bullet are items. */
function items(page: Page): void {
  const lines: Line[] = [];
  for (const line of page.lines) {
    const before = lines.at(-1);
    const lone = before && !before.kind && LONE_BULLET.test(textOf(page, before));
    if (lone && !line.kind) {
      before.end = line.end;
      before.kind = "item";
    } else lines.push(line);
  }
  for (const line of lines)
    if (!line.kind && BULLET.test(page.text.slice(line.start, line.start + 4)) && line.end - line.start > 2) line.kind = "item";
  page.lines = lines;
}

/** Whether a line heads what follows: a known opener of background, a label before a colon, or a short line between paragraphs. */
function isHeading(page: Page, index: number): boolean {
  const line = page.lines[index];
  const next = page.lines[index + 1];
  if (!line || line.kind || !next || next.kind === "furniture") return false;
  const text = textOf(page, line);
  if (text.length > 100 || wordCount(text) > LABEL_WORDS) return false;
  if (phrases().openers.has(folded(text))) return true;
  const below = textOf(page, next);
  if (text.endsWith(":")) return wordCount(text) <= COLON_WORDS && !QUOTE_MARK.test(below) && !PERSONAL.test(text);
  return index > 0 && !endsSentence(text) && !/[,;–—-]$/u.test(text) && isRunning(below) && !QUOTE_MARK.test(text);
}

/**
 * Give every line of a page its role, by rules that run in a fixed order: items, the top of the page, what stands around and under the
 * report, the turns of a transcript, datelines and agencies, headings. What is left is a paragraph.
 */
export function layOut(page: Page): void {
  items(page);
  readTop(page);
  readRest(page);
  readTurns(page);
  readInterview(page);
  readWire(page);
  for (const [index, line] of page.lines.entries()) if (isHeading(page, index)) line.kind = "heading";
}
