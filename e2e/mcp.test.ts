import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js";
import { StreamableHTTPClientTransport } from "@modelcontextprotocol/sdk/client/streamableHttp.js";
import { afterAll, beforeAll, expect, it } from "vitest";
import { MAIN, PREPARING, started, synoptic } from "./synoptic.ts";

const HARBOUR = join(import.meta.dirname, "../examples/harbour");
/** A question waits while other work is done beside. */
const SLOW = 60_000;
const cwd = mkdtempSync(join(tmpdir(), "mcp-"));
const store = join(cwd, "synoptic.db");
let server: ReturnType<typeof started>;
let address = "";

beforeAll(async () => {
  synoptic(["add", HARBOUR], { cwd });
  server = started(["serve", "--port", "0"], { cwd });
  address = /http:\S+/u.exec(await new Promise<string>((resolve) => server.stdout.once("data", resolve)))?.[0] ?? "";
}, PREPARING);
afterAll(() => server?.kill("SIGTERM"));

const transports: readonly (readonly [string, () => Parameters<Client["connect"]>[0]])[] = [
  ["standard input and output", () => new StdioClientTransport({ command: process.execPath, args: [MAIN, "mcp", "--store", store] })],
  ["HTTP", () => new StreamableHTTPClientTransport(new URL("/mcp", address))],
];

it.each(transports)(
  "the protocol's own client finds the tools over %s, and each answers",
  async (_, open) => {
    const client = new Client({ name: "test", version: "0" });
    await client.connect(open());
    const ask = async <T>(name: string, asked: object): Promise<T> => {
      const { structuredContent, isError, content } = await client.callTool({ name, arguments: { ...asked } });
      expect(isError, JSON.stringify(content)).toBeFalsy();
      return structuredContent as T;
    };
    const { tools } = await client.listTools();
    expect(tools).toHaveLength(7);
    const { events } = await ask<{ events: readonly { id: string; accounts: readonly string[] }[] }>("find_events", {
      person: "Halvorsen",
    });
    const [first] = events;
    expect(first).toBeDefined();
    await ask("event", { id: first?.id });
    await ask("compare", { id: first?.id });
    await ask("who_said", { person: "Halvorsen" });
    await ask("timeline", {});
    const { passage } = await ask<{ passage: { quoted: string } }>("source_text", { document: first?.accounts[0] });
    const words = passage.quoted.split(/\s+/u).slice(0, 6).join(" ");
    expect(await ask("verify_quote", { words })).toMatchObject({ stands: true });
    await client.close();
  },
  SLOW,
);
