// How fast the server answers: a list of ten thousand events, the first view of an event with twelve accounts, and one event again and again.
// Run: node eval/build.mjs && node dist-eval/bench/serve.js
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Dossier } from "../src/model/dossier.ts";
import type { Source } from "../src/model/document.ts";
import { stepsKey } from "../src/pipeline.ts";
import { carryOut } from "../src/serve/http/carry.ts";
import { writing } from "../src/serve/cli/session.ts";
import { serve } from "../src/serve/http/serve.ts";

const EVENTS = 10_000;
const ACCOUNTS = 12;
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

const CITIES = ["Lisbon", "Oslo", "Riga", "Nairobi", "Santiago", "Ottawa"];

function report(outlet: number): string {
  const more = outlet % 3 === 0 ? "grey " : "";
  const said = ["“We will send twenty ships before the winter,”", `“We will send twenty ${more}ships before winter,”`][outlet % 2] ?? "";
  const body = Array.from(
    { length: 24 },
    (_, at) =>
      `Harbour master ${at} of pier ${at + 1} told outlet ${outlet} that ${at + 20 + (outlet % 4)} crates stood there on Tuesday, and that “the winter of crate ${at} is long”.`,
  );
  return `Solane and Odrek meet in Riga\n\nLedger ${outlet}, 3 May 2023\n\nNorwegian Foreign Minister Mira Solane met Portuguese Foreign Minister Teodor Odrek in Riga on 3 May 2023.\n\n${said} Solane said. Odrek promised to open ${outlet + 2} ports by June.\n\n${body.join("\n\n")}\n`;
}

function sources(): Source[] {
  return Array.from({ length: ACCOUNTS }, (_, at) => ({ bytes: Buffer.from(report(at)), at: `outlet-${at}.txt`, type: "txt" }));
}

/** Ten thousand events like one: other ids, days and places, as many as a newsroom has in some years. */
function many(dossier: Dossier): Dossier[] {
  return Array.from({ length: EVENTS }, (_, at): Dossier => {
    const day = `${2015 + (at % 10)}-${String((at % 12) + 1).padStart(2, "0")}-${String((at % 28) + 1).padStart(2, "0")}`;
    const label = CITIES[at % CITIES.length] ?? "Riga";
    return {
      ...dossier,
      id: `v${at.toString(16).padStart(12, "0")}`,
      ...(dossier.when ? { when: { ...dossier.when, days: { from: day, to: day } } } : {}),
      ...(dossier.where ? { where: { ...dossier.where, label } } : {}),
    };
  });
}

async function filled(path: string): Promise<Dossier> {
  await carryOut(path, { sources: sources() }, () => undefined);
  const store = await writing(path);
  const dossiers: Dossier[] = [];
  for await (const one of store.dossiers()) dossiers.push(one);
  const widest = dossiers.toSorted((a, b) => b.accounts.length - a.accounts.length)[0];
  if (!widest || widest.accounts.length < ACCOUNTS) throw new Error(`no event with ${ACCOUNTS} accounts`);
  const small = { ...widest, rows: widest.rows.slice(0, 2), reprints: [], background: [], participants: widest.participants.slice(0, 4) };
  await store.replace(stepsKey(), { entities: [], dossiers: [...many(small), widest] });
  await store.close();
  return widest;
}

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
