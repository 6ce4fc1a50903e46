import type { Problem, Source } from "../model/document.ts";
import type { Placed } from "../text/runs.ts";
import { decode } from "./charset.ts";
import { type Body, copyLine, framed, isMarkup, part, type Stated } from "./framed.ts";
import type { Reading } from "./page.ts";
import { recordsOf } from "./records.ts";
import { typed } from "./typed.ts";
import { attribute, children, copyText, descend, type Element, textIn, walk, xmlOf } from "./xml.ts";

/** One entry of a feed: the address of the article, and what the feed itself holds of it. `full`: that is the article, not a teaser. */
export interface Item {
  readonly address?: string;
  readonly full: boolean;
  readonly source?: Source;
}

/** A feed's entries in its order. Those of an `index` are addresses of further feeds, those of a `sitemap` have no text. */
export interface Feed {
  readonly kind: "rss" | "atom" | "rdf" | "json" | "sitemap" | "index";
  readonly items: readonly Item[];
}

/** Fewest characters without tags from which the text of an entry is taken for the article. A judgement: teasers have two or three sentences. */
const FULL_TEXT = 800;

const ROOTS: Readonly<Record<string, Feed["kind"]>> = { rss: "rss", feed: "atom", rdf: "rdf", urlset: "sitemap", sitemapindex: "index" };
const ENTRIES: Readonly<Record<Feed["kind"], string>> = {
  rss: "item",
  rdf: "item",
  json: "item",
  atom: "entry",
  sitemap: "url",
  index: "sitemap",
};
/** What of the feed itself goes with each entry: it does not change from day to day, as dates and counts do. */
const LASTING = new Set(["title", "language"]);

const TAG = /<[a-z!/][^<>]{0,2000}>/giu;

/** An address of the web, or undefined. Relative ones are completed with the feed's own. */
function webAddress(link: string, feed: string): string | undefined {
  const base = /^https?:/iu.test(feed) ? feed : undefined;
  const url = URL.canParse(link, base) ? new URL(link, base) : undefined;
  return url && /^https?:$/u.test(url.protocol) ? url.href : undefined;
}

function entryAddress(text: string, entry: Element): string {
  const named = (name: string): string => textIn(text, children(entry, name)[0]);
  const links = children(entry, "link");
  const href = (link: Element): string => {
    const place = attribute(text, link, "href");
    return place ? text.slice(place.start, place.end).replaceAll("&amp;", "&") : "";
  };
  const rel = (link: Element): string => {
    const place = attribute(text, link, "rel");
    return place ? text.slice(place.start, place.end) : "alternate";
  };
  const alternate = links.find((link) => rel(link) === "alternate" && href(link) !== "");
  const guid = named("guid");
  const plain = links.map((link) => textIn(text, link)).find((one) => one !== "");
  return named("origlink") || plain || (alternate ? href(alternate) : "") || named("loc") || (/^https?:/iu.test(guid) ? guid : "");
}

/** The element with the entry's text: the article where it is given, else what announces it. */
function contentOf(entry: Element): Element | undefined {
  const all = children(entry);
  const named = (...names: readonly string[]): Element | undefined => all.find((one) => names.includes(one.name) && one.inside.length > 0);
  return named("encoded") ?? named("content", "body") ?? named("description") ?? named("summary");
}

/** The feed with all entries but one left out, and all that changes from day to day: the source of the entry, always UTF-8. */
function excerpt(text: string, root: Element, entry: Element): Uint8Array {
  const channel = descend(root, "channel");
  const head = (element: Element): string[] => [
    text.slice(element.start, element.open),
    ...children(element)
      .filter(({ name }) => LASTING.has(name))
      .map(({ start, end }) => text.slice(start, end)),
  ];
  const close = (element: Element): string => `</${/^[^\s/>]*/u.exec(text.slice(element.start + 1, element.open))?.[0] ?? ""}>`;
  const inside = channel !== undefined && channel.inside.includes(entry);
  const parts = [
    ...head(root),
    ...(channel ? head(channel) : []),
    ...(channel && !inside ? [close(channel)] : []),
    text.slice(entry.start, entry.end),
    ...(channel && inside ? [close(channel)] : []),
    close(root),
  ];
  return new TextEncoder().encode(parts.join("\n"));
}

function rootOf(tree: Element): Element | undefined {
  for (const element of walk(tree)) if (Object.hasOwn(ROOTS, element.name)) return element;
  return undefined;
}

/** Whether a text is a feed or sitemap in XML. */
export function isFeed(text: string): boolean {
  return rootOf(xmlOf(text)) !== undefined;
}

/** The entries of a feed in XML or JSON; null if it is none. An entry counts as met at the address it gives. */
export function feedOf(source: Source): Feed | null {
  const decoded = decode(source.bytes, typed(source).charset ?? declaredIn(source.bytes));
  if (!decoded.ok) return null;
  const { text } = decoded;
  if (text.trimStart().startsWith("{")) return jsonFeed(source, text);
  const root = rootOf(xmlOf(text));
  const kind = root && ROOTS[root.name];
  if (!root || !kind) return null;
  const entries = [...walk(root)].filter(({ name }) => name === ENTRIES[kind]);
  const items = entries.map((entry): Item => {
    const address = webAddress(entryAddress(text, entry), source.at);
    const content = kind === "sitemap" || kind === "index" ? undefined : contentOf(entry);
    const full = content !== undefined && textIn(text, content).replace(TAG, "").length >= FULL_TEXT;
    const own = content && { bytes: excerpt(text, root, entry), at: address ?? source.at, type: "item" };
    return { full, ...(address === undefined ? {} : { address }), ...(own ? { source: own } : {}) };
  });
  return { kind, items };
}

function jsonFeed(source: Source, text: string): Feed | null {
  const records = recordsOf(text);
  if (records?.of !== "feed") return null;
  const items = records.items.map(({ json, address, length }): Item => {
    const known = address === undefined ? undefined : webAddress(address, source.at);
    const own = { bytes: new TextEncoder().encode(json), at: known ?? source.at, type: "json" };
    return { full: length >= FULL_TEXT, ...(known === undefined ? {} : { address: known }), ...(length > 0 ? { source: own } : {}) };
  });
  return { kind: "json", items };
}

const DECLARED = /^(?:\xef\xbb\xbf)?\s{0,20}<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{1,40})["']/u;

/** The charset that an XML declaration states. */
export function declaredIn(bytes: Uint8Array): string | undefined {
  return DECLARED.exec(Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(300, bytes.byteLength)).toString("latin1"))?.[1];
}

function writeLine(source: Placed, element: Element): Stated["write"] {
  return (copy) =>
    copyLine(
      copy,
      part(source, (inner) => copyText(inner, source.text, element)),
    );
}

/** The elements that state something about an entry; `feed` is the channel, or the feed itself. */
function statedIn(source: Placed, feed: Element, entry: Element): Stated[] {
  const first = (...names: readonly string[]): Element | undefined =>
    names.map((name) => children(entry, name)[0]).find((one) => one !== undefined && textIn(source.text, one) !== "");
  const origin = children(entry, "source")[0];
  const publisher = (origin && (descend(origin, "title") ?? (textIn(source.text, origin) ? origin : undefined))) ?? descend(feed, "title");
  const [released, changed] = [first("pubdate", "published", "issued", "date"), first("updated", "modified")];
  const authors = [...children(entry, "creator"), ...children(entry, "author")].map((one) => descend(one, "name") ?? one);
  const state = (field: Stated["field"], element: Element | undefined): Stated[] =>
    element ? [{ field, write: writeLine(source, element) }] : [];
  return [
    ...state("title", first("title")),
    ...state("published", released ?? changed),
    ...state("updated", released ? changed : undefined),
    ...state("publisher", publisher),
    ...authors.flatMap((author) => state("author", author)),
    ...state("address", first("origlink", "link")),
  ];
}

function bodyOf(source: Placed, content: Element): Body {
  const { text } = source;
  const type = attribute(text, content, "type");
  if (type && text.slice(type.start, type.end) === "xhtml")
    return { as: "page", text: part(source, (copy) => copy.take(content.open, content.close)) };
  const body = part(source, (copy) => copyText(copy, text, content));
  return { as: isMarkup(body.text) ? "page" : "plain", text: body };
}

/**
 * Read one entry of a feed, as `feedOf` cuts it out: title, publication, publisher (the one an RSS `source` names before the feed's own
 * title), authors, address, and its text as plain text or as a page. Problem `no-text`.
 */
export function readItem(source: Placed): Reading | Problem {
  const tree = xmlOf(source.text);
  const entry = [...walk(tree)].find(({ name }) => name === "item" || name === "entry");
  const content = entry && contentOf(entry);
  if (!entry || !content) return { code: "no-text", message: "the article has no text" };
  const root = rootOf(tree) ?? tree;
  const channel = descend(root, "channel") ?? root;
  const reading = framed(source, { stated: statedIn(source, channel, entry), body: bodyOf(source, content) });
  if ("code" in reading) return reading;
  const language = textIn(source.text, descend(channel, "language"));
  return { ...reading, ...(language === "" ? {} : { language }) };
}
