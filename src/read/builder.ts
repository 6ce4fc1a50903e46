import { type Claim, claimsOf, type Mark } from "./marks.ts";
import { named, nameOf } from "./named.ts";
import { apartByRole, apartByTag, isPopup } from "./roles.ts";
import { BLANK, CELL, ENTITY, type Node, type RawLine, TAKEN, type Tagged } from "./tree.ts";

/** Elements that start and end a line; all others are part of one. */
export const BLOCKS = new Set(
  (
    "address article aside blockquote body br button caption center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 " +
    "head header hgroup hr html label legend li main menu nav ol option p pre section select summary table tbody tfoot thead title tr ul"
  ).split(" "),
);
const SILENT = new Set("script style noscript template svg iframe object embed canvas audio video math textarea rt rp".split(" "));
const TAGGED = new Set(["meta", "link", "time"]);
const BOLD = new Set(["b", "strong"]);
/** Cells of a table: those of a row share a line, unless they hold lines of their own. */
const CELLS = new Set(["td", "th"]);
/** Elements that hold the whole page or its article: their names tell what the page is, not what its text is. */
const WHOLE = new Set(["html", "body", "article", "main"]);
const NONE: readonly Claim[] = [];
/** Elements deeper than this count as children of the last one above it, so that a hostile page costs no more than a flat one. */
const DEEPEST = 200;
/** What a character is: one that is seen, white space, or one that nobody sees: a soft hyphen, a zero-width blank, a byte-order mark. */
const SEEN = 0;
const WHITE = 1;
const UNSEEN = 2;

function sortOf(unit: number): number {
  if (unit === 32 || unit === 10 || unit === 9 || unit === 13 || unit === 12) return WHITE;
  return unit === 0xad || unit === 0x200b || unit === 0xfeff ? UNSEEN : SEEN;
}

/** Where the characters of one sort end that begin at an offset of a text. */
function endOf(text: string, at: number, sort: number): number {
  let end = at + 1;
  while (end < text.length && sortOf(text.charCodeAt(end)) === sort) end++;
  return end;
}

interface Open {
  readonly node: number;
  readonly silent: boolean;
  /** What the element claims its text to be, and where that begins. */
  readonly claims: readonly Claim[];
  readonly line: number;
  readonly from: number;
}

/** A line that a popup interrupts, and how many elements were open when it began. */
interface Around {
  readonly depth: number;
  readonly parts: number[];
  readonly text: string;
  readonly linked: number;
  readonly bold: number;
  readonly lead: number;
}

/** Most popups of one page whose text is moved out of the line around it: each costs a step back in the source. */
const MOST_POPUPS = 200;
/** Most marks of one page. A judgement: pages have a few dozen. */
const MOST_MARKS = 2_000;

/** Whether an element states a date in an attribute: microdata, or a microformat's `title`. */
function isDated(attributes: Readonly<Record<string, string>>): boolean {
  if (attributes["itemprop"]?.startsWith("date")) return "content" in attributes || "datetime" in attributes || "title" in attributes;
  return "title" in attributes && /(?:^|\s)published(?:$|\s)/u.test(attributes["class"] ?? "");
}

/** Whether an element inside a line is shown only when somebody points at the line. */
function isTooltip(attributes: Readonly<Record<string, string>>): boolean {
  return attributes["role"] === "tooltip" || isPopup((attributes["class"] ?? "").slice(0, 200));
}

/** Builds a page out of what a parser meets, in its order. */
export class Builder {
  readonly nodes: Node[] = [{ tag: "html", parent: -1, depth: 0, name: "", apart: null, sure: false, body: false }];
  readonly lines: RawLine[] = [];
  readonly tagged: Tagged[] = [];
  readonly data: { start: number; end: number }[] = [];
  readonly scripts: { start: number; end: number }[] = [];
  readonly marks: Mark[] = [];
  title?: RawLine;
  language?: string;
  readonly #source: string;
  readonly #scripts: boolean;
  readonly #open: Open[] = [];
  #parts: number[] = [];
  #text = "";
  #linked = 0;
  #links = 0;
  #bold = 0;
  /** How much of the line is bold from its start on. */
  #lead = 0;
  #strong = 0;
  #block = "";
  readonly #blocks: string[] = [];
  #blank: readonly [number, number] | null = null;
  /** The line around an open popup, and the lines of popups that come after it. */
  #around: Around | null = null;
  readonly #popped: RawLine[] = [];
  #popups = 0;
  #script: { readonly start: number; readonly data: boolean } | null = null;

  /** `scripts`: what is there for browsers without scripts is not shown. */
  constructor(source: string, scripts = true) {
    this.#source = source;
    this.#scripts = scripts;
  }

  /** How many elements are open. */
  get open(): number {
    return this.#open.length;
  }

  /** End the line that is being read. */
  flush(): void {
    const top = this.#open.at(-1);
    if (this.#text !== "" && this.#parts.length > 0) {
      const [node, tag] = [top?.node ?? 0, this.#block];
      const line = { node, tag, parts: this.#parts, text: this.#text, linked: this.#linked, bold: this.#bold, lead: this.#lead };
      if (this.#block === "title") this.title ??= line;
      else (this.#around ? this.#popped : this.lines).push(line);
    }
    if (!this.#around && this.#popped.length > 0) for (const line of this.#popped.splice(0)) this.lines.push(line);
    if (this.#parts.length > 0) this.#parts = [];
    this.#text = "";
    this.#linked = 0;
    this.#bold = 0;
    this.#lead = 0;
    this.#blank = null;
  }

  #enter(tag: string, attributes: Readonly<Record<string, string>>): void {
    const above = this.#open.at(-1);
    const parent = above?.node ?? 0;
    const depth = (this.nodes[parent]?.depth ?? -1) + 1;
    const silent = (above?.silent ?? false) || (SILENT.has(tag) && (this.#scripts || tag !== "noscript"));
    const [line, from] = [this.lines.length, this.#text.length];
    if (depth > DEEPEST) {
      this.#open.push({ node: parent, silent, claims: NONE, line, from });
      return;
    }
    const { class: own = "", id = "", style = "", hidden, role = "", itemprop } = attributes;
    const name = nameOf(own, id);
    const said = named(name);
    const byTag = hidden !== undefined || (style !== "" && /display:\s*none/iu.test(style.slice(0, 200))) ? "navigation" : apartByTag(tag);
    const apart = byTag ?? (WHOLE.has(tag) ? null : said.popup ? "related" : (apartByRole(role) ?? said.apart));
    const sure = apart === "comments" || (byTag !== null && byTag !== "caption" && tag !== "form");
    this.nodes.push({ tag, parent, depth, name, apart, sure, body: said.body || itemprop === "articleBody" });
    const claims = silent ? NONE : claimsOf(tag, tag === "body" || tag === "html" ? NONE : said.claims, attributes);
    this.#open.push({ node: this.nodes.length - 1, silent, claims, line, from });
  }

  /** A cell begins: what stands before it in the row is set off. */
  #cell(at: number): void {
    if (this.#text === "" || this.#text.endsWith(" | ")) return;
    this.#blank = null;
    this.#parts.push(CELL, at, at);
    this.#text += " | ";
  }

  /** A popup inside a line: what it shows is no part of the sentence, and comes after the line. */
  #interrupt(): void {
    const [parts, text, linked, bold, lead] = [this.#parts, this.#text, this.#linked, this.#bold, this.#lead];
    this.#around = { depth: this.#open.length, parts, text, linked, bold, lead };
    this.#popups++;
    [this.#parts, this.#text, this.#linked, this.#bold, this.#lead, this.#blank] = [[], "", 0, 0, 0, null];
  }

  #resume({ parts, text, linked, bold, lead }: Around): void {
    this.flush();
    this.#around = null;
    [this.#parts, this.#text, this.#linked, this.#bold, this.#lead, this.#blank] = [parts, text, linked, bold, lead, null];
  }

  /** Note what an element that ends claimed its text to be. Its first line is the one that has text of it. */
  #mark({ claims, node, ...at }: Open): void {
    if (claims.length === 0 || this.marks.length > MOST_MARKS) return;
    const last = this.#text === "" ? this.lines.length - 1 : this.lines.length;
    let { line, from } = at;
    while (line <= last && from >= (this.lines[line]?.text ?? this.#text).length) {
      line++;
      from = 0;
    }
    const to = (this.lines[line]?.text ?? this.#text).length;
    if (line <= last && from < to) for (const [role, rank] of claims) this.marks.push({ role, rank, node, line, from, to, last });
  }

  opened(tag: string, attributes: Record<string, string>, { start, end }: { readonly start: number; readonly end: number }): void {
    if (BLOCKS.has(tag)) {
      this.flush();
      this.#block = tag;
      this.#blocks.push(tag);
    }
    const popup = this.#text !== "" && !this.#around && !BLOCKS.has(tag) && this.#popups < MOST_POPUPS && isTooltip(attributes);
    this.#enter(tag, attributes);
    if (popup) this.#interrupt();
    if (CELLS.has(tag)) this.#cell(start);
    if (tag === "html" && attributes["lang"]) this.language ??= attributes["lang"];
    if (tag === "a") this.#links++;
    if (BOLD.has(tag)) this.#strong++;
    if (tag === "script") this.#script = { start: end, data: attributes["type"]?.toLowerCase().includes("ld+json") ?? false };
    if (TAGGED.has(tag) || isDated(attributes)) this.tagged.push({ tag, attributes, start, end, node: this.#open.at(-1)?.node ?? 0 });
  }

  closed(tag: string, start: number): void {
    if (BLOCKS.has(tag)) this.flush();
    if (tag === "a") this.#links = Math.max(0, this.#links - 1);
    if (BOLD.has(tag)) this.#strong = Math.max(0, this.#strong - 1);
    if (tag === "script" && this.#script) {
      if (start > this.#script.start) this[this.#script.data ? "data" : "scripts"].push({ start: this.#script.start, end: start });
      this.#script = null;
    }
    if (this.#around?.depth === this.#open.length) this.#resume(this.#around);
    const open = this.#open.pop();
    if (open && !this.#around) this.#mark(open);
    if (BLOCKS.has(tag)) {
      this.#blocks.pop();
      this.#block = this.#blocks.at(-1) ?? "";
    }
  }

  #add(text: string, { kind, start, end }: { readonly kind: number; readonly start: number; readonly end: number }): void {
    const leads = this.#strong > 0 && this.#lead === this.#text.length;
    if (this.#blank && this.#text !== "") {
      this.#parts.push(BLANK, this.#blank[0], this.#blank[1]);
      this.#text += " ";
    }
    this.#blank = null;
    this.#parts.push(kind, start, end);
    this.#text += text;
    if (this.#links > 0) this.#linked += text.length;
    if (this.#strong > 0) this.#bold += text.length;
    if (leads) this.#lead = this.#text.length;
  }

  text(decoded: string, start: number, end: number): void {
    if (this.#open.at(-1)?.silent) return;
    if (decoded.length !== end - start || (decoded !== "&" && this.#source[start] === "&" && decoded !== this.#source.slice(start, end))) {
      // A broken tag before white space is reported as a part of it; then the blank has no place.
      if (endOf(decoded, -1, WHITE) === decoded.length) this.#blank ??= this.#source[start] === "&" ? [start, end] : [end, end];
      else if (sortOf(decoded.charCodeAt(0)) !== UNSEEN) this.#add(decoded, { kind: ENTITY, start, end });
      return;
    }
    let from = 0;
    for (let at = 0; at < decoded.length; at++) {
      const sort = sortOf(decoded.charCodeAt(at));
      if (sort === SEEN) continue;
      const to = endOf(decoded, at, sort);
      // One blank between two words is taken along with them.
      if (to === at + 1 && at > from && to < decoded.length && decoded.charCodeAt(at) === 32) continue;
      if (at > from) this.#add(decoded.slice(from, at), { kind: TAKEN, start: start + from, end: start + at });
      if (sort === WHITE) this.#blank ??= [start + at, start + to];
      from = to;
      at = to - 1;
    }
    if (from < decoded.length) this.#add(decoded.slice(from), { kind: TAKEN, start: start + from, end });
  }
}
