import { fieldsOf } from "./fields.ts";
import { type JsonValue, stringsOf } from "./strings.ts";

/** A record of a collection: its JSON as a text of its own, and what a feed has to know of it: its address and the length of its text. */
interface One {
  readonly json: string;
  readonly address?: string;
  readonly length: number;
}

/** The records of a JSON text that holds several: a list of them, alone or in an answer, or a JSON Feed. */
interface Records {
  readonly of: "list" | "feed";
  readonly items: readonly One[];
}

type RecordValue = Extract<JsonValue, { is: "record" }>;

/** The names under which services give out their articles, and how deep. */
export const ANSWERS: readonly string[] = [
  "articles",
  "results",
  "response",
  "docs",
  "posts",
  "stories",
  "hits",
  "items",
  "data",
  "value",
  "news",
];
const DEEPEST = 2;

/** What of the feed itself goes with each entry. */
const LASTING = ["version", "title", "language"];

function written(json: string, value: JsonValue | undefined): string | undefined {
  return value?.is === "string" ? json.slice(value.start, value.end) : undefined;
}

function itemsOf(json: string, value: JsonValue): readonly RecordValue[] | undefined {
  if (value.is !== "record" || !/jsonfeed\.org\\?\/version/u.test(written(json, value.fields.get("version")) ?? "")) return undefined;
  const items = value.fields.get("items");
  return items?.is === "list" ? items.items.filter((one) => one.is === "record") : undefined;
}

/** The only entry of a JSON Feed with one, as `recordsOf` cuts them out; undefined if the value is none. */
export function feedItem(json: string, value: JsonValue): JsonValue | undefined {
  const items = itemsOf(json, value);
  return items?.length === 1 ? items[0] : undefined;
}

function length(json: string, { fields }: RecordValue): number {
  const html = written(json, fields.get("content_html"))?.replace(/<[a-z!/\\][^<>]{0,2000}>/giu, "") ?? "";
  return Math.max(html.length, written(json, fields.get("content_text"))?.length ?? 0);
}

/** Each record with what lasts of the feed around it, all in the feed's own characters. */
function feedRecords(json: string, feed: RecordValue, items: readonly RecordValue[]): One[] {
  const head = LASTING.flatMap((name) => {
    const value = written(json, feed.fields.get(name));
    return value === undefined ? [] : [`"${name}":"${value}"`];
  });
  return items.map((item) => {
    const place = written(json, item.fields.get("url")) ?? written(json, item.fields.get("external_url"));
    return {
      json: `{${head.join(",")},"items":[${json.slice(item.start, item.end)}]}`,
      length: length(json, item),
      ...(place === undefined ? {} : { address: String(JSON.parse(`"${place}"`)) }),
    };
  });
}

/** The records of a list of records. */
function listed(value: JsonValue | undefined): readonly RecordValue[] {
  return value?.is === "list" ? value.items.filter((one) => one.is === "record") : [];
}

/** Whether a record can be an article: it has a title or a text. */
export function isArticle(json: string, record: RecordValue): boolean {
  const found = fieldsOf(json, record);
  return found.has("title") || found.has("text") || found.has("html");
}

/** The articles in an answer of a service: the first list in it, under one of the usual names, in which a record has a title or a text. */
function answered(json: string, value: RecordValue, depth = 0): readonly RecordValue[] {
  if (isArticle(json, value)) return [];
  for (const name of ANSWERS) {
    const inner = value.fields.get(name);
    const all = inner?.is === "record" && depth < DEEPEST ? answered(json, inner, depth + 1) : listed(inner);
    if (all.some((one) => isArticle(json, one))) return all;
  }
  return [];
}

/**
 * The records in a JSON text that is a list of records, a JSON Feed, or an answer of a service (NewsAPI, the Guardian, a search engine …) that
 * holds a list of articles; undefined if it is none of them, or no JSON.
 */
export function recordsOf(json: string): Records | undefined {
  try {
    JSON.parse(json);
  } catch {
    return undefined;
  }
  const value = stringsOf(json);
  const items = itemsOf(json, value);
  if (items && value.is === "record") return { of: "feed", items: feedRecords(json, value, items) };
  const records = value.is === "record" ? answered(json, value) : listed(value);
  if (records.length === 0) return undefined;
  return { of: "list", items: records.map(({ start, end }) => ({ json: json.slice(start, end), length: end - start })) };
}
