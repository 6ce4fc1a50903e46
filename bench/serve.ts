// How fast the server answers: a list of ten thousand events, the first view of an event with twelve accounts, and one event again and again.
// Run: node eval/build.mjs && node dist-eval/bench/serve.js
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { serve } from "../src/serve/http/serve.ts";
import { EVENTS, filled } from "./filled.ts";

const LISTS = 60;
const REQUESTS = 20_000;
const AT_ONCE = 16;

/** Asks for one address again and again, many at once, and says in how many milliseconds of its clock. */
const CLIENT = `
const http = require("node:http");
const [url, requests, together] = [process.argv[1], Number(process.argv[2]), Number(process.argv[3])];
const agent = new http.Agent({ keepAlive: true, maxSockets: together });
let left = requests;
const one = () => new Promise((done) => http.get(url, { agent, headers: { "accept-encoding": "gzip" } }, (answer) => answer.resume().on("end", done)));
const line = async () => { while (left-- > 0) await one(); };
Promise.all(Array.from({ length: together }, line)).then(() => process.exit(0));
`;

/** Milliseconds of processor time that an answer takes, this end of the line included: other work on the machine does not count. */
async function timed(url: string): Promise<number> {
  const before = process.cpuUsage();
  const answer = await fetch(url);
  await answer.arrayBuffer();
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}`);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e3;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

const folder = mkdtempSync(join(tmpdir(), "serve-"));
const path = join(folder, "s.db");
const event = await filled(path);
const serving = await serve({ store: path, port: 0, host: "127.0.0.1" }, () => undefined);
const { address } = serving;
try {
  await timed(`${address}/health`);
  const first = await timed(`${address}/api/events/${event.id}`);
  const cold = await timed(`${address}/api/events?limit=50`);
  const lists: number[] = [];
  const filters = ["", "&place=oslo", "&from=2019", "&person=sol", "&type=meeting", "&from=2020&to=2021&place=riga"];
  for (let at = 0; at < LISTS; at++)
    lists.push(await timed(`${address}/api/events?limit=50&offset=${at * 10}${filters[at % filters.length]}`));
  const glance = await timed(`${address}/api/overview`);
  const before = process.cpuUsage();
  const start = performance.now();
  const client = spawn(process.execPath, ["-e", CLIENT, `${address}/api/events/${event.id}`, String(REQUESTS), String(AT_ONCE)]);
  await once(client, "exit");
  const spent = process.cpuUsage(before);
  const seconds = (spent.user + spent.system) / 1e6;
  console.log(
    `list of ${EVENTS} events      ${median(lists).toFixed(1)} ms median of ${LISTS} different ones, the first ${cold.toFixed(0)} ms`,
  );
  console.log(`overview of ${EVENTS} events  ${glance.toFixed(1)} ms`);
  console.log(`first view, ${event.accounts.length} accounts     ${first.toFixed(1)} ms`);
  console.log(
    `one event                 ${Math.round(REQUESTS / seconds)} requests a second of processor time, ${Math.round((REQUESTS / (performance.now() - start)) * 1000)} by the clock`,
  );
} finally {
  await serving.close();
  rmSync(folder, { recursive: true, force: true });
}
