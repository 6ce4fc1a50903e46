import type { Declaration } from "./commands.ts";

/** Where a process of a cluster answers those who run it. */
const PROBED = [
  ["--port <n>", "answer /healthz, /readyz, /metrics and /status on this port"],
  ["--host <address>", "the address to listen on (127.0.0.1)"],
] as const;

/** The commands of a cluster, in the order of the help. */
export const clustered: readonly Declaration[] = [
  {
    name: "cluster",
    arguments: "<action>",
    summary: "found a cluster on PostgreSQL and NATS (cluster up), hand out its work and keep its records up to date until stopped",
    options: [
      ["--postgres <url>", "the database that keeps everything (or --store)"],
      ["--nats <urls>", "the servers that hand out work, separated by commas"],
      ["--blob <folder>", "where the bytes of sources lie, for all machines: a folder or s3://…"],
      ["--once", "end when nothing is left to do"],
      ...PROBED,
    ],
    example:
      "synoptic cluster up --postgres postgres://db.example/news --nats nats://n1.example,nats://n2.example,nats://n3.example --blob /srv/blobs",
    load: async () => (await import("./cluster.ts")).cluster,
  },
  {
    name: "work",
    arguments: "",
    summary: "read what a cluster hands out, until stopped",
    options: [["--once", "end when no unit waits"], ["--workers <n>", "read on this many threads (1 to 64)"], ...PROBED],
    example: "synoptic work --store postgres://db.example/news --workers 4",
    load: async () => (await import("./work.ts")).work,
  },
  {
    name: "status",
    arguments: "",
    summary: "tell how far a cluster is: units by state, pace, and what was given up and why",
    options: [
      ["--watch", "again every second"],
      ["--revive", "have what was given up tried again"],
    ],
    example: "synoptic status --store postgres://db.example/news --watch",
    load: async () => (await import("./status.ts")).status,
  },
  {
    name: "reprocess",
    arguments: "",
    summary: "have a cluster read every document again, beside what is shown, and then show that",
    options: [["--generation <n>", "only if this generation is not shown yet"]],
    example: "synoptic reprocess --store postgres://db.example/news",
    load: async () => (await import("./reprocess.ts")).reprocess,
  },
];
