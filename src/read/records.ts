import { type JsonValue, stringsOf } from "./strings.ts";

/** A record of a collection: its JSON as a text of its own, and what a feed has to know of it: its address and the length of its text. */
interface One {
  readonly json: string;
  readonly address?: string;
  readonly length: number;
}

/** The records of a JSON text that holds several: a list of them, or a JSON Feed. */
interface Records {
  readonly of: "list" | "feed";
  readonly items: readonly One[];
}

type RecordValue = Extract<JsonValue, { is: "record" }>;

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

/** The records in a JSON text that is a list of records or a JSON Feed; undefined if it is neither, or no JSON. */
export function recordsOf(json: string): Records | undefined {
  try {
    JSON.parse(json);
  } catch {
    return undefined;
  }
  const value = stringsOf(json);
  const items = itemsOf(json, value);
  if (items && value.is === "record") return { of: "feed", items: feedRecords(json, value, items) };
  if (value.is !== "list") return undefined;
  const records = value.items.filter((one) => one.is === "record");
  if (records.length === 0) return undefined;
  return { of: "list", items: records.map(({ start, end }) => ({ json: json.slice(start, end), length: end - start })) };
}
