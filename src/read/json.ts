import type { Problem } from "../model/document.ts";
import type { Placed } from "../text/runs.ts";
import { type Field, fieldsOf, type Place, places, stringOf } from "./fields.ts";
import { type Body, copyLine, framed, part, type Stated } from "./framed.ts";
import type { Page, Reading } from "./page.ts";
import { feedItem } from "./records.ts";
import { copyString, type JsonValue, stringsOf } from "./strings.ts";

const STATED = ["title", "published", "updated", "publisher", "author", "address"] as const;
const KINDS = new Set(["report", "transcript", "release", "wire"]);

/** The texts of ninjs 2 and 3: each with its media type and its role; what is no text (audio, graphics) is left out. */
function bodies(json: string, value: JsonValue | undefined, found: Map<Field, readonly Place[]>): void {
  if (value?.is !== "list") return;
  for (const item of value.items) {
    if (item.is !== "record") continue;
    const [stated] = places(item.fields.get("contentType") ?? item.fields.get("contenttype"));
    const type = stated ? stringOf(json, stated) : "text/plain";
    const text = places(item.fields.get("value"));
    const field = /html/u.test(type) ? "html" : type.startsWith("text/") ? "text" : null;
    if (field && text.length > 0 && !found.has(field)) found.set(field, text);
  }
}

function fields(json: string): Map<Field, readonly Place[]> | Problem {
  try {
    JSON.parse(json);
  } catch (error) {
    return { code: "json-broken", message: error instanceof Error ? error.message : "not JSON" };
  }
  const whole = stringsOf(json);
  const value = feedItem(json, whole) ?? whole;
  if (value.is !== "record") return { code: "json-no-text", message: "the JSON value is no record with a text" };
  const found = fieldsOf(json, value);
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

/** Tags that cut a text in paragraphs: a text with one is written as a page. */
const TAGGED = /<(?:p|br|div|h[1-6]|ul|li|blockquote|html)\b[^<>]{0,2000}>/iu;
/** How services mark the end of what they give of a text: "… [+2817 chars]". */
const CUT = /\[\+\d{1,7} chars\]\s*$/u;

/** The text of a record: markup first; a summary only where a title and a day say that the record is an article. */
function textIn(source: Placed, found: ReadonlyMap<Field, readonly Place[]>): { readonly body: Body; readonly cut: boolean } | null {
  const html = found.get("html");
  const own = html ?? found.get("text");
  const texts = own ?? (found.has("title") && found.has("published") ? found.get("summary") : undefined);
  if (!texts) return null;
  const text = bodyOf(source, texts);
  return { body: { as: html || TAGGED.test(text.text) ? "page" : "plain", text }, cut: !own || CUT.test(text.text.slice(-40)) };
}

/**
 * Read one JSON record: title, metadata and text, in this order, each with its places in the source. The title is the headline, metadata
 * are furniture; the text is cut and judged like plain text, markup like a page. Problems: `json-broken`, `json-no-text`, and `cut-short` where
 * a record says that there is more of its text, or holds but a summary.
 */
export function readJson(source: Placed): Reading | Problem {
  const json = source.text;
  const found = fields(json);
  if (!(found instanceof Map)) return found;
  const text = textIn(source, found);
  if (!text) return { code: "json-no-text", message: "the record has no text" };
  const stated = STATED.flatMap((field): Stated[] => {
    const own = found.get(field) ?? [];
    return (field === "title" ? own.slice(0, 1) : own).map((place) => ({
      field,
      write: (copy) =>
        copyLine(
          copy,
          part(source, (line) => copyString(line, json, place)),
        ),
    }));
  });
  const first = (field: Field): string | undefined =>
    found
      .get(field)
      ?.slice(0, 1)
      .map((place) => stringOf(json, place))[0];
  const kind = first("kind");
  const reading = framed(source, {
    stated,
    body: text.body,
    ...(kind !== undefined && KINDS.has(kind) ? { kind: kind as NonNullable<Page["kind"]> } : {}),
  });
  if ("code" in reading) return { code: "json-no-text", message: "the record's text is empty" };
  if (text.cut)
    reading.page.problems.push({ code: "cut-short", message: "the record holds only the beginning or a summary of its report" });
  const [address, language] = [first("address"), first("language")];
  return { ...reading, ...(address === undefined ? {} : { address }), ...(language === undefined ? {} : { language }) };
}
