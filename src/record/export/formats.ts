import type { Writer } from "./format.ts";

/** A form that records can be exported in. */
export interface Format {
  readonly name: string;
  /** The ending of its files, without the dot. */
  readonly ending: string;
  readonly media: string;
  readonly summary: string;
  /** Set where a file holds one table, or one event, and not all. */
  readonly each?: "table" | "event";
  readonly load: () => Promise<Writer>;
}

const CSV = "text/csv; charset=utf-8; header=present";

/** Every form, in the order of the guide. What writes one is loaded only when it is asked for. */
export const FORMATS: readonly Format[] = [
  {
    name: "jsonl",
    ending: "jsonl",
    media: "application/x-ndjson",
    summary: "JSON Lines: one record a line, all there is of it",
    load: async () => (await import("./lines.ts")).lines,
  },
  {
    name: "csv",
    ending: "csv",
    media: CSV,
    summary: "tables as comma-separated values",
    each: "table",
    load: async () => (await import("./csv.ts")).csv,
  },
  {
    name: "parquet",
    ending: "parquet",
    media: "application/vnd.apache.parquet",
    summary: "tables as Apache Parquet",
    each: "table",
    load: async () => (await import("./parquet.ts")).parquet,
  },
  {
    name: "sqlite",
    ending: "db",
    media: "application/vnd.sqlite3",
    summary: "all tables in one SQLite file, for Datasette",
    load: async () => (await import("./sqlite.ts")).sqlite,
  },
  {
    name: "annotations",
    ending: "jsonld",
    media: "application/ld+json",
    summary: "W3C Web Annotations of the sources",
    load: async () => (await import("./annotations.ts")).webannotations,
  },
  {
    name: "prov",
    ending: "jsonld",
    media: "application/ld+json",
    summary: "provenance of every point, W3C PROV-O",
    load: async () => (await import("./prov.ts")).provenance,
  },
  {
    name: "schemaorg",
    ending: "jsonld",
    media: "application/ld+json",
    summary: "events, articles and quotations, schema.org",
    load: async () => (await import("./schemaorg.ts")).schemaorg,
  },
  {
    name: "plover",
    ending: "csv",
    media: CSV,
    summary: "who did what to whom: PLOVER and CAMEO codes, precision columns",
    load: async () => (await import("./plover.ts")).plover,
  },
  {
    name: "ftm",
    ending: "ftm.json",
    media: "application/x-ndjson",
    summary: "entities of FollowTheMoney, one a line",
    load: async () => (await import("./followthemoney.ts")).followthemoney,
  },
  {
    name: "geojson",
    ending: "geojson",
    media: "application/geo+json",
    summary: "events on the map, with the precision of their places",
    load: async () => (await import("./geojson.ts")).geojson,
  },
  {
    name: "ics",
    ending: "ics",
    media: "text/calendar; charset=utf-8",
    summary: "events as a calendar, iCalendar",
    load: async () => (await import("./icalendar.ts")).icalendar,
  },
  {
    name: "csl",
    ending: "csl.json",
    media: "application/vnd.citationstyles.csl+json",
    summary: "the accounts as references, CSL-JSON",
    load: async () => (await import("./citations.ts")).citations,
  },
  {
    name: "tei",
    ending: "tei.xml",
    media: "application/tei+xml",
    summary: "statements as a critical apparatus, TEI P5",
    load: async () => (await import("./tei.ts")).tei,
  },
  {
    name: "atom",
    ending: "atom",
    media: "application/atom+xml",
    summary: "new and changed events as an Atom feed",
    load: async () => (await import("./atom.ts")).atom,
  },
  {
    name: "rss",
    ending: "rss",
    media: "application/rss+xml",
    summary: "new and changed events as an RSS feed",
    load: async () => (await import("./rss.ts")).rss,
  },
  {
    name: "jsonfeed",
    ending: "feed.json",
    media: "application/feed+json",
    summary: "new and changed events as a JSON Feed",
    load: async () => (await import("./jsonfeed.ts")).jsonfeed,
  },
  {
    name: "md",
    ending: "md",
    media: "text/markdown; charset=utf-8",
    summary: "a record as Markdown with footnotes",
    each: "event",
    load: async () => (await import("./pages.ts")).markdown,
  },
  {
    name: "html",
    ending: "html",
    media: "text/html; charset=utf-8",
    summary: "a record as a printable page with its passages",
    each: "event",
    load: async () => (await import("./pages.ts")).html,
  },
  {
    name: "bundle",
    ending: "bundle.jsonl",
    media: "application/x-ndjson",
    summary: "a record with its sources, hashes and readings, sealed; synoptic verify checks it anywhere",
    each: "event",
    load: async () => (await import("./bundle.ts")).bundle,
  },
];
