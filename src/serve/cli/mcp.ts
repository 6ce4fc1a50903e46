import { once } from "node:events";
import { StdioServerTransport } from "@modelcontextprotocol/sdk/server/stdio.js";
import { mcpOver } from "../mcp/server.ts";
import { packageVersion } from "../version.ts";
import type { Call } from "./commands.ts";
import { reading } from "./session.ts";

/** `synoptic mcp`: tools for assistants, over standard input and output, until the input ends. */
export async function mcp({ store: path, out }: Call): Promise<number> {
  const store = await reading(path, out.tell);
  const server = mcpOver(store, packageVersion());
  const ended = once(process.stdin, "end");
  await server.connect(new StdioServerTransport());
  await ended;
  await server.close();
  await store.close();
  return 0;
}
