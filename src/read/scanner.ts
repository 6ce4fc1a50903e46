import { DecodingMode, EntityDecoder, htmlDecodeTree } from "entities/decode";
import { QuoteType, Tokenizer, type TokenizerCallbacks } from "htmlparser2";

/** Elements whose contents are text up to their end tag, and those of them in which entities are decoded. */
const RAW = "iframe noembed noframes plaintext script style title textarea xmp".split(" ");
const DECODED = new Set(["title", "textarea"]);
/** Attributes that are looked at; pages have several times as many others. */
const READ = "class id style hidden role itemprop rel href lang type datetime pubdate content title property name".split(" ");

/** Length and first letter of a name as one number: enough to pass over most names without cutting them out. */
function shape(length: number, first: number): number {
  return length * 128 + (first | 32);
}

const shapes = (names: readonly string[]): ReadonlySet<number> => new Set(names.map((name) => shape(name.length, name.charCodeAt(0))));
const RAW_SHAPES = shapes(RAW);
const READ_SHAPES = shapes(READ);

const [SLASH, GREATER, EQUALS, DOUBLE, SINGLE] = [47, 62, 61, 34, 39];
const COMMENT_END = /--!?>/gu;

function isWhite(unit: number): boolean {
  return unit === 32 || unit === 10 || unit === 9 || unit === 13 || unit === 12;
}

function endsName(unit: number): boolean {
  return unit === GREATER || unit === SLASH || isWhite(unit);
}

function isLetter(unit: number): boolean {
  return (unit | 32) >= 97 && (unit | 32) <= 122;
}

/**
 * Cuts a whole page into tags and texts for the parser, with the events of the library's own tokenizer (kept by a test): that one looks
 * at every character, as its input comes in pieces; this one leaps from sign to sign, which takes a third of the time. Attributes that
 * nobody reads are passed over.
 */
export class Scanner extends Tokenizer {
  readonly #to: TokenizerCallbacks;
  #page = "";
  /** The next ampersand, from where it was last looked for. */
  #ampersand = -1;
  readonly #points: number[] = [];
  readonly #decoder = new EntityDecoder(htmlDecodeTree, (point) => void this.#points.push(point));

  constructor(options: ConstructorParameters<typeof Tokenizer>[0], to: TokenizerCallbacks) {
    super(options, to);
    this.#to = to;
  }

  override write(page: string): void {
    this.#page = page;
    let from = 0;
    // A "<" that begins no tag is the first character of the next text.
    for (let start = 0; start < page.length; from = Math.max(from, start)) {
      const open = page.indexOf("<", from);
      this.#text(start, open < 0 ? page.length : open);
      if (open < 0) return;
      const next = this.#markup(open, page.charCodeAt(open + 1));
      start = next ?? open;
      from = next ?? open + 1;
    }
  }

  override end(): void {
    this.#to.onend();
  }

  /** Read what begins with a "<", and say where it ends; null if it is text. */
  #markup(open: number, unit: number): number | null {
    if (isLetter(unit)) return this.#tag(open + 1);
    if (unit === SLASH) return this.#closing(open);
    return unit === 33 || unit === 63 ? this.#declaration(open) : null;
  }

  /** Decode the entity at an ampersand: its code points in `#points`, and its length, 0 if it is none. */
  #decode(at: number, mode: DecodingMode): number {
    this.#points.length = 0;
    this.#decoder.startEntity(mode);
    const length = this.#decoder.write(this.#page, at + 1);
    return length < 0 ? this.#decoder.end() : length;
  }

  #ampersandFrom(at: number): number {
    if (this.#ampersand < at) {
      const found = this.#page.indexOf("&", at);
      this.#ampersand = found < 0 ? Infinity : found;
    }
    return this.#ampersand;
  }

  #text(from: number, end: number): void {
    let start = from;
    for (let at = this.#ampersandFrom(from); at < end;) {
      const length = this.#decode(at, DecodingMode.Legacy);
      if (length > 0) {
        if (at > start) this.#to.ontext(start, at);
        start = at + length;
        for (const point of this.#points) this.#to.ontextentity(point, start);
      }
      at = this.#ampersandFrom(at + Math.max(length, 1));
    }
    if (end > start) this.#to.ontext(start, end);
  }

  #value(from: number, end: number): void {
    let start = from;
    for (let at = this.#ampersandFrom(from); at < end;) {
      const length = this.#decode(at, DecodingMode.Attribute);
      if (length > 0) {
        if (at > start) this.#to.onattribdata(start, at);
        start = at + length;
        for (const point of this.#points) this.#to.onattribentity(point);
      }
      at = this.#ampersandFrom(at + Math.max(length, 1));
    }
    this.#to.onattribdata(start, end);
  }

  /** Pass over a comment or a declaration that ends at `end`; one that does not end goes on to the end of the page. */
  #passed(from: number, end: number): number {
    const to = end < 0 ? this.#page.length : end;
    this.#to.oncomment(from, to, 0);
    return to + 1;
  }

  #declaration(open: number): number {
    const page = this.#page;
    if (page.startsWith("<!--", open)) {
      const from = open + 4;
      if (page.charCodeAt(from) === GREATER) return this.#passed(from, from);
      if (page.startsWith("->", from)) return this.#passed(from, from + 1);
      COMMENT_END.lastIndex = from;
      return this.#passed(from, COMMENT_END.test(page) ? COMMENT_END.lastIndex - 1 : -1);
    }
    if (!page.startsWith("<![CDATA[", open)) return this.#passed(open + 1, page.indexOf(">", open + 2));
    const end = page.indexOf("]]>", open + 9);
    if (end < 0) return this.#passed(open + 2, end);
    this.#to.oncdata(open + 9, end + 2, 2);
    return end + 3;
  }

  #closing(open: number): number | null {
    const page = this.#page;
    const from = open + 2;
    if (from >= page.length) return null;
    const unit = page.charCodeAt(from);
    if (unit === GREATER) return from + 1;
    return isLetter(unit) ? this.#closed(from, this.#nameEnd(from)) : this.#passed(from, page.indexOf(">", from));
  }

  #closed(from: number, end: number): number {
    if (end >= this.#page.length) return end;
    this.#to.onclosetag(from, end);
    const after = this.#page.indexOf(">", end);
    return after < 0 ? this.#page.length : after + 1;
  }

  #nameEnd(from: number): number {
    const page = this.#page;
    let end = from;
    while (end < page.length && !endsName(page.charCodeAt(end))) end++;
    return end;
  }

  #tag(from: number): number {
    const page = this.#page;
    const end = this.#nameEnd(from);
    if (end >= page.length) return end;
    const perhaps = RAW_SHAPES.has(shape(end - from, page.charCodeAt(from))) && !this.#to.isInForeignContext?.();
    const name = perhaps ? page.slice(from, end).toLowerCase() : "";
    this.#to.onopentagname(from, end);
    const after = this.#attributes(end);
    return RAW.includes(name) && after < page.length ? this.#raw(name, after) : after;
  }

  /** Text up to an end tag. */
  #raw(name: string, from: number): number {
    const page = this.#page;
    let close = name === "plaintext" ? -1 : page.indexOf("</", from);
    let end = close + 2 + name.length;
    while (close >= 0 && !(endsName(page.charCodeAt(end)) && page.slice(close + 2, end).toLowerCase() === name)) {
      close = page.indexOf("</", close + 2);
      end = close + 2 + name.length;
    }
    const to = close < 0 ? page.length : close;
    if (DECODED.has(name)) this.#text(from, to);
    else if (to > from) this.#to.ontext(from, to);
    return close < 0 ? to : this.#closed(close + 2, end);
  }

  #afterWhite(from: number): number {
    let at = from;
    while (isWhite(this.#page.charCodeAt(at))) at++;
    return at;
  }

  /** The attributes of a tag, and where it ends. */
  #attributes(from: number): number {
    const page = this.#page;
    let at = from;
    while (at < page.length) {
      const slash = page.charCodeAt(at) === SLASH;
      at = this.#afterWhite(slash ? at + 1 : at);
      const unit = page.charCodeAt(at);
      if (unit === GREATER) {
        if (slash) this.#to.onselfclosingtag(at);
        else this.#to.onopentagend(at);
        return at + 1;
      }
      if (unit !== SLASH && at < page.length) at = this.#attribute(at);
    }
    return at;
  }

  #attribute(start: number): number {
    const page = this.#page;
    let end = start + 1;
    while (end < page.length && page.charCodeAt(end) !== EQUALS && !endsName(page.charCodeAt(end))) end++;
    if (end >= page.length) return end;
    const read = READ_SHAPES.has(shape(end - start, page.charCodeAt(start)));
    if (read) this.#to.onattribname(start, end);
    const equals = this.#afterWhite(end);
    if (page.charCodeAt(equals) !== EQUALS) {
      if (read) this.#to.onattribend(QuoteType.NoValue, end);
      return equals;
    }
    const value = this.#afterWhite(equals + 1);
    const quote = page.charCodeAt(value);
    return quote === DOUBLE || quote === SINGLE ? this.#quoted(value, { quote, read }) : this.#unquoted(value, read);
  }

  #quoted(at: number, { quote, read }: { readonly quote: number; readonly read: boolean }): number {
    const end = this.#page.indexOf(quote === DOUBLE ? '"' : "'", at + 1);
    if (end < 0) return this.#page.length;
    if (read) {
      this.#value(at + 1, end);
      this.#to.onattribend(quote === DOUBLE ? QuoteType.Double : QuoteType.Single, end + 1);
    }
    return end + 1;
  }

  #unquoted(from: number, read: boolean): number {
    const page = this.#page;
    let end = from;
    while (end < page.length && page.charCodeAt(end) !== GREATER && !isWhite(page.charCodeAt(end))) end++;
    if (read && end < page.length) {
      this.#value(from, end);
      this.#to.onattribend(QuoteType.Unquoted, end);
    }
    return end;
  }
}
