import type { Stated } from "./framed.ts";
import type { JsonValue } from "./strings.ts";

/** What a record can tell of an article. */
export type Field = Exclude<Stated["field"], "note"> | "text" | "html" | "summary" | "kind" | "language";

/** A string of the JSON text, without its quotation marks. */
export interface Place {
  readonly start: number;
  readonly end: number;
}

type RecordValue = Extract<JsonValue, { is: "record" }>;

/**
 * The names of the fields of an article, in the order in which they are looked for: those of schema.org, ninjs, JSON Feed, WordPress, Ghost and
 * Atom, of what NewsAPI, GNews, Event Registry, Media Cloud, the Guardian, the New York Times and Webz give out, and of what news-please,
 * newspaper and trafilatura write. Fields that state something else in some of them are left out (`timestamp`: when a page was fetched).
 */
const NAMES: Readonly<Record<Field, readonly string[]>> = {
  title: ["title", "headline", "headlines", "webTitle"],
  html: ["body_html", "body_xhtml", "content_html"],
  text: [
    "text",
    "body",
    "content",
    "articleBody",
    "maintext",
    "body_text",
    "content_text",
    "bodyText",
    "full_text",
    "fulltext",
    "plaintext",
    "html",
  ],
  summary: ["description", "summary", "abstract", "excerpt", "snippet"],
  address: [
    "url",
    "link",
    "source_url",
    "canonical",
    "external_url",
    "canonical_url",
    "webUrl",
    "web_url",
    "mainEntityOfPage",
    "source",
    "uri",
  ],
  published: [
    "published",
    "date",
    "datePublished",
    "published_at",
    "publishedAt",
    "date_publish",
    "date_published",
    "publish_date",
    "publishDate",
    "published_date",
    "publishedDate",
    "publication_date",
    "publicationDate",
    "webPublicationDate",
    "pubDate",
    "pub_date",
    "dateTimePub",
    "firstcreated",
    "firstCreated",
    "versioncreated",
    "versionCreated",
  ],
  updated: [
    "updated",
    "dateModified",
    "date_modified",
    "modified",
    "updated_at",
    "updatedAt",
    "modified_at",
    "modifiedAt",
    "date_modify",
    "lastModified",
    "last_modified",
    "lastmod",
    "versioncreated",
    "versionCreated",
  ],
  publisher: [
    "publisher",
    "source",
    "outlet",
    "sitename",
    "site_name",
    "siteName",
    "publication",
    "media_name",
    "source_domain",
    "source-hostname",
    "site",
    "hostname",
    "domain",
    "clean_url",
    "infosources",
    "infoSources",
  ],
  author: ["authors", "author", "byline", "by", "creator"],
  kind: ["kind", "type"],
  language: ["language", "lang", "inLanguage"],
};

/** Records around the fields of an article in a record: of the Guardian, of search engines, of JSON:API, of Webz. */
const INNER = ["fields", "_source", "attributes", "thread"];
/** What of a record in place of a string is the string. */
const NAMED = ["name", "title", "value", "rendered", "main", "original"];

const ADDRESS = /^https?:/iu;

/** The strings of a value: itself, those of a list, or what a record calls its name, title, value or text. */
export function places(value: JsonValue | undefined): Place[] {
  if (!value || value.is === "other") return [];
  if (value.is === "string") return value.start < value.end ? [value] : [];
  if (value.is === "list") return value.items.flatMap((item) => places(item));
  return places(NAMED.map((name) => value.fields.get(name)).find((one) => one !== undefined));
}

/** A string of the JSON text with its escapes undone. */
export function stringOf(json: string, { start, end }: Place): string {
  return String(JSON.parse(`"${json.slice(start, end)}"`));
}

/** Whether a string can be what the field states: an address is one of the web, and no publisher's name is. */
function fits(json: string, field: Field, all: readonly Place[]): boolean {
  const [first] = all;
  if (!first || (field !== "address" && field !== "publisher")) return first !== undefined;
  return ADDRESS.test(json.slice(first.start, first.end)) === (field === "address");
}

/** What a record tells of an article, by field: the strings of the first name that it has. */
export function fieldsOf(json: string, record: RecordValue): Map<Field, readonly Place[]> {
  const inner = INNER.flatMap((name) => {
    const value = record.fields.get(name);
    return value?.is === "record" ? [value] : [];
  });
  const found = new Map<Field, readonly Place[]>();
  for (const field of Object.keys(NAMES) as Field[]) {
    const named = NAMES[field].flatMap((name) => [record, ...inner].map(({ fields }) => places(fields.get(name))));
    const own = named.find((all) => fits(json, field, all));
    if (own) found.set(field, own);
  }
  if (found.get("updated")?.[0]?.start === found.get("published")?.[0]?.start) found.delete("updated");
  return found;
}
