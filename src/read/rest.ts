import { sentences } from "../language/sentences.ts";
import { dateAt } from "./dates.ts";
import { type Line, type Page, setApart, splitLine, textOf } from "./page.ts";
import { type Marker, opening, phrases } from "./phrases.ts";
import { endsSentence, folded, isPersonShaped, isRunning, LABEL_WORDS, wordCount } from "./shape.ts";
import { isCaption, isPublisher } from "./top.ts";

/** A phrase that opens a whole sentence of the page's own ("Follow us …") may go on this long, in words. */
const PROMPT_WORDS = 35;
/** Most titles in a box inside the report; longer lists end it. */
const BOX_LINES = 6;
/** Running lines in a row, without a title between them, that are the report again and no teasers. */
const RESUMED = 3;
/** How many lines at the end of the report are looked at for disclaimers and names. */
const END_LINES = 10;
/** Lines at the top in which an editor's note or the like is looked for. */
const NOTE_LINES = 4;
/** Running lines that must stand before a rail of other news. */
const RAIL_AFTER = 2;
/** Share of the lines of a rail that are items or bare titles. */
const RAIL_SHARE = 0.6;

const END_MARK = /^(?:#{2,}|-+ ?30 ?-+|\(?ends?\)?|\*{3,}|={3,})$/iu;
const HASHTAGS = /^(?:#[\p{L}\p{N}_]+[\s,]*)+$/u;
const BULLET = /^[-–—*•·▪■●◦‣►](?:\s|$)/u;

/** Whether a rule may still set a line apart: furniture and the headline are settled, other kinds are only shapes. */
function isOpen(line: Line): boolean {
  return line.kind !== "furniture" && line.kind !== "headline";
}

function isBulleted(page: Page, line: Line): boolean {
  return line.kind === "item" || BULLET.test(page.text.slice(line.start, line.start + 2));
}

function markerOf(text: string): Marker | null {
  if (text.length > 300) return null;
  const plain = folded(text);
  const words = wordCount(text);
  const whole = words <= LABEL_WORDS ? phrases().lines.get(plain.replace(/^\d+ (?=comments?$)/u, "")) : undefined;
  if (whole) return whole;
  const start = opening(phrases().starts, plain)?.value;
  if (!start || words > PROMPT_WORDS) return null;
  return start.scope === "line" || (words <= LABEL_WORDS && !endsSentence(text.replace(/[!?.…]+$/u, ""))) ? start : null;
}

/** Characters of running text before and after a line. */
function weights(page: Page, index: number): { before: number; after: number } {
  const sum = { before: 0, after: 0 };
  for (const [i, line] of page.lines.entries()) {
    if (i === index || !isOpen(line) || !isRunning(textOf(page, line))) continue;
    sum[i < index ? "before" : "after"] += line.end - line.start;
  }
  return sum;
}

/** Whether the report goes on at `index`: a few running lines in a row. */
function resumes(page: Page, index: number): boolean {
  const next = page.lines.slice(index, index + RESUMED);
  return next.length === RESUMED && next.every((line) => isOpen(line) && !isBulleted(page, line) && isRunning(textOf(page, line)));
}

/** Set apart what follows a marker, and say at which line to go on. */
function absorb(page: Page, index: number, marker: Marker): number {
  const { before, after } = weights(page, index);
  const box = marker.scope === "box" || before < after;
  let at = index + 1;
  for (; at < page.lines.length; at++) {
    const line = page.lines[at];
    if (!line || !isOpen(line)) continue;
    const text = textOf(page, line);
    if (box && after > 0 && (isRunning(text) || at - index > BOX_LINES)) return at;
    if (!box && marker.why !== "comments" && resumes(page, at)) return at;
    const own = markerOf(text);
    if (own && own.scope !== "line" && own.why !== marker.why) return at;
    setApart(line, own?.why ?? marker.why);
  }
  return at;
}

/** A section's name over a list of teasers, after the report: the list is other news. Gives the line after it, or null. */
function rail(page: Page, index: number): number | null {
  const line = page.lines[index];
  if (!line || !phrases().sections.has(folded(textOf(page, line)))) return null;
  let end = index + 1;
  let titles = 0;
  let items = 0;
  for (; end < page.lines.length; end++) {
    const next = page.lines[end];
    if (!next || (!isBulleted(page, next) && markerOf(textOf(page, next)))) break;
    if (isBulleted(page, next)) items++;
    else if (!endsSentence(textOf(page, next))) titles++;
  }
  const before = page.lines.slice(0, index).filter((one) => isOpen(one) && isRunning(textOf(page, one))).length;
  const listed = items >= 2 || titles >= 3;
  if (before < RAIL_AFTER || !listed || items + titles < (end - index - 1) * RAIL_SHARE) return null;
  const { before: told, after } = weights(page, index);
  if (told < after * RAIL_SHARE) return null;
  for (const one of page.lines.slice(index, end)) if (isOpen(one)) setApart(one, "other-news");
  return end;
}

function markers(page: Page): void {
  for (let at = 0; at < page.lines.length;) {
    const line = page.lines[at];
    if (!line || !isOpen(line)) {
      at++;
      continue;
    }
    const text = textOf(page, line);
    const after = text.length <= 40 && !isBulleted(page, line) ? rail(page, at) : null;
    const marker = after === null ? markerOf(text) : null;
    if (marker) setApart(line, marker.why);
    else if (END_MARK.test(text)) {
      const { before, after: left } = weights(page, at);
      setApart(line, "metadata");
      if (before >= left) for (const one of page.lines.slice(at + 1)) if (isOpen(one)) setApart(one, "disclaimer");
    } else if (HASHTAGS.test(text)) setApart(line, "metadata");
    else if (text.length < 600 && isCaption(text)) setApart(line, "caption");
    at = after ?? (marker && marker.scope !== "line" ? absorb(page, at, marker) : at + 1);
  }
}

/** Whether text that begins at a sentence's start is a disclaimer. `inside`: only phrases that also stand inside paragraphs. */
function isDisclaimer(text: string, inside: boolean): boolean {
  const plain = folded(text.slice(0, 400));
  const hit = opening(phrases().disclaimers, plain);
  if (!hit || (inside && !hit.value.inside)) return false;
  const rest = plain.slice(hit.phrase.length);
  return hit.value.needs.length === 0 || hit.value.needs.some((word) => rest.includes(word));
}

/** Cut the page's own words off the end of a line of the report. */
function cutInside(page: Page, index: number): void {
  const line = page.lines[index];
  if (!line || !isOpen(line)) return;
  const parts = sentences(page.text, line.start, line.end);
  for (const [i, [start]] of parts.entries()) {
    if (i === 0) continue;
    const rest = page.text.slice(start, line.end);
    const prompt = i === parts.length - 1 && markerOf(rest);
    const why = isDisclaimer(rest, true) ? "disclaimer" : prompt && prompt.why === "share" ? "share" : null;
    if (why === null) continue;
    splitLine(page, index, start);
    const tail = page.lines[index + 1];
    if (tail) setApart(tail, why);
    return;
  }
}

function lastOpen(page: Page): number {
  return page.lines.findLastIndex(isOpen);
}

function disclaimers(page: Page): void {
  const last = lastOpen(page);
  for (const [i, line] of page.lines.entries()) {
    if (!isOpen(line)) continue;
    const near = i < NOTE_LINES || i > last - END_LINES;
    if (isDisclaimer(textOf(page, line), !near)) setApart(line, "disclaimer");
  }
  const end = lastOpen(page);
  for (let i = end; i >= 0 && i > end - 2; i--) cutInside(page, i);
}

/** Names, outlets and dates that stand alone under the report. */
function signatures(page: Page): void {
  for (let at = lastOpen(page), seen = 0; at > 1 && seen < END_LINES; at--, seen++) {
    const line = page.lines[at];
    if (!line || !isOpen(line)) continue;
    const text = textOf(page, line);
    const lead = /^[-–—]\s*/u.exec(text)?.[0].length ?? 0;
    const start = line.start + lead;
    const date = dateAt(page.text, start);
    if (date && date !== "unreadable" && date.end >= line.end) {
      page.dates.push({ days: date.days, start, end: date.end, method: "print", rank: 3 });
      setApart(line, "metadata");
    } else if (!endsSentence(text) && isPublisher(text.slice(lead))) {
      page.credits.push({ role: "publisher", start, end: line.end });
      setApart(line, "credit");
    } else if (isPersonShaped(text.slice(lead))) {
      page.credits.push({ role: "author", start, end: line.end });
      setApart(line, "byline");
    } else return;
  }
}

/**
 * Read what stands around and under the report: boxes of related titles, rails of other news, prompts, captions, comments, disclaimers
 * (also at the end of a paragraph), and the names and dates under it. Each is set apart with its reason.
 */
export function readRest(page: Page): void {
  markers(page);
  disclaimers(page);
  signatures(page);
}
