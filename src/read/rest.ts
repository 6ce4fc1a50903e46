import { dateAt } from "./dates.ts";
import { type Line, type Page, setApart, splitLine, textOf } from "./page.ts";
import { type Marker, opening, phrases } from "./phrases.ts";
import { endsSentence, folded, isPersonShaped, isRunning, LABEL_WORDS, wordCount } from "./shape.ts";
import { isCaption, isPublisher } from "./top.ts";

/** A phrase that opens a whole sentence of the page's own ("Follow us …") may go on this long, in words. */
const PROMPT_WORDS = 35;
/** Longest prompt, and longest marker that stands alone on a line, in characters. */
const MARKER_LENGTH = 300;
const LABEL_LENGTH = 80;
/** Most titles in a box inside the report; longer lists end it. */
const BOX_LINES = 6;
/** Running lines in a row, without a title between them, that are the report again and no teasers. */
const RESUMED = 3;
/** How many lines at the end of the report are looked at for disclaimers and names. */
const END_LINES = 10;
/** How far before its end a line is looked at for a disclaimer, in characters. */
const INSIDE_LENGTH = 3_000;
/** Lines at the top in which an editor's note or the like is looked for. */
const NOTE_LINES = 4;
/** Running lines that must stand before a rail of other news. */
const RAIL_AFTER = 2;
/** Longest rail, in lines. */
const RAIL_LINES = 200;
/** Longest caption or line of tags, in characters. */
const CAPTION_LENGTH = 600;
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

/** The marker that a line is, or begins with; a sentence of the report that happens to begin so is longer than a prompt. */
function markerOf(text: string): Marker | null {
  if (text.length > MARKER_LENGTH) return null;
  const plain = folded(text.slice(0, LABEL_LENGTH));
  if (text.length <= LABEL_LENGTH) {
    const whole = phrases().lines.get(plain.replace(/^\d+ (?=comments?$)/u, ""));
    if (whole) return whole;
  }
  const start = opening(phrases().starts, plain)?.value;
  if (!start || wordCount(text) > PROMPT_WORDS) return null;
  return start.scope === "line" || (wordCount(text) <= LABEL_WORDS && !endsSentence(text.replace(/[!?.…]+$/u, ""))) ? start : null;
}

/** Which lines are running text, and how many characters of it (and how many lines) stand before each line. Counted once for a page. */
interface Told {
  readonly running: readonly boolean[];
  readonly before: readonly number[];
  readonly linesBefore: readonly number[];
}

function toldOf(page: Page): Told {
  const running = page.lines.map((line) => isOpen(line) && isRunning(textOf(page, line)));
  const before = [0];
  const linesBefore = [0];
  for (const [i, line] of page.lines.entries()) {
    before.push((before[i] ?? 0) + (running[i] ? line.end - line.start : 0));
    linesBefore.push((linesBefore[i] ?? 0) + (running[i] ? 1 : 0));
  }
  return { running, before, linesBefore };
}

function weights({ before }: Told, index: number): { before: number; after: number } {
  return { before: before[index] ?? 0, after: (before.at(-1) ?? 0) - (before[index + 1] ?? 0) };
}

/** Whether the report goes on at `index`: a few running lines in a row. */
function resumes(page: Page, told: Told, index: number): boolean {
  const next = page.lines.slice(index, index + RESUMED);
  return next.length === RESUMED && next.every((line, i) => isOpen(line) && !isBulleted(page, line) && told.running[index + i]);
}

/** Set apart what follows a marker, and say at which line to go on. */
function absorb(page: Page, told: Told, [index, marker]: readonly [number, Marker]): number {
  const { before, after } = weights(told, index);
  const box = marker.scope === "box" || before < after;
  let at = index + 1;
  for (; at < page.lines.length; at++) {
    const line = page.lines[at];
    if (!line || !isOpen(line)) continue;
    if (box && after > 0 && (told.running[at] || at - index > BOX_LINES)) return at;
    if (!box && marker.why !== "comments" && resumes(page, told, at)) return at;
    const own = markerOf(textOf(page, line));
    if (own && own.scope !== "line" && own.why !== marker.why) return at;
    setApart(line, own?.why ?? marker.why);
  }
  return at;
}

/** Where a list of teasers under a section's name ends, and how many of its lines are items and bare titles. */
function listAfter(page: Page, index: number): { end: number; items: number; titles: number } {
  const found = { end: index + 1, items: 0, titles: 0 };
  for (; found.end < Math.min(page.lines.length, index + RAIL_LINES); found.end++) {
    const next = page.lines[found.end];
    if (!next || (!isBulleted(page, next) && markerOf(textOf(page, next)))) break;
    if (isBulleted(page, next)) found.items++;
    else if (!endsSentence(textOf(page, next))) found.titles++;
  }
  return found;
}

/** A section's name over a list of teasers, after the report: the list is other news. Gives the line after it, or null. */
function rail(page: Page, told: Told, index: number): number | null {
  const line = page.lines[index];
  if (!line || isBulleted(page, line) || line.end - line.start > 40 || !phrases().sections.has(folded(textOf(page, line)))) return null;
  const { before, after } = weights(told, index);
  if ((told.linesBefore[index] ?? 0) < RAIL_AFTER || before < after * RAIL_SHARE) return null;
  const { end, items, titles } = listAfter(page, index);
  if ((items < 2 && titles < 3) || items + titles < (end - index - 1) * RAIL_SHARE) return null;
  for (const one of page.lines.slice(index, end)) if (isOpen(one)) setApart(one, "other-news");
  return end;
}

/** The mark under a release ("###", "ENDS"): what follows is about the sender. */
function endMark(page: Page, told: Told, index: number): void {
  const { before, after } = weights(told, index);
  const rest = before >= after ? page.lines.slice(index + 1).filter(isOpen) : [];
  for (const line of rest) setApart(line, "disclaimer");
}

/** Judge one line by itself and, where it is a marker, what follows. Gives the next line to judge. */
function judge(page: Page, told: Told, index: number): number {
  const line = page.lines[index];
  if (!line || !isOpen(line)) return index + 1;
  const after = rail(page, told, index);
  if (after !== null) return after;
  const text = textOf(page, line);
  const marker = markerOf(text);
  if (marker) {
    setApart(line, marker.why);
    return marker.scope === "line" ? index + 1 : absorb(page, told, [index, marker]);
  }
  if (text.length <= 20 && END_MARK.test(text)) {
    setApart(line, "metadata");
    endMark(page, told, index);
  } else if (text.length < CAPTION_LENGTH && HASHTAGS.test(text)) setApart(line, "metadata");
  else if (text.length < CAPTION_LENGTH && isCaption(text)) setApart(line, "caption");
  return index + 1;
}

function markers(page: Page): void {
  const told = toldOf(page);
  for (let at = 0; at < page.lines.length;) at = judge(page, told, at);
}

/** Whether text that begins at a sentence's start is a disclaimer. `inside`: only phrases that also stand inside paragraphs. */
function isDisclaimer(text: string, inside: boolean): boolean {
  const hit = opening(phrases().disclaimers, folded(text.slice(0, LABEL_LENGTH)));
  if (!hit || (inside && !hit.value.inside)) return false;
  return (
    hit.value.needs.length === 0 ||
    hit.value.needs.some((word) => text.slice(0, MARKER_LENGTH).toLowerCase().includes(word, hit.phrase.length))
  );
}

// Where a sentence may begin inside a line, also one that is glued to the sentence before it.
const BEGINNING = /[.!?…]["”’)]*\s*(?=[/©(\p{Lu}])/gu;

/** Cut the page's own words off the end of a line of the report. */
function cutInside(page: Page, index: number): void {
  const line = page.lines[index];
  if (!line || !isOpen(line)) return;
  const from = Math.max(line.start, line.end - INSIDE_LENGTH);
  const starts = [...page.text.slice(from, line.end).matchAll(BEGINNING)].map((match) => from + match.index + match[0].length);
  for (const start of starts) {
    const rest = page.text.slice(start, line.end);
    const prompt = start === starts.at(-1) ? markerOf(rest) : null;
    const why = isDisclaimer(rest, true) ? "disclaimer" : prompt?.why === "share" ? "share" : null;
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
