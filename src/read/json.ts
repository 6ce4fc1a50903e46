import type { Problem } from "../model/document.ts";
import type { Placed } from "../text/runs.ts";
import { framed, part, type Stated } from "./framed.ts";
import type { Page, Reading } from "./page.ts";
import { feedItem } from "./records.ts";
import { copyString, type JsonValue, stringsOf } from "./strings.ts";

type Field = Stated["field"] | "text" | "html" | "kind" | "language";
type Place = { readonly start: number; readonly end: number };

// The names that collections, ninjs and JSON Feed give to the fields of an article, in the order in which they are looked for.
const NAMES: Readonly<Record<Exclude<Field, "note">, readonly string[]>> = {
  title: ["title", "headline", "headlines"],
  html: ["body_html", "body_xhtml", "content_html"],
  text: ["text", "body", "content", "articleBody", "maintext", "body_text", "content_text"],
  address: ["url", "link", "source_url", "canonical", "external_url"],
  published: [
    "published",
    "date",
    "datePublished",
    "published_at",
    "publishedAt",
    "date_publish",
    "date_published",
    "pubDate",
    "firstcreated",
    "firstCreated",
    "versioncreated",
    "versionCreated",
  ],
  publisher: ["publisher", "source", "outlet", "source_domain", "site", "infosources", "infoSources"],
  author: ["authors", "author", "byline", "by"],
  kind: ["kind", "type"],
  language: ["language", "lang"],
};
const STATED = ["title", "published", "publisher", "author", "address"] as const;
const KINDS = new Set(["report", "transcript", "release", "wire"]);

/** The strings of a value: itself, those of a list, or the `name`, `title` or `value` of a record. */
function places(value: JsonValue | undefined): Place[] {
  if (!value || value.is === "other") return [];
  if (value.is === "string") return value.start < value.end ? [value] : [];
  if (value.is === "list") return value.items.flatMap((item) => places(item));
  return places(value.fields.get("name") ?? value.fields.get("title") ?? value.fields.get("value"));
}

function stringOf(json: string, place: Place | undefined): string | undefined {
  return place && String(JSON.parse(`"${json.slice(place.start, place.end)}"`));
}

/** The texts of ninjs 2 and 3: each with its media type and its role; what is no text (audio, graphics) is left out. */
function bodies(json: string, value: JsonValue | undefined, found: Map<Field, Place[]>): void {
  if (value?.is !== "list") return;
  for (const item of value.items) {
    if (item.is !== "record") continue;
    const type = stringOf(json, places(item.fields.get("contentType") ?? item.fields.get("contenttype"))[0]) ?? "text/plain";
    const text = places(item.fields.get("value"));
    const field = /html/u.test(type) ? "html" : type.startsWith("text/") ? "text" : null;
    if (field && text.length > 0 && !found.has(field)) found.set(field, text);
  }
}

function fields(json: string): Map<Field, Place[]> | Problem {
  try {
    JSON.parse(json);
  } catch (error) {
    return { code: "json-broken", message: error instanceof Error ? error.message : "not JSON" };
  }
  const whole = stringsOf(json);
  const value = feedItem(json, whole) ?? whole;
  if (value.is !== "record") return { code: "json-no-text", message: "the JSON value is no record with a text" };
  const found = new Map<Field, Place[]>();
  for (const field of Object.keys(NAMES) as (keyof typeof NAMES)[]) {
    const name = NAMES[field].find((one) => places(value.fields.get(one)).length > 0);
    if (name !== undefined) found.set(field, places(value.fields.get(name)));
  }
  bodies(json, value.fields.get("bodies"), found);
  const title = value === whole || whole.is !== "record" ? [] : places(whole.fields.get("title"));
  if (!found.has("publisher") && title.length > 0) found.set("publisher", title);
  return found;
}

/** A text in the source between two offsets of a JSON string, the strings of a list one after the other. */
function bodyOf(source: Placed, texts: readonly Place[]): Placed {
  return part(source, (copy) => {
    for (const [index, place] of texts.entries()) {
      if (index > 0) copy.insert("\n\n");
      copyString(copy, source.text, place);
    }
  });
}

/**
 * Read one JSON record: title, metadata and text, in this order, each with its places in the source. The title is the headline, metadata
 * are furniture; the text is cut and judged like plain text, markup (`body_html` of ninjs, `content_html` of JSON Feed) like a page.
 * Problems: `json-broken`, `json-no-text`.
 */
export function readJson(source: Placed): Reading | Problem {
  const json = source.text;
  const found = fields(json);
  if (!(found instanceof Map)) return found;
  const texts = found.get("html") ?? found.get("text");
  if (!texts) return { code: "json-no-text", message: "the record has no text" };
  const stated = STATED.flatMap((field): Stated[] =>
    (field === "title" ? (found.get(field) ?? []).slice(0, 1) : (found.get(field) ?? [])).map((place) => ({
      field,
      write: (copy) => copyString(copy, json, place),
    })),
  );
  const kind = stringOf(json, found.get("kind")?.[0]);
  const reading = framed(source, {
    stated,
    body: { as: found.has("html") ? "page" : "plain", text: bodyOf(source, texts) },
    ...(kind !== undefined && KINDS.has(kind) ? { kind: kind as NonNullable<Page["kind"]> } : {}),
  });
  if ("code" in reading) return { code: "json-no-text", message: "the record's text is empty" };
  const address = stringOf(json, found.get("address")?.[0]);
  const language = stringOf(json, found.get("language")?.[0]);
  return { ...reading, ...(address === undefined ? {} : { address }), ...(language === undefined ? {} : { language }) };
}
