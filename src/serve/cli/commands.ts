import type { Output } from "./output.ts";
import { served } from "./served.ts";

/** What an option was given: its value, `true` for one that takes none, undefined if it was not given. */
export type Given = string | true | undefined;

/** A call of a command: its arguments in order, its options by long name in camel case, and where it writes. */
export interface Call {
  readonly arguments: readonly string[];
  readonly options: Readonly<Record<string, Given>>;
  readonly store: string;
  readonly out: Output;
}

/** Runs a command and gives the process's exit status: 0 all well, 1 something found wrong. Mistakes of the user are thrown as `InputError`. */
export type Command = (call: Call) => Promise<number>;

/** How a command is called. `load` fetches its code only when it runs, so that help and errors of use come at once. */
export interface Declaration {
  readonly name: string;
  readonly arguments: string;
  readonly summary: string;
  readonly options: readonly (readonly [flags: string, meaning: string])[];
  readonly example: string;
  readonly load: () => Promise<Command>;
}

const OUT = ["--out <file>", "write to a file instead of standard output"] as const;

/** How a correction is signed. */
const SIGNED = [
  ["--by <name>", "who corrects (default: SYNOPTIC_BY)"],
  ["--on <day>", "the day of the correction (default: today)"],
  ["--note <words>", "why, in your words"],
] as const;

const PRIVATE = ["--allow-private", "also ask for addresses that are not on the public internet"] as const;

const FETCHED = [PRIVATE, ["--keep <file>", "append what is fetched to a web archive (.warc.gz)"]] as const;

/** Every command, in the order of the help. */
export const commands: readonly Declaration[] = [
  {
    name: "add",
    arguments: "<path...>",
    summary: "read reports from files, folders, web archives and web addresses, and bring the records up to date",
    options: [
      ["--workers <n>", "read on this many threads (1 to 64)"],
      ["--cluster", "hand the sources to the workers of a cluster"],
      ...FETCHED,
    ],
    example: "synoptic add reports/ release.html crawl.warc.gz https://gazette.example/feed.xml",
    load: async () => (await import("./add.ts")).add,
  },
  {
    name: "watch",
    arguments: "<feed...>",
    summary: "read feeds again and again, and what is new in them",
    options: [
      ["--every <time>", "from one round to the next: 90s, 10m (the default) or 2h"],
      ["--once", "end after one round"],
      ...FETCHED,
    ],
    example: "synoptic watch https://gazette.example/feed.xml --every 15m",
    load: async () => (await import("./watch.ts")).watch,
  },
  {
    name: "events",
    arguments: "",
    summary: "list events by date",
    options: [
      ["--from <day>", "on or after a day (2024-11-13), month (2024-11) or year"],
      ["--to <day>", "on or before a day, month or year"],
      ["--person <name>", "with a participant so named"],
      ["--place <name>", "in a place or country so named"],
      ["--type <type>", "of a type or mode: meeting, disaster, CONSULT"],
      ["--topic <topic>", "of a top level of IPTC's Media Topics: sport, politics, health"],
      ["--text <words>", "told by a report that has all of these words"],
    ],
    example: "synoptic events --from 2024-11 --place Brussels",
    load: async () => (await import("./events.ts")).events,
  },
  {
    name: "timeline",
    arguments: "[about]",
    summary: "draw events on a line of time: all, or those with a person, in a place, or told with some words",
    options: [
      ["--svg", "as a picture (SVG)"],
      OUT,
      ["--from <day>", "on or after a day, month or year"],
      ["--to <day>", "on or before a day, month or year"],
    ],
    example: 'synoptic timeline "Kristin Dahl" --svg --out dahl.svg',
    load: async () => (await import("./timeline.ts")).timeline,
  },
  {
    name: "show",
    arguments: "<event>",
    summary: "show the record of an event: every account beside the others",
    options: [["--md", "as Markdown"], ["--html", "as one self-contained page"], OUT],
    example: "synoptic show v3f2a --html --out record.html",
    load: async () => (await import("./show.ts")).show,
  },
  {
    name: "read",
    arguments: "<path...>",
    summary: "show what is read of files and web addresses, without keeping it: text in blocks, dates, authors, problems",
    options: [["--html", "as one self-contained page, furniture grey beside the text"], OUT, PRIVATE],
    example: "synoptic read page.html --html --out read.html",
    load: async () => (await import("./read.ts")).read,
  },
  {
    name: "source",
    arguments: "<document> [start] [end]",
    summary: "show a document's text, or some characters of it, with what was found there",
    options: [],
    example: "synoptic source d571f 120 180",
    load: async () => (await import("./source.ts")).source,
  },
  {
    name: "why",
    arguments: "<event> <document>",
    summary: "say why a document is, or is not, an account of an event",
    options: [],
    example: "synoptic why v3f2a d571f",
    load: async () => (await import("./why.ts")).why,
  },
  {
    name: "lineage",
    arguments: "<event>",
    summary: "show which accounts of an event were made from which, and what each cut, changed and added",
    options: [["--svg", "as a drawn graph"], OUT],
    example: "synoptic lineage v3f2a --svg --out lineage.svg",
    load: async () => (await import("./lineage.ts")).lineage,
  },
  {
    name: "story",
    arguments: "<event>",
    summary: "show the events that an event comes from and leads to, and the words that tie them",
    options: [],
    example: "synoptic story v3f2a",
    load: async () => (await import("./story.ts")).story,
  },
  {
    name: "tellings",
    arguments: "<event>",
    summary: "show what the accounts of an event tell, each happening once with every sentence that tells of it",
    options: [],
    example: "synoptic tellings v3f2a",
    load: async () => (await import("./tellings.ts")).tellings,
  },
  {
    name: "promises",
    arguments: "[who]",
    summary: "list who commits to what, for whom, how much and by when, with what later reports say of it",
    options: [],
    example: "synoptic promises Norway",
    load: async () => (await import("./promises.ts")).promises,
  },
  {
    name: "entities",
    arguments: "",
    summary: "list persons, bodies, places and groups, those in most documents first",
    options: [
      ["--person [name]", "persons, or those so named"],
      ["--body [name]", "bodies, or those so named"],
      ["--place [name]", "places, or those so named"],
      ["--text <words>", "mentioned in a document that has all of these words"],
    ],
    example: "synoptic entities --person Sybiha",
    load: async () => (await import("./entities.ts")).entities,
  },
  {
    name: "entity",
    arguments: "<entity>",
    summary: "show who or what an entity is: offices over time, why its mentions are one, and every mention with its place",
    options: [],
    example: "synoptic entity person:andrii-sybiha",
    load: async () => (await import("./entity.ts")).entity,
  },
  {
    name: "join",
    arguments: "<entity> <other>",
    summary: "say that two entities are one",
    options: SIGNED,
    example: 'synoptic join person:andrii-sybiha person:sybiga --by "Ada Holm"',
    load: async () => (await import("./join.ts")).join,
  },
  {
    name: "split",
    arguments: "<entity> <document...>",
    summary: "say that some documents mean another by this name",
    options: SIGNED,
    example: 'synoptic split person:john-farrow d571f --by "Ada Holm"',
    load: async () => (await import("./split.ts")).split,
  },
  {
    name: "merge",
    arguments: "<event> <other>",
    summary: "say that two events are one",
    options: SIGNED,
    example: 'synoptic merge v3f2a v81c0 --by "Ada Holm"',
    load: async () => (await import("./merge.ts")).merge,
  },
  {
    name: "detach",
    arguments: "<event> <document...>",
    summary: "say that some documents tell of another event",
    options: SIGNED,
    example: 'synoptic detach v3f2a d571f --by "Ada Holm"',
    load: async () => (await import("./detach.ts")).detach,
  },
  {
    name: "edits",
    arguments: "",
    summary: "list all corrections, with those that were taken back",
    options: [],
    example: "synoptic edits --json",
    load: async () => (await import("./edits.ts")).edits,
  },
  {
    name: "undo",
    arguments: "<edit>",
    summary: "take a correction back, by its number",
    options: SIGNED,
    example: 'synoptic undo 3 --by "Ada Holm"',
    load: async () => (await import("./undo.ts")).undo,
  },
  {
    name: "documents",
    arguments: "",
    summary: "list documents",
    options: [],
    example: "synoptic documents --json",
    load: async () => (await import("./documents.ts")).documents,
  },
  {
    name: "changes",
    arguments: "",
    summary: "list how events changed as documents came in",
    options: [["--since <n>", "only after this entry of the log"]],
    example: "synoptic changes --since 12",
    load: async () => (await import("./changes.ts")).changes,
  },
  {
    name: "bundle",
    arguments: "<event>",
    summary: "write an event's record with all it rests on into one file that can be checked anywhere",
    options: [OUT],
    example: "synoptic bundle v3f2a --out quay.bundle.jsonl",
    load: async () => (await import("./bundle.ts")).bundle,
  },
  {
    name: "verify",
    arguments: "[bundle...]",
    summary: "read every source again and check every pointer of every record, of the store or of bundles",
    options: [],
    example: "synoptic verify quay.bundle.jsonl",
    load: async () => (await import("./verify.ts")).verify,
  },
  {
    name: "export",
    arguments: "",
    summary: "write the records in one of many forms: tables, annotations, calendars, feeds, pages",
    options: [
      ["--format <name>", "the form (jsonl; the guide on exports lists all)"],
      ["--event <id>", "only this event"],
      [
        "--table <name>",
        "one table, in forms that have a file for each: events, documents, entities, accounts, participants, points, readings",
      ],
      ["--base <address>", "where a server answers for these records: links lead there"],
      ["--out <file>", "write to a file, or to a folder where there are several files"],
    ],
    example: "synoptic export --format csv --out tables/",
    load: async () => (await import("./export.ts")).exportAll,
  },
  ...served,
];
