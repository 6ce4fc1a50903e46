import type { Problem } from "../model/document.ts";
import { Copy, type Placed } from "../text/runs.ts";
import { dateAt, dateInAddress } from "./dates.ts";
import { layOut } from "./layout.ts";
import { linesOf } from "./lines.ts";
import { type Line, newPage, type Page, type Reading } from "./page.ts";
import { copyString, type JsonValue, stringsOf } from "./strings.ts";

type Field = "title" | "text" | "address" | "published" | "publisher" | "author" | "kind" | "language";
type Place = { readonly start: number; readonly end: number };

// The names that collections give to the fields of an article, in the order in which they are looked for.
const NAMES: Readonly<Record<Field, readonly string[]>> = {
  title: ["title", "headline"],
  text: ["text", "body", "content", "articleBody", "maintext"],
  address: ["url", "link", "source_url", "canonical"],
  published: ["published", "date", "datePublished", "published_at", "publishedAt", "date_publish", "pubDate"],
  publisher: ["publisher", "source", "outlet", "source_domain", "site"],
  author: ["authors", "author", "byline"],
  kind: ["kind", "type"],
  language: ["language", "lang"],
};
const METADATA = ["published", "publisher", "author", "address"] as const;
const KINDS = new Set(["report", "transcript", "release", "wire"]);

/** The strings of a value: itself, those of a list, or the `name` of a record. */
function places(value: JsonValue | undefined): Place[] {
  if (!value || value.is === "other") return [];
  if (value.is === "string") return value.start < value.end ? [value] : [];
  if (value.is === "list") return value.items.flatMap((item) => places(item));
  return places(value.fields.get("name") ?? value.fields.get("title"));
}

function fields(json: string): Map<Field, Place[]> | Problem {
  try {
    JSON.parse(json);
  } catch (error) {
    return { code: "json-broken", message: error instanceof Error ? error.message : "not JSON" };
  }
  const value = stringsOf(json);
  if (value.is !== "record") return { code: "json-no-text", message: "the JSON value is no record with a text" };
  const found = new Map<Field, Place[]>();
  for (const field of Object.keys(NAMES) as Field[]) {
    const name = NAMES[field].find((one) => places(value.fields.get(one)).length > 0);
    if (name !== undefined) found.set(field, places(value.fields.get(name)));
  }
  return found;
}

function plainString(json: string, place: Place | undefined): string | undefined {
  return place && String(JSON.parse(`"${json.slice(place.start, place.end)}"`));
}

/** The page's metadata, once its text is known: what the lines copied for each field say. */
function note(page: Page, field: (typeof METADATA)[number], line: Line): void {
  const text = page.text.slice(line.start, line.end);
  if (field === "publisher" || field === "author") page.credits.push({ role: field, start: line.start, end: line.end });
  else if (field === "address") {
    const date = dateInAddress(text);
    if (date) page.dates.push({ days: date.days, start: line.start + date.start, end: line.start + date.end, method: "url", rank: 6 });
  } else {
    const date = dateAt(page.text, line.start);
    if (date && date !== "unreadable")
      page.dates.push({ days: date.days, start: line.start, end: Math.min(date.end, line.end), method: "meta", rank: 0 });
    else page.problems.push({ code: "date-unreadable", message: "the stated date is no day or more than one", range: line });
  }
}

/** Line without white space at either end; null if nothing is left. */
function trimmed(text: string, start: number, end: number): Line | null {
  const part = text.slice(start, end);
  const lead = part.length - part.trimStart().length;
  const length = part.trim().length;
  return length === 0 ? null : { start: start + lead, end: start + lead + length, gap: 0 };
}

interface Copied {
  readonly field: Field;
  readonly start: number;
  readonly end: number;
}

function copyFields(json: string, source: Placed, found: ReadonlyMap<Field, readonly Place[]>): { placed: Placed; copied: Copied[] } {
  const copy = new Copy(source);
  const copied: Copied[] = [];
  for (const field of ["title", ...METADATA, "text"] as const) {
    for (const place of found.get(field) ?? []) {
      if (copy.length > 0) copy.insert(field === "text" ? "\n\n" : "\n");
      const start = copy.length;
      copyString(copy, json, place);
      copied.push({ field, start, end: copy.length });
    }
  }
  return { placed: copy.finish(), copied };
}

/**
 * Read one JSON record: title, metadata and text, in this order, each with its places in the source. The title is the headline, metadata
 * are furniture, the text is cut and judged like plain text. Problems: `json-broken`, `json-no-text`.
 */
export function readJson(source: Placed): Reading | Problem {
  const json = source.text;
  const found = fields(json);
  if (!(found instanceof Map)) return found;
  if (!found.has("text")) return { code: "json-no-text", message: "the record has no text" };
  const { placed, copied } = copyFields(json, source, found);
  const page = newPage(placed.text, []);
  for (const { field, start, end } of copied) {
    const line = trimmed(placed.text, start, end);
    if (!line) continue;
    if (field === "text") page.lines.push(...linesOf(placed.text, start, end));
    else if (field === "title") {
      page.lines.push({ ...line, kind: "headline" });
      page.title = { start: line.start, end: line.end };
    } else {
      page.lines.push({ ...line, kind: "furniture", why: "metadata" });
      note(page, field as (typeof METADATA)[number], line);
    }
  }
  if (!page.lines.some((line) => line.kind === undefined)) return { code: "json-no-text", message: "the record's text is empty" };
  const kind = plainString(json, found.get("kind")?.[0]);
  if (kind !== undefined && KINDS.has(kind)) page.kind = kind as NonNullable<Page["kind"]>;
  layOut(page);
  const address = plainString(json, found.get("address")?.[0]);
  const language = plainString(json, found.get("language")?.[0]);
  return { page, placed, ...(address === undefined ? {} : { address }), ...(language === undefined ? {} : { language }) };
}
