import { WebStandardStreamableHTTPServerTransport } from "@modelcontextprotocol/sdk/server/webStandardStreamableHttp.js";
import type { Store } from "../../store/store.ts";
import { packageVersion } from "../version.ts";
import { mcpOver } from "./server.ts";

/** Answer one request of the Model Context Protocol's streamable HTTP transport. No session is kept: every question stands alone. */
export async function answerMcp(store: Store, request: Request): Promise<Response> {
  const transport = new WebStandardStreamableHTTPServerTransport({ enableJsonResponse: true });
  const server = mcpOver(store, packageVersion());
  await server.connect(transport);
  return transport.handleRequest(request);
}
