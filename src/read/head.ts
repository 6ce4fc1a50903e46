import type { Copy } from "../text/runs.ts";
import { unescape } from "../text/escapes.ts";
import { copyString, type JsonValue, stringsOf } from "./strings.ts";
import type { Tagged, Tree } from "./tree.ts";

/** What a page says about itself. */
export type HeadField = "title" | "published" | "updated" | "author" | "publisher" | "address" | "section";

/** One statement: its field, the place of its value in the source, how it is written there, and how far it is to be believed (0 first). */
export interface Stated {
  readonly field: HeadField;
  readonly start: number;
  readonly end: number;
  readonly as: "attribute" | "json";
  readonly rank: number;
  /** Where it stands: JSON-LD, a `meta` or `link` tag, an element's attribute in the page, or data in a script. */
  readonly by: "json" | "meta" | "element" | "script";
  /** The element in the page that states it. */
  readonly node?: number;
  /** Whether an author is said to be an organisation. */
  readonly body?: true;
}

// Names of `meta` tags by what they state; the number is the rank among statements of the field.
const META: Readonly<Record<string, readonly [HeadField, number]>> = {
  "og:title": ["title", 0],
  "twitter:title": ["title", 1],
  "article:published_time": ["published", 0],
  "og:article:published_time": ["published", 0],
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
  "shareaholic:article_published_time": ["published", 1],
  "dc:date": ["published", 3],
  "dc.date.created": ["published", 2],
  "dcterms.issued": ["published", 2],
  "vr:published": ["published", 2],
  "article.created": ["published", 2],
  datecreated: ["published", 2],
  created: ["published", 3],
  originalpublicationdate: ["published", 2],
  citation_date: ["published", 2],
  citation_publication_date: ["published", 2],
  citation_online_date: ["published", 2],
  bepress_citation_date: ["published", 2],
  pdate: ["published", 2],
  "article-publication-date": ["published", 2],
  "article:published": ["published", 1],
  "article:publication_date": ["published", 1],
  "date.created": ["published", 2],
  "date.available": ["published", 2],
  "prism.publicationdate": ["published", 2],
  publicationdate: ["published", 2],
  "published-time": ["published", 2],
  published_time_telegram: ["published", 2],
  release_date: ["published", 3],
  lastmod: ["updated", 2],
  "last-modified": ["updated", 2],
  "og:updated_time": ["updated", 1],
  "article:modified_time": ["updated", 0],
  "article:modified": ["updated", 1],
  datemodified: ["updated", 1],
  "dc.date.modified": ["updated", 2],
  "dcterms.modified": ["updated", 2],
  revised: ["updated", 2],
  modified: ["updated", 2],
  "date.modified": ["updated", 2],
  author: ["author", 1],
  "article:author": ["author", 2],
  "article:author_name": ["author", 1],
  "article.author": ["author", 2],
  "shareaholic:article_author_name": ["author", 1],
  "dc:creator": ["author", 1],
  "dcterms.creator": ["author", 2],
  "vr:author": ["author", 1],
  "cxenseparse:author": ["author", 2],
  rbauthors: ["author", 2],
  "og:author": ["author", 2],
  "twitter:data1": ["author", 3],
  citation_author: ["author", 1],
  byl: ["author", 1],
  "parsely-author": ["author", 1],
  "sailthru.author": ["author", 2],
  "dc.creator": ["author", 2],
  "og:site_name": ["publisher", 1],
  "application-name": ["publisher", 3],
  "og:url": ["address", 1],
  "article:section": ["section", 1],
  section: ["section", 2],
  "parsely-section": ["section", 2],
  "dc.subject.section": ["section", 2],
  "cxenseparse:recs:category": ["section", 3],
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
    return place && { field, ...place, as: "attribute", rank, by: "meta" };
  };
  if (tag.tag === "link") return attributes["rel"]?.toLowerCase() === "canonical" ? from("href", "address", 0) : null;
  const item = (attributes["itemprop"] ?? "").toLowerCase();
  if (tag.tag !== "meta") return elementStatement(source, tag, item);
  const name = (attributes["property"] ?? attributes["name"] ?? item).toLowerCase();
  const known = META[name];
  if (!known || (known[0] === "author" && /^\s*(?:https?:|@)/u.test(attributes["content"] ?? ""))) return null;
  return from("content", known[0], known[1]);
}

/** What an element in the page states in an attribute: a `time`, or one with a date of microdata or of a microformat. */
function elementStatement(source: string, tag: Tagged, item: string): Stated | null {
  const { attributes, node } = tag;
  const attribute = ["datetime", "content", "title"].find(
    (name) => attributes[name] !== undefined && (name !== "title" || tag.tag !== "time"),
  );
  const place = attribute === undefined ? null : valueOf(source, tag, attribute);
  const published = item === "datepublished" || "pubdate" in attributes;
  const field = item.startsWith("datemodif") || /updated|modified/iu.test(attributes["class"] ?? "") ? "updated" : "published";
  return place && { field, ...place, as: "attribute", rank: published ? 1 : 4, by: "element", node };
}

const ARTICLE = /Article|BlogPosting|Report/u;
/** Records that date a page without being its article. */
const PAGE = /WebPage|Recipe|Review|CreativeWork|Podcast|Event|Product|Page$/u;

type Place = { readonly start: number; readonly end: number };

/** The records of a page's JSON-LD that others point at, by their `@id`. */
type Ids = ReadonlyMap<string, JsonValue>;

function idOf(json: string, value: JsonValue | undefined): string | null {
  const id = value?.is === "record" ? value.fields.get("@id") : undefined;
  return id?.is === "string" ? json.slice(id.start, id.end) : null;
}

function idsIn(json: string, value: JsonValue, found: Map<string, JsonValue>): Map<string, JsonValue> {
  if (value.is === "list") for (const item of value.items) idsIn(json, item, found);
  if (value.is !== "record") return found;
  const id = idOf(json, value);
  if (id !== null && value.fields.has("name") && !found.has(id)) found.set(id, value);
  const graph = value.fields.get("@graph");
  return graph ? idsIn(json, graph, found) : found;
}

function named(json: string, value: JsonValue | undefined, ids: Ids): (Place & { readonly body?: true })[] {
  if (value?.is === "string") return [value];
  if (value?.is === "list") return value.items.flatMap((item) => named(json, item, ids));
  if (value?.is !== "record") return [];
  const name = value.fields.get("name");
  const pointed = name ? undefined : ids.get(idOf(json, value) ?? "");
  if (pointed?.is === "record") return named(json, pointed, new Map());
  const type = named(json, value.fields.get("@type"), new Map()).map(({ start, end }) => json.slice(start, end));
  return named(json, name, ids).map(({ start, end }) => ({
    start,
    end,
    ...(type.some((one) => /Organi[sz]ation/u.test(one)) ? { body: true as const } : {}),
  }));
}

function jsonStatements(json: string, value: JsonValue, { ids, shift }: { readonly ids: Ids; readonly shift: number }): Stated[] {
  if (value.is === "list") return value.items.flatMap((item) => jsonStatements(json, item, { ids, shift }));
  if (value.is !== "record") return [];
  const graph = value.fields.get("@graph");
  const main = value.fields.get("mainEntity");
  const below = [graph, main].flatMap((one) => (one ? jsonStatements(json, one, { ids, shift }) : []));
  const type = named(json, value.fields.get("@type"), ids).map(({ start, end }) => json.slice(start, end));
  const article = type.some((name) => ARTICLE.test(name));
  if (!article && !type.some((name) => PAGE.test(name))) return below;
  const state = (key: string, field: HeadField, rank: number): Stated[] =>
    named(json, value.fields.get(key), ids).map(({ start, end, body }) => ({
      field,
      start: start + shift,
      end: end + shift,
      as: "json",
      rank: article ? rank : rank + 2,
      by: "json",
      ...(body ? { body } : {}),
    }));
  return [
    ...state("datePublished", "published", 1),
    ...state("dateCreated", "published", 2),
    ...state("dateModified", "updated", 1),
    ...state("author", "author", 0),
    ...state("publisher", "publisher", 0),
    ...state("headline", "title", 0),
    ...state("articleSection", "section", 0).slice(0, 1),
    ...below,
  ];
}

function dataStatements(source: string, { start, end }: Place): Stated[] {
  // Line ends inside strings are no JSON, but met often; a blank in their place changes no offset.
  const json = source.slice(start, Math.min(end, start + DATA_LENGTH + 1)).replace(/\p{Cc}/gu, " ");
  if (json.length > DATA_LENGTH) return [];
  try {
    JSON.parse(json);
  } catch {
    return [];
  }
  const value = stringsOf(json);
  return jsonStatements(json, value, { ids: idsIn(json, value, new Map()), shift: start });
}

/** Data in other scripts that names a day of publication. */
const SCRIPT_DATE =
  /["'](?:datePublished|date_published|publishedAt|published_at|publish_?[dD]ate|publishDate|publicationDate|publication_date|publishedDate|first_published_at|dateCreated|pub_?[dD]ate)\\?["']\s{0,2}:\s{0,2}\\?["'](?=(?:19|20)\d\d-\d\d-\d\d)([^"'\\]{10,40})/u;
/** Most characters of scripts in which a date is looked for. */
const SCRIPT_LENGTH = 300_000;

function scriptStatements(source: string, tree: Tree): Stated[] {
  let left = SCRIPT_LENGTH;
  for (const { start, end } of [...tree.scripts, ...tree.data]) {
    const script = source.slice(start, Math.min(end, start + left));
    left -= script.length;
    const match = SCRIPT_DATE.exec(script);
    const value = match?.[1];
    if (!match || value === undefined) continue;
    const from = start + match.index + match[0].length - value.length;
    return [{ field: "published", start: from, end: from + value.length, as: "attribute", rank: 4, by: "script" }];
  }
  return [];
}

/** What the page states about itself in meta tags, links, `time` elements and JSON-LD, best first and in source order within a rank. */
export function statements(source: string, tree: Tree): Stated[] {
  const tags = tree.tagged.map((tag) => tagStatement(source, tag)).filter((one) => one !== null);
  const all = [...tags, ...tree.data.flatMap((place) => dataStatements(source, place)), ...scriptStatements(source, tree)].filter(
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
