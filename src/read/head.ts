import type { Copy } from "../text/runs.ts";
import { unescape } from "../text/escapes.ts";
import { copyString, type JsonValue, stringsOf } from "./strings.ts";
import type { Tagged, Tree } from "./tree.ts";

/** What a page says about itself. */
export type HeadField = "title" | "published" | "author" | "publisher" | "address";

/** One statement: its field, the place of its value in the source, how it is written there, and how far it is to be believed (0 first). */
export interface Stated {
  readonly field: HeadField;
  readonly start: number;
  readonly end: number;
  readonly as: "attribute" | "json";
  readonly rank: number;
}

// Names of `meta` tags by what they state; the number is the rank among statements of the field.
const META: Readonly<Record<string, readonly [HeadField, number]>> = {
  "og:title": ["title", 0],
  "twitter:title": ["title", 1],
  "article:published_time": ["published", 1],
  "og:article:published_time": ["published", 1],
  "og:published_time": ["published", 2],
  datepublished: ["published", 1],
  "parsely-pub-date": ["published", 2],
  "sailthru.date": ["published", 3],
  pubdate: ["published", 2],
  publishdate: ["published", 2],
  "publish-date": ["published", 2],
  publish_date: ["published", 2],
  "article.published": ["published", 2],
  "published-date": ["published", 2],
  publication_date: ["published", 2],
  "dc.date.issued": ["published", 2],
  "dc.date": ["published", 3],
  "dcterms.created": ["published", 3],
  "dcterms.date": ["published", 3],
  "cxenseparse:recs:publishtime": ["published", 2],
  date: ["published", 3],
  "rnews:datepublished": ["published", 2],
  author: ["author", 1],
  byl: ["author", 1],
  "parsely-author": ["author", 1],
  "sailthru.author": ["author", 2],
  "dc.creator": ["author", 2],
  "og:site_name": ["publisher", 1],
  "application-name": ["publisher", 3],
  "og:url": ["address", 1],
};

/** Most characters of one tag that are looked at for an attribute. */
const TAG_LENGTH = 20_000;
/** Most characters of JSON-LD that are read in one page. */
const DATA_LENGTH = 400_000;
/** Most statements of one page; the rest are repetitions. */
const MOST = 40;

const ATTRIBUTE = /([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/gu;

/** The place of an attribute's value in the source. */
function valueOf(source: string, tag: Tagged, name: string): { start: number; end: number } | null {
  const text = source.slice(tag.start, Math.min(tag.end, tag.start + TAG_LENGTH));
  for (const match of text.matchAll(ATTRIBUTE)) {
    const value = match[2] ?? match[3] ?? match[4];
    if (match[1]?.toLowerCase() !== name || value === undefined || value === "") continue;
    const quoted = match[4] === undefined ? 1 : 0;
    const end = tag.start + match.index + match[0].length - quoted;
    return { start: end - value.length, end };
  }
  return null;
}

function tagStatement(source: string, tag: Tagged): Stated | null {
  const { attributes } = tag;
  const from = (attribute: string, field: HeadField, rank: number): Stated | null => {
    const place = valueOf(source, tag, attribute);
    return place && { field, ...place, as: "attribute", rank };
  };
  if (tag.tag === "link") return attributes["rel"]?.toLowerCase() === "canonical" ? from("href", "address", 0) : null;
  const item = (attributes["itemprop"] ?? "").toLowerCase();
  if (tag.tag === "time") return from("datetime", "published", item === "datepublished" || "pubdate" in attributes ? 2 : 5);
  const name = (attributes["property"] ?? attributes["name"] ?? item).toLowerCase();
  const known = META[name];
  if (!known || (known[0] === "author" && /^\s*(?:https?:|@)/u.test(attributes["content"] ?? ""))) return null;
  return from("content", known[0], known[1]);
}

const ARTICLE = /Article|BlogPosting|Report/u;

function named(value: JsonValue | undefined): { start: number; end: number }[] {
  if (value?.is === "string") return [value];
  if (value?.is === "list") return value.items.flatMap((item) => named(item));
  return value?.is === "record" ? named(value.fields.get("name")) : [];
}

function jsonStatements(json: string, value: JsonValue, shift: number): Stated[] {
  if (value.is === "list") return value.items.flatMap((item) => jsonStatements(json, item, shift));
  if (value.is !== "record") return [];
  const graph = value.fields.get("@graph");
  const below = graph ? jsonStatements(json, graph, shift) : [];
  const type = named(value.fields.get("@type")).map(({ start, end }) => json.slice(start, end));
  if (!type.some((name) => ARTICLE.test(name))) return below;
  const state = (key: string, field: HeadField): Stated[] =>
    named(value.fields.get(key)).map(({ start, end }) => ({ field, start: start + shift, end: end + shift, as: "json", rank: 0 }));
  return [
    ...state("datePublished", "published"),
    ...state("author", "author"),
    ...state("publisher", "publisher"),
    ...state("headline", "title"),
    ...below,
  ];
}

function dataStatements(source: string, { start, end }: { readonly start: number; readonly end: number }): Stated[] {
  const json = source.slice(start, end);
  if (json.length > DATA_LENGTH) return [];
  try {
    JSON.parse(json);
  } catch {
    return [];
  }
  return jsonStatements(json, stringsOf(json), start);
}

/** What the page states about itself in meta tags, links, `time` elements and JSON-LD, best first and in source order within a rank. */
export function statements(source: string, tree: Tree): Stated[] {
  const tags = tree.tagged.map((tag) => tagStatement(source, tag)).filter((one) => one !== null);
  const all = [...tags, ...tree.data.flatMap((place) => dataStatements(source, place))].filter(
    ({ start, end }) => end > start && end - start < 1_000,
  );
  return all.toSorted((a, b) => a.rank - b.rank || a.start - b.start).slice(0, MOST);
}

const ENTITY = /&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});?/gu;

/** Append a stated value to a text, its entities or escapes decoded. */
export function copyStated(copy: Copy, source: string, stated: Stated): void {
  if (stated.as === "json") {
    copyString(copy, source, stated);
    return;
  }
  let from = stated.start;
  for (const match of source.slice(stated.start, stated.end).matchAll(ENTITY)) {
    const at = stated.start + match.index;
    const decoded = unescape(match[0]);
    if (decoded === match[0] || decoded === "") continue;
    if (at > from) copy.take(from, at);
    from = at + match[0].length;
    copy.escape(decoded, at, from);
  }
  if (stated.end > from) copy.take(from, stated.end);
}
