import { unescape } from "../text/escapes.ts";
import type { Copy } from "../text/runs.ts";

/** Characters between tags. `raw`: a CDATA section's contents, in which nothing is an entity. */
export interface Characters {
  readonly start: number;
  readonly end: number;
  readonly raw: boolean;
}

/** An element: its local name and prefix in small letters, source offsets of its whole, and of its contents. The root of a tree has no name. */
export interface Element {
  readonly name: string;
  readonly prefix: string;
  readonly start: number;
  readonly open: number;
  close: number;
  end: number;
  readonly inside: (Element | Characters)[];
}

/** Elements deeper than this are passed over, their contents belong to the last one above: no news format is a quarter as deep. */
const DEEPEST = 128;

const NAME_END = /[\s/>]/u;
const ENTITY = /&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});/gu;

/** Whether a part of an element is an element itself. */
export function isElement(part: Element | Characters): part is Element {
  return "inside" in part;
}

function elementOf(tag: string, start: number, open: number): Element {
  const full = (tag.split(NAME_END, 1)[0] ?? "").toLowerCase();
  const colon = full.indexOf(":");
  const name = full.slice(colon + 1);
  return { name, prefix: full.slice(0, Math.max(0, colon)), start, open, close: open, end: open, inside: [] };
}

class Builder {
  readonly root: Element;
  readonly #text: string;
  readonly #open: Element[];
  /** Quotation marks that do not occur again, so that none is looked for twice in vain. */
  readonly #gone = new Set<string>();

  constructor(text: string) {
    this.#text = text;
    this.root = { name: "", prefix: "", start: 0, open: 0, close: text.length, end: text.length, inside: [] };
    this.#open = [this.root];
  }

  get #top(): Element {
    return this.#open.at(-1) ?? this.root;
  }

  #add(start: number, end: number, raw: boolean): void {
    if (start < end) this.#top.inside.push({ start, end, raw });
  }

  /** The offset after `mark`, or the text's end if it does not follow. */
  #after(mark: string, from: number): number {
    const found = this.#text.indexOf(mark, from);
    return found < 0 ? this.#text.length : found + mark.length;
  }

  /** The offset after the tag that begins at `start`; marks of greater inside quoted values do not end it. */
  #tagEnd(start: number): number {
    for (let at = start + 1; at < this.#text.length; at++) {
      const char = this.#text[at] ?? "";
      if (char === ">") return at + 1;
      if ((char !== '"' && char !== "'") || this.#gone.has(char)) continue;
      const close = this.#text.indexOf(char, at + 1);
      if (close < 0) this.#gone.add(char);
      else at = close;
    }
    return this.#text.length;
  }

  #closed(tag: string, start: number, end: number): void {
    const { name, prefix } = elementOf(tag, start, end);
    const index = this.#open.findLastIndex((one) => one.name === name && one.prefix === prefix);
    if (index < 1) return;
    for (const one of this.#open.splice(index)) {
      one.close = start;
      one.end = one.name === name && one.prefix === prefix ? end : start;
    }
  }

  /** Take in the markup that begins at `start`; gives the offset after it. */
  #markup(start: number): number {
    const text = this.#text;
    if (text.startsWith("<!--", start)) return this.#after("-->", start + 4);
    if (text.startsWith("<![CDATA[", start)) {
      const end = this.#after("]]>", start + 9);
      this.#add(start + 9, text.startsWith("]]>", end - 3) ? end - 3 : end, true);
      return end;
    }
    if (text.startsWith("<?", start)) return this.#after("?>", start + 2);
    if (text.startsWith("<!", start)) {
      const [bracket, end] = [text.indexOf("[", start), this.#after(">", start)];
      return bracket >= 0 && bracket < end ? this.#after("]>", bracket) : end;
    }
    const end = this.#tagEnd(start);
    if (text[start + 1] === "/") this.#closed(text.slice(start + 2, Math.min(end, start + 200)), start, end);
    else if (NAME_END.test(text[start + 1] ?? " ")) this.#add(start, end, true);
    else this.#opened(start, end);
    return end;
  }

  #opened(start: number, end: number): void {
    const element = elementOf(this.#text.slice(start + 1, Math.min(end, start + 200)), start, end);
    if (this.#open.length >= DEEPEST) return;
    this.#top.inside.push(element);
    if (this.#text[end - 2] !== "/") this.#open.push(element);
  }

  build(): Element {
    const text = this.#text;
    for (let at = 0; at < text.length;) {
      const tag = text.indexOf("<", at);
      this.#add(at, tag < 0 ? text.length : tag, false);
      at = tag < 0 ? text.length : this.#markup(tag);
    }
    for (const one of this.#open) one.close = one.end = text.length;
    return this.root;
  }
}

/**
 * Parse XML as far as it goes: what is not well-formed loses a tag, never the rest. A tag that closes none of the open elements is passed
 * over, an element without a closing tag ends with the one around it, and entities of a document type are not expanded. Linear.
 */
export function xmlOf(text: string): Element {
  return new Builder(text).build();
}

/** The child elements of an element, those of a name if it is given. */
export function children(element: Element, name?: string): Element[] {
  return element.inside.filter(isElement).filter((one) => name === undefined || one.name === name);
}

/** The first element that a path of names leads to, child by child. */
export function descend(element: Element | undefined, ...path: readonly string[]): Element | undefined {
  let found = element;
  for (const name of path) found = found?.inside.filter(isElement).find((one) => one.name === name);
  return found;
}

/** Every element under one, itself first, in source order. */
export function* walk(element: Element): Generator<Element> {
  yield element;
  for (const part of element.inside) if (isElement(part)) yield* walk(part);
}

/** The source offsets of an attribute's value; undefined if the element has none of this local name, or an empty one. */
export function attribute(text: string, { start, open }: Element, name: string): { start: number; end: number } | undefined {
  let at = start + 1;
  const past = (pattern: RegExp, from: number): number => {
    let to = from;
    while (to < open && pattern.test(text[to] ?? "")) to++;
    return to;
  };
  at = past(/[^\s/>]/u, at);
  while (at < open) {
    at = past(/[\s/>]/u, at);
    const key = { start: at, end: past(/[^\s=/>]/u, at) };
    const equals = past(/\s/u, key.end);
    if (text[equals] !== "=") {
      at = Math.max(key.end, at + 1);
      continue;
    }
    const from = past(/\s/u, equals + 1);
    const mark = text[from] ?? "";
    const quoted = mark === '"' || mark === "'";
    const end = quoted ? text.indexOf(mark, from + 1) : past(/[^\s>]/u, from);
    if (end < 0 || end > open) return undefined;
    const local = text.slice(key.start, key.end).toLowerCase();
    const value = { start: from + (quoted ? 1 : 0), end };
    if (local === name || local.endsWith(`:${name}`)) return value.start < value.end ? value : undefined;
    at = end + (quoted ? 1 : 0);
  }
  return undefined;
}

/** Append the source's characters between two offsets, entities decoded. */
export function copyEscaped(copy: Copy, text: string, { start, end }: { readonly start: number; readonly end: number }): void {
  let from = start;
  for (const match of text.slice(start, end).matchAll(ENTITY)) {
    const decoded = unescape(match[0]);
    if (decoded === match[0] || decoded === "") continue;
    const at = start + match.index;
    if (at > from) copy.take(from, at);
    from = at + match[0].length;
    copy.escape(decoded, at, from);
  }
  if (end > from) copy.take(from, end);
}

/** Append all characters under an element, in order, entities decoded. */
export function copyText(copy: Copy, text: string, element: Element): void {
  for (const part of element.inside) {
    if (isElement(part)) copyText(copy, text, part);
    else if (part.raw) copy.take(part.start, part.end);
    else copyEscaped(copy, text, part);
  }
}

/** The characters under an element as a string without white space around them. */
export function textIn(text: string, element: Element | undefined): string {
  if (!element) return "";
  const parts = element.inside.map((part) => {
    if (isElement(part)) return textIn(text, part);
    const here = text.slice(part.start, part.end);
    return part.raw ? here : here.replace(ENTITY, (entity) => unescape(entity) || entity);
  });
  return parts.join("").trim();
}
