import type { Block, Problem } from "../model/document.ts";
import { unescape } from "../text/escapes.ts";
import { Copy, type Placed } from "../text/runs.ts";
import { type Believed, type Verdicts, verdicts, weigh, type Weighed } from "./article.ts";
import { authorsOf } from "./authors.ts";
import type { AuthorName } from "./byline.ts";
import { datesOf, type PageDate } from "./dating.ts";
import { copyStated, type Stated, statements } from "./head.ts";
import { entries } from "./live.ts";
import { type Headline, headlineOf, withoutSite } from "./headline.ts";
import { layOut } from "./layout.ts";
import { type Line, newPage, type Page, type Range, type Reading } from "./page.ts";
import type { Order } from "./printed.ts";
import { refusalOf } from "./refusal.ts";
import { repeated, standfirst } from "./standfirst.ts";
import { treeOf } from "./parser.ts";
import { wallOf } from "./wall.ts";
import { BLANK, CELL, ENTITY, type RawLine, type Tree } from "./tree.ts";

const KINDS: Readonly<Record<string, Block["kind"]>> = {
  h2: "heading",
  h3: "heading",
  h4: "heading",
  h5: "heading",
  h6: "heading",
  li: "item",
  blockquote: "quote",
};
function write(copy: Copy, source: string, raw: RawLine): void {
  for (let i = 0; i < raw.parts.length; i += 3) {
    const [kind, start, end] = [raw.parts[i], raw.parts[i + 1] ?? 0, raw.parts[i + 2] ?? 0];
    if (kind === CELL) copy.insert(" | ");
    else if (kind === BLANK && start === end) copy.insert(" ");
    else if (kind === BLANK && source.slice(start, end) !== " ") copy.escape(" ", start, end);
    else if (kind === ENTITY) copy.escape(unescape(source.slice(start, end)), start, end);
    else copy.take(start, end);
  }
}

interface Written {
  readonly page: Page;
  readonly placed: Placed;
}

/** What a page says about itself, decided before its text is written. */
interface Found {
  readonly stated: readonly (readonly [Stated, string])[];
  readonly headline: Headline | null;
  readonly sites: readonly string[];
  readonly authors: readonly AuthorName[];
  readonly dates: ReturnType<typeof datesOf>;
}

function found(source: Placed, tree: Tree, weighed: Weighed): Found {
  const stated = statements(source.text, tree).map((one) => [one, textOf(source, one)] as const);
  const textsOf = (field: Stated["field"]): string[] => stated.filter(([one]) => one.field === field).map(([, text]) => text);
  const sites = [...textsOf("publisher"), ...textsOf("address").map((address) => hostOf(address))].filter((site) => site !== "");
  const headline = headlineOf(tree, weighed, { stated: textsOf("title"), element: tree.title?.text ?? "", sites });
  const line = headline?.line ?? -1;
  return {
    stated,
    headline,
    sites,
    authors: authorsOf(tree, weighed, { stated, headline: line, sites }),
    dates: datesOf(tree, weighed, { stated, headline: line, order: orderOf(tree.language) }),
  };
}

/** The text of a statement, decoded. */
function textOf(source: Placed, stated: Stated): string {
  const copy = new Copy({ text: source.text, runs: [], charset: source.charset });
  copyStated(copy, source.text, stated);
  return copy.finish().text;
}

/** The part of an address that names the site. */
function hostOf(address: string): string {
  return /^https?:\/\/(?:www\.)?([^/?#:]{1,100})/u.exec(address)?.[1] ?? "";
}

/** How a page in a language writes dates in figures. */
function orderOf(language: string | undefined): Order {
  const tag = language?.trim().toLowerCase() ?? "";
  if (/^en[-_]us/u.test(tag)) return "month";
  return /^en$/u.test(tag) || tag === "" ? "open" : "day";
}

/** Fields of which the best statement is shown. */
const ONCE: ReadonlySet<Stated["field"]> = new Set(["publisher", "address", "section"]);

/** The statements that are shown: the publisher, the address, the section, and those that name an author or a day. */
function shown({ stated, authors, dates }: Found): Stated[] {
  const used = new Set([...authors, ...dates.published, ...dates.updated].flatMap(({ at }) => ("stated" in at ? [at.stated] : [])));
  const seen = new Set<string>();
  return stated.flatMap(([one]) => {
    const first = ONCE.has(one.field) && !seen.has(one.field);
    seen.add(one.field);
    return first || used.has(one) ? [one] : [];
  });
}

/** What is known of a line by its place on the page. */
interface Role extends Pick<Line, "kind" | "why"> {
  /** How much of it is bold from its start on, in characters. */
  readonly lead?: number;
}

class Writer {
  readonly #source: Placed;
  readonly #copy: Copy;
  readonly lines: Line[] = [];

  constructor(source: Placed) {
    this.#source = source;
    this.#copy = new Copy(source);
  }

  /** Write one line of the page, and give where its text starts. */
  add(what: RawLine | Stated, { lead = 0, ...role }: Role): number {
    if (this.#copy.length > 0) this.#copy.insert("\n");
    const start = this.#copy.length;
    if ("parts" in what) write(this.#copy, this.#source.text, what);
    else copyStated(this.#copy, this.#source.text, what);
    this.lines.push({ start, end: this.#copy.length, gap: 1, ...role, ...(lead > 0 ? { bold: start + lead } : {}) });
    return start;
  }

  finish(): Placed {
    return this.#copy.finish();
  }
}

/** Where the parts of a page stand in its text: its lines by number, and what it states. */
interface Places {
  readonly lines: ReadonlyMap<number, number>;
  readonly stated: ReadonlyMap<Stated, number>;
}

function startOf(places: Places, at: { readonly line: number } | { readonly stated: Stated }): number {
  return ("line" in at ? places.lines.get(at.line) : places.stated.get(at.stated)) ?? 0;
}

/** Whether a line is a row of a table with several cells. */
function isRow(line: RawLine | undefined): boolean {
  return line?.parts.some((part, i) => i % 3 === 0 && part === CELL) ?? false;
}

/** How much of a line is bold from its start on: all of it where all its letters are; blanks between two bold pieces need not be. */
function leadOf({ text, bold, lead }: RawLine): number {
  return bold > 0 && bold >= text.replaceAll(" ", "").length ? text.length : lead;
}

/** What each line of a page is: the headline, the standfirst, furniture, or what its tag says. */
function roles(
  tree: Tree,
  weighed: Weighed,
  { reasons, headline }: { readonly reasons: Verdicts; readonly headline: number },
): (at: number) => Role {
  const [first, again] = [standfirst(tree, reasons, { inside: weighed.inside, headline }), repeated(tree, reasons)];
  const moments = entries(tree, weighed);
  return (at) => {
    if (at === headline) return { kind: "headline" };
    if (moments.has(at)) return { kind: "heading" };
    const why = again.has(at) ? "repeated" : reasons[at];
    if (why) return { kind: "furniture", why };
    const line = tree.lines[at];
    const kind = first.has(at) ? "standfirst" : isRow(line) ? "item" : KINDS[line?.tag ?? ""];
    if (kind) return { kind };
    return line ? { lead: leadOf(line) } : {};
  };
}

/** Write the page's text: what it states about itself, a title if no heading shows it, then its lines in order. */
function written(source: Placed, tree: Tree, believed: Believed): Written {
  const weighed = weigh(tree, believed);
  const about = found(source, tree, weighed);
  const { headline } = about;
  const reasons = verdicts(tree, weighed, headline?.line ?? -1);
  const writer = new Writer(source);
  const stated = new Map(shown(about).map((one) => [one, writer.add(one, { kind: "furniture", why: "metadata" })]));
  const title = headline ? null : (about.stated.find(([one]) => one.field === "title")?.[0] ?? tree.title);
  const titleAt = title ? writer.add(title, { kind: "headline" }) : -1;
  const lines = new Map<number, number>();
  const roleOf = roles(tree, weighed, { reasons, headline: headline?.line ?? -1 });
  for (const [i, raw] of tree.lines.entries()) {
    lines.set(i, writer.add(raw, roleOf(i)));
  }
  const placed = writer.finish();
  const page = newPage(placed.text, trimmed(placed.text, writer.lines));
  note(page, about, { lines, stated });
  const range = titleRange(page, about, headline ? (lines.get(headline.line) ?? 0) : titleAt);
  if (range) page.title = range;
  return { page, placed };
}

/** The title: the part of the headline that is it, or a stated title without the name of the site. */
function titleRange(page: Page, { headline, sites }: Found, start: number): Range | undefined {
  const line = page.lines.find(({ kind }) => kind === "headline");
  if (!line) return undefined;
  const { from, to } = headline ?? withoutSite(page.text.slice(line.start, line.end), sites);
  return { start: start + from, end: Math.min(start + to, line.end) };
}

/** Note who wrote the page and put it out, and its dates. */
function note(page: Page, { stated, authors, dates }: Found, places: Places): void {
  for (const { text, from, at } of authors) {
    const start = startOf(places, at) + from;
    page.credits.push({ role: "author", start, end: start + text.length });
  }
  const first = (field: Stated["field"]): Range | undefined => {
    const one = stated.find(([{ field: own }]) => own === field);
    const start = one ? places.stated.get(one[0]) : undefined;
    return one && start !== undefined ? { start, end: start + one[1].length } : undefined;
  };
  const [publisher, address, section] = [first("publisher"), first("address"), first("section")];
  if (publisher) page.credits.push({ role: "publisher", ...publisher });
  if (address) page.address = address;
  if (section) page.section = section;
  const ranged = ({ days, method, start, end, at: place }: PageDate) => ({
    days,
    method,
    start: startOf(places, place) + start,
    end: startOf(places, place) + end,
  });
  page.dates.push(...dates.published.map((date, i) => ({ ...ranged(date), rank: BEFORE + i })));
  page.updated = dates.updated.map(ranged);
}

/** Put before the ranks of dates that the rules for plain text find. */
const BEFORE = -100;

/** What the rules for plain text found beside what the page says plainly: no second author, and no date twice. */
function withoutDoubles(page: Page, named: number | null): void {
  const seen = new Set<string>();
  if (named !== null) page.credits.splice(0, page.credits.length, ...page.credits.filter(({ role }, i) => role !== "author" || i < named));
  page.dates.splice(
    0,
    page.dates.length,
    ...page.dates.filter(({ days, rank }) => {
      const key = `${days.from} ${days.to}`;
      const known = seen.has(key);
      seen.add(key);
      return rank < 0 || !known;
    }),
  );
}

/** Lines without white space around them (entities can be white space); empty ones go. */
function trimmed(text: string, lines: readonly Line[]): Line[] {
  return lines.flatMap((line) => {
    const part = text.slice(line.start, line.end);
    const length = part.trim().length;
    const start = line.start + part.length - part.trimStart().length;
    return length === 0 ? [] : [{ ...line, start, end: start + length }];
  });
}

function readTree(source: Placed, tree: Tree, believed: Believed = "names"): Reading | null {
  const { page, placed } = written(source, tree, believed);
  const credited = page.credits.length;
  const named = page.credits.some(({ role }) => role === "author");
  layOut(page);
  withoutDoubles(page, named ? credited : null);
  const wall = wallOf(source.text, tree, page);
  if (wall) page.problems.push(wall);
  if (!page.lines.some(({ kind }) => kind !== "furniture" && kind !== "headline")) return null;
  return { page, placed, ...(tree.language === undefined ? {} : { language: tree.language }) };
}

/** Fewest characters of a report that stands where others have none; less is the request to let a script run, or a label. */
const MUCH = 500;

function saysMuch({ page }: Reading): boolean {
  return page.lines.reduce((sum, { kind, start, end }) => sum + (kind === "furniture" ? 0 : end - start), 0) >= MUCH;
}

/** What is read of a page that seems to hold no report: a gallery or a thread, or what a browser without scripts shows. */
function sought(source: Placed, tree: Tree): Reading | undefined {
  const gallery = readTree(source, tree, "no-gallery");
  if (gallery && saysMuch(gallery)) return gallery;
  const bare = /<noscript/iu.test(source.text) ? readTree(source, treeOf(source, { scripts: false })) : null;
  return bare && saysMuch(bare) ? bare : undefined;
}

/**
 * Read a page: its own words about itself as metadata furniture, its headline, and all its lines, those outside the report set apart.
 * White space is collapsed as a browser does. Problem `no-body` where no line is left for the report, and one of a page that
 * shows something else instead (`consent-wall`, `scripts-needed`, `robot-check`, `error-page`).
 */
export function readHtml(source: Placed): Reading | Problem {
  const tree = treeOf(source);
  const reading = readTree(source, tree) ?? sought(source, tree);
  if (!reading) return { code: "no-body", message: "the page has no report" };
  return refusalOf(reading.page) ?? reading;
}
