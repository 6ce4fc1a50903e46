import type { Output } from "./output.ts";

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

/** Every command, in the order of the help. */
export const commands: readonly Declaration[] = [
  {
    name: "add",
    arguments: "<path...>",
    summary: "read reports from files and folders and bring the records up to date",
    options: [["--workers <n>", "read on this many threads (1 to 64)"]],
    example: "synoptic add reports/ release.html",
    load: async () => (await import("./add.ts")).add,
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
      ["--text <words>", "told by a report that has all of these words"],
    ],
    example: "synoptic events --from 2024-11 --place Brussels",
    load: async () => (await import("./events.ts")).events,
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
    name: "verify",
    arguments: "",
    summary: "read every source again and check every pointer of every record",
    options: [],
    example: "synoptic verify",
    load: async () => (await import("./verify.ts")).verify,
  },
  {
    name: "export",
    arguments: "",
    summary: "write the records of all events as JSON Lines",
    options: [OUT],
    example: "synoptic export --out events.jsonl",
    load: async () => (await import("./export.ts")).exportAll,
  },
];
