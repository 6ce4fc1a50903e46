import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { gzipSync } from "node:zlib";

type Answerer = (request: IncomingMessage, response: ServerResponse) => void;

/** A server on loopback that answers paths as told and counts what it was asked for. */
export interface Local {
  readonly at: string;
  readonly port: number;
  readonly asked: { readonly path: string; readonly headers: IncomingMessage["headers"] }[];
  on(path: string, answer: Answerer): void;
  close(): Promise<void>;
}

/** Start a server. Paths that are not told about answer 404. */
export async function local(): Promise<Local> {
  const answers = new Map<string, Answerer>();
  const asked: Local["asked"] = [];
  const sockets = new Set<Socket>();
  const server: Server = createServer((request, response) => {
    const path = request.url ?? "/";
    asked.push({ path, headers: request.headers });
    const answer = answers.get(path) ?? ((_, reply) => reply.writeHead(404).end("none"));
    answer(request, response);
  });
  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    socket.on("error", () => undefined);
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  return {
    at: `http://127.0.0.1:${port}`,
    port,
    asked,
    on: (path, answer) => void answers.set(path, answer),
    close: () =>
      new Promise((done) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => done());
      }),
  };
}

/** An answer with a body. */
export const page =
  (body: string | Uint8Array, headers: Readonly<Record<string, string>> = { "Content-Type": "text/html" }, status = 200): Answerer =>
  (_, response) =>
    void response.writeHead(status, headers).end(body);

/** Megabytes of zeros, packed to some kilobytes. */
export const BOMB: Uint8Array = gzipSync(Buffer.alloc(30_000_000));
