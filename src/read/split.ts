import type { Source } from "../model/document.ts";
import { decode } from "./charset.ts";
import { declaredIn, feedOf } from "./feed.ts";
import { newsItems } from "./newsml.ts";
import { CUTTABLE, pieces } from "./pieces.ts";
import { recordsOf } from "./records.ts";
import { typed } from "./typed.ts";

const FEEDS = new Set(["xml", "rss", "atom", "rdf"]);
const RECORDS = new Set(["json", "ninjs"]);

function textOf(source: Source): string {
  const decoded = decode(source.bytes, typed(source).charset ?? declaredIn(source.bytes));
  return decoded.ok ? decoded.text : "";
}

/** The articles of a feed or of a news message; none if the source is neither. */
function articles(source: Source): Source[] {
  const feed = feedOf(source);
  if (feed) return feed.items.flatMap((item) => (item.source ? [item.source] : []));
  return newsItems(textOf(source)).map((text, index) => ({ bytes: encoded(text), at: source.at, type: "xml", line: index + 1 }));
}

/** The records of a JSON list or a JSON Feed; none if the source is neither. */
function records(source: Source): Source[] {
  const found = recordsOf(textOf(source));
  if (found?.of === "feed") return articles(source);
  return (found?.items ?? []).map(({ json }, index) => ({ bytes: encoded(json), at: source.at, type: "json", line: index + 1 }));
}

function encoded(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/**
 * The sources inside a source: JSON Lines (`jsonl`, `ndjson`) gives one `json` source for each line that is not blank, with its 1-based
 * line number and its bytes without the line end, an mbox file one `eml` source for each message, with its 1-based place. A JSON list gives its records, also
 * one in the answer of a service, a feed its entries, a NewsML-G2 message its items, each
 * with the characters it has there, as UTF-8, and its 1-based place as the line; an entry of a feed stands at its own address.
 * Anything else, and a collection with nothing in it, gives itself. What was fetched on a day gives sources fetched on that day.
 */
export function* split(source: Source): Iterable<Source> {
  const { fetched } = source;
  for (const one of within(source)) yield fetched === undefined ? one : { ...one, fetched };
}

function* within(source: Source): Iterable<Source> {
  const type = typed(source).ending;
  if (CUTTABLE.has(type)) {
    yield* pieces(source);
    return;
  }
  const found = FEEDS.has(type) ? articles(source) : RECORDS.has(type) ? records(source) : [];
  if (found.length > 0) yield* found;
  else yield source;
}
