import { clustered } from "./clustered.ts";
import type { Declaration } from "./commands.ts";

/** The commands that go on answering until they are stopped, in the order of the help. */
export const served: readonly Declaration[] = [
  {
    name: "serve",
    arguments: "",
    summary: "answer the page and the API over the store until stopped",
    options: [
      ["--port <n>", "the port to listen on (7077; 0 for any that is free)"],
      ["--host <address>", "the address to listen on (127.0.0.1; any other needs a token)"],
      ["--token <text>", "what writers must send (or SYNOPTIC_TOKEN)"],
      ["--allow-private", "also ask for addresses that are not on the public internet"],
    ],
    example: "synoptic serve --port 8080",
    load: async () => (await import("./serve.ts")).serve,
  },
  ...clustered,
  {
    name: "mcp",
    arguments: "",
    summary: "answer an assistant's questions over standard input and output (Model Context Protocol)",
    options: [],
    example: "synoptic mcp --store news.db",
    load: async () => (await import("./mcp.ts")).mcp,
  },
];
