import { Parser } from "htmlparser2";
import type { Placed } from "../text/runs.ts";
import { type Claim, claimsOf, type Mark } from "./marks.ts";
import { type Apart, apartByName, apartByTag } from "./roles.ts";

/** An element of a page, with what marks it and what it holds. Index in `Tree.nodes`; the first stands for the page, its `parent` is -1. */
export interface Node {
  readonly tag: string;
  readonly parent: number;
  readonly depth: number;
  /** Why its text would be furniture, by its tag or its class and id; null if nothing says so. */
  readonly apart: Apart;
  /** Whether a tag or a role says so, or a name that means nothing else. */
  readonly sure: boolean;
  /** Whether it says that it is the article's text (`itemprop="articleBody"`, class "article-body"). */
  readonly body: boolean;
}

/** A line of a page before it is written: flat triples `kind, start, end` of source characters, see `Parts`. */
export interface RawLine {
  readonly node: number;
  readonly tag: string;
  readonly parts: readonly number[];
  readonly text: string;
  /** Characters of `text` that stand inside links. */
  readonly linked: number;
}

// What a triple in `RawLine.parts` is: characters taken as they stand, a blank for white space, or an entity.
const TAKEN = 0;
/** One blank for a stretch of white space of the source. */
export const BLANK = 1;
/** An entity of the source, decoded. */
export const ENTITY = 2;

/** A tag whose attributes say something about the page: `meta`, `link`, `time`, or one with a date. Offsets of its source. */
export interface Tagged {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly start: number;
  readonly end: number;
  readonly node: number;
}

/** A page as elements, lines of text in order, and tags that carry metadata. */
export interface Tree {
  readonly nodes: readonly Node[];
  readonly lines: readonly RawLine[];
  readonly tagged: readonly Tagged[];
  /** Source offsets of the contents of the `title` element and of JSON-LD scripts. */
  readonly title?: RawLine;
  readonly data: readonly { readonly start: number; readonly end: number }[];
  /** Source offsets of the contents of other scripts. */
  readonly scripts: readonly { readonly start: number; readonly end: number }[];
  /** What elements say that their text is, in the order in which they end. */
  readonly marks: readonly Mark[];
  /** What the `html` element states as the language. */
  readonly language?: string;
}

// Elements that start and end a line; all others are part of one.
const BLOCKS = new Set(
  (
    "address article aside blockquote body br button caption center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 " +
    "head header hgroup hr html label legend li main menu nav ol option p pre section select summary table tbody td tfoot th thead title tr ul"
  ).split(" "),
);
const SILENT = new Set("script style noscript template svg iframe object embed canvas audio video math textarea head".split(" "));
const TAGGED = new Set(["meta", "link", "time"]);
/** Elements deeper than this count as children of the last one above it, so that a hostile page costs no more than a flat one. */
const DEEPEST = 200;
const SPACES = /[\t\n\f\r ]+/gu;

interface Open {
  readonly node: number;
  readonly silent: boolean;
  /** What the element claims its text to be, and where that begins. */
  readonly claims: readonly Claim[];
  readonly line: number;
  readonly from: number;
}

/** Most marks of one page. A judgement: pages have a few dozen. */
const MOST_MARKS = 2_000;

/** Whether an element states a date in an attribute: microdata, or a microformat's `title`. */
function isDated(attributes: Readonly<Record<string, string>>): boolean {
  if (attributes["itemprop"]?.startsWith("date")) return "content" in attributes || "datetime" in attributes || "title" in attributes;
  return "title" in attributes && /(?:^|\s)published(?:$|\s)/u.test(attributes["class"] ?? "");
}

class Builder {
  readonly nodes: Node[] = [{ tag: "html", parent: -1, depth: 0, apart: null, sure: false, body: false }];
  readonly lines: RawLine[] = [];
  readonly tagged: Tagged[] = [];
  readonly data: { start: number; end: number }[] = [];
  readonly scripts: { start: number; end: number }[] = [];
  readonly marks: Mark[] = [];
  title?: RawLine;
  language?: string;
  readonly #source: string;
  readonly #open: Open[] = [];
  #parts: number[] = [];
  #text = "";
  #linked = 0;
  #links = 0;
  #block = "";
  readonly #blocks: string[] = [];
  #blank: readonly [number, number] | null = null;
  #script: { readonly start: number; readonly data: boolean } | null = null;

  constructor(source: string) {
    this.#source = source;
  }

  /** How many elements are open. */
  get open(): number {
    return this.#open.length;
  }

  /** End the line that is being read. */
  flush(): void {
    const top = this.#open.at(-1);
    if (this.#text !== "" && this.#parts.length > 0) {
      const line = { node: top?.node ?? 0, tag: this.#block, parts: this.#parts, text: this.#text, linked: this.#linked };
      if (this.#block === "title") this.title ??= line;
      else this.lines.push(line);
    }
    this.#parts = [];
    this.#text = "";
    this.#linked = 0;
    this.#blank = null;
  }

  #enter(tag: string, attributes: Record<string, string>): void {
    const above = this.#open.at(-1);
    const parent = above?.node ?? 0;
    const depth = (this.nodes[parent]?.depth ?? -1) + 1;
    const silent = (above?.silent ?? false) || (SILENT.has(tag) && tag !== "head");
    const at = { line: this.lines.length, from: this.#text.length };
    if (depth > DEEPEST) {
      this.#open.push({ node: parent, silent, claims: [], ...at });
      return;
    }
    const name = `${attributes["class"] ?? ""} ${attributes["id"] ?? ""}`.slice(0, 200).trim();
    const hidden = "hidden" in attributes || /display:\s*none/iu.test(attributes["style"]?.slice(0, 200) ?? "");
    const byTag = hidden ? "navigation" : apartByTag(tag);
    const apart = byTag ?? apartByName(tag, name, attributes["role"] ?? "");
    const sure = apart === "comments" || (byTag !== null && byTag !== "caption" && tag !== "form");
    const body =
      attributes["itemprop"] === "articleBody" ||
      /article-?_?(?:body|text|content)|story-?_?body|post-?_?content|entry-?_?content/iu.test(name);
    this.nodes.push({ tag, parent, depth, apart, sure, body });
    this.#open.push({ node: this.nodes.length - 1, silent, claims: silent ? [] : claimsOf(tag, name, attributes), ...at });
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
    this.#enter(tag, attributes);
    if (tag === "html" && attributes["lang"]) this.language ??= attributes["lang"];
    if (tag === "a") this.#links++;
    if (tag === "script") this.#script = { start: end, data: attributes["type"]?.toLowerCase().includes("ld+json") ?? false };
    if (TAGGED.has(tag) || isDated(attributes)) this.tagged.push({ tag, attributes, start, end, node: this.#open.at(-1)?.node ?? 0 });
  }

  closed(tag: string, start: number): void {
    if (BLOCKS.has(tag)) this.flush();
    if (tag === "a") this.#links = Math.max(0, this.#links - 1);
    if (tag === "script" && this.#script) {
      if (start > this.#script.start) this[this.#script.data ? "data" : "scripts"].push({ start: this.#script.start, end: start });
      this.#script = null;
    }
    const open = this.#open.pop();
    if (open) this.#mark(open);
    if (BLOCKS.has(tag)) {
      this.#blocks.pop();
      this.#block = this.#blocks.at(-1) ?? "";
    }
  }

  #add(text: string, part: readonly [number, number, number]): void {
    if (this.#blank && this.#text !== "") {
      this.#parts.push(BLANK, ...this.#blank);
      this.#text += " ";
    }
    this.#blank = null;
    this.#parts.push(...part);
    this.#text += text;
    if (this.#links > 0) this.#linked += text.length;
  }

  text(decoded: string, start: number, end: number): void {
    if (this.#open.at(-1)?.silent) return;
    if (decoded.length !== end - start || (decoded !== "&" && this.#source[start] === "&" && decoded !== this.#source.slice(start, end))) {
      // A broken tag before white space is reported as a part of it; then the blank has no place.
      if (/^[\t\n\f\r ]*$/u.test(decoded)) this.#blank ??= this.#source[start] === "&" ? [start, end] : [end, end];
      else this.#add(decoded, [ENTITY, start, end]);
      return;
    }
    let from = 0;
    for (const match of decoded.matchAll(SPACES)) {
      const single = match[0] === " " && match.index > from && match.index + 1 < decoded.length;
      if (single) continue;
      if (match.index > from) this.#add(decoded.slice(from, match.index), [TAKEN, start + from, start + match.index]);
      this.#blank ??= [start + match.index, start + match.index + match[0].length];
      from = match.index + match[0].length;
    }
    if (from < decoded.length) this.#add(decoded.slice(from), [TAKEN, start + from, end]);
  }
}

/** Open elements above which further ones are not opened, as in browsers (Chromium stops at 512): the parser's work per tag grows with them. */
const MOST_OPEN = 512;
/** Elements whose contents are no markup. They are opened all the same, up to twice as deep, so that their contents stay silent. */
const RAW = new Set(["script", "style"]);

/** A parser whose stack of open elements is bounded: tags that would go deeper end a line if they are blocks, and do nothing else. */
class Bounded extends Parser {
  readonly #builder: Builder;
  readonly #source: string;
  readonly #left = new Map<string, number>();

  constructor(handlers: ConstructorParameters<typeof Parser>[0], builder: Builder, source: string) {
    super(handlers);
    this.#builder = builder;
    this.#source = source;
  }

  override onopentagname(start: number, end: number): void {
    const { open } = this.#builder;
    if (open < MOST_OPEN) return super.onopentagname(start, end);
    const name = this.#source.slice(start, end).toLowerCase();
    if (RAW.has(name) && open < MOST_OPEN * 2) return super.onopentagname(start, end);
    this.#left.set(name, (this.#left.get(name) ?? 0) + 1);
    this.endIndex = end;
    if (BLOCKS.has(name)) this.#builder.flush();
  }

  override onclosetag(start: number, end: number): void {
    const name = this.#left.size === 0 ? "" : this.#source.slice(start, end).toLowerCase();
    const left = this.#left.get(name) ?? 0;
    if (left === 0) return super.onclosetag(start, end);
    this.#left.set(name, left - 1);
    this.endIndex = end;
    this.startIndex = end + 1;
    if (BLOCKS.has(name)) this.#builder.flush();
  }
}

/** Parse a page into elements and lines. Linear in its length; nothing in it is run or fetched. */
export function treeOf(source: Placed): Tree {
  const builder = new Builder(source.text);
  const place = () => ({ start: parser.startIndex, end: parser.endIndex + 1 });
  const handlers: ConstructorParameters<typeof Parser>[0] = {
    onopentag: (name, attributes) => builder.opened(name, attributes, place()),
    onclosetag: (name) => builder.closed(name, parser.startIndex),
    ontext: (data) => builder.text(data, parser.startIndex, parser.endIndex + 1),
  };
  const parser = new Bounded(handlers, builder, source.text);
  parser.end(source.text);
  builder.flush();
  return builder;
}
