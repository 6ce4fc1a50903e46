import { dateAt } from "./dates.ts";
import { type Line, type Page, setApart, splitLine, textOf } from "./page.ts";
import { opening, phrases } from "./phrases.ts";
import { endsSentence, folded, isCapitalised, isPersonShaped, isRunning, wordCount, wordsOf } from "./shape.ts";

/** Longest headline, in words. Of the 8,000 headlines of allsides37k 1 in 1,000 has more than 25 and the longest 36. */
const HEADLINE_WORDS = 32;
/** How many lines after the headline can belong to the top of the page: deck, byline, date, picture, publisher. */
const TOP_LINES = 8;
/** Longest caption without any mark of one, in words. */
const BARE_CAPTION_WORDS = 4;
/** Longest line that can be a byline or metadata, in characters. */
const HEAD_LENGTH = 200;
/** Longest name of a section or publisher over a headline, in words. */
const OVERLINE_WORDS = 5;
/** Longest name of a publisher, in words. */
const PUBLISHER_WORDS = 7;

const DATE_KEY =
  /^(?:date|dated|published|publication date|date published|posted|released|release date|issued|created|first published|pub(?:lish)?date)(?: (?:on|at|date))?\s*[:|–—-]?\s+/iu;
const CHANGE_KEY = /^(?:last )?(?:updated|modified|edited)(?: (?:on|at))?\s*[:|–—-]?\s+/iu;
const TITLE_KEY = /^(?:title|headline)\s*:\s+/iu;
const OTHER_KEY =
  /^(?:source|author|authors|url|link|section|category|location|language|publisher|outlet|site|newspaper|id|word count|length|byline|country|region|topic|reading time)\s*:\s+/iu;
const AUTHOR_KEY = /^(?:author|authors|byline)\s*:\s+/iu;
const PUBLISHER_KEY = /^(?:source|publisher|outlet|site|newspaper)\s*:\s+/iu;
const READING = /^(?:\d{1,3} ?[- ]?min(?:ute)?s?\.? (?:read|reading)|reading time\b|[\d,.]{1,9} (?:views|shares|comments))/iu;
const BYLINE = /^(?:by|written by|story by|words by|author|text by|posted by|reported by|from our correspondent)\s*:?\s+(?=\p{Lu})/iu;
const BYLINE_CUT = /\s*(?:[|·•/]|,\s|\s[–—-]\s|\s(?=(?:Published|Updated|Posted|on)\b)|\s(?=\d))/u;
const ADDRESS = /^https?:\/\/\S+$/u;
const SEPARATOR = /^[\s|·•,;:/–—-]*$/u;

/** Note a date that stands at `at` in the page, and say where it ends; null if none stands there. */
function noteDate(page: Page, at: number, as: { method: "meta" | "print" | "byline"; rank: number }): number | null {
  const found = dateAt(page.text, at);
  if (found === null || found === "unreadable") return null;
  page.dates.push({ days: found.days, start: found.start, end: found.end, ...as });
  return found.end;
}

/** The beginning of a line: as much of it as a label, a name and a date take. */
function headOf(page: Page, line: Line): string {
  return page.text.slice(line.start, Math.min(line.end, line.start + HEAD_LENGTH));
}

/** A date that stands alone, or behind a word that says it is one. Gives where it ends, or null. */
function datedUpTo(page: Page, line: Line): number | null {
  const text = headOf(page, line);
  const key = DATE_KEY.exec(text) ?? CHANGE_KEY.exec(text);
  const at = line.start + (key?.[0].length ?? 0);
  const found = dateAt(page.text, at);
  if (found === null) return null;
  if (found === "unreadable") {
    if (key) page.problems.push({ code: "date-unreadable", message: "a printed date is no day or more than one", range: line });
    return key && wordCount(text) <= 5 ? line.end : null;
  }
  if (found.end > line.end) return null;
  const alone = line.end - found.end < HEAD_LENGTH && SEPARATOR.test(page.text.slice(found.end, line.end));
  if (!key && !alone) return null;
  const rank = CHANGE_KEY.test(text) ? 5 : 1;
  page.dates.push({ days: found.days, start: found.start, end: found.end, method: key ? "meta" : "print", rank });
  return alone ? line.end : found.end;
}

/** Set line `index` apart if it is metadata, or cut metadata off its start, and note what it states; false if it is none. */
export function isMetadata(page: Page, index: number): boolean {
  const line = page.lines[index];
  if (!line) return false;
  const text = headOf(page, line);
  const dated = datedUpTo(page, line);
  if (dated !== null) {
    if (dated < line.end) splitLine(page, index, dated);
    const head = page.lines[index];
    if (head) setApart(head, "metadata");
    return true;
  }
  const other = line.end - line.start < HEAD_LENGTH ? OTHER_KEY.exec(text) : null;
  if (other && wordCount(text) <= 14 && !isRunning(text)) {
    const role = AUTHOR_KEY.test(text) ? "author" : PUBLISHER_KEY.test(text) ? "publisher" : null;
    if (role) page.credits.push({ role, start: line.start + other[0].length, end: line.end });
    setApart(line, "metadata");
    return true;
  }
  if (!READING.test(text) && !ADDRESS.test(text)) return false;
  setApart(line, "metadata");
  return true;
}

/** A byline: who wrote it, perhaps the outlet, perhaps the date. Sets the line apart and credits the author. */
function isByline(page: Page, line: Line): boolean {
  const text = textOf(page, line);
  const by = line.end - line.start < HEAD_LENGTH ? BYLINE.exec(text) : null;
  if (!by || wordCount(text) > 16 || isRunning(text)) return false;
  const who = text.slice(by[0].length);
  const cut = BYLINE_CUT.exec(who)?.index ?? who.length;
  if (cut === 0 || wordCount(who.slice(0, cut)) > 8 || !isCapitalised(who.slice(0, cut))) return false;
  const start = line.start + by[0].length;
  page.credits.push({ role: "author", start, end: start + who.slice(0, cut).trimEnd().length });
  for (const match of who.slice(cut).matchAll(/(?<![\p{L}\p{N}])(?=[\p{Lu}\p{N}])/gu)) {
    if (noteDate(page, start + cut + match.index, { method: "byline", rank: 2 }) !== null) break;
  }
  setApart(line, "byline");
  return true;
}

/** Whether a short line names an outlet or an institution. */
export function isPublisher(text: string): boolean {
  const words = wordsOf(text);
  if (words.length > PUBLISHER_WORDS || endsSentence(text) || !isCapitalised(text)) return false;
  const { institutions, agencies } = phrases();
  if (agencies.has(text)) return true;
  return words.some((word) => {
    const plain = word.toLowerCase().replace(/[^\p{L}]+$/u, "");
    return institutions.has(plain) || institutions.has(plain.replace(/s$/u, ""));
  });
}

// A bracket at the end that names a picture's origin: "(AP Photo/…)", "(Getty Images)", "(file photo)".
const BRACKETED_CREDIT = /\((?:[^()]{0,40}\b)?(?:photos?|images?|getty|shutterstock|file)\b[^()]{0,60}\)\.?$/iu;

// A credit that ends the line: "Photo: Name", "Image by Name/Agency", "Credit: Name".
const ENDING_CREDIT =
  /(?:^|[\s.(|/])(?:photo|image|picture|photograph|illustration|credit|video)s?(?: by| courtesy of)?\s?[:/©]\s?[^:.!?]{2,60}$/iu;

/** Whether a line is a picture's caption or credit by what it says: "Photo: …", "… / Getty Images", "… (AP Photo)", "Trade map". */
export function isCaption(text: string): boolean {
  const { captions } = phrases();
  if (opening(captions.start, folded(text.slice(0, 40)))) return wordCount(text) <= 60;
  const end = text.slice(-100);
  if (/[)\].]$/u.test(end) && end.includes("(") && BRACKETED_CREDIT.test(end)) return true;
  if (!endsSentence(end) && ENDING_CREDIT.test(end)) return wordCount(text, 81) <= 80;
  const plain = folded(end.slice(-30));
  if (captions.end.some((mark) => plain.endsWith(mark))) return wordCount(text, 81) <= 80;
  if (text.length > 80 || endsSentence(text)) return false;
  const words = wordsOf(text);
  return words.length <= 6 && words.length > 1 && captions.word.has(words.at(-1)?.toLowerCase() ?? "");
}

/** Whether the line over the text is a headline: no running prose, not too long, not the label of a speaker, and more text below it. */
function isHeadline(page: Page, index: number): boolean {
  const line = page.lines[index];
  const next = page.lines[index + 1];
  if (!line || !next) return false;
  const text = textOf(page, line);
  if (wordCount(text) > HEADLINE_WORDS || /[:,;]$/u.test(text)) return false;
  const asked = /[?!]["”’»]?$/u.test(text) && next.end - next.start > text.length;
  const quoted = /^[^.:"“]{1,60}: ["“‘][^"”]{1,200}["”’]$/u.test(text);
  return !endsSentence(text) || asked || quoted;
}

/** Whether two lines say the same, or one is the other and the site's name ("… | The Example"). Gives where the addition starts, or the full length. */
function repeats(first: string, second: string): number | null {
  const [a, b] = [folded(first), folded(second)];
  if (a === b && a !== "") return second.length;
  if (!b.startsWith(a) || wordCount(first) < 4) return null;
  const rest = /^["”’]?\s*[|·•–—-]\s*/u.exec(second.slice(first.length));
  return rest ? first.length + rest[0].length : null;
}

function apartIfRepeated(page: Page, title: Line, line: Line): boolean {
  const [above, below] = [textOf(page, title), textOf(page, line)];
  const same = repeats(above, below) ?? repeats(below, above);
  if (same === null) return false;
  const longer = below.length >= above.length ? line : title;
  if (same < longer.end - longer.start) page.credits.push({ role: "publisher", start: longer.start + same, end: longer.end });
  setApart(line, "repeated-headline");
  return true;
}

/** A few words without a stop between headline and report name what a picture shows. */
function isBareCaption(page: Page, index: number): boolean {
  const [line, next] = page.lines.slice(index, index + 2);
  if (!line || !next || next.kind) return false;
  const text = textOf(page, line);
  return wordCount(text) <= BARE_CAPTION_WORDS && !endsSentence(text) && !/\p{Lu}{3}/u.test(text) && isRunning(textOf(page, next));
}

/** One line between headline and report: byline, date, publisher, picture. False where the report begins. */
function isTopMatter(page: Page, index: number, titled: boolean): boolean {
  const line = page.lines[index];
  if (!line || line.kind === "furniture") return line !== undefined;
  if (line.kind) return false;
  if (isByline(page, line) || isMetadata(page, index)) return true;
  const text = textOf(page, line);
  if (isCaption(text)) setApart(line, "caption");
  else if (isRunning(text) || /[:,]$/u.test(text) || /^[-–—*•]/u.test(text)) return false;
  else if (isPublisher(text)) {
    page.credits.push({ role: "publisher", start: line.start, end: line.end });
    setApart(line, "credit");
  } else if (titled && isPersonShaped(text)) {
    page.credits.push({ role: "author", start: line.start, end: line.end });
    setApart(line, "byline");
  } else if (titled && isBareCaption(page, index)) setApart(line, "caption");
  else return wordCount(text) <= HEADLINE_WORDS && !endsSentence(text);
  return true;
}

/** A line over the headline: metadata, a byline, a section's or publisher's name with a headline below it. */
function isOverline(page: Page, index: number): boolean {
  const line = page.lines[index];
  if (!line || line.kind) return line?.kind === "furniture";
  if (isMetadata(page, index) || isByline(page, line)) return true;
  const text = textOf(page, line);
  const marker = isMarker(text);
  if (!marker && (wordCount(text) > OVERLINE_WORDS || !isHeadline(page, index + 1))) return false;
  if (marker || phrases().sections.has(folded(text))) setApart(line, "navigation");
  else if (isPublisher(text)) {
    page.credits.push({ role: "publisher", start: line.start, end: line.end });
    setApart(line, "credit");
  } else return false;
  return true;
}

/** Whether a line is one of the page's own words that stand alone ("Share", "Advertisement", "Home"). */
function isMarker(text: string): boolean {
  return text.length < 60 && phrases().lines.get(folded(text))?.scope === "line";
}

/**
 * Read the top of a page: metadata over the headline, the headline, the headline again, bylines, dates, the publisher and captions,
 * up to the first line of the report. A page whose title is known (`page.title`) has its first such line set apart as a repetition.
 */
export function readTop(page: Page): void {
  let at = 0;
  while (at < Math.min(TOP_LINES, page.lines.length) && isOverline(page, at)) at++;
  const known = page.lines.find((line) => line.kind === "headline");
  let title = known;
  if (!title && page.lines[at] && !page.lines[at]?.kind && isHeadline(page, at)) {
    title = page.lines[at];
    if (title) titled(page, title);
  }
  if (title) at = Math.max(at, page.lines.indexOf(title) + 1);
  for (const last = at + TOP_LINES; at < last; at++) {
    const line = page.lines[at];
    if (!line) return;
    if (title && !line.kind && apartIfRepeated(page, title, line)) continue;
    if (!isTopMatter(page, at, title !== undefined)) return;
  }
}

function titled(page: Page, line: Line): void {
  const key = TITLE_KEY.exec(textOf(page, line));
  line.kind = "headline";
  page.title = { start: line.start + (key?.[0].length ?? 0), end: line.end };
}
